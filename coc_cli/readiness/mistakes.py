"""Entries that can't be meant as they stand: times in the wrong order, and duties that do not exist."""

from __future__ import annotations

from itertools import pairwise

from coc_cli.checklist.condition import NO, YES
from coc_cli.checklist.model import GATES
from coc_cli.nearest import meant
from coc_cli.readiness.result import Notice, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coc_cli.readiness.case import Case
    from coc_cli.readiness.result import Finding

# The moments of the schedule in the only order that makes sense. An end before the start is told elsewhere.
_ORDER = {
    "plan_by": "the approval of the plan",
    "brief": "the briefing",
    "start": "the start",
    "handover": "the handover",
    "end": "the end",
}
# Records that name a duty; waivers are told of elsewhere, since an unknown one of them blocks.
_NAMING = ("risks", "requests", "confirmations")
# What of them says that something is not so: it may not vanish over a slip in the duty's id.
_DENIED = ("refused", "not-done", "broken")


def times_out_of_order(case: Case) -> Iterator[Notice]:
    """A briefing after the start, or a handover before people arrive, is a slip that nobody may plan by."""
    known = [(name, moment) for name in _ORDER if (moment := getattr(case.plan.schedule, name)) is not None]
    for (name, moment), (following, later) in pairwise(known):
        backwards = following == "end" and case.start is not None and later <= case.start
        if moment > later and not backwards:
            message = f"{_ORDER[name]} is at {case.clock(moment)}, after {_ORDER[following]} at {case.clock(later)}"
            yield Notice("contradiction", "block", message, fix="correct one", path=f"schedule.{name}")
    brief, depart = case.plan.schedule.brief, case.plan.schedule.depart
    if brief is not None and depart is not None and depart < brief:
        message = f"the first vehicle leaves at {case.clock(depart)}, before the briefing at {case.clock(brief)}"
        yield Notice("contradiction", "block", message, fix="correct one", path="schedule.depart")
    ids = {group.id for group in case.in_care}
    arrivals = [trip.arrives for trip in case.plan.journeys if trip.arrives and ids.intersection(trip.groups)]
    for name in ("handover", "end") if arrivals else ():
        moment = getattr(case.plan.schedule, name)
        if moment and (case.start is None or moment > case.start) and moment < max(arrivals):
            message = f"{_ORDER[name]} is at {case.clock(moment)}, before the last arrival at {case.clock(max(arrivals))}"
            yield Notice("contradiction", "block", message, fix="correct one", path=f"schedule.{name}")
            return


def papers_gone_too_early(case: Case) -> Iterator[Notice]:
    """A plan that is destroyed, or handed back, before the operation is over is in nobody's hands when it is needed."""
    for name, said in (("destroy_by", "destroyed by"), ("return_by", "back by")):
        day = getattr(case.plan.retention, name)
        if day is not None and case.end is not None and day < case.day(case.end):
            message = (
                f"the papers are {said} {day.isoformat()}, before the operation ends on {case.day(case.end).isoformat()}"
            )
            yield Notice("contradiction", "block", message, fix="correct the day", path=f"retention.{name}")


def ranges_backwards(case: Case) -> Iterator[Notice]:
    """Nobody can tell what a range is that ends below its beginning; its worse end is not to be guessed."""
    for group in case.plan.groups:
        for low, high in (("count_min", "count_max"), ("age_min", "age_max")):
            least, most = getattr(group, low), getattr(group, high)
            if least is not None and most is not None and least > most:
                message = f"{group.id}: {low} is {least}, and {high} is {most}"
                yield Notice("contradiction", "block", message, fix="correct one", path=f"{group.path}.{low}")


def children_among_adults(case: Case) -> Iterator[Notice]:
    """Whoever may be a child is no adult who was not trafficked: such a slip takes them out of everybody's care."""
    for group in case.plan.groups:
        young = group.age_doubtful == YES or (group.age_min is not None and group.age_min < 18)
        if group.kind == "non-trafficked-adults" and young and group.count_max != 0:
            message = f"{group.id} is counted as adults who were not trafficked, and may be under 18: doubt counts as child"
            fix = (
                f"count whoever may be a child in a group of suspected-victims or unclear, or correct {group.path}.age_min"
            )
            yield Notice("contradiction", "block", message, fix=fix, path=f"{group.path}.kind")


