"""The logic of the walk: back, skip, why, note and review; records changed, copied and removed; nothing lost or erased."""

from __future__ import annotations

from typing import Any

import pytest

from coc_cli.walk.agenda import Scope
from coc_cli.walk.interview import Interview, Stopped
from coc_cli.walk.question import BACK, ERASE, NOTE, REVIEW, SKIP, STOP, WHY
from tests.judging import base, planned
from tests.walk.desk import EMPTY, Desk
from tests.walk.scripted import Action, Scripted, walked

END = ("Nothing more to ask", "end")
Script = list[tuple[str, Any]]


def without(*paths: str) -> dict[str, Any]:
    """The base plan without some of its answers; its requests are about the records as they are."""
    data = base()
    for path in paths:
        table, _, key = path.partition(".")
        del data[table][key]
    planned(data)
    return data


def aside(desk: Desk, *script: tuple[str, Any]) -> Scripted:
    """Do something from the review, in the middle of the opening, and come back to the question that was left."""
    there: Script = [("Code name", Action(REVIEW)), *script, ("Review", "."), ("Code name", "HERON")]
    return walked(desk, there, scope=Scope(part="opening"))


def row(desk: Desk, table: str, key: str) -> Any:
    return next(one for one in desk.data[table] if one["id"] == key)


def test_a_finished_plan_is_asked_nothing() -> None:
    desk = Desk(without())

    asker = walked(desk, [END])

    assert (desk.saves, asker.questions[0].text) == ([], "go: NOT READY. 3 still block.")


@pytest.mark.parametrize(
    "look",
    [
        pytest.param([("Code name", Action(WHY))], id="why"),
        pytest.param([("Code name", Action(REVIEW)), ("Review", "facts"), ("Facts", "."), ("Review", ".")], id="review"),
        pytest.param(
            [("Code name", Action(REVIEW)), ("Review", "blocking"), ("What still", Action(BACK)), ("Review", ".")],
            id="back",
        ),
        pytest.param(
            [
                ("Code name", Action(REVIEW)),
                ("Review", "hub:groups"),
                ("Groups", "=V1"),
                ("V1", "."),
                ("Groups", "."),
                ("Review", "."),
            ],
            id="records",
        ),
    ],
)
def test_looking_changes_nothing_and_leads_back_to_the_question(look: Script) -> None:
    desk = Desk(without("operation.code"))

    walked(desk, [*look, ("Code name", "HERON"), END])

    assert desk.saves == [{("operation", ""): {"code": "HERON"}}]


def test_back_goes_to_the_question_that_was_asked_across_parts() -> None:
    desk = Desk(without("operation.code", "answers.4.a/1"))
    title = desk.checklist.duties["4.a/1"].title

    walked(desk, [("Code name", "HERON"), (title, Action(BACK)), ("Code name", "CRANE"), (title, "confirmed"), END])

    assert (desk.data["operation"]["code"], desk.data["answers"]["4.a/1"]["state"]) == ("CRANE", "confirmed")


def test_back_leads_out_of_a_half_filled_record_and_what_it_lacks_is_asked_again() -> None:
    desk = Desk(without("operation.code"))
    script: Script = [
        ("Code name", Action(REVIEW)),
        ("Review", "hub:groups"),
        ("Groups", "+bystanders"),
        ("Y1 · At least", Action(BACK)),
        ("Groups", "."),
        ("Code name", "HERON"),
        ("Y1 · At least", "2-3"),
        ("Y1 · Gender", Action(STOP)),
    ]

    with pytest.raises(Stopped):
        walked(desk, script)

    assert row(desk, "groups", "Y1") == {"id": "Y1", "kind": "bystanders", "premises": "B1", "count_min": 2, "count_max": 3}


def test_skip_leaves_it_open_says_who_could_know_and_comes_back_at_the_end() -> None:
    desk = Desk(without("answers.4.a/1"))
    title = desk.checklist.duties["4.a/1"].title

    asker = walked(
        desk,
        [
            (title, Action(SKIP)),
            ("4.a/1 stays open", "planner"),
            ("Nothing more to ask", "again"),
            (title, "confirmed"),
            END,
        ],
    )

    assert "4.a/1 is left open" in asker.told
    assert desk.data["answers"]["4.a/1"] == {"who": "planner", "state": "confirmed"}


def test_a_note_is_kept_and_the_question_put_again() -> None:
    desk = Desk(without("answers.4.a/1"))
    title = desk.checklist.duties["4.a/1"].title

    walked(desk, [(title, Action(NOTE)), ("Note on 4.a/1", "see annex 2"), (title, "confirmed"), END])

    assert desk.data["answers"]["4.a/1"] == {"note": "see annex 2", "state": "confirmed"}


