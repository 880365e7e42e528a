"""`coc diff`: what changed between two plans, in words, and what it did to each gate."""

from typing import Annotated

import typer

from coc_cli.commands import options


def diff(
    before: Annotated[str, typer.Argument(help="The plan as it was.", metavar="A", show_default=False)],
    after: Annotated[str, typer.Argument(help="The plan as it is.", metavar="B", show_default=False)],
    at: options.At = None,
) -> int:
    """Say what changed between two plans, and what it did to each gate and duty. Exit code 1 when anything differs."""
    from coc_cli.commands.session import Session, moment
    from coc_cli.documents.difference import said
    from coc_cli.readiness import compare

    old, new = Session(before), Session(after)
    called = moment(at, new.plan) if at is not None else new.at
    old.at = new.at = called
    changed = list(compare.values(old.stored.data, new.stored.data))
    moved = list(compare.gates(old.assess, new.assess))
    print(said(changed, moved), end="")
    return 1 if changed else 0
