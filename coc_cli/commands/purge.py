"""`coc purge`: what a plan leaves behind, when it is to be destroyed, and doing it."""

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from coc_cli.commands import options

if TYPE_CHECKING:
    from datetime import date

    from coc_cli.plan.model import Plan

_OUT_OF_REACH = """\
Out of reach of this program: reports and sheets that were written to files, papers, backups, snapshots, repositories,
synchronised folders, sent copies, flash memory.
What was sealed stays closed to whoever has no identity: destroy the identities of a finished plan too."""


def purge(
    plan: options.Plan,
    destroy: Annotated[bool, typer.Option("--destroy", help="Destroy the files now.")] = False,
    early: Annotated[
        Optional[str],
        typer.Option("--early", help="Why before its day, or without knowing it.", metavar="REASON"),
    ] = None,
    at: options.At = None,
) -> int:
    """List what belongs to a plan on this disk and the day by which it is to be destroyed; with --destroy, destroy it."""
    from coc_cli.commands.session import Session, moment, now
    from coc_cli.errors import CocError
    from coc_cli.plan.blank import says_nothing
    from coc_cli.plan.store import held
    from coc_cli.text import safe
    from coc_cli.trust import remains

    found = remains.remains(plan)
    if not found:
        raise CocError(f"{plan}: nothing of this plan is here")
    known: Optional[Plan] = None
    today = (moment(at) if at else now()).date()
    try:
        session = Session(plan)
        known, today = session.plan, (moment(at, session.plan) if at else session.at).date()
    except CocError as error:
        print(f"{safe(error.message)}: its dates and papers are not known")
    for one in found:
        also = f", {one.links} more name{'s' if one.links > 1 else ''} for the same file elsewhere" if one.links else ""
        print(f"  {safe(one.path)}: {one.what}, {one.state}{also}")
    day = _retention(known, today) if known else None
    if not destroy:
        print(_OUT_OF_REACH)
        print(f"To destroy these {len(found)} files: coc purge {safe(plan)} --destroy")
        return 0
    if says_nothing(early or "") and (day is None or today < day):
        why = f"its day is {day}" if day else "no day of destruction is known"
        raise CocError(f"{plan}: nothing was destroyed: {why}", hint="say why it goes earlier: --early 'REASON'")
    with held(plan):
        for one in found:
            remains.destroy(one.path)
    print(f"Destroyed on {today}: {len(found)} files{f', early: {safe(early)}' if early else ''}.")
    print(_OUT_OF_REACH)
    return 0


def _retention(plan: "Plan", today: "date") -> "Optional[date]":
    """Say when what is to be destroyed or returned, and which papers are still out; return the day of destruction."""
    from coc_cli.text import safe

    held = plan.retention
    keeper = f"; {safe(held.keeper)} collects and destroys the papers" if held.keeper else ""
    late = ", which has passed" if held.destroy_by and held.destroy_by < today else ""
    print(f"To be destroyed by: {held.destroy_by or 'no day is set'}{late}{keeper}")
    out = [one for one in plan.copies if one.returned_on is None]
    for one in out:
        by = one.return_by or held.return_by or held.destroy_by or "no day is set"
        # A receiving place has no person: its paper is known by what stands at its foot.
        whose = one.person or f"sheet {(one.digest or 'unknown')[:8]}"
        print(f"  paper still out: {safe(one.audience)} copy {one.copy} ({safe(whose)}), back by {by}")
    return held.destroy_by
