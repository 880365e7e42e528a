"""`coc waive`: record a waiver, or say why it may not be."""

from typing import Annotated

import typer

from coc_cli.commands import options


def waive(
    plan: options.Plan,
    duty: Annotated[str, typer.Argument(help="The duty, such as 12.b/5.", metavar="DUTY", show_default=False)],
    reason: Annotated[str, typer.Option("--reason", help="Why it can't be met, and what is done instead.", metavar="TEXT")],
    asked_by: Annotated[str, typer.Option("--asked-by", help="Who asks, by code.", metavar="PERSON")],
    approved_by: Annotated[
        str, typer.Option("--approved-by", help="Who approves: another person, another role.", metavar="PERSON")
    ],
    until: Annotated[str, typer.Option("--until", help="The last day on which it holds; at most 90 days.", metavar="DATE")],
    at: options.At = None,
) -> int:
    """Record a waiver. It holds only before the duty falls due, through its day and until the work ends."""
    from coc_cli.commands.session import Session, moment
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant
    from coc_cli.plan.assign import next_id

    session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    known = session.checklist.duties.get(duty)
    if known is None:
        raise CocError(f'no duty "{duty}"', hint=meant(duty, session.checklist.duties))
    if known.chapeau or known.alias:
        raise CocError(f"{duty} is no duty of its own", hint=f"waive {known.alias or 'the items below it'} instead")
    if not known.waivable:
        raise CocError(f"{duty} can't be waived: {known.title.lower()}", hint=known.fix)
    name = next_id(session.stored.data, "waivers")
    wanted = {"duty": duty, "reason": reason, "asked_by": asked_by, "approved_by": approved_by, "until": until}
    wanted["made_at"] = session.at.isoformat()
    session.assign([f"waivers.{name}.{key}={value}" for key, value in wanted.items()])
    finding = session.assess().findings[duty]
    print(f"{name}: {duty} is {finding.status}: {finding.message}")
    return 0 if finding.status == "waived" else 1
