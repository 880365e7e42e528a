"""The program on a pseudo-terminal, with real keys: what a test needs to walk as a person does."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import pexpect

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CONTROLS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78cM]|[\r\x07]")


class Walk:
    """One walk. `number(n)` waits until question n is drawn; `press` sends keys."""

    def __init__(self, folder: Path, *arguments: str, columns: int = 100, rows: int = 24, **environment: str) -> None:
        known = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PROMPT_TOOLKIT_NO_CPR": "1"}
        known |= {"LC_ALL": "C.UTF-8", "HOME": str(folder), **environment}
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "coc_cli", "walk", *arguments],
            cwd=str(folder),
            env=known,
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=20,
        )
        self.child.delaybeforesend = None
        self.seen = ""

    def number(self, number: int, timeout: float = 20) -> str:
        """Wait until question `number` is drawn whole; return what was written since the last call, without controls."""
        self.child.expect(rf" {number} · ", timeout=timeout)
        begun = self.child.before + self.child.after
        self.child.expect("stop", timeout=timeout)
        self.seen = _CONTROLS.sub("", begun + self.child.before + self.child.after)
        return self.seen

    def press(self, *keys: str) -> None:
        """Send keys one by one; an Esc is given the time in which it can't be the begin of another key."""
        for key in keys:
            self.child.send(key)
            if key == "\x1b":
                self.wait(0.25)

    def wait(self, seconds: float) -> None:
        """Let the program work."""
        self.child.expect(pexpect.TIMEOUT, timeout=seconds)

    def end(self) -> tuple[int, str]:
        """Wait for the end; return the exit code and the last words."""
        self.child.expect(pexpect.EOF)
        rest = _CONTROLS.sub("", self.child.before)
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus, rest

    def kill(self, signal: int) -> None:
        """Kill the program."""
        self.child.kill(signal)


def joined(keys: Iterable[str]) -> str:
    """Keys as one string, for a line that is typed in one go."""
    return "".join(keys)
