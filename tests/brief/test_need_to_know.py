"""Need to know (12.a): what an audience may not see is not in its papers, by any encoding; what it may see is there.

What is expected is kept as a file of its own: whoever loosens a label in the table has to change it there too, and is
seen doing so.
"""

from __future__ import annotations

import copy
import io
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from coc_cli.documents import html, pdf, text
from coc_cli.documents.brief import sheet
from coc_cli.documents.brief.register import register
from coc_cli.plan import words as w
from coc_cli.plan.fields import OUTSIDE_DIGEST, TABLES, TOP
from coc_cli.plan.fields.shape import LETTERS
from coc_cli.plan.project import project
from tests.brief.plans import CODES, fields, full, mutated, planned, token
from tests.conftest import ROOT
from tests.golden import same_as_golden

if TYPE_CHECKING:
    from typing import Any

    from coc_cli.documents.model import Document
    from coc_cli.plan.fields import Field
    from coc_cli.plan.model import Plan

KEEPERS = ("commander", "liaison", "approver")
FIELDS = [pytest.param(table, field, id=f"{table}.{field.name}") for table, field in fields()]


@cache
def labels() -> dict[str, tuple[str, ...]]:
    """Who may see what, as it was agreed: field by field, and not as the table says today."""
    rows = (ROOT / "tests/golden/need-to-know.txt").read_text("utf-8").splitlines()
    return {name: tuple(LETTERS[sign] for sign in signs if sign != "-") for name, signs in (row.split() for row in rows)}


def test_the_labels_are_those_that_were_agreed() -> None:
    signs = {audience: sign for sign, audience in LETTERS.items()}
    rows = [(name, field.audiences) for name, field in TOP.items()]
    for name, table in TABLES.items():
        rows += [(f"{name}:every-record", table.everyone), (f"{name}:own-records", table.own)]
        rows += [(f"{name}.{field.name}", field.audiences) for field in table.fields.values()]

    said = "".join(f"{name} {''.join(signs[one] for one in seen) or '-'}\n" for name, seen in rows)

    assert same_as_golden("need-to-know.txt", said)


def test_what_refers_to_a_record_is_seen_only_by_those_who_see_its_code() -> None:
    wider = [
        f"{table}.{field.name} -> {other}"
        for table, field in fields()
        if field.kind.name == "ref"
        for other in field.kind.tables
        if set(field.audiences) - set(TABLES[other].fields["id"].audiences)
    ]

    assert wider == []


def papers(plan: Plan, audience: str) -> list[Document]:
    """Everything that is handed to one person: the sheet, and to those who keep it the register."""
    mine = project(plan, audience, CODES[audience])
    kept = [register(mine, copies=(), draft=False)] if audience in KEEPERS else []
    return [sheet(mine), *kept]


@cache
def plain(audience: str) -> str:
    return "\n".join(text.render(one) for one in papers(planned(full()), audience))


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_a_field_changes_the_papers_of_those_who_may_see_it_and_no_others(table: str, field: Field) -> None:
    plan = planned(mutated(table, field))

    changed = {one for one in w.AUDIENCES if "\n".join(map(text.render, papers(plan, one))) != plain(one)}

    assert changed == set(labels()[f"{table}.{field.name}"])


def written(document: Document) -> dict[str, str]:
    """A document in each format, decoded as far as it can be: texts, metadata, the content of every stream."""
    made = pdf.render(document)
    read = PdfReader(io.BytesIO(made))
    shown = "\n".join(page.extract_text() for page in read.pages)
    objects = [read.get_object(number) for number in range(1, len(read.xref[0]) + 1)]
    streams = b"".join(one.get_data() for one in objects if isinstance(one, StreamObject))
    return {
        "text": text.render(document),
        "html": html.render(document),
        "pdf": shown,
        "pdf, raw": made.decode("latin-1") + streams.decode("latin-1") + str(read.metadata),
    }


@pytest.mark.parametrize("audience", w.AUDIENCES)
def test_a_canary_in_every_field(audience: str) -> None:
    outputs = [written(one) for one in papers(planned(full()), audience)]
    whole = {name: "".join(one[name] for one in outputs) for name in outputs[0]}
    leaked, lost = leaks(whole, audience), missing(whole, audience)

    assert (leaked, lost) == ([], [])


