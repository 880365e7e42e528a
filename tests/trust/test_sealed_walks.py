"""Sealed plans, walked by a person at a real terminal, some of them killed: no word that was typed is left in plain text."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.desk import Desk
from coc_cli.commands.given import CURRENT, Outside
from coc_cli.commands.session import Session
from coc_cli.errors import CocError
from coc_cli.tomlfile.edits import ERASE, Change
from coc_cli.trust import vault
from coc_cli.trust.keys import Keys
from tests.conftest import ROOT, many
from tests.judging import TODAY
from tests.walk.keys import ENTER, F10
from tests.walk.pty import Walk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.trust.conftest import Identity

_WORD = "KESTREL"


@pytest.fixture
def plan(tmp_path: Path, identities: list[Identity], monkeypatch: pytest.MonkeyPatch) -> str:
    """The base plan, sealed to the first two identities, in a folder that holds everything of the machine."""
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    plain = tmp_path / "plan.toml"
    shutil.copy(ROOT / "tests/plans/base.toml", plain)
    vault.seal_plan(str(plain), [one.public for one in identities[:2]], alone="", keys=Keys())
    plain.unlink()
    return str(tmp_path / "plan.toml.age")


def in_plain_text(folder: Path) -> list[Path]:
    """The files in which the typed word can be read."""
    return [path for path in folder.rglob("*") if path.is_file() and _WORD.encode() in path.read_bytes()]


def test_walks_leave_no_plain_text(plan: str, tmp_path: Path, identities: list[Identity]) -> None:
    mine = str(identities[0].file)
    chosen = random.Random(11)
    saved: list[bool] = []
    for number in range(many(4, 100)):
        Session(plan, at=TODAY, keys=Keys([mine])).change(_without_a_code(plan, mine))
        killed = number % 2 == 1
        walk = Walk(tmp_path, "plan.toml.age", "-i", mine)
        walk.number(1)
        walk.press(*f"{_WORD}{number}", ENTER)
        if killed:
            time.sleep(chosen.random() * 0.1)
            os.kill(walk.child.pid, signal.SIGKILL)
            walk.child.wait()
        else:
            walk.number(2)
            walk.press(F10)
            walk.end()

        found = Session(plan, at=TODAY, keys=Keys([mine])).plan.operation.code
        assert found == f"{_WORD}{number}" or (killed and found is None)
        saved.append(found is not None)
        assert in_plain_text(tmp_path) == []

    assert any(saved)


def test_what_is_copied_from_a_sealed_plan_is_sealed_too(plan: str, tmp_path: Path, identities: list[Identity]) -> None:
    """A disk refuses, and the walk offers to write everything to another file."""
    before = CURRENT.set(Outside(Keys([str(identities[0].file)])))
    try:
        desk = Desk(plan)
        made = desk.assignments()
        made.put("operation.code", _WORD)
        with pytest.raises(CocError, match="is sealed, so its copy has to be"):
            desk.copy_to(str(tmp_path / "copy.toml"), made)
        desk.copy_to(str(tmp_path / "copy.toml.age"), made)
    finally:
        CURRENT.reset(before)

    assert in_plain_text(tmp_path) == []
    for identity in identities[:2]:
        copy = Session(str(tmp_path / "copy.toml.age"), at=TODAY, keys=Keys([str(identity.file)]))
        assert copy.plan.operation.code == _WORD


def test_the_command_that_resumes_opens_the_plan_as_the_call_did(
    plan: str, tmp_path: Path, identities: list[Identity]
) -> None:
    mine = str(identities[0].file)
    Session(plan, at=TODAY, keys=Keys([mine])).change(_without_a_code(plan, mine))
    walk = Walk(tmp_path, "plan.toml.age", "--part", "opening", "-i", mine, "--as", "liaison", columns=200)
    walk.number(1)
    walk.press(F10)

    assert f"go on with: coc walk plan.toml.age --part opening -i {mine} --as liaison\n" in walk.end()[1]


def _without_a_code(plan: str, mine: str) -> list[Change]:
    has = Session(plan, at=TODAY, keys=Keys([mine])).plan.operation.code is not None
    return [Change(("operation", "code"), ERASE)] if has else []
