"""The chain of saves: every cut, swapped or edited line is found; what a kill leaves; who may read it."""

from __future__ import annotations

import json
import os
import random
import shutil
import stat
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.session import Session
from coc_cli.plan import store
from coc_cli.trust import history
from coc_cli.trust.history import START, Chain
from tests.conftest import ROOT
from tests.judging import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

SAVES = 12


@pytest.fixture(scope="module")
def dozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that was saved a dozen times."""
    path = tmp_path_factory.mktemp("dozen") / "plan.toml"
    shutil.copy(ROOT / "tests/plans/base.toml", path)
    session = Session(str(path), at=TODAY)
    for number in range(SAVES):
        session.assign([f"answers.5/1.note=the {number}th note"])
    return path


@pytest.fixture
def plan(dozen: Path, tmp_path: Path) -> Path:
    """That plan, with its history, in a folder of its own."""
    for name in ("plan.toml", "plan.toml.history"):
        shutil.copy(dozen.with_name(name), tmp_path)
    return tmp_path / "plan.toml"


@pytest.fixture
def lines(plan: Path) -> list[str]:
    """Its history, line by line."""
    return (plan.parent / "plan.toml.history").read_text("utf-8").splitlines()


def chain(lines: list[str]) -> Chain:
    return Chain("".join(f"{line}\n" for line in lines))


def test_each_line_names_the_one_before_it_and_no_value(lines: list[str]) -> None:
    rows = [json.loads(line) for line in lines]

    assert chain(lines).wrong == []
    assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["previous"] for row in rows] == [START, *(save.head for save in chain(lines).saves[:-1])]
    assert sorted(rows[0]) == ["at", "digest", "duties", "previous", "role", "seq", "text"]
    assert "note" not in "".join(lines)
    assert "5/1" in rows[-1]["duties"]


def test_every_line_that_is_cut_out_is_found(lines: list[str]) -> None:
    assert [at for at in range(len(lines) - 1) if not chain(lines[:at] + lines[at + 1 :]).wrong] == []


def test_every_two_lines_that_are_swapped_are_found(lines: list[str]) -> None:
    unfound = []
    for first in range(len(lines)):
        for second in range(first + 1, len(lines)):
            swapped = list(lines)
            swapped[first], swapped[second] = lines[second], lines[first]
            if not chain(swapped).wrong:
                unfound.append((first, second))

    assert unfound == []


def test_every_edited_line_is_found_by_the_one_after_it(lines: list[str]) -> None:
    chosen = random.Random(1)
    unfound = []
    for at in range(len(lines) - 1):
        for _ in range(40):
            place = chosen.randrange(len(lines[at]))
            edited = lines[at][:place] + chr((ord(lines[at][place]) - 31) % 95 + 32) + lines[at][place + 1 :]
            if edited != lines[at] and not chain([*lines[:at], edited, *lines[at + 1 :]]).wrong:
                unfound.append(edited)

    assert unfound == []


@pytest.mark.parametrize("name", ["seq", "previous", "digest", "text", "role", "at", "duties"])
def test_every_value_of_a_line_is_covered(lines: list[str], name: str) -> None:
    row = json.loads(lines[3])
    row[name] = {"seq": 5, "duties": []}.get(name, "f" * 64)

    assert chain([*lines[:3], json.dumps(row, separators=(",", ":")), *lines[4:]]).wrong


def test_the_last_line_can_not_number_itself(lines: list[str]) -> None:
    """No line behind it holds its hash."""
    row = {**json.loads(lines[-1]), "seq": 40}

    assert f"line {len(lines)} has number 40" in chain([*lines[:-1], json.dumps(row)]).wrong[0]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="empty"),
        pytest.param("{}", id="no-save"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param('{"seq":1e999,"previous":"","digest":"","text":"","role":"","at":"","duties":[]}', id="infinite"),
        pytest.param('{"seq":true,"previous":"","digest":"","text":"","role":"","at":"","duties":[]}', id="no-number"),
        pytest.param('{"seq":1,"previous":"","digest":"","text":"","role":"","at":"","duties":null}', id="no-duties"),
        pytest.param("9" * 5000, id="huge-number"),
    ],
)
def test_a_hostile_line_is_a_line_that_is_wrong(lines: list[str], line: str) -> None:
    assert "line 3 is not a save" in chain([*lines[:2], line, *lines[2:]]).wrong


def test_a_tail_that_was_cut_off_is_found_by_whoever_knows_the_head(lines: list[str]) -> None:
    whole, cut = chain(lines), chain(lines[:-3])

    assert cut.wrong == []
    assert cut.behind(str(len(lines))) == f"the history has {len(lines) - 3} saves, at least {len(lines)} were seen before"
    assert "does not hold the head" in cut.behind(whole.head)
    assert "does not hold the head" in cut.behind(whole.head[:8])
    assert [whole.behind(str(len(lines))), whole.behind(whole.head), whole.behind(whole.head[:8])] == ["", "", ""]
    assert "does not hold the head" in whole.behind("f" * 7)


def test_a_tail_that_was_cut_off_is_found_by_a_sign_off(coc: Coc, plan: Path, lines: list[str]) -> None:
    coc("sign", plan, "--role", "planner", "--code", "P1", "--at", TODAY.isoformat())
    assert coc("history", plan).code == 0
    (plan.parent / "plan.toml.history").write_text("".join(f"{line}\n" for line in lines[:-3]), "utf-8")

    ran = coc("history", plan)

    assert ran.code == 1
    assert "a sign-off refers to the head" in ran.err


def test_the_check_of_a_pipeline_refuses_what_was_rolled_back(coc: Coc, plan: Path, lines: list[str]) -> None:
    head = chain(lines).head
    (plan.parent / "plan.toml.history").write_text("".join(f"{line}\n" for line in lines[:-1]), "utf-8")

    assert "blocks: history-behind: rolled back" in coc("check", plan, "--at-least", head).out
    assert "blocks: history-behind: rolled back" in coc("check", plan, "--at-least", len(lines)).out
    assert "history-behind" not in coc("check", plan, "--at-least", len(lines) - 1).out


@pytest.mark.parametrize("seen", ["", " ", "1f2e3d4", "last", "1f2e3d4c-", "-1"])
def test_what_names_no_head_is_no_check_that_passes(coc: Coc, plan: Path, seen: str) -> None:
    """Such as the empty variable of a pipeline that lost it."""
    ran = coc("check", plan, f"--at-least={seen}")

    assert (ran.code, ran.out) == (2, "")
    assert "is no number of saves and no head of a history" in ran.err


def test_it_is_its_owners_alone_whatever_the_mask(plan: Path, lines: list[str]) -> None:
    del lines
    name = plan.parent / "plan.toml.history"
    name.chmod(0o644)
    mask = os.umask(0)
    try:
        Session(str(plan), at=TODAY).assign(["operation.code=HERON"])
    finally:
        os.umask(mask)

    assert stat.S_IMODE(name.stat().st_mode) == 0o600


class Killed(BaseException):
    """Stands for the end of the process."""


def test_a_kill_between_the_line_and_the_plan_is_told_from_a_change_outside(
    plan: Path, monkeypatch: pytest.MonkeyPatch, coc: Coc
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as broken:
        broken.setattr(store, "save", killed)
        with pytest.raises(Killed):
            Session(str(plan), at=TODAY).assign(["operation.code=HERON"])

    assert coc("history", plan).err == (
        "the plan is as it was before the last save: that save never reached it, or the file was put back\n"
    )
    Session(str(plan), at=TODAY).assign(["operation.code=EGRET"])
    found = history.read(str(plan), store.Plain())
    assert [save.role for save in found.saves[-3:]] == ["planner", history.UNDONE, "planner"]
    assert (found.wrong, found.aside(plan.read_text("utf-8"))) == ([], "")


def test_a_change_by_hand_has_a_line_of_its_own(plan: Path, coc: Coc) -> None:
    plan.write_text(plan.read_text("utf-8").replace("LANTERN", "HERON"), "utf-8")

    assert coc("history", plan).err == "the plan was changed outside coc after the last save\n"
    Session(str(plan), at=TODAY).assign(["operation.code=EGRET"])
    assert [save.role for save in history.read(str(plan), store.Plain()).saves[-2:]] == [history.OUTSIDE, "planner"]


def test_a_sign_off_that_was_taken_out_by_hand_is_a_change_outside(plan: Path, coc: Coc) -> None:
    coc("sign", plan, "--role", "planner", "--code", "P1", "--at", TODAY.isoformat())
    text = plan.read_text("utf-8")
    plan.write_text(text[: text.index("[[signoffs]]")], "utf-8")

    assert coc("history", plan).err == "the plan was changed outside coc after the last save\n"


def test_nothing_is_saved_when_the_line_can_not_be_written(plan: Path, monkeypatch: pytest.MonkeyPatch, coc: Coc) -> None:
    before = plan.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "_write", full)
    ran = coc("set", plan, "operation.code=HERON")

    assert (ran.code, plan.read_bytes()) == (2, before)
    assert "NOT SAVED: no space left on device" in ran.err
