"""What `coc report` does, whoever read the call: `commands.report` with typer, or `plain` for one that needs no parser."""

from __future__ import annotations

import os
import sys
from functools import partial
from importlib import import_module

from coc_cli.commands.given import naming
from coc_cli.commands.output import gate_of, put, width
from coc_cli.commands.plainly import read
from coc_cli.commands.session import Session, moment
from coc_cli.documents.report import report as document
from coc_cli.errors import CocError
from coc_cli.nearest import meant
from coc_cli.readiness.verdict import NOT_READY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from coc_cli.documents.model import Document

# What may be asked for, and the writer in `coc_cli.documents` that writes it.
WRITERS = {"html": "html", "pdf": "pdf", "md": "markdown", "text": "text"}
_ENDINGS = {".html": "html", ".htm": "html", ".pdf": "pdf", ".md": "md", ".txt": "text"}


def run(
    plan: str,
    *,
    format: str | None = None,
    output: str | None = None,
    rehearse: bool = False,
    gate: str | None = None,
    at: str | None = None,
) -> int:
    """Write the report of a plan; return the exit code. The options are those of `coc report`."""
    writer = writer_for(format, output)
    wanted = gate_of(gate)
    with naming(plan):
        session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    assessed = session.assess(wanted)
    rehearsed = None
    if rehearse:
        from coc_cli.readiness.rehearse import Rehearsal

        rehearsed = Rehearsal(session.plan, session.checklist, session.at)
    put(writer(document(assessed, rehearsed=rehearsed)), output)
    return 1 if assessed.verdict == NOT_READY else 0


def writer_for(format: str | None, output: str | None, *, unnamed: str = "") -> Callable[[Document], str | bytes]:
    """Return what writes a document: as it is asked for, else as the file's name asks.

    Without either it is `unnamed`, or what the reader can read. Raises CocError for a format that nobody writes.
    """
    chosen = format or _by_name(output) or unnamed or ("text" if output in (None, "-") and sys.stdout.isatty() else "html")
    if chosen not in WRITERS:
        raise CocError(f'no format "{chosen}"', hint=meant(chosen, WRITERS))
    writer: Callable[..., str | bytes] = import_module(f"coc_cli.documents.{WRITERS[chosen]}").render
    return partial(writer, width=width(output)) if chosen == "text" else writer


def _by_name(output: str | None) -> str:
    """The format of a file by its ending, or "" where it has none. Raises CocError for any other ending."""
    ending = os.path.splitext(output or "")[1].lower()
    if ending and ending not in _ENDINGS:
        raise CocError(
            f"{output}: nothing is written as {ending}", hint="name it .html, .pdf, .md or .txt, or add --format"
        )
    return _ENDINGS.get(ending, "")


_FLAGS = {"--rehearse": "rehearse"}
_ONE = {"--format": "format", "-o": "output", "--output": "output", "--gate": "gate", "--at": "at"}


def plain(words: Sequence[str]) -> dict[str, Any] | None:
    """Read a call of one plan and plain options; None for any other."""
    found = read(words, flags=_FLAGS, one=_ONE)
    if found is None or len(found["plans"]) != 1:
        return None
    return {"plan": found.pop("plans")[0], **found}
