"""The benchmark measures: run small, it prints every row, and a planted slow-down shows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.__main__ import Row, table
from benchmarks.measure import costs
from benchmarks.places import Programs, here

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_it_runs_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.conftest import ROOT

    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    rows = table(here(), tmp_path, plans=6, rounds=1)

    assert len(rows) == 9
    assert all(str(row).count("|") == 5 for row in rows)


def test_a_slow_down_shows(tmp_path: Path) -> None:
    python = [sys.executable, "-I", "-c"]

    cost = costs(
        {"floor": [*python, "import tomllib"], "slow": [*python, "sum(range(9_000_000))"]}, rounds=2, folder=tmp_path
    )

    assert cost["slow"].cpu > 1.5 * cost["floor"].cpu
    assert not Row("slow", cost["slow"].cpu / cost["floor"].cpu, 1.5).good
    assert isinstance(here(), Programs)