def facts_dated_ahead(case: Case) -> Iterator[Notice]:
    """A source that will only come to be is none."""
    for name, entry in case.plan.facts.items():
        if entry.on is not None and entry.on > case.today:
            message = f"{name} rests on something dated {entry.on.isoformat()}, after today"
            yield Notice("contradiction", "block", message, fix="correct the day", path=f"{entry.path}.on")


def planned_all_the_same(case: Case) -> Iterator[Notice]:
    """What the facts say will not be, and the records plan: whole chapters must not fall silent over such a slip."""
    if case.facts["operation_expected"] == NO and case.start is not None:
        message = f"operation_expected is no, but the schedule lets one start at {case.clock(case.start)}"
        fix = "set facts.operation_expected=yes, or erase schedule.start"
        yield Notice("contradiction", "block", message, fix=fix, path="schedule.start")
    for name, groups in (("children_involved", case.plan.groups), ("young_children", case.in_care)):
        ages = [one.id for one in groups if one.age_min is None and one.kind != "suspects" and one.count_max != 0]
        if case.facts[name] == NO and ages:
            message = f"{name} is no, but how young people may be is missing for {listed(ages)}: doubt counts as child"
            fix = f"coc set PLAN groups.{ages[0]}.age_min=..., or facts.{name}=unknown"
            yield Notice("contradiction", "block", message, fix=fix, path=f"groups.{ages[0]}.age_min")
    going = [group for group in case.in_care if group.destination]
    if case.facts["rescue_planned"] == NO and going:
        taken = listed([f"{group.id} to {group.destination}" for group in going])
        message = f"rescue_planned is no, but people are to be taken away: {taken}"
        fix = f"set facts.rescue_planned=yes, or erase groups.{going[0].id}.destination"
        yield Notice("contradiction", "block", message, fix=fix, path=f"{going[0].path}.destination")


def facts_said_too_early(case: Case, gate: str, found: Mapping[str, Finding]) -> Iterator[Notice]:
    """What only the operation shows can't be denied before it: nobody knows yet that no victim will be found."""
    if case.facts["operation_expected"] == NO:
        return
    for name, entry in case.plan.facts.items():
        if not case.checklist.facts[name].shown_by_operation or case.facts[name] != NO:
            continue
        begun = case.start is not None and case.start <= case.at
        if begun and case.start and (entry.on is None or entry.on >= case.day(case.start)):
            continue
        off = [one.duty for one in found.values() if one.status == "not-applicable" and name in one.facts]
        severity = "block" if any(duty.due <= GATES.index(gate) for duty in off) else "warn"
        message = f"{name} is no, and was said before the operation began: nobody could know that yet"
        fix = f"coc set PLAN --erase facts.{name}" + (", or say it anew with its day" if begun else "")
        yield Notice("contradiction", severity, message, fix=fix, path=entry.path)


def duties_that_do_not_exist(case: Case) -> Iterator[Notice]:
    """A request for "11.a" is on record for nothing: the duty is 11.a/1. What it says may be what stands in the way."""
    for name in _NAMING:
        for record in getattr(case.plan, name):
            denied = (getattr(record, "answer", None) or getattr(record, "state", None)) in _DENIED
            said, fix = _no_duty(case, record.duty)
            if said and (record.duty is not None or denied):
                severity = "block" if denied else "warn"
                message = f"{record.id} {said}; it counts for nothing"
                yield Notice("duty-unknown", severity, message, fix=fix, path=f"{record.path}.duty")


def _no_duty(case: Case, named: str | None) -> tuple[str, str]:
    """Why an id names no duty of its own, and what to name instead; "" where it does."""
    if named is None:
        return "names no duty", "name its duty, or erase it"
    duty = case.checklist.duties.get(named)
    if duty is None:
        return f"is about {named}, which is no duty", meant(named, case.checklist.duties)
    if duty.alias or duty.chapeau:
        return f"is about {named}, which is no duty of its own", f"name {duty.alias or 'one of the items below it'}"
    return "", ""
