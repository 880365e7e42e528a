"""`coc report`: the readiness report."""

from typing import Annotated, Optional

import typer

from coc_cli.commands import options

# What may be asked for, and the writer in `coc_cli.documents` that writes it.
WRITERS = {"html": "html", "md": "markdown", "text": "text"}
_ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".txt": "text"}


def report(
    plan: options.Plan,
    format: Annotated[
        Optional[str],
        typer.Option("--format", help="html, md or text; by default as FILE ends, else html, on a terminal text."),
    ] = None,
    output: options.Output = None,
    rehearse: Annotated[bool, typer.Option("--rehearse", help="Tell too what breaks if one thing fails.")] = False,
    gate: options.Gate = None,
    at: options.At = None,
) -> int:
    """Write the readiness report: the verdict, what stands in the way, every row of the Code. Exit code as `coc check`.

    It is for planner, approver and commander, and for nobody else.
    """
    import sys
    from importlib import import_module

    from coc_cli.commands.session import Session, moment
    from coc_cli.documents.report import report as document
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant
    from coc_cli.readiness.rehearse import Rehearsal
    from coc_cli.readiness.verdict import NOT_READY

    chosen = format or _by_default(output)
    if chosen not in WRITERS:
        raise CocError(f'no format "{chosen}"', hint=meant(chosen, WRITERS))
    wanted = options.gate_of(gate)
    session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    assessed = session.assess(wanted)
    rehearsed = Rehearsal(session.plan, session.checklist, session.at) if rehearse else None
    text = import_module(f"coc_cli.documents.{WRITERS[chosen]}").render(document(assessed, rehearsed=rehearsed))
    with options.written_to(output) as write:
        write(text)
    sys.stdout.flush()
    return 1 if assessed.verdict == NOT_READY else 0


def _by_default(output: Optional[str]) -> str:
    """The format that a file's name asks for; without a file, what the reader can read."""
    import os
    import sys

    if output is not None and output != "-":
        return _ENDINGS.get(os.path.splitext(output)[1].lower(), "html")
    return "text" if sys.stdout.isatty() else "html"
