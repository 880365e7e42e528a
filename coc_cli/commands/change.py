"""`coc set`: one or many values, all or nothing."""

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from coc_cli.commands import options

if TYPE_CHECKING:
    from coc_cli.readiness.verdict import Assessment


def change(
    plan: options.Plan,
    assignments: Annotated[
        Optional[list[str]],
        typer.Argument(help="people.SW1.languages=km,th answers.12/1=yes ...", metavar="PATH=VALUE...", show_default=False),
    ] = None,
    erase: Annotated[
        Optional[list[str]],
        typer.Option("--erase", help="Erase a value or a record; may be given several times.", metavar="PATH"),
    ] = None,
    answers: options.Answers = None,
    role: options.Role = "planner",
) -> int:
    """Set values in a plan, all or nothing; comments and order stay. A new id makes a new record.

    What is named here beats the same path in the file of --answers, and that beats the plan.

    A duty, fact or limit needs no member: answers.4.a/1=confirmed, facts.children_involved=no, limits.layout_days=7.
    """
    from coc_cli.commands.session import Session
    from coc_cli.errors import CocError

    session = Session(plan, role=role)
    given = options.lines_of(answers)
    if not assignments and not erase and not given:
        raise CocError("nothing to set", hint=f"coc set {plan} people.SW1.gender=female")
    before = session.assess()
    session.assign_over(given, assignments or (), erase=erase or ())
    _say(session.assess(), before)
    return 0


def _say(after: "Assessment", before: "Assessment") -> None:
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
    known = {notice.path for notice in before.notices if notice.id == "signoff-void"}
    voided = [notice for notice in after.notices if notice.id == "signoff-void" and notice.path not in known]
    if voided:
        print(f"  sign-offs that count no more: {len(voided)}", file=sys.stderr)
    print(f"saved; {after.gate}: {after.verdict}", file=sys.stderr)
