"""The blocks of the documents, as a reader would run them.

A ```console block holds `$ command` lines with what they print: `[...]` stands for any text in a line, a line `...` for
any lines. All console blocks of one document are run in order, in one folder, by a real shell.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """One fenced block: its language, its text, and the line at which it begins."""

    language: str
    text: str
    line: int


def blocks(document: str) -> list[Block]:
    """Every fenced block of a document of the project."""
    text = (ROOT / document).read_text("utf-8")
    found = _BLOCK.finditer(text)
    return [Block(match[1], match[2], text.count("\n", 0, match.start()) + 1) for match in found]


def steps(block: Block) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with what it is said to print."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, `coc` being the program of this checkout; both streams are read as one."""
    programs = folder / ".programs"
    if not programs.exists():
        programs.mkdir()
        (programs / "coc").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m coc_cli "$@"\n', "utf-8")
        (programs / "coc").chmod(0o755)
    environment = os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def printed_as_said(said: str, printed: str) -> bool:
    """Whether an output is what a document says it is."""
    pattern = re.escape(said.rstrip("\n") + "\n" if said.strip() else "")
    pattern = re.sub(r"^\\\.\\\.\\\.\n", "(?:.*\n)*?", pattern.replace("\\\n", "\n"), flags=re.MULTILINE)
    pattern = pattern.replace(r"\[\.\.\.\]", ".*")
    return re.fullmatch(pattern, printed) is not None
