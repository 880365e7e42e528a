"""Texts keep to the terminal's width; what goes anywhere else is always the same."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TYPE_CHECKING

import pexpect
import pytest

from coc_cli.columns import cells, columns
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

TEXTS = (
    ("report", "p.toml", "--format", "text"),
    ("status", "p.toml"),
    ("requests", "p.toml"),
    ("brief", "p.toml", "--for", "SW1", "--format", "text", "-o", "-"),
    ("clauses", "12.c"),
    ("schema", "people"),
)


def shown(folder: Path, *call: str, wide: int, **environment: str) -> list[str]:
    """The lines that a call writes on a terminal of so many columns."""
    known = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    known |= {"PYTHONPATH": str(ROOT), "NO_COLOR": "1", **environment}
    child = pexpect.spawn(
        sys.executable, ["-m", "coc_cli", *call], cwd=folder, env=known, dimensions=(24, wide), encoding="utf-8", timeout=60
    )
    wrote: str = child.read()
    child.close()
    return wrote.replace("\r\n", "\n").split("\n")


def unbroken(line: str) -> int:
    """The columns of a line, save where it is one long word: no word is broken, since it may be part of a command."""
    return cells(line) if re.search(r"\S\s+\S", line.strip().removeprefix("- ")) else 0


@pytest.mark.parametrize("call", TEXTS, ids=" ".join)
def test_a_text_keeps_to_the_terminal(coc: Coc, tmp_path: Path, call: tuple[str, ...]) -> None:
    coc("new", "--from", "ready", "p.toml")

    widest = {wide: max(map(unbroken, shown(tmp_path, *call, wide=wide))) for wide in (44, 60, 200)}

    assert (widest[44] <= 44, 44 < widest[60] <= 60, 60 < widest[200] <= 78) == (True, True, True), widest


def test_a_quoted_line_and_its_caret_keep_to_the_terminal(coc: Coc, tmp_path: Path) -> None:
    coc("new", "--from", "ready", "p.toml")
    plan = tmp_path / "p.toml"
    plan.write_text(plan.read_text("utf-8") + f"[oper]\nx = '{'y' * 300}'  [\n", "utf-8")

    quoted = [line for line in shown(tmp_path, "check", "p.toml", wide=60) if line.startswith("    | ")]

    assert quoted
    assert max(map(len, quoted)) <= 60


def test_a_pipe_is_written_as_ever(coc: Coc, monkeypatch: pytest.MonkeyPatch) -> None:
    coc("new", "--from", "ready", "p.toml")
    before = coc("clauses", "12.c").out, coc("status", "p.toml").out.split("judged")[0]

    monkeypatch.setenv("COLUMNS", "40")

    assert (coc("clauses", "12.c").out, coc("status", "p.toml").out.split("judged")[0]) == before


class Terminal(io.StringIO):
    """What says that it is a terminal, and can't say how large."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("named", "wide"), [("60", 60), ("5", 40), ("300", 78), ("0", 78), ("", 78), ("wide", 78), ("\u0662", 78)]
)
def test_a_named_width_counts_within_bounds(monkeypatch: pytest.MonkeyPatch, named: str, wide: int) -> None:
    monkeypatch.setenv("COLUMNS", named)

    assert columns(Terminal()) == wide
