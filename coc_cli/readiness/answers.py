"""What an answer says of a duty that no record decides, by the way in which that duty is asked."""

from __future__ import annotations

from coc_cli.readiness.case import days_between, of_law_enforcement
from coc_cli.readiness.result import Finding, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from coc_cli.checklist.model import Duty
    from coc_cli.plan.model import Answer, Confirmation
    from coc_cli.readiness.case import Case


def judge(case: Case, duty: Duty) -> Finding:
    """Return what the answer to a duty amounts to; no answer is open."""
    answer = case.plan.answers.get(duty.id)
    if duty.asks == "schedule":
        return _scheduled(case, duty, answer)
    if answer is None or answer.state is None:
        asked = "law enforcement was not asked" if duty.asks in ("request", "raising") else "not answered"
        return Finding(duty, "open", "blank", asked, fix=duty.fix, path=answer.path if answer else "")
    path = answer.path
    match answer.state:
        case "unknown":
            who = f": {answer.who} could know" if answer.who else ""
            return Finding(duty, "open", "unknown", f"not known yet{who}", fix=duty.fix, path=path)
        case "yes" if duty.asks == "request" and not of_law_enforcement(case, answer.by):
            message = "answered yes, but nobody of law enforcement stands for it"
            fix = f"raise it as a request, or name who agreed: coc set PLAN answers.{duty.id}.by=..."
            return Finding(duty, "open", "incomplete", message, fix=fix, path=path)
        case "yes" | "confirmed" if answer.on is not None and answer.on > case.day(case.at):
            return Finding(duty, "open", "incomplete", "the answer is dated after today", fix=duty.fix, path=path)
        case "yes" | "confirmed":
            said = "confirmed" if duty.prohibition else "answered yes"
            return Finding(duty, "met", "met", f"{said}{_by(answer)}", path=path)
        case "no" | "not-confirmed":
            reason = "prohibited" if duty.prohibition else "not-done"
            said = "it is not confirmed that this will not happen" if duty.prohibition else "answered no"
            return Finding(duty, "unmet", reason, f"{said}{_by(answer)}", fix=duty.fix, path=path)
    lacking = [name for name, value in (("note", answer.note), ("by", answer.by), ("on", answer.on)) if value is None]
    if lacking:
        words = {"note": "text", "by": "author", "on": "day"}
        message = f"the consideration lacks its {listed([words[name] for name in lacking])}"
        shapes = {"note": "'answers.{}.note=...'", "by": "answers.{}.by=...", "on": "answers.{}.on=..."}
        fix = "coc set PLAN " + " ".join(shapes[name].format(duty.id) for name in lacking)
        return Finding(duty, "open", "incomplete", message, fix=fix, path=path)
    if answer.on is not None and answer.on > case.day(case.at):
        return Finding(duty, "open", "incomplete", "the consideration is dated after today", fix=duty.fix, path=path)
    return Finding(duty, "met", "met", f"considered{_by(answer)}", path=path)


def _by(answer: Answer) -> str:
    said = f" by {answer.by}" if answer.by else ""
    return f"{said} on {answer.on.isoformat()}" if answer.on else said


def _scheduled(case: Case, duty: Duty, answer: Answer | None) -> Finding:
    """Duties of 16: scheduled meets until its day, then only done does; a repeated one is due again on its next day."""
    today = case.day(case.at)
    last = last_confirmation(case, duty, "aftercare")
    if last is not None and last.state == "not-done":
        return Finding(duty, "unmet", "not-done", f"not done, says {last.by}", fix=duty.fix, path=last.path)
    if last is not None and last.state == "done":
        if last.next is None:
            return Finding(duty, "met", "met", f"done by {last.by} ({last.id})", path=last.path)
        if duty.within and last.at and days_between(case.day(last.at), last.next) > case.limits[duty.within]:
            gap = days_between(case.day(last.at), last.next)
            message = f"done ({last.id}), and not again for {gap} days; at most {case.limits.said(duty.within)}"
            return Finding(duty, "unmet", "short", message, fix=duty.fix, path=f"{last.path}.next")
        return _until(duty, last.next, today, last.by, path=last.path, before=f"done ({last.id}); ")
    day = last.next if last is not None and last.state == "scheduled" else answer.on if answer else None
    by = last.by if last is not None and last.state == "scheduled" else answer.by if answer else None
    path = last.path if last is not None else answer.path if answer else ""
    if day is None and (answer is None or answer.state is None):
        return Finding(duty, "open", "blank", "neither scheduled nor done", fix=duty.fix, path=path)
    if answer is not None and answer.state == "unknown" and last is None:
        return Finding(duty, "open", "unknown", "not known yet", fix=duty.fix, path=path)
    if day is None or by is None:
        message = f"the {'day' if day is None else 'one who does it'} is missing"
        return Finding(duty, "open", "incomplete", message, fix=duty.fix, path=path)
    return _until(duty, day, today, by, path=path, before="")


def _until(duty: Duty, day: date, today: date, by: str | None, *, path: str, before: str) -> Finding:
    """What is scheduled meets a duty through its day; after it, it is overdue."""
    said = day.isoformat()
    if today > day:
        message = f"{before}due again on {said}: overdue" if before else f"scheduled for {said}: overdue"
        fix = f"coc confirm PLAN {duty.id} --gate aftercare --by {by or '...'}, once it is done"
        return Finding(duty, "unmet", "overdue", message, fix=fix, path=path)
    return Finding(duty, "met", "scheduled", f"{before}scheduled for {said} by {by or 'nobody named'}", path=path)


def last_confirmation(case: Case, duty: Duty, gate: str) -> Confirmation | None:
    """The latest confirmation of a duty at a gate, up to the moment of judgement; one without time or role counts not."""
    found = [
        one
        for one in case.plan.confirmations
        if one.duty == duty.id and one.gate == gate and one.state and one.by and one.at is not None and one.at <= case.at
    ]
    return max(found, key=lambda one: (one.at or case.at, one.id), default=None)
