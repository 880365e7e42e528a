"""Standard streams that are full or closed: what is lost is said, and nobody is told that all is well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CALLS = (
    ["check", "p.toml", "-q"],
    ["check", "p.toml", "--format", "json"],
    ["report", "p.toml", "--format", "text"],
    ["get", "p.toml", "operation.code"],
    ["clauses", "12.b"],
    ["status", "p.toml"],
    ["--version"],
    ["--help"],
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a plan that is READY."""
    shutil.copy(ROOT / "checklists/examples/ready.toml", tmp_path / "p.toml")
    return tmp_path


def ran(folder: Path, call: list[str], redirected: str) -> subprocess.CompletedProcess[str]:
    """Run a call with its streams as a shell redirects them; output is held back, as it is without a terminal."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirected}', "sh", sys.executable, "-m", "coc_cli", *call],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_an_output_that_is_lost_is_never_a_pass(folder: Path, call: list[str]) -> None:
    found = ran(folder, call, ">/dev/full")

    assert found.returncode == 2
    assert found.stderr.splitlines()[0] == "coc: error: the disk or the output refused: no space left on device"
    assert len(found.stderr.splitlines()) == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_refusal_that_nobody_can_be_told_is_one_all_the_same(folder: Path) -> None:
    assert ran(folder, ["get", "p.toml", "nosuch.path"], "2>/dev/full").returncode == 2


@pytest.mark.parametrize("redirected", [">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("call", [["clauses", "12.b"], ["check", "p.toml", "-q", "--at", "2026-12-01T09:00+07:00"]])
def test_a_stream_that_is_closed_stops_nothing(folder: Path, call: list[str], redirected: str) -> None:
    found = ran(folder, call, redirected)

    assert (found.returncode, "fault of coc" in found.stderr) == (ran(folder, call, "").returncode, False)


def test_nothing_is_written_into_a_plan_that_took_the_number_of_a_stream(folder: Path) -> None:
    before = ran(folder, ["set", "p.toml", "operation.code=HERON"], "<&- >&- 2>&-")

    assert before.returncode == 0
    assert "HERON" in (folder / "p.toml").read_text("utf-8")
    assert "saved" not in (folder / "p.toml").read_text("utf-8")


def test_a_plan_from_a_closed_standard_input_is_an_empty_one(folder: Path) -> None:
    found = ran(folder, ["check", "-"], "<&-")

    assert (found.returncode, '"format" is missing' in found.stdout) == (2, True)
