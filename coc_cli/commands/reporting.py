"""What `coc report` does, whoever read the call: `commands.report` with typer, or `plain` for one that needs no parser."""

from __future__ import annotations

from importlib import import_module

from coc_cli.commands.output import gate_of, put
from coc_cli.commands.plainly import read
from coc_cli.commands.session import Session, moment
from coc_cli.documents.report import report as document
from coc_cli.errors import CocError
from coc_cli.nearest import meant
from coc_cli.readiness.verdict import NOT_READY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

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
    chosen = format or _by_default(output)
    if chosen not in WRITERS:
        raise CocError(f'no format "{chosen}"', hint=meant(chosen, WRITERS))
    wanted = gate_of(gate)
    session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    assessed = session.assess(wanted)
    rehearsed = None
    if rehearse:
        from coc_cli.readiness.rehearse import Rehearsal

        rehearsed = Rehearsal(session.plan, session.checklist, session.at)
    made = import_module(f"coc_cli.documents.{WRITERS[chosen]}").render(document(assessed, rehearsed=rehearsed))
    put(made, output)
    return 1 if assessed.verdict == NOT_READY else 0


def _by_default(output: str | None) -> str:
    """The format that a file's name asks for; without a file, what the reader can read."""
    import os
    import sys

    if output is not None and output != "-":
        return _ENDINGS.get(os.path.splitext(output)[1].lower(), "html")
    return "text" if sys.stdout.isatty() else "html"


_FLAGS = {"--rehearse": "rehearse"}
_ONE = {"--format": "format", "-o": "output", "--output": "output", "--gate": "gate", "--at": "at"}


def plain(words: Sequence[str]) -> dict[str, Any] | None:
    """Read a call of one plan and plain options; None for any other."""
    found = read(words, flags=_FLAGS, one=_ONE)
    if found is None or len(found["plans"]) != 1:
        return None
    return {"plan": found.pop("plans")[0], **found}
