"""Where the measured programs live, and the plans they read."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

QUOTE = '"'
ROOT = Path(__file__).resolve().parent.parent


class Programs:
    """What is called: an interpreter, `coc`, and the peer that checks shape only (or None)."""

    __slots__ = ("coc", "peer", "python")

    def __init__(self, python: Sequence[str], coc: Sequence[str], peer: Sequence[str] | None) -> None:
        self.python = list(python)
        self.coc = list(coc)
        self.peer = list(peer) if peer else None


TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def installed(folder: Path) -> Programs:
    """Two clean environments: one with a wheel of this checkout, one with the peer; everything is byte-compiled."""
    home, peer = folder / "coc", folder / "peer"
    for place, wanted in ((home, [str(ROOT)]), (peer, ["check-jsonschema"])):
        venv.create(place, with_pip=True, symlinks=True)
        command = [place / "bin/python", "-m", "pip", "install", "--quiet", "--compile", *wanted]
        subprocess.run(list(map(str, command)), check=True)
    return Programs([str(home / "bin/python")], [str(home / "bin/coc")], [str(peer / "bin/check-jsonschema")])


def here() -> Programs:
    """This interpreter and this checkout, where the test of the benchmark runs it."""
    return Programs([sys.executable], [sys.executable, "-m", "coc_cli"], None)


def corpus(folder: Path, count: int) -> Path:
    """Write plans: the six examples in turns, each with a salt of its own. Returns a list of their names."""
    examples = [path.read_text("utf-8") for path in sorted((ROOT / "checklists/examples").glob("*.toml"))]
    plans = folder / "plans"
    plans.mkdir(exist_ok=True)
    names = []
    for number in range(count):
        path = plans / f"{number:05}.toml"
        if not path.exists():
            head, salt, rest = examples[number % len(examples)].partition('salt = "')
            path.write_text(f"{head}{salt}{number:032x}{rest[rest.index(QUOTE) :]}", "utf-8")
        names.append(str(path))
    listed = folder / f"list-{count}"
    listed.write_text("".join(f"{name}\n" for name in names), "utf-8")
    return listed
