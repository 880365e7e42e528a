"""A sealed plan whose saves are killed: it still opens, and nothing in plain text is left anywhere."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from typing import TYPE_CHECKING

from coc_cli.commands.session import Session
from coc_cli.main import main
from coc_cli.trust import vault
from coc_cli.trust.keys import Keys
from tests.conftest import ROOT, many
from tests.judging import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.trust.conftest import Identity

CANARIES = (b"KESTREL", b"LANTERN", b"[[people]]")
_LONGEST = 0.12  # seconds that a save takes, about


def test_a_killed_save_leaves_no_plain_text(
    tmp_path: Path, identities: list[Identity], monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    plain = tmp_path / "plan.toml"
    shutil.copy(ROOT / "tests/plans/base.toml", plain)
    vault.seal_plan(str(plain), [one.public for one in identities[:2]], alone="", keys=Keys())
    plain.unlink()
    shutil.move(tmp_path / "plan.toml.age", work)
    plan, mine = str(work / "plan.toml.age"), str(identities[0].file)
    chosen = random.Random(7)
    ended: list[int] = []
    for number in range(many(20, 500)):
        ended.append(killed(["set", plan, f"operation.code=KESTREL{number}", "-i", mine], chosen.random() * _LONGEST))

        left = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert [path for path in left if any(one in path.read_bytes() for one in CANARIES)] == []
        assert {path.name for path in left} <= {
            "plan.toml.age",
            "plan.toml.age.history",
            ".plan.toml.age.saving",
            ".plan.toml.age.history.saving",
            ".plan.toml.age.lock",
        }
        session = Session(plan, at=TODAY, keys=Keys([mine]))
        assert session.history().wrong == []

    assert signal.SIGKILL in ended
    Session(plan, at=TODAY, keys=Keys([mine])).assign(["operation.code=AFTER"])
    assert sorted(os.listdir(work)) == ["plan.toml.age", "plan.toml.age.history"]


def killed(call: list[str], after: float) -> int:
    """Run a call in a child and kill it after so many seconds; return what ended it: 0 or a signal."""
    child = os.fork()
    if child == 0:
        silent = os.open(os.devnull, os.O_RDWR)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os._exit(main(call))
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) * -1
