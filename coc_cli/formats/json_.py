"""The JSON contract: one array, per plan {plan, checklist, gate, verdict, counts, findings, notices} or {plan, error}."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from coc_cli.formats.outcome import Outcome


class Emitter:
    """Streams the array: one plan is in memory at a time."""

    def __init__(self, *, quiet: bool = False, colour: bool = False) -> None:
        del quiet, colour  # a machine is told everything, and nothing in colour
        self._before = "[\n"

    def begin(self) -> Iterator[str]:
        """Nothing yet: the first plan opens the array."""
        return iter(())

    def plan(self, outcome: Outcome) -> Iterator[str]:
        """One plan's object."""
        yield self._before + json.dumps(as_data(outcome), ensure_ascii=True, indent=1)
        self._before = ",\n"

    def end(self) -> Iterator[str]:
        """Close the array."""
        yield "[]\n" if self._before == "[\n" else "\n]\n"


def as_data(outcome: Outcome) -> dict[str, Any]:
    """One outcome as the contract's object."""
    if outcome.assessment is None:
        return {"plan": outcome.plan, "error": _error(outcome)}
    assessment = outcome.assessment
    return {
        "plan": outcome.plan,
        "checklist": assessment.case.checklist.id,
        "gate": assessment.gate,
        "verdict": assessment.verdict,
        "counts": assessment.counts,
        "findings": [
            {
                "clause": finding.duty.clause,
                "duty": finding.duty.id,
                "level": finding.duty.level,
                "status": finding.status,
                "blocking": finding.blocking,
                "due": finding.duty.arranged,
                "reason": finding.reason,
                "message": finding.message,
                "fix": finding.fix,
                "path": finding.path,
                **_place(outcome, finding.path),
                "carrier": finding.duty.carrier,
            }
            for finding in assessment.findings.values()
        ],
        "notices": [
            {
                "id": notice.id,
                "severity": notice.severity,
                "message": notice.message,
                "fix": notice.fix,
                "path": notice.path,
                **_place(outcome, notice.path),
            }
            for notice in assessment.notices
        ],
    }


def _place(outcome: Outcome, path: str) -> dict[str, int]:
    line, column = outcome.place(path)
    return {"line": line, "column": column}


def _error(outcome: Outcome) -> dict[str, Any]:
    error = outcome.error
    faults = getattr(error, "faults", ())
    return {
        "message": error.message if error else "",
        "hint": error.hint if error else "",
        "faults": [
            {"message": one.message, "hint": one.hint, "path": one.path, "line": one.line, "column": one.column}
            for one in faults
        ],
    }