def canaries() -> list[tuple[str, str]]:
    """Every word that stands in one field: the field, and the word in one of its records."""
    found = []
    for table, field in fields():
        if field.kind.name in ("text", "line", "blob") and not (table == "facts" and field.name == "value"):
            content = full()[table]
            keys = [row["id"] for row in content] if isinstance(content, list) else list(content)
            keys = keys if TABLES[table].style != "values" else [""]
            found += [(f"{table}.{field.name}", token(table, field.name, key)) for key in keys]
    return found


def leaks(whole: dict[str, str], audience: str) -> list[str]:
    return [
        f"{name} in {form}"
        for name, word in canaries()
        if audience not in labels()[name]
        for form, said in whole.items()
        if word in said
    ]


def missing(whole: dict[str, str], audience: str) -> list[str]:
    there = {name for name, word in canaries() for form, said in whole.items() if form != "pdf, raw" and word in said}
    return sorted({name for name, _ in canaries() if audience in labels()[name]} - there)


def test_there_are_canaries_enough() -> None:
    assert len(canaries()) > 100
    assert len({word for _, word in canaries()}) == len(canaries())


def test_a_loosened_label_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COC_GOLDEN", raising=False)  # what is agreed is never kept from here
    field = TABLES["operation"].fields["background"]
    monkeypatch.setattr(field, "audiences", (*field.audiences, "driver"))

    whole = written(papers(planned(full()), "driver")[0])

    assert leaks(whole, "driver") == [f"operation.background in {one}" for one in ("text", "html", "pdf")]
    plan = planned(mutated("operation", field))
    assert text.render(papers(plan, "driver")[0]) != text.render(papers(planned(full()), "driver")[0])
    with pytest.raises(AssertionError):
        test_the_labels_are_those_that_were_agreed()


def test_a_loosened_record_rule_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    before = plain("driver")
    monkeypatch.setattr(TABLES["people"], "everyone", (*TABLES["people"].everyone, "driver"))

    assert text.render(papers(planned(full()), "driver")[0]) != before


@pytest.mark.parametrize("audience", w.AUDIENCES)
def test_pairs_give_the_same_bytes_in_every_format(audience: str) -> None:
    """Two plans that differ in all that an audience may not see; someone else's papers differ."""
    hidden = [(table, field) for table, field in fields() if audience not in labels()[f"{table}.{field.name}"]]
    data = full()
    for table, field in hidden:
        content = mutated(table, field)[table]
        rows = zip(_rows(data[table], table), _rows(content, table), strict=True)
        for row, changed in rows:
            row[field.name] = changed[field.name]
    one, two = planned(full()), planned(data)

    for first, second in zip(papers(one, audience), papers(two, audience), strict=True):
        assert pdf.render(first) == pdf.render(second)
        assert html.render(first) == html.render(second)
        assert text.render(first) == text.render(second)
    assert project(one, audience, CODES[audience]).digest == project(two, audience, CODES[audience]).digest
    seen = any("commander" in labels()[f"{table}.{field.name}"] for table, field in hidden if table not in OUTSIDE_DIGEST)
    assert (project(one, "commander", "Q1").digest != project(two, "commander", "Q1").digest) == seen
    assert seen == (audience not in ("commander", "approver"))


def _rows(content: object, table: str) -> list[dict[str, object]]:
    if isinstance(content, list):
        return content
    return list(content.values()) if TABLES[table].style == "keyed" else [content]  # type: ignore[attr-defined,list-item]


def test_what_is_done_and_printed_leaves_every_sheet_current() -> None:
    data = full()
    for name in OUTSIDE_DIGEST:
        data.pop(name)

    for audience, code in CODES.items():
        assert project(planned(data), audience, code).digest == project(planned(full()), audience, code).digest


