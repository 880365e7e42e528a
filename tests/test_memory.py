"""What one plan leaves behind: nothing that refers to itself, so that ten thousand take no more memory than one."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import pytest

from coc_cli.checklist.loader import load
from coc_cli.commands.judging import judge
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

AT = "2026-12-01T09:00+07:00"
PLANS = sorted([*ROOT.glob("checklists/examples/*.toml"), ROOT / "tests/plans/base.toml"])


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_judged_plan_leaves_no_circle(path: Path) -> None:
    load()
    judge(str(path), gate=None, at=AT)  # what is imported, compiled and remembered stays
    gc.collect()
    gc.disable()
    try:
        outcome = judge(str(path), gate=None, at=AT)
        assert outcome.assessment is not None
        del outcome
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_judging_keeps_no_memory() -> None:
    """CPython keeps freed tuples for later, by their size; those made of what tells no length are never taken again."""
    path = str(ROOT / "checklists/examples/conditions.toml")

    def judged(times: int) -> int:
        for _ in range(times):
            judge(path, gate=None, at=AT)
        return sys.getallocatedblocks()

    gc.collect()
    gc.disable()
    try:
        before = judged(100)
        assert (judged(100) - before) / 100 < 10
    finally:
        gc.enable()
