"""What each form is for: boxes, caveats, whose it is, every room and kind, and nothing where a plan has nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from coc_cli.checklist.loader import load
from coc_cli.documents import text
from coc_cli.documents.forms.build import Source, build
from coc_cli.documents.forms.load import forms
from coc_cli.documents.letter import letter as open_requests
from coc_cli.documents.model import BOX, Grid, Items
from tests.documents.forms.printed import example, of_example, printed, source
from tests.judging import TODAY

if TYPE_CHECKING:
    from coc_cli.documents.model import Document


def boxes(document: Document) -> int:
    """How many boxes to tick a document has."""
    found = 0
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Items) and block.boxes:
                found += len(block.items)
            if isinstance(block, Grid):
                found += sum(line.startswith(BOX) for row in block.rows for cell in row.cells for line in cell)
    return found


@pytest.mark.parametrize(
    ("file", "least"),
    [
        pytest.param("questionnaire", 40, id="questionnaire"),
        pytest.param("search-grid", 35, id="search-grid"),
        pytest.param("equipment", 20, id="equipment"),
        pytest.param("journey-J3", 24, id="journey"),
        pytest.param("card-go", 9, id="card"),
    ],
)
def test_there_are_boxes_to_tick(file: str, least: int) -> None:
    assert boxes(of_example("ready")[file]) >= least


def test_the_questionnaire_says_that_a_sign_proves_nothing_before_it_asks() -> None:
    said = text.render(of_example("")["questionnaire"])

    assert (
        said.index("A sign proves nothing.") < said.index("Read this aloud".upper()) < said.index("May be a sign".lower())
    )
    assert "score" not in said


@pytest.mark.parametrize("file", ["evidence-register", "evidence-labels", "custody-form", "search-grid"])
def test_what_is_law_enforcement_s_says_so_and_has_no_day_to_destroy_it(file: str) -> None:
    document = of_example("ready")[file]

    assert "NGO" in text.render(document)
    assert "fficers" in text.render(document) or "law enforcement" in text.render(document)
    assert document.paper is not None
    assert document.paper.until == ""


def test_who_is_to_be_called_stands_on_the_card_with_the_number() -> None:
    said = text.render(of_example("ready")["contingency-card-IN1"])

    assert "Call C4" in said
    assert "Duty officer of the lead agency" in said
    assert "Chair of the" not in said  # a contact that nobody is told to call


def test_the_aftercare_calendar_goes_on_after_the_plan_is_destroyed() -> None:
    paper = of_example("ready")["aftercare"].paper

    assert paper is not None
    assert paper.until == ""


def test_a_table_that_is_only_read_takes_no_room_to_write_once_it_is_filled() -> None:
    looks = [
        next(block.look for block in of_example(name)["search-grid"].sections[1].blocks if isinstance(block, Grid))
        for name in ("ready", "")
    ]

    assert looks == ["form low", "form"]


def test_running_numbers_are_used_once() -> None:
    said = text.render(of_example("")["evidence-labels"])
    numbers = re.findall(r"No\. (\d{3})", said)

    assert numbers == [f"{number:03d}" for number in range(1, 21)]


def test_the_search_grid_has_every_room_and_every_kind_where_the_plan_looks_for_it() -> None:
    document = of_example("ready")["search-grid"]
    grid = next(block for block in document.sections[0].blocks if isinstance(block, Grid))
    rows = {row.cells[1][0]: row.cells for row in grid.rows if row.cells[1]}

    assert list(rows) == ["R1", "R2", "R3", "R4", "R5", "R6", "R7"]
    assert rows["R1"][4] == (f"{BOX} E1",)
    assert rows["R4"][3] == (f"{BOX} E4",)
    assert rows["R3"][4] == (BOX,)


def test_the_letter_of_a_plan_is_the_one_that_coc_requests_prints() -> None:
    filled = source(example("conditions"))
    assert filled.assessed is not None

    assert [section.id for section in printed(filled)["requests"].sections] == [
        section.id for section in open_requests(filled.assessed).sections
    ]


def test_a_form_of_records_that_a_plan_lacks_is_blank() -> None:
    data = example("ready")
    del data["journeys"]
    form = forms()["journey"]

    ((name, made),) = build(form, source(data))
    ((_, blank),) = build(form, Source(load()))
    assert name == "journey"
    assert text.render(made) == text.render(blank)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        pytest.param(["place", "time"], True, id="told both"),
        pytest.param(["place"], False, id="not told the time"),
        pytest.param(["nothing"], False, id="told nothing"),
    ],
)
def test_a_driver_who_is_not_to_know_the_time_gets_room_to_write_it(told: list[str], shown: bool) -> None:
    data = example("ready")
    driver = next(one for one in data["people"] if one["id"] == "DR1")
    driver["told"] = told
    times = re.compile(r"Leaves: +\w+ \d+ \w+ \d{4} \d\d:\d\d")

    made = printed(source(data))

    found = {name: bool(times.search(text.render(made[f"journey-{name}"]))) for name in ("J1", "J2")}
    assert found == {"J1": shown, "J2": True}


def test_a_card_says_what_is_waived_and_what_does_not_apply() -> None:
    """Read aloud, a "no" would stop what is settled; a card whose reader sees no facts says nothing of them."""
    data = example("soft-rescue")
    data["waivers"][0]["made_at"] = TODAY - timedelta(days=1)
    cards = printed(source(data))
    said = {duty: line for name in ("card-plan", "card-leave") for _, _, line, (duty,) in _rows(cards[name])}

    assert said["13/2"][0].startswith("W1: waived by AP1 until ")
    assert said["9.c/1"] == ("Does not apply: NGO investigates is no",)
    assert said["12.h.iv/4"] == ()
    assert "Return or destroy by" in text.render(cards["card-plan"])


def _rows(card: Document) -> list[tuple[tuple[str, ...], ...]]:
    return [
        row.cells for section in card.sections for block in section.blocks if isinstance(block, Grid) for row in block.rows
    ]


def test_what_is_kept_for_months_has_no_day_to_destroy_it() -> None:
    assert "Return or destroy by" not in text.render(of_example("ready")["aftercare"])
