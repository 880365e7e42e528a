"""What the tests of commands start from."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc


@pytest.fixture
def plan(coc: Coc, tmp_path: Path) -> Path:
    """The base plan, its one request about the records as they are."""
    path = tmp_path / "p.toml"
    shutil.copy(ROOT / "tests/plans/base.toml", path)
    coc("set", "p.toml", "requests.Q1.answer=agreed")
    return path
