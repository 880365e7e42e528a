"""Assessments that reports are made of in tests: the base plan and what becomes of it by a few edits."""

from __future__ import annotations

from functools import cache

from coc_cli.checklist.loader import load
from coc_cli.plan.read import FORMAT
from coc_cli.readiness.verdict import Assessment, assess
from tests.judging import TODAY, base, changed, judged, planned

# Several different things that stand in the way, and everything that a reader has to know besides.
_NOT_READY = (
    "people.I1.armed=yes",
    "groups.V1.count_max=14",
    "facts.evidence_law=unknown",
    "answers.1/1=yes",
    "operation.background=call 081 234 5678 first",
    "limits.layout_days=30",
    "limits.layout_days.by=P1",
    "limits.layout_days.reason=The owner rarely rebuilds",
    "people.I1.phone_tracked=no",
    "waivers.W1.duty=9.d/5",
    "waivers.W1.reason=Tracking is jammed there",
    "waivers.W1.asked_by=P1",
    "waivers.W1.approved_by=A1",
    "waivers.W1.made_at=2026-11-20T10:00+07:00",
    "waivers.W1.until=2026-12-30",
    "waivers.W2.duty=4.a/1",
    "risks.Z2.residual_likelihood=likely",
    "risks.Z2.residual_consequence=catastrophic",
    "risks.Z9.kind=tip-off",
    "risks.Z9.present=yes",
    "risks.Z9.description=Somebody warns those inside",
    "requests.Q1.answer=refused",
)
_PRELIMINARY = (
    "facts.operation_expected=no",
    "facts.operation_expected.source=law enforcement",
    "facts.operation_expected.on=2026-11-20",
)
NAMES = ("ready", "not-ready", "preliminary", "empty", "unsigned")


@cache
def assessed(name: str) -> Assessment:
    """One of NAMES; judged ten days before the operation of the base plan."""
    match name:
        case "ready":
            return judged(base())
        case "not-ready":
            return judged(changed(base(), _NOT_READY))
        case "preliminary":
            return judged(changed(base(), _PRELIMINARY))
        case "unsigned":
            return assess(planned(base()), load(), TODAY)
    return assess(planned({"format": FORMAT, "checklist": load().id, "salt": "0" * 32}), load(), TODAY)
