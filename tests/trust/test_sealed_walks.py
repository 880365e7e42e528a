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
from tests.trust.traced import seen, watching
from tests.walk.keys import ENTER, F10
from tests.walk.pty import Walk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.trust.conftest import Identity

_WORD = "KESTREL"


@pytest.fixture
def sealed(tmp_path: Path, identities: list[Identity], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sealed plan in a folder that is also home and the place for temporary files."""
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    plain = tmp_path / "plan.toml"
    shutil.copy(ROOT / "tests/plans/base.toml", plain)
    vault.seal_plan(str(plain), [one.public for one in identities[:2]], alone="", keys=Keys())
    plain.unlink()
    return tmp_path / "plan.toml.age"


@pytest.fixture
def plan(sealed: Path) -> str:
    """The sealed plan as it is named in a call."""
    return str(sealed)


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


@pytest.mark.needs("strace")
def test_a_walk_writes_to_its_terminal_and_its_sealed_files_only(
    sealed: Path, tmp_path: Path, identities: list[Identity]
) -> None:
    plan, mine = str(sealed), str(identities[0].file)
    Session(plan, at=TODAY, keys=Keys([mine])).change(_without_a_code(plan, mine))
    log = tmp_path.with_name(f"{tmp_path.name}.strace")
    walk = Walk(tmp_path, "plan.toml.age", "-i", mine, under=watching(log), PYTHONDONTWRITEBYTECODE="1")
    walk.number(1, timeout=60)
    walk.press(*_WORD, ENTER)
    walk.number(2, timeout=60)
    walk.press(F10)
    walk.end()

    opened, wrote, sockets = seen(log)
    assert set(sockets) <= {"AF_UNIX"}
    assert [path for path in opened if path.startswith("/") and not path.startswith((str(tmp_path), "/dev/"))] == []
    assert {os.path.dirname(path) for path, text in wrote if _WORD in text or "schedule" in text} <= {"/dev/pts"}
    assert any(path == f"{tmp_path}/.plan.toml.age.saving" for path, _ in wrote), "the trace sees no save"


def _without_a_code(plan: str, mine: str) -> list[Change]:
    has = Session(plan, at=TODAY, keys=Keys([mine])).plan.operation.code is not None
    return [Change(("operation", "code"), ERASE)] if has else []
