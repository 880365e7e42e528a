"""A save killed by the kernel at each system call that touches the plan, its history, their new copies or their folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.session import Session
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CALLS = "openat,write,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,fchmod,flock,close"
FILES = ("", "p.toml", ".p.toml.saving", "p.toml.history", ".p.toml.history.saving", ".p.toml.lock")
_KILLED = -9


def traced(folder: Path, code: str, *, kill_at: tuple[str, int] | None = None) -> tuple[int, list[str]]:
    """Save one value under strace, and be killed at the n-th call of a name; the exit code, and the calls made."""
    log = folder.parent / "calls"
    touched = [word for name in FILES for word in ("-P", str(folder / name) if name else str(folder))]
    options = ["-f", "-qq", "-e", "signal=none", "-o", str(log), "-e", f"trace={CALLS}", *touched]
    if kill_at:
        options += ["-e", f"inject={kill_at[0]}:signal=SIGKILL:when={kill_at[1]}"]
    program = [sys.executable, "-P", "-m", "coc_cli", "set", str(folder / "p.toml"), f"operation.code={code}"]
    ran = subprocess.run(
        ["strace", *options, *program],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=folder.parent,
        capture_output=True,
        check=False,
    )
    return ran.returncode, re.findall(r"^\d+ +(\w+)\(", log.read_text("utf-8", "replace"), re.MULTILINE)


@pytest.mark.needs("strace")
def test_a_save_killed_at_every_system_call_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    plan = shutil.copy(ROOT / "tests/plans/base.toml", folder / "p.toml")
    assert traced(folder, "OLD")[0] == 0
    code, calls = traced(folder, "OLD-2")
    assert code == 0
    kept, wrong, ended = "OLD-2", [], []

    for at, name in enumerate(calls):
        code, made = traced(folder, f"NEW-{at}", kill_at=(name, calls[: at + 1].count(name)))
        ended.append(code)
        session = Session(str(plan))
        found = session.plan.operation.code
        if found not in (kept, f"NEW-{at}") or session.history().wrong:
            wrong.append(f"{at} {name} {made[-1:]}: {found}")
        kept = found or ""

    assert wrong == []
    assert ended.count(_KILLED) == len(calls)
    assert sorted(os.listdir(folder))[-2:] == ["p.toml", "p.toml.history"]


@pytest.mark.needs("strace")
def test_each_rename_comes_after_an_fsync_and_before_one_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    shutil.copy(ROOT / "tests/plans/base.toml", folder / "p.toml")

    _, calls = traced(folder, "NEW")

    steps = [re.sub(r"at2?$", "", call) for call in calls if call.startswith(("write", "fsync", "rename"))]
    renames = [index for index, call in enumerate(steps) if call == "rename"]
    assert renames
    assert all(steps[at - 1] == "fsync" and steps[at + 1] == "fsync" for at in renames), steps
