"""Sealed plans, walked by a person at a real terminal, some of them killed: no word that was typed is left in plain text."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.session import Session
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


def test_walks_leave_no_plain_text(sealed: Path, tmp_path: Path, identities: list[Identity]) -> None:
    plan, mine = str(sealed), str(identities[0].file)
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
        left = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert [path for path in left if _WORD.encode() in path.read_bytes()] == []

    assert any(saved)


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
