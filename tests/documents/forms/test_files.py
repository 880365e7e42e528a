"""The files of forms and cards: what is shipped is sound, and what is wrong is said with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coc_cli.checklist.loader import load
from coc_cli.checklist.model import GATES
from coc_cli.documents.forms import cards, check
from coc_cli.documents.forms.load import forms, read, translations
from coc_cli.errors import FileFaults
from coc_cli.plan.fields import TABLES
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "templates/forms"
# What the issue asks for, and the file that holds it.
ASKED = (
    "questionnaire card-victims card-suspects evidence-register evidence-labels custody-form pointing-out-log search-grid "
    "equipment communications risk-register journey rest-and-refreshment contacts medical contingency-card aftercare premises"
).split()


def test_every_form_that_is_asked_for_is_there() -> None:
    assert set(forms()) == set(ASKED)
    assert len({form.data["order"] for form in forms().values()}) == len(ASKED)


def test_every_gate_has_a_card_of_five_to_nine_lines() -> None:
    gates = load().gates
    assert tuple(gates) == GATES
    assert all(5 <= len(gate.items) <= 9 for gate in gates.values())
    assert set(parse((ROOT / "templates/cards.toml").read_text("utf-8"), "c")) == {"gate"}


HEAD = 'title = "T"\nuse = "U"\norder = 1\naudiences = ["social-worker"]\nclauses = ["12.d"]\n'
SECTION = '[[section]]\nheading = "H"\n[[section.block]]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(HEAD, ['1:1 "section" is missing'], id="no-section"),
        pytest.param(
            HEAD + 'colour = "red"\n' + SECTION + 'kind = "text"\ntext = "x"\n',
            ['6:1 unknown key "colour"'],
            id="unknown-key",
        ),
        pytest.param(HEAD + SECTION + 'kind = "text"\n', ['8:3 "text" is missing in a block of kind text'], id="no-text"),
        pytest.param(
            HEAD + SECTION + 'kind = "text"\ntext = "x"\nmany = 3\n',
            ['11:1 "many" means nothing in a block of kind text'],
            id="a-key-of-another-kind",
        ),
        pytest.param(
            HEAD + SECTION + 'kind = "lines"\ntext = "x"\nmany = "3"\n',
            ["11:1 many: expected a whole number"],
            id="no-number",
        ),
        pytest.param(
            HEAD.replace("12.d", "12.z") + SECTION + 'kind = "text"\ntext = "x"\n', ['5:1 no clause "12.z"'], id="no-clause"
        ),
        pytest.param(
            HEAD.replace("social-worker", "journalist") + SECTION + 'kind = "text"\ntext = "x"\n',
            ['4:1 no audience "journalist"'],
            id="no-audience",
        ),
        pytest.param(
            HEAD.replace('audiences = ["social-worker"]\n', "") + SECTION + 'kind = "text"\ntext = "x"\n',
            ['1:1 "audiences" is missing: who carries it?'],
            id="for-nobody",
        ),
        pytest.param(
            HEAD + SECTION + 'kind = "pairs"\nfields = [["Where", "premises.location"]]\n',
            ['10:1 "Where": social-worker may not see premises.location (12.a)'],
            id="a-field-that-its-audience-may-not-see",
        ),
        pytest.param(
            HEAD + SECTION + 'kind = "table"\nrows = "people"\ncolumn = [{ title = "Code", show = ["id"], width = 1 }]\n',
            ["11:29 this column: social-worker may not see every record of people (12.a)"],
            id="records-that-are-not-its-own",
        ),
        pytest.param(
            HEAD
            + SECTION
            + 'kind = "table"\nrows = "contacts"\ncolumn = [{ title = "Who", show = ["role"], width = 1 }]\n',
            ["11:28 this column: social-worker may not see every record of contacts (12.a)"],
            id="contacts-that-are-no-emergency-numbers",
        ),
        pytest.param(
            HEAD + SECTION + 'kind = "table"\nrows = "visitors"\ncolumn = [{ title = "A", width = 1 }]\n',
            ['10:1 no rows "visitors"'],
            id="no-such-rows",
        ),
        pytest.param(
            HEAD + SECTION + 'kind = "table"\ncolumn = [{ title = "A", show = ["id"], width = 1 }]\n',
            ['10:26 "id": these rows hold no field of the plan'],
            id="a-field-of-no-table",
        ),
        pytest.param(
            HEAD + SECTION + 'kind = "drawing"\nof = "matrix"\n',
            [
                f"10:1 this drawing: social-worker may not see {field} (12.a)"
                for field in (
                    "every record of risks",
                    "risks.present",
                    "risks.likelihood",
                    "risks.consequence",
                    "risks.residual_likelihood",
                    "risks.residual_consequence",
                )
            ],
            id="a-drawing-that-its-audience-may-not-see",
        ),
        pytest.param(
            HEAD.replace("audiences", "handed").replace('["social-worker"]', '"victims"')
            + SECTION
            + 'kind = "pairs"\nfields = [["Operation", "operation.code"]]\n',
            ['10:1 "Operation": a handout shows nothing of a plan'],
            id="a-handout-that-tells",
        ),
        pytest.param(
            HEAD
            + SECTION
            + 'kind = "table"\nrows = "groups"\nwhere = [{ field = "kind", is = ["victim"] }]\n'
            + 'column = [{ title = "A", show = ["id"], width = 1 }]\n',
            [
                "11:10 kind is one of suspected-victims, suspects, unclear, non-trafficked-adults, irregular-migrants, bystanders"
            ],
            id="a-word-that-is-none",
        ),
    ],
)
def test_what_is_wrong_with_a_form_is_said_with_its_line(tmp_path: Path, text: str, said: list[str]) -> None:
    (tmp_path / "planted.toml").write_text(text, "utf-8")

    assert _faults(tmp_path, "planted.toml") == said


def _faults(folder: Path, name: str) -> list[str]:
    with pytest.raises(FileFaults) as raised:
        read(str(folder), name, None)
    return [f"{fault.line}:{fault.column} {fault.message}" for fault in raised.value.faults]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param('id = "go"', 'id = "stop"', 'no gate "stop"', id="gate"),
        pytest.param('duty = "12.e/7"', 'duty = "12.e/6"', 'the card of go has no item for "12.e/6"', id="duty"),
        pytest.param('rows = "aftercare"', 'rows = "care"', 'no table "care"', id="table"),
        pytest.param(
            'show = ["id", "possessions_by"]',
            'show = ["id", "description"]',
            "this item: social-worker may not see groups.description (12.a)",
            id="need-to-know",
        ),
    ],
)
def test_what_is_wrong_with_a_card_is_found(old: str, new: str, said: str) -> None:
    text = (ROOT / "templates/cards.toml").read_text("utf-8")
    assert old in text
    found = cards.faults(parse(text.replace(old, new, 1), "cards.toml"))

    assert said in [fault.message for _, fault in found]


ENGLISH = (FOLDER / "card-victims.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("card-victims.th.toml", ENGLISH, '"reviewed" is missing', id="not-reviewed"),
        pytest.param(
            "card-victims.th.toml",
            'reviewed = "interpreter IT1"\n'
            + ENGLISH.replace('    ["To make', "    #").replace('    ["Make you', '    # ["Make you'),
            "this block is not the one of the English form: list",
            id="a-line-is-lost",
        ),
        pytest.param(
            "card-victims.th.toml",
            'reviewed = "interpreter IT1"\n' + ENGLISH.replace('handed = "victims"', 'handed = "suspects"'),
            "handed: differs from the English form",
            id="for-somebody-else",
        ),
        pytest.param(
            "equipment.th.toml", 'reviewed = "x"\n' + ENGLISH, 'no form "equipment" that is translated', id="no-slot"
        ),
    ],
)
def test_a_translation_that_says_less_does_not_load(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")

    with pytest.raises(FileFaults) as raised:
        translations(str(tmp_path), forms())
    assert said in raised.value.faults[0].message


def test_a_reviewed_translation_is_one_more_form(tmp_path: Path) -> None:
    text = 'reviewed = "interpreter IT1, 2026-11-20"\n' + ENGLISH.replace("What happens now", "ตอนนี้เกิดอะไรขึ้น")
    (tmp_path / "card-victims.th.toml").write_text(text, "utf-8")

    (made,) = translations(str(tmp_path), forms())

    assert (made.name, made.title, made.handed) == ("card-victims.th", "ตอนนี้เกิดอะไรขึ้น", "victims")


def test_every_table_of_what_drawings_look_at_is_of_fields() -> None:
    paths = [path.split(".") for paths in check.LOOKS_AT.values() for path in paths]
    assert [f"{table}.{field}" for table, field in paths if field not in TABLES[table].fields] == []
