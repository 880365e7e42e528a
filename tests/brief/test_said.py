"""What stands on a sheet: where, in which words, and before whom."""

from __future__ import annotations

import pytest

from coc_cli.checklist.loader import load
from coc_cli.documents import html, text
from coc_cli.documents.brief.layouts import LAYOUTS, ORDERS, SMEACS_OF
from coc_cli.documents.brief.register import register
from coc_cli.documents.brief.reminders import TASKS, duties, reminders
from coc_cli.plan import words as w
from coc_cli.plan.fields import TABLES
from coc_cli.plan.project import project
from tests.brief.printed import drawn, example, pages
from tests.golden import same_as_golden


def test_a_sheet_as_text() -> None:
    assert same_as_golden("sheet-driver.txt", text.render(drawn("ready", "driver", "DR1")))
    assert same_as_golden(
        "sheet-social-worker-smeacs.txt", text.render(drawn("ready", "social-worker", "SW1", order="smeacs"))
    )


def test_an_investigator_reads_first_where_to_meet() -> None:
    document = drawn("preliminary", "investigator", "IN1")

    assert document.paper is not None
    assert document.paper.corner[0][0] == "Assembly point of the investigation"
    assert "there within 1 minute\n" in text.render(document)


@pytest.mark.parametrize(
    ("audience", "seen"), [("evidence", True), ("commander", True), ("driver", False), ("receiver", False)]
)
def test_who_sees_where_rooms_lie_sees_them_drawn_and_no_bare_coordinates(audience: str, seen: bool) -> None:
    document = drawn("ready", audience, "L1" if audience == "receiver" else "")

    assert ("Order of search" in html.render(document)) == seen
    assert "Rectangle" not in text.render(document)
    assert ("R1: 6 by 4.5 m, at 0 and 0." in " ".join(text.render(document).split())) == seen


@pytest.mark.parametrize("shown", ["abcdef0123456789", "fedcba98"])
def test_only_commander_and_approver_see_the_revision_and_the_head(shown: str) -> None:
    given = {"revision": "abcdef0123456789" * 4, "head": "fedcba98" * 8}
    seen = [audience for audience in w.AUDIENCES if shown in text.render(drawn("ready", audience, "", **given))]

    assert seen == ["commander", "approver"]


def test_every_table_has_one_place_on_a_sheet() -> None:
    places = [one.name for one in LAYOUTS]

    assert sorted([*places, "schedule", "copies"]) == sorted(TABLES)
    keys = {key for key, _ in ORDERS["iimarch"]}
    assert {one.heading for one in LAYOUTS} | set(SMEACS_OF) == keys
    assert set(SMEACS_OF.values()) == {key for key, _ in ORDERS["smeacs"]}


def test_reminders_are_few_and_cite_the_code() -> None:
    assert [duty for duty in duties() if duty not in load().duties] == []
    assert set(TASKS) == set(w.TASKS)
    for audience in w.AUDIENCES:
        assert 3 <= len(reminders(audience, "do")) <= 9
        assert 2 <= len(reminders(audience, "rights")) <= 4


def test_a_place_that_takes_suspects_alone_waits_for_no_social_worker() -> None:
    said = [text.render(drawn("cross-border", "receiver", place)) for place in ("L1", "L3")]

    assert ["Take over people" in one for one in said] == [True, False]
    assert ["Officers watch them" in one for one in said] == [False, True]
    assert 3 <= len(reminders("receiver", "do", custody=True)) <= 9


def test_whoever_may_call_officers_in_has_the_number_of_whom_to_call() -> None:
    said = text.render(drawn("not-ready", "investigator", "IN1"))

    assert "C4 by phone" in said
    assert "C4 Duty officer of the department" in said


def test_what_no_column_holds_is_headed_by_its_one_title_and_codes_of_the_file_are_words() -> None:
    said = " ".join(text.render(drawn("cross-border", "commander", "OC1")).split())

    assert "Ready on" in said
    assert "More" not in said
    assert "from Vietnam, speak Vietnamese" in said
    assert "tracked: yes; crosses a border: no" in said
    assert "NGO invited: " in said
    assert "country: Cambodia" in said
    assert "warrant kind: search and arrest" in said


def test_the_register_says_each_digest_on_one_line() -> None:
    copies = [(code, "social-worker", 1, digest * 64) for code, digest in (("SW1", "d"), ("SW2", "8"), ("SW3", "a"))]

    (said,) = pages(register(project(example("ready"), "commander"), copies=copies, draft=False))

    assert [digest[:8] in said for _, _, _, digest in copies] == [True, True, True]
