"""What an answer says of a duty that no record decides, by the way in which that duty is asked."""

from __future__ import annotations

from datetime import timedelta

from coc_cli.readiness.case import of_law_enforcement
from coc_cli.readiness.clock import days_between
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
        case "yes" | "confirmed" if answer.on is not None and answer.on > case.today:
            return Finding(duty, "open", "incomplete", "the answer is dated after today", fix=duty.fix, path=path)
        case "yes" | "confirmed":
            said = "confirmed" if duty.prohibition else "answered yes"
            return Finding(duty, "met", "met", f"{said}{_by(answer)}", path=path)
        case "no" | "not-confirmed":
            reason = "prohibited" if duty.prohibition else "not-done"
            said = "it is not confirmed that this will not happen" if duty.prohibition else "answered no"
            return Finding(duty, "unmet", reason, f"{said}{_by(answer)}", fix=duty.fix, path=path)
    lacking = [name for name, value in (("note", answer.note), ("by", answer.by), ("on", answer.on)) if value is None]
    if not lacking and not case.has_role(answer.by):
        message = f"the consideration was written by {answer.by}, who has no role in this plan"
        return Finding(duty, "open", "incomplete", message, fix=f"coc set PLAN people.{answer.by}.role=...", path=path)
    if lacking:
        words = {"note": "text", "by": "author", "on": "day"}
        message = f"the consideration lacks its {listed([words[name] for name in lacking])}"
        shapes = {"note": "'answers.{}.note=...'", "by": "answers.{}.by=...", "on": "answers.{}.on=..."}
        fix = "coc set PLAN " + " ".join(shapes[name].format(duty.id) for name in lacking)
        return Finding(duty, "open", "incomplete", message, fix=fix, path=f"{path}.{lacking[0]}")
    if answer.on is not None and answer.on > case.today:
        return Finding(duty, "open", "incomplete", "the consideration is dated after today", fix=duty.fix, path=path)
    return Finding(duty, "met", "met", f"considered{_by(answer)}", path=path)


def _by(answer: Answer) -> str:
    said = f" by {answer.by}" if answer.by else ""
    return f"{said} on {answer.on.isoformat()}" if answer.on else said


def _scheduled(case: Case, duty: Duty, answer: Answer | None) -> Finding:
    """Duties of 16: scheduled meets until its day, then only done does; a repeated one is due again on its next day."""
    last = last_confirmation(case, duty, "aftercare")
    path = last.path if last is not None else answer.path if answer else ""
    if last is not None and last.state == "not-done":
        return Finding(duty, "unmet", "not-done", f"not done, says {last.by}", fix=duty.fix, path=path)
    if last is not None and last.state == "done" and last.at is not None:
        return _done(case, duty, last, case.day(last.at))
    if last is not None and last.state == "scheduled":
        day, by = last.next, last.by
    elif answer is None or answer.state is None:
        return Finding(duty, "open", "blank", "neither scheduled nor done", fix=duty.fix, path=path)
    elif answer.state == "unknown":
        return Finding(duty, "open", "unknown", "not known yet", fix=duty.fix, path=path)
    else:
        day, by = answer.on, answer.by
    if day is None or by is None:
        message = f"the {'day' if day is None else 'one who does it'} is missing"
        return Finding(duty, "open", "incomplete", message, fix=duty.fix, path=path)
    if not case.has_role(by):
        message = f"{by}, who is to do it, has no role in this plan"
        return Finding(duty, "open", "incomplete", message, fix=f"coc set PLAN people.{by}.role=...", path=path)
    return _too_late(case, duty, day, path) or _until(case, duty, day, by, path=path, before="")


def _done(case: Case, duty: Duty, last: Confirmation, done: date) -> Finding:
    """What was done is met, or due again: on the day that was set, and where it repeats, within the house number."""
    again = last.next
    if again is None and not duty.within:
        return Finding(duty, "met", "met", f"done by {last.by} ({last.id})", path=last.path)
    if again is None:
        again = done + timedelta(days=case.limits[duty.within])
    elif duty.within and days_between(done, again) > case.limits[duty.within]:
        gap = days_between(done, again)
        message = f"done ({last.id}), and not again for {gap} days; at most {case.limits.said(duty.within)}"
        return Finding(duty, "unmet", "short", message, fix=duty.fix, path=f"{last.path}.next")
    return _until(case, duty, again, last.by, path=last.path, before=f"done ({last.id}); ")


def _too_late(case: Case, duty: Duty, day: date, path: str) -> Finding | None:
    """What repeats may not begin later than it would have to be repeated: counted from the handover, or the last time."""
    earlier = [one.at for one in confirmations(case, duty, "aftercare") if one.state == "done" and one.at is not None]
    since = max(earlier, default=case.care_until)
    if not duty.within or since is None:
        return None
    gap = days_between(case.day(since), day)
    if gap <= case.limits[duty.within]:
        return None
    after = "the last time" if earlier else "the handover"
    message = f"scheduled for {day.isoformat()}, {gap} days after {after}; at most {case.limits.said(duty.within)}"
    return Finding(duty, "unmet", "short", message, fix=duty.fix, path=path)


def _until(case: Case, duty: Duty, day: date, by: str | None, *, path: str, before: str) -> Finding:
    """What is scheduled meets a duty through its day; after it, it is overdue."""
    said = day.isoformat()
    if case.today > day:
        message = f"{before}due again on {said}: overdue" if before else f"scheduled for {said}: overdue"
        fix = f"coc confirm PLAN {duty.id} --gate aftercare --by {by or '...'}, once it is done"
        return Finding(duty, "unmet", "overdue", message, fix=fix, path=path)
    return Finding(duty, "met", "scheduled", f"{before}scheduled for {said} by {by or 'nobody named'}", path=path)


BAD = ("not-done", "broken")


def confirmations(case: Case, duty: Duty, gate: str) -> list[Confirmation]:
    """The confirmations of a duty at a gate that count, up to the moment of judgement.

    What was done takes a time, no earlier than the start, and somebody with a role. That it was not done counts without
    either: what is missing of such an entry must not make a plan look better.
    """
    return [one for one in case.confirmed.get((duty.id, gate), ()) if one.state in BAD or not _fault_of(case, one)]


def passed_over(case: Case, duty: Duty, gate: str) -> str:
    """Why what somebody confirmed at a gate does not count, or "" where nobody confirmed anything."""
    return "; ".join(
        f"{one.id} {_fault_of(case, one)}" for one in case.confirmed.get((duty.id, gate), ()) if _fault_of(case, one)
    )


def _fault_of(case: Case, one: Confirmation) -> str:
    """Why a confirmation proves nothing, or ""."""
    if one.at is None or one.by is None or one.state is None:
        return f"lacks its {listed([name for name in ('state', 'at', 'by') if getattr(one, name) is None])}"
    if not case.has_role(one.by):
        return f"is by {one.by}, who has no role"
    if one.state != "scheduled" and case.start is not None and one.at < case.start:
        return f"is dated {case.clock(one.at)}, before the start"
    return ""


def last_confirmation(case: Case, duty: Duty, gate: str) -> Confirmation | None:
    """The latest confirmation of a duty at a gate; one without a time comes last."""
    if not case.plan.confirmations:
        return None
    found = confirmations(case, duty, gate)
    return max(found, key=lambda one: (one.at is None, one.at or case.at, one.id), default=None)
