"""`coc confirm`: record that a duty was done, or not, at a gate."""

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from coc_cli.commands import options

if TYPE_CHECKING:
    from coc_cli.checklist.model import Duty


def confirm(
    plan: options.Plan,
    duty: Annotated[str, typer.Argument(help="The duty, such as 14.a/1.", metavar="DUTY", show_default=False)],
    gate: Annotated[
        str, typer.Option("--gate", help="entry, leave, handover or aftercare; a breach at any.", metavar="GATE")
    ],
    by: Annotated[str, typer.Option("--by", help="Who confirms it, by code.", metavar="PERSON")],
    state: Annotated[
        Optional[str],
        typer.Option(
            "--state",
            help="done or not-done; for a prohibition kept or broken; in aftercare also scheduled.",
            metavar="STATE",
        ),
    ] = None,
    next: Annotated[
        Optional[str],
        typer.Option("--next", help="In aftercare: the day on which it is due again.", metavar="DATE"),
    ] = None,
    note: Annotated[Optional[str], typer.Option("--note", help="What was found; never a name.", metavar="TEXT")] = None,
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
    if known.alias or known.chapeau:
        instead = known.alias or f"one of {', '.join(session.checklist.items[duty])}"
        raise CocError(f"{duty} is no duty of its own", hint=f"confirm {instead}")
    good, bad = ("kept", "broken") if known.prohibition else ("done", "not-done")
    ahead = ("scheduled",) if gate == "aftercare" and not known.prohibition else ()
    said = state or good
    if said not in (good, bad, *ahead):
        raise CocError(f'{duty}: "{said}" is no state here', hint=f"one of {', '.join((good, bad, *ahead))}")
    gates, named = _gates(known), gate_of(gate)
    # A breach counts wherever it is seen, and can be put right there.
    seen = any((one.duty, one.gate) == (duty, gate) for one in session.plan.confirmations)
    if gate not in gates and said != bad and not seen:
        hint = f"it is confirmed at {' and '.join(gates)}" if gates else "its records and answers decide it"
        raise CocError(f"{duty} is not confirmed at {named}", hint=hint)
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
