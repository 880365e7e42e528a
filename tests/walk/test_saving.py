"""Saving an answer: a disk that refuses, somebody who changed the same, and what is handed over when a planner gives up."""

from __future__ import annotations

import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.desk import Desk as OnDisk
from coc_cli.errors import NotSaved
from coc_cli.plan.merge import Clash, Clashing
from coc_cli.walk.agenda import Scope
from coc_cli.walk.interview import Interview, Stopped
from coc_cli.walk.outcome import Outcome
from coc_cli.walk.question import BACK, STOP
from coc_cli.walk.saving import Unsaved, command_for
from tests.conftest import ROOT, Coc
from tests.judging import base
from tests.walk.desk import Desk
from tests.walk.scripted import Action, Scripted, walked
from tests.walk.test_interview import END, Script, without

if TYPE_CHECKING:
    from pathlib import Path

    from coc_cli.plan.assign import Assignments


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


def test_going_back_from_another_file_tries_again_and_stops_nothing() -> None:
    desk = Refusing(NotSaved("plan.toml: NOT SAVED: no space left on device"))

    walked(desk, [("Code name", "HERON"), ("NOT SAVED", "copy"), ("Another file", Action(BACK)), END])

    assert desk.data["operation"]["code"] == "HERON"


def test_a_refused_save_is_seen_and_so_is_the_one_that_came_through() -> None:
    desk = Refusing(NotSaved("plan.toml: NOT SAVED: no space left on device"))

    asker = walked(desk, [("Code name", "HERON"), ("NOT SAVED", "again"), END])

    assert asker.questions[1].alarm
    assert asker.told[0] == "saved now"


@pytest.mark.parametrize(
    "outcome",
    [
        pytest.param(Outcome(removal="SW1"), id="removal"),
        pytest.param(Outcome(renames=("SW1", "SW9")), id="new code"),
    ],
)
def test_the_command_handed_over_takes_a_record_out_wherever_it_is_named(
    outcome: Outcome, coc: Coc, tmp_path: Path
) -> None:
    shutil.copy(ROOT / "tests/plans/base.toml", tmp_path / "plan.toml")
    desk = Desk(base())

    ran = coc(*shlex.split(command_for(desk, outcome))[1:])

    assert (ran.code, "SW1" in (tmp_path / "plan.toml").read_text("utf-8")) == (0, False)


def test_a_change_that_voids_sign_offs_says_so_once(coc: Coc) -> None:
    """Three people signed this very revision; whoever changes a word of it has to know what that costs."""
    assert coc("new", "plan.toml", "--from", "ready").code == 0
    desk = OnDisk("plan.toml")
    change: Script = [("Review", "values:operation"), ("Operation", "path:operation.code"), ("Code name", "HERON")]
    again: Script = [("Operation", "path:operation.code"), ("Code name", "CRANE"), ("Operation", "."), ("Review", "."), END]

    asker = Scripted([("Nothing more", "review"), *change, *again])
    Interview(desk, asker, Scope()).run()

    assert asker.told == ["sign-offs that count no more: 3"]
