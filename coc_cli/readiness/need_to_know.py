"""Who knows place and time (12.a): planned per person, told no earlier and no wider than planned."""

from __future__ import annotations

from datetime import timedelta

from coc_cli.readiness.case import takes_part
from coc_cli.readiness.result import Cure, Result, blank, counted, empty, listed, met, unmet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from coc_cli.plan.model import Briefed, Person
    from coc_cli.readiness.case import Case

# Those who make, command, press for and approve the plan know it while it is made.
_MAKERS = ("commander", "planner", "approver", "liaison", "social-work-lead")


def told_only_as_planned(case: Case) -> Result:
    """12.a: for each person who is to know, since when and why; nobody was told earlier or more."""
    involved = [one for one in case.plan.people if takes_part(one, "investigation", "operation") or one.told]
    if not involved:
        return blank("nobody is on record who takes part", path="people")
    unsaid = [one.id for one in involved if not one.told]
    if unsaid:
        message = f"place, time or nothing: what is to be known is missing for {listed(unsaid)}"
        return blank(message, path=f"people.{unsaid[0]}.told", fix=f"coc set PLAN people.{unsaid[0]}.told=nothing")
    both = [one for one in involved if "nothing" in one.told and len(one.told) > 1]
    if both:
        message = f"{both[0].id} is to know nothing, and the {listed([what for what in both[0].told if what != 'nothing'])}"
        return unmet("contradiction", message, path=f"{both[0].path}.told")
    knowing = [one for one in involved if "nothing" not in one.told]
    for entry in case.plan.briefed:
        if wrong := _told_wrongly(case, entry):
            return wrong
    for one in knowing:
        if one.told_why is None:
            return blank(f"why {one.id} needs the {listed(one.told)} is missing", path=f"{one.path}.told_why")
        if one.role in _MAKERS:
            continue
        if one.told_from is None:
            return blank(f"from when {one.id} may be told is missing", path=f"{one.path}.told_from")
        if case.start is None:
            return blank("the start of the operation is missing", path="schedule.start")
        before = case.start - one.told_from
        if before > timedelta(hours=case.limits["told_hours"]):
            hours, minutes = divmod(int(before.total_seconds() // 60), 60)
            said = f"{hours} h {minutes} min" if minutes else f"{hours} hours"
            message = f"{one.id} may be told {said} before the start; at most {case.limits.said('told_hours')}"
            return unmet("prohibited", message, path=f"{one.path}.told_from", cures=[_later(case, one, case.start)])
    many = counted(len(involved), "person")
    most = case.limits.said("told_hours")
    return met(
        f"of {many} {len(knowing)} are to know, each with a reason; but for those who plan, within {most} of the start"
    )


def _later(case: Case, one: Person, start: datetime) -> Cure:
    moment = start - timedelta(hours=case.limits["told_hours"])
    return Cure(f"tell {one.id} at {case.clock(moment)} or later", lambda: [(f"{one.path}.told_from", moment)])


def _told_wrongly(case: Case, entry: Briefed) -> Result | None:
    person = case.plan.person(entry.person)
    if person is None or entry.at is None or not entry.told:
        return blank(f"{entry.id}: who was told what, and when, is incomplete", path=empty(entry, "person", "at", "told"))
    if entry.at > case.at:
        message = f"{entry.id} says that {person.id} was told at {case.clock(entry.at)}, after the moment of judgement"
        return unmet("contradiction", message, path=f"{entry.path}.at")
    wider = [what for what in entry.told if what not in person.told]
    if wider:
        message = f"{person.id} was told the {listed(wider)}, and was not to know"
        return unmet("prohibited", message, path=entry.path)
    if person.told_from and entry.at < person.told_from:
        message = f"{person.id} was told at {case.clock(entry.at)}, before {case.clock(person.told_from)}"
        return unmet("prohibited", message, path=entry.path)
    if entry.by is None or entry.why is None:
        said = f"who told {person.id}" if entry.by is None else f"why {person.id} was told"
        return blank(f"{entry.id}: {said} is missing", path=empty(entry, "by", "why"))
    return None
