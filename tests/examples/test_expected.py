"""What each shipped example amounts to is what is written down, whole; see `tests/examples/judging.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.new import EXAMPLES
from tests.examples.judging import EXPECTED, copy, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_amounts_to_what_is_written_down(example: str, tmp_path: Path) -> None:
    assert written(example, copy(tmp_path, example).assess()) == (EXPECTED / f"{example}.txt").read_text("utf-8")
