"""How far a plan is: what stands in the way and who must act, each part in counts, the next question."""

from __future__ import annotations

from coc_cli.checklist.condition import UNKNOWN, YES
from coc_cli.checklist.model import STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.checklist.model import FactSpec, Part
    from coc_cli.readiness.result import Finding, Notice
    from coc_cli.readiness.verdict import Assessment

# Who must act, in the order in which it is read. Signing is the last thing that is done to a plan.
ACTORS = ("NGO", "law enforcement", "both", "sign-offs")

# Notices that the NGO alone can't settle.
_BOTH = ("agency-missing", "commander-missing", "leak", "past")
_SIGNING = ("signoff-missing", "signoff-void")
# What waits for the NGO whatever it is about, and what does where the duty is to ask: raising or completing a request.
_AGAIN = ("re-confirm", "unaccepted")
_TO_RAISE = ("blank", "incomplete", "unknown-fact")


def who_acts(one: Finding | Notice) -> str:
    """Name who has to move next on a finding or a notice: one of ACTORS.

    Law enforcement acts on what it was asked; before that the NGO has to ask. Else the duty's carrier acts.
    """
    duty = getattr(one, "duty", None)
    if duty is None:
        return "sign-offs" if one.id in _SIGNING else "both" if one.id in _BOTH else "NGO"  # type: ignore[union-attr]
    if one.reason == "pending":  # type: ignore[union-attr]
        return "law enforcement"
    if one.reason in _AGAIN or (duty.asks in ("request", "raising") and one.reason in _TO_RAISE):  # type: ignore[union-attr]
        return "NGO"
    carrier: str = duty.carrier
    return next((actor for actor in ("NGO", "law enforcement") if carrier.startswith(actor)), "both")


def in_the_way(assessed: Assessment) -> dict[str, list[Finding | Notice]]:
    """Everything that keeps the gate from being READY, by who must act; actors with nothing to do are left out."""
    things: list[Finding | Notice] = [notice for notice in assessed.notices if notice.severity == "block"]
    things += assessed.blocking()
    sorted_out = {actor: [one for one in things if who_acts(one) == actor] for actor in ACTORS}
    return {actor: mine for actor, mine in sorted_out.items() if mine}


def next_up(assessed: Assessment) -> FactSpec | Finding | None:
    """What is asked next: the first opening fact that a blocking duty waits for, else the first such duty, or None."""
    case = assessed.case
    blocking = [one for one in assessed.blocking() if one.duty.asks != "nothing"]
    awaited = {name for one in blocking for name in one.facts if case.facts[name] == UNKNOWN}
    for fact in case.checklist.facts.values():
        asked = fact.asked_when is None or fact.asked_when.judge(case.facts.__getitem__) == YES
        if fact.stage == "opening" and asked and fact.id in awaited and fact.id not in case.plan.facts:
            return fact
    return next(iter(blocking), None)


class PartProgress:
    """One part in counts: duties by status, and how many of them keep the gate from being READY."""

    __slots__ = ("blocking", "counts", "part")

    def __init__(self, part: Part, found: list[Finding]) -> None:
        self.part = part
        self.counts = dict.fromkeys(STATUSES, 0)
        for one in found:
            self.counts[one.status] += 1
        self.blocking = sum(1 for one in found if one.blocking and not one.duty.alias and not one.duty.chapeau)


def by_part(assessed: Assessment) -> list[PartProgress]:
    """Every part, in the Code's order; together the parts count each duty once."""
    return [
        PartProgress(part, [assessed.findings[duty.id] for clause in part.clauses for duty in clause.duties])
        for part in assessed.case.checklist.parts
    ]
