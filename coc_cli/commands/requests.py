"""`coc requests`: the letter of open requests to law enforcement."""

from typing import Annotated, Optional

import typer

from coc_cli.commands import options


def requests(
    plan: options.Plan,
    format: Annotated[
        Optional[str],
        typer.Option("--format", help="text, md, html or pdf; by default as FILE ends, else text.", metavar="FORMAT"),
    ] = None,
    output: options.Output = None,
    at: options.At = None,
) -> int:
    """Print what law enforcement was asked and has not answered, and what it is still to be asked: one page to sign.

    Answers are recorded with `coc walk PLAN`, or `coc set PLAN requests.Q1.answer=agreed ...`. Exit code 0.
    """
    from coc_cli.commands.reporting import writer_for
    from coc_cli.commands.session import Session, moment
    from coc_cli.documents.letter import letter

    writer = writer_for(format, output, unnamed="text")
    session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    options.put(writer(letter(session.assess())), output)
    return 0
