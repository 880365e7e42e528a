"""The verdict on one gate: from duties and notices, never from a percentage."""

from __future__ import annotations

from coc_cli.checklist.condition import NO
from coc_cli.checklist.model import GATES, STATUSES
from coc_cli.errors import CocError
from coc_cli.readiness.assess import findings
from coc_cli.readiness.case import Case
from coc_cli.readiness.notices import deciding, remarks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from coc_cli.checklist.model import Checklist
    from coc_cli.plan.model import Plan
    from coc_cli.readiness.assess import Ruled
    from coc_cli.readiness.notices import SignoffState
    from coc_cli.readiness.result import Finding, Notice

READY, CONDITIONS, NOT_READY = "READY", "READY WITH CONDITIONS", "NOT READY"
DEFAULT_GATE = "go"


class Assessment:
    """One plan judged at one gate and one moment.

    findings: one per duty, in the Code's order; notices: blocking ones first; conditions: what a READY hangs on;
    counts: duties by status; signoffs: what each sign-off was said to be worth; outside: what was said of its file;
    ruled: what the rules found, at whichever gate.
    """

    __slots__ = ("_notices", "case", "conditions", "findings", "gate", "outside", "ruled", "signoffs", "verdict")

    def __init__(
        self,
        case: Case,
        gate: str,
        ruled: Ruled,
        *,
        signoffs: Sequence[SignoffState] = (),
        outside: Sequence[Notice] = (),
    ) -> None:
        self.case = case
        self.gate = gate
        self.ruled = ruled
        self.findings = found = findings(case, gate, ruled)
        self.signoffs = tuple(signoffs)
        self.outside = tuple(outside)
        notices = deciding(case, gate, found, signoffs, outside)
        self._notices: Callable[[], tuple[Notice, ...]] | tuple[Notice, ...] = lambda: (*notices, *remarks(case, found))
        due = GATES.index(gate)
        conditions = [
            one.condition for one in found.values() if one.condition and one.duty.due <= due and not one.duty.alias
        ]
        self.conditions = (*conditions, *[notice.message for notice in notices if notice.condition])
        blocked = True in [one.blocking for one in found.values()] or "block" in [one.severity for one in notices]
        self.verdict = NOT_READY if blocked else CONDITIONS if self.conditions else READY

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Every notice about the plan, blocking ones first."""
        if not isinstance(self._notices, tuple):
            self._notices = self._notices()
        return self._notices

    @property
    def at(self) -> datetime:
        """The moment of judgement."""
        return self.case.at

    @property
    def counts(self) -> dict[str, int]:
        """How many duties have each status."""
        statuses = [one.status for one in self.findings.values()]
        return {status: statuses.count(status) for status in STATUSES}

    def blocking(self) -> list[Finding]:
        """The findings that keep the gate from being READY, without aliases and chapeaux: each thing to do once."""
        return [one for one in self.findings.values() if one.blocking and not one.duty.alias and not one.duty.chapeau]


def gates_allowed(case: Case) -> tuple[str, ...]:
    """The gates that the facts leave; unknown rules none out."""
    known = case.facts.__getitem__
    return tuple([gate.id for gate in case.checklist.gates.values() if gate.when is None or gate.when.judge(known) != NO])


def ruled_out_by(case: Case, gate: str) -> str:
    """Name the facts that rule a gate out: "operation_expected is no"; "" where none does."""
    when = case.checklist.gates[gate].when
    named = dict.fromkeys(when.names) if when else ()
    return ", ".join(f"{fact} is {case.facts[fact]}" for fact in named if case.facts[fact] == NO)


def gate_to_judge(case: Case, asked: str | None) -> str:
    """Return the gate asked for, else go, else the last before it that the facts allow.

    Raises CocError when the gate asked for is ruled out: that is never a pass.
    """
    allowed = gates_allowed(case)
    if asked is None:
        return next(gate for gate in reversed(GATES[: GATES.index(DEFAULT_GATE) + 1]) if gate in allowed)
    if asked not in allowed:
        raise CocError(
            f"the gate {asked} is ruled out: {ruled_out_by(case, asked)}",
            hint=f"judge one of: {', '.join(allowed)}, or correct the fact",
        )
    return asked


def assess(
    plan: Plan,
    checklist: Checklist,
    at: datetime,
    *,
    gate: str | None = None,
    signoffs: Sequence[SignoffState] = (),
    outside: Sequence[Notice] = (),
) -> Assessment:
    """Judge a plan at a moment; `outside` is what is known about its file. Raises CocError for a gate that is ruled out."""
    case = Case(plan, checklist, at)
    return Assessment(case, gate_to_judge(case, gate), {}, signoffs=signoffs, outside=outside)


def at_gate(assessed: Assessment, gate: str) -> Assessment:
    """Judge the same plan at the same moment at another gate, one that the facts allow."""
    return Assessment(assessed.case, gate, assessed.ruled, signoffs=assessed.signoffs, outside=assessed.outside)
