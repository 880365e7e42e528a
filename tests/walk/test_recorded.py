"""The picture of a walk in the README shows what the program shows today."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from rich.text import Text

from tests.conftest import ROOT
from tests.walk.recorded import screen

if TYPE_CHECKING:
    from pathlib import Path

_LINE = re.compile(r'<text class="terminal-\d+-r\d+"[^>]* y="([\d.]+)"[^>]*>([^<]*)</text>')


def drawn(svg: str) -> list[str]:
    """The lines of a terminal in a picture of it."""
    rows: dict[float, str] = {}
    for y, text in _LINE.findall(svg):
        rows[float(y)] = rows.get(float(y), "") + html.unescape(text)
    return [rows[y].replace("\u00a0", " ").strip() for y in sorted(rows)]


@pytest.mark.needs("tmux")
def test_the_picture_in_the_readme_is_of_this_program(tmp_path: Path) -> None:
    """After a change of the walk: `python -m tests.walk.recorded docs/walk.svg`."""
    shown = [line.strip() for line in Text.from_ansi(screen(tmp_path)).plain.split("\n")]

    assert [line for line in drawn((ROOT / "docs/walk.svg").read_text("utf-8")) if line] == [one for one in shown if one]
