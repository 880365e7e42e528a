"""`coc waive`: record a waiver, or say why it may not be."""

from typing import TYPE_CHECKING, Annotated

import typer

from coc_cli.commands import options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coc_cli.commands.session import Session
    from coc_cli.readiness.verdict import Assessment


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
    """Record a waiver, where it holds: made before the duty falls due, through its last day and until the work ends."""
    from coc_cli.commands.session import Session, moment
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant
    from coc_cli.plan.assign import next_id
    from coc_cli.text import safe

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
    if (status := session.assess().findings[duty].status) in ("met", "not-applicable"):
        raise CocError(f"{duty} is {status}: there is nothing to waive", hint=f"coc check {plan}")
    name = next_id(session.stored.data, "waivers")
    wanted = {"duty": duty, "reason": reason, "asked_by": asked_by, "approved_by": approved_by, "until": until}
    wanted["made_at"] = session.at.isoformat()
    values = {f"waivers.{name}.{key}": value for key, value in wanted.items()}
    finding = _supposing(session, values).findings[duty]
    if finding.status != "waived":
        # A waiver that does not hold is no use to anybody, and would void every sign-off.
        raise CocError(f"{duty} would not be waived: {finding.message}", hint="nothing was saved")
    session.assign([f"{path}={value}" for path, value in values.items()])
    print(f"{name}: {duty} is waived: {safe(finding.message)}")
    return 0


def _supposing(session: "Session", values: "Mapping[str, str]") -> "Assessment":
    """Judge the plan as it would be with these values; nothing is saved."""
    from coc_cli.errors import FileFaults
    from coc_cli.plan.locate import unwritten
    from coc_cli.plan.read import read
    from coc_cli.readiness.clock import zone_of
    from coc_cli.readiness.verdict import assess
    from coc_cli.tomlfile.edits import intended

    made = session.assignments()
    for path, value in values.items():
        made.read(path, value, zone_of(session.plan.schedule.zone))
    data = intended(session.stored.data, made.changes())
    plan, faults = read(data, session.checklist)
    if faults:
        raise FileFaults(session.path, unwritten(faults, data))
    return assess(plan, session.checklist, session.at)
