"""The logic of the walk: back, skip, why, note and review; records changed, copied and removed; nothing lost or erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.errors import NotSaved
from coc_cli.plan.merge import Clash, Clashing
from coc_cli.walk.agenda import Scope
from coc_cli.walk.interview import Interview, Stopped
from coc_cli.walk.question import BACK, ERASE, NOTE, REVIEW, SKIP, STOP, WHY
from coc_cli.walk.saving import Unsaved
from tests.judging import base, planned
from tests.walk.desk import Desk
from tests.walk.scripted import Action, Scripted, walked

if TYPE_CHECKING:
    from coc_cli.plan.assign import Assignments

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


class Refusing(Desk):
    """A disk that refuses the first saves."""

    def __init__(self, *errors: Exception) -> None:
        super().__init__(without("operation.code"))
        self.errors = list(errors)

    def assign_held(self, made: Assignments, *, mine: bool = False) -> None:
        if self.errors and not mine:
            raise self.errors.pop(0)
        super().assign_held(made, mine=mine)


def test_a_full_disk_keeps_the_answer_and_says_so_until_it_is_saved() -> None:
    desk = Refusing(NotSaved("plan.toml: NOT SAVED: no space left on device"), NotSaved("plan.toml: NOT SAVED: again"))

    asker = walked(desk, [("Code name", "HERON"), ("NOT SAVED", "again"), ("NOT SAVED", "again"), END])

    assert asker.questions[1].message == "plan.toml: NOT SAVED: no space left on device"
    assert desk.data["operation"]["code"] == "HERON"


def test_giving_up_hands_over_the_command_that_would_record_it() -> None:
    desk = Refusing(NotSaved("plan.toml: NOT SAVED: read-only"))

    with pytest.raises(Unsaved) as gave_up:
        walked(desk, [("Code name", "HERON 2"), ("NOT SAVED", "stop")])

    assert gave_up.value.command == "coc set plan.toml 'operation.code=HERON 2'"


@pytest.mark.parametrize(
    ("whose", "after", "code"),
    [
        pytest.param("mine", [END], "HERON", id="mine"),
        # In memory nobody else wrote theirs: the question is still open.
        pytest.param("theirs", [("Code name", Action(STOP))], None, id="theirs"),
    ],
)
def test_an_answer_that_somebody_else_changed_is_asked_about(whose: str, after: Script, code: str | None) -> None:
    desk = Refusing(Clashing("plan.toml", [Clash("operation.code", "HERON", "CRANE")]))
    script: Script = [("Code name", "HERON"), ("somebody changed the same answer", whose), *after]

    asker = Scripted(script)
    if code is None:
        with pytest.raises(Stopped):
            Interview(desk, asker, Scope()).run()
    else:
        Interview(desk, asker, Scope()).run()

    assert "operation.code says CRANE there, and HERON here" in asker.questions[1].message
    assert desk.data["operation"].get("code") == code
