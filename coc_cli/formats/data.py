"""The contract's object for one plan: {plan, checklist, gate, verdict, counts, findings, notices}, or {plan, error}."""

from __future__ import annotations

import json

from coc_cli.formats.outcome import discreet, path_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from coc_cli.formats.outcome import Outcome


def as_data(outcome: Outcome) -> dict[str, Any]:
    """One outcome as the contract's object."""
    assessment = outcome.assessment
    if assessment is None:
        return {"plan": outcome.plan, "error": _error(outcome)}
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
                **_place(outcome, path_of(finding)),
                "carrier": finding.duty.carrier,
            }
            for finding in assessment.findings.values()
        ],
        "notices": [
            {
                "id": notice.id,
                "severity": notice.severity,
                "message": discreet(notice),
                "fix": notice.fix,
                **_place(outcome, notice.path),
            }
            for notice in assessment.notices
        ],
    }


def dumped(data: dict[str, Any], *, indent: int | None = None) -> str:
    """JSON in ASCII, on one line without `indent`. No build service finds a command in it, should it reach a log."""
    separators = None if indent else (",", ":")
    return json.dumps(data, ensure_ascii=True, indent=indent, separators=separators).replace("##", "#\\u0023")


def _place(outcome: Outcome, path: str) -> dict[str, Any]:
    line, column = outcome.place(path)
    return {"path": path, "line": line, "column": column}


def _error(outcome: Outcome) -> dict[str, Any]:
    error = outcome.error
    return {
        "message": outcome.why,
        "hint": error.hint if error else "",
        "faults": [
            {"message": one.message, "hint": one.hint, "path": one.path, "line": one.line, "column": one.column}
            for one in getattr(error, "faults", ())
        ],
    }
