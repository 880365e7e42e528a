"""How a request to law enforcement ends a duty: raised, by and with which role, answered by whom, about which records."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from coc_cli.readiness.case import of_law_enforcement
from coc_cli.readiness.result import Finding, listed
from coc_cli.readiness.risk import accepted_refusal
from coc_cli.readiness.rules import RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.checklist.model import Duty
    from coc_cli.plan.model import Plan, Request
    from coc_cli.readiness.case import Case


def about(duty: Duty, plan: Plan) -> str:
    """The digest of the records that a request for this duty is about."""
    return plan.canon.records(tables_of(duty))


@lru_cache(maxsize=256)
def tables_of(duty: Duty) -> tuple[str, ...]:
    """The tables that a request for this duty is about: those its rule reads, else those the checklist names."""
    return tuple(sorted(RULES[duty.id].reads - {"facts"})) if duty.id in RULES else duty.about


def latest(case: Case, duty: Duty) -> Request | None:
    """The request for a duty that was raised last; one without a time may be the last, and hides no earlier answer."""
    found = case.requested.get(duty.id, [])
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda one: (one.raised_at is None, one.raised_at or case.at, one.id))


def judge(case: Case, duty: Duty) -> Finding | None:
    """Return what the latest request says of a duty, or None where none was raised."""
    request = latest(case, duty) if duty.refusable else None
    if request is None:
        return None
    if missing := _missing(case, request):
        return _open(duty, "incomplete", f"the request {request.id} is not on record: {missing}", request)
    if _changed(case, duty, request):
        message = f"the records changed after {request.id}: ask again whether it still holds"
        return _open(
            duty, "re-confirm", message, request, fix=f"coc set PLAN requests.{request.id}.answer={request.answer}"
        )
    if duty.asks == "raising":
        return _raised(case, duty, request)
    if request.answer == "pending":
        path = f"requests.{request.id}"
        fix = f"press for an answer, then: coc set PLAN {path}.answer=... {path}.answered_at=... {path}.answered_by=..."
        return _open(duty, "pending", f"{request.raised_with} has not answered {request.id} yet", request, fix=fix)
    if request.answer == "agreed":
        return Finding(duty, "met", "met", f"agreed by {request.answered_by} ({request.id})", path=request.path)
    return refused(case, duty, request)


def refused(case: Case, duty: Duty, request: Request) -> Finding:
    """A refusal clears the NGO, never the operation; some also need a risk and the approver's acceptance after it."""
    message = (
        f"refused by {request.answered_by} at {case.clock(request.answered_at)} ({request.id})"
        if (request.answered_at)
        else f"refused ({request.id})"
    )
    answered = request.answered_at
    if duty.risk_on_refusal and (answered is None or accepted_refusal(case, duty.id, answered) is None):
        lacking = f"{message}: the approver's acceptance in the risk register, dated after it, is missing"
        fix = f'add a risk with duty = "{duty.id}", its measures, and accepted_by an approver after the refusal'
        return _open(duty, "unaccepted", lacking, request, fix=fix)
    condition = f"{duty.id} was refused by law enforcement" if duty.level != "must" else ""
    return Finding(duty, "refused", "refused", message, path=request.path, condition=condition)


def _missing(case: Case, request: Request) -> str:
    """What keeps a request from being on record, or ""."""
    needed = ["raised_at", "raised_by", "raised_with", "answer"]
    if request.answer in ("agreed", "refused"):
        needed += ["answered_at", "answered_by"]
    lacking = [name for name in needed if getattr(request, name) is None]
    if lacking:
        return f"{listed([name.replace('_', ' ') for name in lacking])} missing"
    for field in ("raised_with", "answered_by"):
        code = getattr(request, field)
        if code is not None and not of_law_enforcement(case, code):
            return f"{code} is not of law enforcement"
    if request.raised_by == request.raised_with:
        return f"{request.raised_by} would have asked themselves"
    if of_law_enforcement(case, request.raised_by):
        return f"{request.raised_by} is of law enforcement: nobody of the NGO asked"
    raised, answered = request.raised_at, request.answered_at
    if raised is not None and raised > case.at:
        return "raised after the moment of judgement"
    if answered is not None and raised is not None and not raised <= answered <= case.at:
        return "answered before it was raised, or after the moment of judgement"
    return ""


def _changed(case: Case, duty: Duty, request: Request) -> bool:
    return bool(tables_of(duty)) and request.about != about(duty, case.plan)


def _raised(case: Case, duty: Duty, request: Request) -> Finding:
    said = f"raised with {request.raised_with} ({request.id})"
    if request.answer == "refused":
        return refused(case, duty, request)
    if request.answer == "agreed":
        return Finding(duty, "met", "raised", f"{said}, agreed by {request.answered_by}", path=request.path)
    days = case.limits["request_days"]
    if request.raised_at is not None and case.at - request.raised_at > timedelta(days=days):
        within = case.limits.said("request_days")
        condition = f"{duty.id}: not answered within {within}, raised at {case.clock(request.raised_at)}"
        return Finding(duty, "met", "raised", f"{said}, not answered yet", path=request.path, condition=condition)
    return Finding(duty, "met", "raised", f"{said}, not answered yet", path=request.path)


def _open(duty: Duty, reason: str, message: str, request: Request, *, fix: str = "") -> Finding:
    return Finding(duty, "open", reason, message, fix=fix or duty.fix, path=request.path)
