"""`coc set`: one or many values, all or nothing."""

from typing import Annotated, Optional

import typer

from coc_cli.commands import options


def change(
    plan: options.Plan,
    assignments: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(help="people.SW1.languages=km,th answers.12/1=yes ...", metavar="PATH=VALUE...", show_default=False),
    ] = None,
    erase: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--erase", help="Erase a value or a record; may be given several times.", metavar="PATH"),
    ] = None,
    role: options.Role = "planner",
) -> int:
    """Set values in a plan, all or nothing; comments and order stay. A new id makes a new record.

    A duty, fact or limit needs no member: answers.4.a/1=confirmed, facts.children_involved=no, limits.layout_days=7.
    """
    from coc_cli.commands.session import Session
    from coc_cli.errors import CocError
    from coc_cli.plan.assign import Assignments
    from coc_cli.readiness.case import zone_of

    session = Session(plan, role=role)
    made = Assignments(session.stored.data, session.checklist)
    if not assignments and not erase:
        raise CocError("nothing to set", hint="coc set PLAN people.SW1.gender=female")
    # A zone given in the same call already holds for the times beside it.
    zones = [one.partition("=")[2] for one in assignments or () if one.startswith("schedule.zone=")]
    zone = zone_of(zones[-1] if zones else session.plan.schedule.zone)
    for one in assignments or ():
        path, sign, value = one.partition("=")
        if not sign:
            raise CocError(f'"{one}" sets nothing', hint="write PATH=VALUE")
        made.read(path.strip(), value, zone)
    for path in erase or ():
        made.erase(path)
    before = session.assess()
    session.change([*made.changes(), *session.request_changes(made)])
    _say(session.assess(), before)
    return 0


def _say(after, before) -> None:  # type: ignore[no-untyped-def]
    """Say on standard error what the change did to each duty."""
    import sys

    from coc_cli.text import safe

    moved = [
        f"{duty} {before.findings[duty].status} -> {finding.status}"
        for duty, finding in after.findings.items()
        if finding.status != before.findings[duty].status
    ]
    for line in moved[:12]:
        print(f"  {safe(line)}", file=sys.stderr)
    if len(moved) > 12:
        print(f"  and {len(moved) - 12} more", file=sys.stderr)
    print(f"saved; {after.gate}: {after.verdict}", file=sys.stderr)
