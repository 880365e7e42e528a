"""Waivers: one duty knowingly not met, for a reason, by two roles, for a time. A waiver that does not hold says why."""

from __future__ import annotations

from datetime import timedelta

from coc_cli.nearest import meant
from coc_cli.readiness.result import Finding, Notice, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from coc_cli.checklist.model import Duty
    from coc_cli.plan.model import Waiver
    from coc_cli.readiness.case import Case


def falls_due(case: Case, duty: Duty) -> datetime | None:
    """The moment at which a duty falls due: its gate's, as the schedule says; None while that is not known."""
    schedule = case.plan.schedule
    return {
        "plan": schedule.plan_by or schedule.start,
        "go": schedule.brief or schedule.start,
        "entry": schedule.start,
        "leave": schedule.end,
        "handover": schedule.handover or schedule.end,
    }.get(duty.arranged)


def fault_of(case: Case, duty: Duty, waiver: Waiver) -> tuple[str, str]:
    """Return why a waiver does not hold, as a reason and a sentence; ("", "") when it does."""
    needed = ("reason", "asked_by", "approved_by", "made_at", "until")
    lacking = [name.replace("_", " ") for name in needed if getattr(waiver, name) is None]
    if lacking:
        return "incomplete", f"{listed(lacking)} missing"
    if waiver.made_at is None or waiver.until is None:
        return "incomplete", "its dates are missing"
    if wrong := _roles_are_wrong(case, waiver):
        return "incomplete", wrong
    if waiver.made_at > case.at:
        return "incomplete", "made after the moment of judgement"
    due = falls_due(case, duty)
    if due is not None and waiver.made_at >= due:
        return "expired", f"made at {case.clock(waiver.made_at)}, after the duty fell due"
    days = case.limits["waiver_days"]
    if waiver.until - case.day(waiver.made_at) > timedelta(days=days):
        return "incomplete", f"it would hold for more than {case.limits.said('waiver_days')}"
    # What was waived for an operation that is over was waived through its end; aftercare goes on.
    over = case.end is not None and case.at > case.end and duty.arranged != "aftercare"
    if waiver.until < case.today and not over:
        return "expired", f"it ended on {waiver.until.isoformat()}"
    if case.end is not None and waiver.until < case.day(case.end):
        return "expired", f"it ends on {waiver.until.isoformat()}, before the work does"
    return "", ""


def _roles_are_wrong(case: Case, waiver: Waiver) -> str:
    asking, approving = case.plan.person(waiver.asked_by), case.plan.person(waiver.approved_by)
    if asking is None or approving is None or asking.role is None or approving.role is None:
        return "the role of who asks or approves is missing"
    if asking.id == approving.id or asking.role == approving.role:
        return "who asks and who approves have to be two people in two roles"
    return ""


def apply(case: Case, finding: Finding, unwaivable: str) -> Finding:
    """Turn an open or unmet finding into a waived one where a waiver holds; else say why none does."""
    duty = finding.duty
    reasons = []
    for waiver in case.plan.waivers:
        if waiver.duty != duty.id:
            continue
        if not duty.waivable or unwaivable:
            reasons.append(f"{waiver.id} can't waive it{f': {unwaivable}' if unwaivable else ''}")
            continue
        _, said = fault_of(case, duty, waiver)
        if not said:
            message = f"waived by {waiver.approved_by} through {waiver.until}: {waiver.reason} ({waiver.id})"
            condition = f"{duty.id} is waived: {finding.message}"
            return Finding(duty, "waived", "waived", message, path=waiver.path, condition=condition, facts=finding.facts)
        reasons.append(f"{waiver.id} does not hold: {said}")
    if reasons:
        finding.message = f"{finding.message} ({'; '.join(reasons)})"
    return finding


def notices(case: Case, findings: Mapping[str, Finding]) -> Iterator[Notice]:
    """What is wrong with the waivers themselves: unknown, not allowed, expired, superfluous."""
    for waiver in case.plan.waivers:
        name = waiver.duty or ""
        duty = case.checklist.duties.get(name)
        if duty is None:
            hint = meant(name, case.checklist.duties)
            message = f"{waiver.id} waives {name or 'nothing'}, which is no duty; it may hide an intention"
            yield Notice("waiver-unknown", "block", message, fix=hint or "correct its duty", path=f"{waiver.path}.duty")
            continue
        finding = findings[duty.id]
        if finding.status == "waived" and finding.path == waiver.path:
            continue
        if duty.chapeau or duty.alias:
            message = f"{waiver.id}: {duty.id} is no duty of its own; the waiver is superfluous"
            fix = f"waive {duty.alias or 'the items below it'} instead"
            yield Notice("waiver-superfluous", "warn", message, fix=fix, path=waiver.path)
        elif not duty.waivable:
            message = f"{waiver.id}: {duty.id} can't be waived; the waiver is refused"
            yield Notice("waiver-refused", "warn", message, fix=duty.fix, path=waiver.path)
        elif finding.status in ("met", "not-applicable", "refused") or (
            # Another waiver of it holds already; what is wrong with this one is still said.
            finding.status == "waived" and not fault_of(case, duty, waiver)[1]
        ):
            message = f"{waiver.id}: {duty.id} is {finding.status}; the waiver is superfluous"
            yield Notice(
                "waiver-superfluous", "warn", message, fix=f"coc set PLAN --erase waivers.{waiver.id}", path=waiver.path
            )
        else:
            reason, said = fault_of(case, duty, waiver)
            kind = "waiver-expired" if reason == "expired" else "waiver-void"
            message = f"{waiver.id} for {duty.id} does not hold: {said or 'another rule forbids it'}"
            yield Notice(kind, "warn", message, fix=f"meet {duty.id}, or make a new waiver", path=waiver.path)
