"""The program on a pseudo-terminal, with real keys: what a test needs to walk as a person does."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from typing import TYPE_CHECKING

import pexpect

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_CONTROLS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78cM]|[\r\x07]")


class Cast:
    """What a program writes, with its times, as an asciicast (version 2). No pause is longer than a reader needs."""

    def __init__(self, path: Path, *, columns: int, rows: int) -> None:
        self.file = path.open("w", encoding="utf-8")
        self.file.write(json.dumps({"version": 2, "width": columns, "height": rows, "title": "coc walk"}) + "\n")
        self.last = self.at = time.monotonic()
        self.shown = 0.0

    def write(self, text: str) -> None:
        """One piece of what was written."""
        now = time.monotonic()
        self.shown += min(now - self.last, 1.5)
        self.last = now
        self.file.write(json.dumps([round(self.shown, 3), "o", text]) + "\n")

    def flush(self) -> None:
        """Keep what was written so far."""
        self.file.flush()


class Walk:
    """One walk. `number(n)` waits until question n is drawn; `press` sends keys."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        columns: int = 100,
        rows: int = 24,
        cast: Path | None = None,
        under: Sequence[str] = (),
        **environment: str,
    ) -> None:
        """Start it; `under` is a program that watches it, with its options."""
        known = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PROMPT_TOOLKIT_NO_CPR": "1"}
        known |= {"LC_ALL": "C.UTF-8", "HOME": str(folder), **environment}
        program = [*under, sys.executable, "-m", "coc_cli", "walk", *arguments]
        self.child = pexpect.spawn(
            program[0],
            program[1:],
            cwd=str(folder),
            env=known,
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=20,
        )
        self.child.delaybeforesend = None
        self.seen = ""
        if cast is not None:
            self.child.logfile_read = Cast(cast, columns=columns, rows=rows)

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
