"""The walk on a real pseudo-terminal: whole walks with real keys, and how it ends."""

from __future__ import annotations

import shutil
import signal
import termios
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, Coc
from tests.walk.keys import DOWN, ENTER, ESCAPE, F1, F2, F3, F4, F5, F10
from tests.walk.played import differing, keys_of, played
from tests.walk.pty import Walk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def plan(coc: Coc, tmp_path: Path) -> Path:
    """A plan in which nothing is answered yet."""
    assert coc("new", "p.toml").code == 0
    return tmp_path / "p.toml"


@pytest.mark.parametrize("columns", [60, 80, 132])
def test_the_first_question_fits_the_screen(plan: Path, columns: int) -> None:
    walk = Walk(plan.parent, "p.toml", columns=columns)

    seen = walk.number(1)

    assert "In which country does this take place?" in " ".join(seen.split())
    assert max(len(line) for line in seen.splitlines()) <= columns
    walk.press(F10)
    assert walk.end()[0] == 130


def test_each_answer_is_on_disk_before_the_next_question(plan: Path) -> None:
    walk = Walk(plan.parent, "p.toml")
    walk.number(1)

    walk.press("T", "H", ENTER)
    walk.number(2)

    assert 'country = { value = "TH" }' in plan.read_text("utf-8")
    walk.press("1")
    walk.number(3)
    assert 'foreign_ngo = { value = "yes" }' in plan.read_text("utf-8")
    walk.press("\x03")
    code, said = walk.end()
    assert code == 130
    assert "everything confirmed is saved" in said
    assert "go on with: coc walk p.toml" in said


def test_a_walk_resumes_after_a_kill_at_the_first_open_question(plan: Path) -> None:
    walk = Walk(plan.parent, "p.toml")
    walk.number(1)
    walk.press("T", "H", ENTER)
    walk.number(2)
    walk.kill(signal.SIGKILL)
    walk.child.wait()

    again = Walk(plan.parent, "p.toml")

    assert "Is your organisation formed" in again.number(1)
    again.press(F10)
    again.end()


def test_a_first_walk_from_an_empty_file_to_ready_at_60_columns(tmp_path: Path) -> None:
    code, said, data = played("preliminary", tmp_path, columns=60)

    assert (code, "p.toml: plan: READY; law enforcement decides" in said) == (0, True)
    assert differing(data, keys_of("preliminary")[1]) == []


def test_back_returns_to_the_question_that_was_asked_and_shows_its_answer(plan: Path) -> None:
    walk = Walk(plan.parent, "p.toml")
    walk.number(1)
    walk.press("T", "H", ENTER)
    walk.number(2)
    walk.press("2")
    walk.number(3)

    walk.press(F2)

    assert "now: no" in walk.number(2)
    walk.press(F2)
    assert "now: TH" in walk.number(1)
    walk.press(F10)
    walk.end()


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        pytest.param([F1], "switches nothing off", id="why"),
        pytest.param([F3], "Foreign NGO is left open", id="skip"),
        pytest.param([F4], "Source of Foreign NGO", id="note"),
        pytest.param([F5], "Look at anything", id="review"),
        pytest.param([ESCAPE, DOWN, ENTER], "switches nothing off", id="menu"),
    ],
)
def test_keys(plan: Path, keys: list[str], shown: str) -> None:
    walk = Walk(plan.parent, "p.toml")
    walk.number(1)
    walk.press("T", "H", ENTER)
    walk.number(2)

    walk.press(*keys)

    walk.child.expect(shown)
    walk.press(F10)
    assert walk.end()[0] == 130


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_it_with_the_terminal_restored(plan: Path, name: str) -> None:
    walk = Walk(plan.parent, "p.toml")
    before = termios.tcgetattr(walk.child.child_fd)
    walk.number(1)
    while_asking = termios.tcgetattr(walk.child.child_fd)

    walk.kill(getattr(signal, name))
    walk.child.expect("go on with")

    # Echo and lines are as they were: index 3 holds the local modes.
    after = termios.tcgetattr(walk.child.child_fd)
    assert (while_asking[3] == before[3], after[3]) == (False, before[3])
    code, said = walk.end()
    said = f"go on with{said}"
    assert code == 130
    assert "go on with: coc walk p.toml" in said
    assert not (plan.parent / ".p.toml.lock").exists()


def test_a_second_planner_is_told_who_holds_the_plan(plan: Path, coc: Coc) -> None:
    walk = Walk(plan.parent, "p.toml")
    walk.number(1)

    ran = coc("set", "p.toml", "facts.country=TH")

    assert ran.code == 2
    assert "held by another coc (walking it since" in ran.err
    walk.press(F10)
    walk.end()


def test_what_somebody_writes_into_the_file_meanwhile_is_kept(plan: Path) -> None:
    walk = Walk(plan.parent, "p.toml")
    walk.number(1)
    plan.write_text(plan.read_text("utf-8") + '\n# theirs\n[operation]\ncode = "HERON"\n', "utf-8")

    walk.press("T", "H", ENTER)
    walk.number(2)

    text = plan.read_text("utf-8")
    assert all(words in text for words in ("# theirs", 'code = "HERON"', 'country = { value = "TH" }'))
    walk.press(F10)
    walk.end()


def test_a_file_that_is_made_faulty_meanwhile_is_never_overwritten(plan: Path) -> None:
    walk = Walk(plan.parent, "p.toml")
    walk.number(1)
    faulty = plan.read_text("utf-8") + "\ncolour = 'red'\n"
    plan.write_text(faulty, "utf-8")

    walk.press("T", "H", ENTER)

    walk.child.expect("NOT SAVED")
    walk.press("3")
    code, said = walk.end()
    assert (code, plan.read_text("utf-8")) == (2, faulty)
    assert "coc set p.toml facts.country.value=TH" in said


def test_a_part_in_which_nothing_is_open_says_so(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests/plans/base.toml", tmp_path / "p.toml")
    walk = Walk(tmp_path, "p.toml", "--clause", "12.b", "--at", "2026-11-23T12:00+07:00")

    assert "nothing is open in 12.b" in walk.end()[1]


def test_without_a_terminal_it_says_what_answers_instead(plan: Path, coc: Coc) -> None:
    ran = coc("walk", "p.toml", "--part", "opening")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "coc: error: a walk asks questions, and there is no terminal to ask them on",
        "coc: hint: answer without one: coc set p.toml PATH=VALUE ..., or coc walk p.toml --part opening --answers FILE",
    ]


def test_plain_asks_line_by_line_without_control_codes(plan: Path) -> None:
    walk = Walk(plan.parent, "p.toml", "--plain")
    walk.child.expect("> ")
    first = walk.child.before

    walk.child.sendline("Thailand")
    walk.child.expect("> ")
    walk.child.sendline("1")
    walk.child.expect("> ")

    assert "\x1b" not in first + walk.child.before
    assert 'foreign_ngo = { value = "yes" }' in plan.read_text("utf-8")
    walk.child.sendline("/stop")
    assert walk.end()[0] == 130


def test_a_dumb_terminal_is_asked_line_by_line(plan: Path) -> None:
    walk = Walk(plan.parent, "p.toml", TERM="dumb")
    walk.child.expect("> ")

    assert "\x1b" not in walk.child.before
    walk.child.sendeof()
    assert walk.end()[0] == 130
