"""Completion, driven by keys in a real bash and a real zsh."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pexpect
import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LINES = [
    pytest.param("coc portf", "coc portfolio", id="command"),
    pytest.param("coc check --gate hand", "coc check --gate handover", id="gate"),
    pytest.param("coc clauses 12.b/6", "coc clauses 12.b/6", id="duty-in-full"),
    pytest.param("coc clauses 12.h.ii/", "coc clauses 12.h.ii/1", id="clause"),
    pytest.param("coc waive p.toml 3.c/", "coc waive p.toml 3.c/1", id="duty"),
    pytest.param("coc check --format sar", "coc check --format sarif", id="format"),
    pytest.param("coc new --from cross", "coc new --from cross-border", id="example"),
    pytest.param("coc report --format ht", "coc report --format html", id="format-of-another-command"),
    pytest.param("coc brief some-plan.toml --for social", "coc brief some-plan.toml --for social-worker", id="audience"),
    pytest.param("coc check some-pl", "coc check some-plan.toml", id="file"),
]
START = {
    "bash": (["--norc", "--noprofile", "-i"], ""),
    "zsh": (["-f", "-i"], "autoload -U compinit; compinit -u -D; "),
}


def completed(shell: str, line: str, folder: Path) -> str:
    """Type a line and a tab, put `echo` before it, and read what the shell made of it."""
    programs = folder / "bin"
    programs.mkdir()
    (programs / "coc").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m coc_cli "$@"\n', "utf-8")
    (programs / "coc").chmod(0o755)
    (folder / "some-plan.toml").touch()
    flags, before = START[shell]
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "TERM": "dumb",
        "PS1": "",
        "LC_ALL": "C.UTF-8",
    }
    child = pexpect.spawn(
        shell, flags, cwd=str(folder), env=environment, encoding="utf-8", timeout=60, dimensions=(40, 200)
    )
    child.sendline(f'{before}eval "$(coc --show-completion {shell})"; PS1="> "; echo re""ady')
    child.expect("\nready\r\n")
    child.send(f"{line}\t")
    # Keys that are typed meanwhile wait until the shell has its answer.
    child.send("\x01echo '[\x05]'\r")
    child.expect(r"\n\[([^\r\n]*)\]\r")
    child.close(force=True)
    return str(child.match[1]).strip()


@pytest.mark.parametrize("shell", [pytest.param(name, marks=pytest.mark.needs(name)) for name in START])
@pytest.mark.parametrize(("line", "whole"), LINES)
def test_a_tab(tmp_path: Path, shell: str, line: str, whole: str) -> None:
    assert completed(shell, line, tmp_path) == whole
