"""The picture of a walk in the README: the real program in tmux, some questions answered with real keys, as an SVG.

python -m tests.walk.recorded docs/walk.svg
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.text import Text

from coc_cli.main import main as run
from tests.conftest import ROOT
from tests.walk.played import keys_of

_COLUMNS, _ROWS = 80, 24
# The walk of the base plan, up to a question that shows most: a message, a range, what is read back.
_UP_TO = 27


def _tmux(*arguments: str) -> str:
    called = ["tmux", "-L", "coc-recorded", "-f", os.devnull, *arguments]
    return subprocess.run(called, check=True, capture_output=True, text=True).stdout


def _until(shown: str) -> None:
    for _ in range(200):
        if shown in _tmux("capture-pane", "-p", "-t", "walk"):
            return
        time.sleep(0.05)
    raise TimeoutError(shown)


def screen(folder: Path) -> str:
    """Walk in tmux; return the screen with its colours."""
    pressed, _, at = keys_of("base")
    assert run(["new", str(folder / "plan.toml")]) == 0
    program = f"cd {folder} && exec {sys.executable} -m coc_cli walk plan.toml --at {at.isoformat()}"
    environment = ["-e", f"PYTHONPATH={ROOT}", "-e", "LC_ALL=C.UTF-8"]
    _tmux("new-session", "-d", "-s", "walk", "-x", str(_COLUMNS), "-y", str(_ROWS), *environment, program)
    try:
        for number, keys in pressed[:_UP_TO]:
            _until(f" {number} · ")
            for key in keys:
                _tmux("send-keys", "-t", "walk", "-H", *(f"{byte:02x}" for byte in key.encode()))
        _until(f" {_UP_TO + 1} · ")
        return _tmux("capture-pane", "-p", "-e", "-t", "walk")
    finally:
        _tmux("kill-session", "-t", "walk")


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder, open(os.devnull, "w", encoding="utf-8") as nothing:
        console = Console(record=True, width=_COLUMNS, file=nothing, force_terminal=True, color_system="standard")
        console.print(Text.from_ansi(screen(Path(folder)).rstrip("\n")), end="")
        # A picture of ours fetches nothing: the fonts of whoever looks at it will do.
        svg = re.sub(
            r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", console.export_svg(title="coc walk plan.toml"), flags=re.DOTALL
        )
        Path(sys.argv[1]).write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
