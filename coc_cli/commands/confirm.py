"""`coc confirm`: record that a duty was done, or not, at a gate."""

from typing import Annotated, Optional

import typer

from coc_cli.commands import options


def confirm(
    plan: options.Plan,
    duty: Annotated[str, typer.Argument(help="The duty, such as 14.a/1.", metavar="DUTY", show_default=False)],
    gate: Annotated[str, typer.Option("--gate", help="entry, leave, handover or aftercare.")],
    by: Annotated[str, typer.Option("--by", help="Who confirms it, by code.", metavar="PERSON")],
    state: Annotated[
        Optional[str],
        typer.Option("--state", help="done or not-done; for a prohibition kept or broken; in aftercare also scheduled."),
    ] = None,
    next: Annotated[
        Optional[str],
        typer.Option("--next", help="In aftercare: the day on which it is due again.", metavar="DATE"),
    ] = None,
    note: Annotated[Optional[str], typer.Option("--note", help="What was found; never a name.")] = None,
    at: options.At = None,
) -> int:
    """Record what was done at a gate. It voids no sign-off."""
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
    if known.alias or known.chapeau:
        instead = known.alias or f"one of {', '.join(session.checklist.items[duty])}"
        raise CocError(f"{duty} is no duty of its own", hint=f"confirm {instead}")
    allowed = ("kept", "broken") if known.prohibition else ("done", "not-done", "scheduled")
    said = state or allowed[0]
    if said not in allowed:
        raise CocError(f'{duty}: "{said}" is no state here', hint=f"one of {', '.join(allowed)}")
    name = next_id(session.stored.data, "confirmations")
    values = {
        "gate": gate,
        "duty": duty,
        "state": said,
        "at": session.at.isoformat(),
        "by": by,
        "next": next,
        "note": note,
    }
    session.assign([f"confirmations.{name}.{key}={value}" for key, value in values.items() if value is not None])
    finding = session.assess(gate if gate in known.confirm or gate == "aftercare" else None).findings[duty]
    print(f"{name}: {duty} is {finding.status} at {gate}: {finding.message}")
    return 0
