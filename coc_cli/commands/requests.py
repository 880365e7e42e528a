"""`coc requests`: the letter of open requests to law enforcement."""

from typing import Annotated

import typer

from coc_cli.commands import options
from coc_cli.commands.reporting import WRITERS


def requests(
    plan: options.Plan,
    format: Annotated[str, typer.Option("--format", help="text, md, html or pdf.")] = "text",
    output: options.Output = None,
    at: options.At = None,
) -> int:
    """Print what law enforcement was asked and has not answered, and what it is still to be asked: one page to sign.

    Answers are recorded with `coc walk PLAN`, or `coc set PLAN requests.Q1.answer=agreed ...`. Exit code 0.
    """
    from importlib import import_module

    from coc_cli.commands.session import Session, moment
    from coc_cli.documents.letter import letter
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant

    if format not in WRITERS:
        raise CocError(f'no format "{format}"', hint=meant(format, WRITERS))
    session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    options.put(import_module(f"coc_cli.documents.{WRITERS[format]}").render(letter(session.assess())), output)
    return 0
