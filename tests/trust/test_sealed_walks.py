"""Sealed plans, walked by a person at a real terminal, some of them killed: no word that was typed is left in plain text."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from typing import TYPE_CHECKING

from coc_cli.commands.session import Session
from coc_cli.tomlfile.edits import ERASE, Change
from coc_cli.trust import vault
from coc_cli.trust.keys import Keys
from tests.conftest import ROOT, many
from tests.judging import TODAY
from tests.walk.keys import ENTER, F10
from tests.walk.pty import Walk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.trust.conftest import Identity

_WORD = "KESTREL"


def test_walks_leave_no_plain_text(tmp_path: Path, identities: list[Identity], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    plain = tmp_path / "plan.toml"
    shutil.copy(ROOT / "tests/plans/base.toml", plain)
    vault.seal_plan(str(plain), [one.public for one in identities[:2]], alone="", keys=Keys())
    plain.unlink()
    plan, mine = str(tmp_path / "plan.toml.age"), str(identities[0].file)
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


def _without_a_code(plan: str, mine: str) -> list[Change]:
    has = Session(plan, at=TODAY, keys=Keys([mine])).plan.operation.code is not None
    return [Change(("operation", "code"), ERASE)] if has else []
