"""`coc rehearse`: what breaks if one person, vehicle, post, item, place or channel fails."""

from typing import Annotated, Optional

import typer

from coc_cli.commands import options


def rehearse(
    plan: options.Plan,
    pairs: Annotated[bool, typer.Option("--pairs", help="Two losses at a time, where neither alone breaks it.")] = False,
    late: Annotated[
        Optional[str], typer.Option("--late", help="The operation runs late by so much: 90m, 2h.", metavar="TIME")
    ] = None,
    at: options.At = None,
) -> int:
    """Take each thing away in turn, judge again, and list the single points of failure. Exit code 1 when there are any."""
    from coc_cli.commands.session import Session, moment
    from coc_cli.documents.rehearsal import said_late, said_pairs, said_singles
    from coc_cli.readiness.rehearse import Rehearsal

    session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    rehearsal = Rehearsal(session.plan, session.checklist, session.at)
    if late is not None:
        broken = rehearsal.late(options.span(late))
        print(said_late(late, broken, plan=plan), end="")
        return 1 if broken else 0
    singles = list(rehearsal.singles())
    print(said_singles(singles, len(rehearsal.losses()), plan=plan), end="")
    if pairs:
        print(said_pairs(list(rehearsal.pairs()), plan=plan), end="")
    return 1 if singles else 0
