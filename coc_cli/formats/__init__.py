"""Findings for machines and terminals: one small emitter per format, in one table.

Plans are written as they are judged: no emitter holds more than one of them, save what a format wants at its end.
"""

from __future__ import annotations

from coc_cli.errors import CocError
from coc_cli.nearest import meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.formats.emitter import Emitter, Manner

# Name, module, what it is for.
FORMATS = {
    "text": ("text_", "verdict, place, line with caret, reason and fix"),
    "lines": ("lines_", "one line per finding, as editors and grep read them"),
    "json": ("json_", "one array, everything"),
    "jsonl": ("jsonl_", "one line of JSON per plan, everything"),
    "sarif": ("sarif_", "SARIF 2.1.0, for code scanning"),
    "junit": ("junit_", "JUnit XML, for test reports"),
    "github": ("github_", "annotations of GitHub Actions"),
    "markdown": ("markdown_", "a job's summary"),
}


def emitter_for(name: str, manner: Manner) -> Emitter:
    """Return a fresh emitter. Raises CocError that names the nearest format."""
    if name not in FORMATS:
        raise CocError(f'no format "{name}"', hint=meant(name, FORMATS))
    from importlib import import_module

    made: Emitter = import_module(f"coc_cli.formats.{FORMATS[name][0]}").Emitter(manner)
    return made
