"""The risk register (12.g): every kind considered, every risk treated, nothing extreme left."""

from __future__ import annotations

from coc_cli.checklist.model import BANDS
from coc_cli.plan import words as w
from coc_cli.readiness.result import Result, all_of, blank, empty, listed, met, unmet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from coc_cli.plan.model import Risk
    from coc_cli.readiness.case import Case

# What a risk that is present needs, in the order in which it is asked.
_NEEDED = (
    "description",
    "at_risk",
    "likelihood",
    "consequence",
    "approach",
    "measures",
    "owner",
    "trigger",
    "contingency",
    "residual_likelihood",
    "residual_consequence",
    "accepted_by",
    "accepted_at",
)


def band(case: Case, likelihood: str | None, consequence: str | None) -> str | None:
    """Look up the band of a risk, or None while one side is missing."""
    if likelihood is None or consequence is None:
        return None
    return case.checklist.matrix[likelihood][w.CONSEQUENCES.index(consequence)]


def kinds_are_considered(case: Case) -> Result:
    """12.g/1: each kind that the Code names was considered: present, or not and why."""
    if not case.plan.risks:
        return blank("no risk is on record", path="risks")
    unsaid = [risk for risk in case.plan.risks if risk.present is None or risk.kind is None]
    if unsaid:
        message = f"{listed([risk.id for risk in unsaid])}: its kind, or whether it is there, is missing"
        return blank(message, path=empty(unsaid[0], "kind", "present"))
    absent = [risk for risk in case.plan.risks if risk.present == "no"]
    reasonless = [risk for risk in absent if risk.description is None]
    if reasonless:
        message = f"{listed([risk.id for risk in reasonless])}: why it is not there is missing"
        return blank(message, path=f"{reasonless[0].path}.description")
    considered = {risk.kind for risk in case.plan.risks}
    left = [kind for kind in w.RISK_KINDS_OF_CODE if kind not in considered]
    if left:
        return unmet("short", f"not considered: {listed(left)}", path="risks")
    return met(f"all {len(w.RISK_KINDS_OF_CODE)} kinds of 12.g were considered")


def risks_are_treated(case: Case) -> Result:
    """12.g/2: each risk that is there has measures, owner, trigger, contingency, and somebody who accepts what is left."""
    present = [risk for risk in case.plan.risks if risk.present == "yes"]
    if not present:
        return blank("no risk is recorded as present: an operation without any risk is not believable", path="risks")
    # What stays extreme comes first: a waiver for a smaller fault of another risk must not carry it along.
    for check in (_extreme, _untreated):
        for risk in present:
            if wrong := check(case, risk):
                wrong.unwaivable = wrong.unwaivable or _unknown_rest(case, present)
                return wrong
    return met(f"{all_of(len(present), 'risk')}: measures, an owner, and somebody who accepts what is left")


def _unknown_rest(case: Case, present: list[Risk]) -> str:
    """What is not known may be the worst: no waiver covers a register in which some rest of a risk is missing."""
    unknown = [one.id for one in present if band(case, one.residual_likelihood, one.residual_consequence) is None]
    return f"what is left of {listed(unknown)} is not known, and may be extreme" if unknown else ""


def _extreme(case: Case, risk: Risk) -> Result | None:
    if band(case, risk.residual_likelihood, risk.residual_consequence) != "extreme":
        return None
    message = f"{risk.id}: what is left of the risk is extreme: stop, and plan again"
    return unmet(
        "extreme",
        message,
        path=f"{risk.path}.residual_likelihood",
        unwaivable="nobody may waive a risk that remains extreme",
    )


def _untreated(case: Case, risk: Risk) -> Result | None:
    missing = [name for name in _NEEDED if not getattr(risk, name)]
    if missing:
        message = f"{risk.id} lacks: {listed([name.replace('_', ' ') for name in missing])}"
        return blank(message, path=f"{risk.path}.{missing[0]}")
    before = band(case, risk.likelihood, risk.consequence)
    after = band(case, risk.residual_likelihood, risk.residual_consequence)
    if before is None or after is None:
        return None
    if BANDS.index(after) > BANDS.index(before):
        message = f"{risk.id}: more is left ({after}) than there was before the measures ({before})"
        return unmet("contradiction", message, path=f"{risk.path}.residual_likelihood")
    accepting = case.plan.person(risk.accepted_by)
    if after == "high" and accepting is not None and accepting.role not in ("approver", "commander"):
        message = f"{risk.id}: what is left is high, and {accepting.id} is neither approver nor commander"
        return unmet("unaccepted", message, path=f"{risk.path}.accepted_by")
    if risk.accepted_at is not None and risk.accepted_at > case.at:
        message = f"{risk.id}: accepted at {case.clock(risk.accepted_at)}, after the moment of judgement"
        return unmet("contradiction", message, path=f"{risk.path}.accepted_at")
    return None


def accepted_refusal(case: Case, duty: str, refused_at: datetime) -> Risk | None:
    """The entry of the register in which the approver accepted the refusal of a duty after it was made, or None."""
    for risk in case.plan.risks:
        accepting = case.plan.person(risk.accepted_by)
        if risk.duty != duty or risk.present != "yes" or not risk.measures or risk.accepted_at is None:
            continue
        if accepting is not None and accepting.role == "approver" and refused_at < risk.accepted_at <= case.at:
            return risk
    return None
