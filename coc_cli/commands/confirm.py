"""`coc confirm`: record that a duty was done, or not, at a gate."""

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from coc_cli.commands import options

if TYPE_CHECKING:
    from coc_cli.checklist.model import Duty


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
    from coc_cli.commands.output import gate_of
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
    gates = _gates(known)
    if gate not in gates:
        named = gate_of(gate)
        hint = f"it is confirmed at {' and '.join(gates)}" if gates else "its records and answers decide it"
        raise CocError(f"{duty} is not confirmed at {named}", hint=hint)
    ahead = ("scheduled",) if gate == "aftercare" and not known.prohibition else ()
    allowed = ("kept", "broken") if known.prohibition else ("done", "not-done", *ahead)
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
    finding = session.assess(gate).findings[duty]
    print(f"{name}: {duty} is {finding.status} at {gate}: {safe(finding.message)}")
    return 0


def _gates(duty: "Duty") -> tuple[str, ...]:
    """The gates at which a confirmation of the duty counts: from entry on, and in aftercare what is due there."""
    own = tuple(gate for gate in duty.confirm if gate not in ("plan", "go"))
    return (*own, "aftercare") if duty.arranged == "aftercare" and "aftercare" not in own else own