def test_a_record_is_changed_in_the_middle() -> None:
    desk = Desk(without("operation.code"))

    aside(
        desk,
        ("Review", "hub:people"),
        ("People", "=D1"),
        ("D1 · person", "=call_sign"),
        ("D1 · Call sign", "HERON 4"),
        ("D1 · person", "."),
        ("People", "."),
    )

    assert row(desk, "people", "D1")["call_sign"] == "HERON 4"


def test_a_record_is_copied_and_the_copy_is_opened() -> None:
    desk = Desk(without("operation.code"))

    aside(
        desk,
        ("Review", "hub:people"),
        ("People", "=D1"),
        ("D1 · person", "copy"),
        ("D2 · person", "."),
        ("People", "."),
    )

    assert {**row(desk, "people", "D2"), "id": "D1"} == row(desk, "people", "D1")


@pytest.mark.parametrize(("answer", "left"), [("keep", True), ("remove", False)])
def test_removing_a_record_says_what_it_would_break_and_is_confirmed(answer: str, left: bool) -> None:
    desk = Desk(without("operation.code"))
    after: Script = [("SW1 · person", ".")] if left else []

    asker = aside(
        desk,
        ("Review", "hub:people"),
        ("People", "=SW1"),
        ("SW1 · person", "remove"),
        ("Remove SW1", answer),
        *after,
        ("People", "."),
    )

    asked = next(one for one in asker.questions if one.title == "Remove SW1")
    assert asked.default == "keep"
    assert "It is named in" in asked.message
    assert "It would break" in asked.message
    assert any(one["id"] == "SW1" for one in desk.data["people"]) is left
    assert ("'SW1'" in str(desk.data)) is left


@pytest.mark.parametrize(("answer", "left"), [("keep", True), ("erase", False)])
def test_an_answer_is_erased_only_when_that_is_confirmed(answer: str, left: bool) -> None:
    desk = Desk(without("operation.code"))

    aside(
        desk,
        ("Review", "values:operation"),
        ("Operation", "path:operation.purpose"),
        ("Intention", Action(ERASE)),
        ("Erase operation.purpose", answer),
        ("Intention", Action(SKIP)),
        ("Operation", "."),
    )

    assert ("purpose" in desk.data["operation"]) is left


def test_going_back_over_a_list_that_was_left_puts_it_again_on_the_way_forward() -> None:
    """Who goes back two questions too far is not robbed of the one in between."""
    whole = base()
    times = {name: whole["schedule"][name] for name in ("zone", "start", "end", "handover")}
    operation = {"organisation": "Foundation F", "purpose": "care", "lead_agency": "police"}
    desk = Desk({**EMPTY, "facts": whole["facts"], "operation": operation, "schedule": times})
    script: Script = [
        ("Code name", "HERON"),
        ("Groups", "."),
        ("", Action(BACK)),
        ("Groups", Action(BACK)),
        ("Code name", "CRANE"),
        ("Groups", Action(STOP)),
    ]

    with pytest.raises(Stopped):
        walked(desk, script, scope=Scope(part="opening"))


def test_a_start_that_is_moved_behind_the_end_asks_for_the_end() -> None:
    desk = Desk(without("operation.code"))
    end = desk.data["schedule"]["end"]

    asker = aside(
        desk,
        ("Review", "values:schedule"),
        ("Schedule", "path:schedule.start"),
        ("Start", "24 dec 2026 05:00"),
        ("End", "13:00"),
        ("Schedule", "."),
    )

    asked = next(one for one in asker.questions if one.title == "End")
    assert "is before Thursday 24 December 2026, 05:00" in asked.message
    assert end < desk.data["schedule"]["start"] < desk.data["schedule"]["end"]


def test_a_bare_yes_is_no_consideration() -> None:
    desk = Desk(without("answers.12.e/1"))
    title = desk.checklist.duties["12.e/1"].title

    asker = Scripted([(title, Action(STOP))])
    with pytest.raises(Stopped):
        Interview(desk, asker, Scope(clause="12.e/1")).run()

    read = asker.questions[0].read
    assert read is not None
    assert "that alone says nothing" in read("Yes.").fault
    assert read("Debt books first, then phones.").fault == ""


def test_what_may_be_named_stands_before_what_may_not() -> None:
    desk = Desk(without("operation.commander"))

    asker = Scripted([("Commander", Action(STOP))])
    with pytest.raises(Stopped):
        Interview(desk, asker, Scope()).run()

    unfit = [choice.unfit != "" for choice in asker.questions[0].choices]
    assert unfit == sorted(unfit)
    assert True in unfit