# What says where, or when: by the word for it in `people.told`.
SAYING = {
    "place": "premises.location premises.neighbours premises.parking premises.assembly_point access.leads_to places.location",
    "time": "schedule.brief schedule.depart schedule.start schedule.end schedule.interviews_from schedule.interviews_until "
    "schedule.handover journeys.departs journeys.arrives posts.starts posts.ends",
}


@pytest.mark.parametrize("audience", w.AUDIENCES)
@pytest.mark.parametrize(
    ("what", "other"), [("place", "time"), ("time", "place"), ("time", "nothing"), ("place", "nothing")]
)
def test_who_is_not_to_know_place_or_time_is_told_nothing_of_it(audience: str, what: str, other: str) -> None:
    data = full()
    for person in data["people"]:
        person["told"] = [other]
    before = "\n".join(text.render(one) for one in papers(planned(data), audience))

    for field in SAYING[what].split():
        table, _, name = field.partition(".")
        changed = copy.deepcopy(data)
        for row, new in zip(
            _rows(changed[table], table), _rows(mutated(table, TABLES[table].fields[name])[table], table), strict=True
        ):
            row[name] = new[name]
        assert "\n".join(text.render(one) for one in papers(planned(changed), audience)) == before, field


def test_everybody_is_told_their_own_shift_and_nobody_else_s() -> None:
    data = full()
    for person in data["people"]:
        person["told"] = ["nothing"]

    for audience in ("driver", "approver"):
        shifts = {one.id: one.on_shift_from for one in project(planned(data), audience, CODES[audience]).plan.people}
        assert [code for code, since in shifts.items() if since is not None] == [CODES[audience]]


@pytest.mark.parametrize("audience", ["investigator", "interpreter", "evidence", "driver", "receiver"])
def test_a_sheet_for_nobody_yet_says_neither_where_nor_when(audience: str) -> None:
    plan = project(planned(full()), audience).plan

    assert [one.location for one in plan.premises if one.location] == []
    assert [one.location for one in plan.places if one.location] == []
    assert plan.schedule.start is None


def test_a_place_that_takes_suspects_alone_gets_no_welfare_plan() -> None:
    data = full()
    for group in data["groups"]:
        group["kind"] = "suspects"

    assert project(planned(data), "receiver", CODES["receiver"]).plan.aftercare.shelter is None


def reached(data: dict[str, Any], audience: str) -> list[str]:
    """The contacts of a sheet besides the emergency numbers, with a duty desk C9 that no record refers to."""
    desk = {"id": "C9", "kind": "law-enforcement", "role": "desk", "number": "annex 2"}
    plan = project(planned({**data, "contacts": [*data["contacts"], desk]}), audience, CODES[audience]).plan
    return [one.id for one in plan.contacts if one.kind != "emergency"]


@pytest.mark.parametrize(("said", "there"), [("Call C9, say the word.", ["C9"]), ("Call C99 or RC9.", [])])
def test_whom_a_text_says_to_call_is_told_with_the_number(said: str, there: list[str]) -> None:
    data = full()
    data["operation"]["call_in"] = said

    assert reached(data, "investigator") == there
    assert reached(data, "driver") == []  # who is not told how officers are called in is not told the number either


def test_a_contact_that_only_a_withheld_text_names_is_withheld_as_well() -> None:
    data = full()
    for site in data["premises"]:
        site["neighbours"] = "Ask at the desk, C9."

    assert reached(data, "investigator") == ["C9"]
    for person in data["people"]:
        person["told"] = ["time"]
    assert reached(data, "investigator") == []


def test_a_risk_that_is_not_there_frightens_nobody() -> None:
    data = full()
    data["risks"] = [{"id": "Z1", "kind": "firearms", "present": "no", "description": "None was seen."}]

    held = {who: [one.id for one in project(planned(data), who, CODES[who]).plan.risks] for who in w.AUDIENCES}

    assert held["driver"] == held["interpreter"] == held["social-worker"] == []
    assert held["commander"] == held["investigator"] == ["Z1"]

    data["risks"] = [{"id": "Z1", "kind": "firearms", "measures": "Stay down."}]
    assert [one.id for one in project(planned(data), "driver", CODES["driver"]).plan.risks] == ["Z1"]
