"""Interviews (12.b/4, 12.b/5, 14.d/3): enough interviewers of each gender, free for as long as they last, and trained.

Whoever rides meanwhile, or waits where other people are, interviews nobody.
"""

from __future__ import annotations

from coc_cli.readiness.allocation import left_over
from coc_cli.readiness.case import interviewed_by, nobody, split_by_age, takes_part
from coc_cli.readiness.result import Result, blank, counted, empty, listed, met, unmet
from coc_cli.readiness.staffing import more, people_and_times
from coc_cli.readiness.whereabouts import trips_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from coc_cli.plan.model import Group, Person
    from coc_cli.readiness.case import Case
    from coc_cli.readiness.result import Cure

_GENDERS = ("female", "male", "other")


def interviewers(case: Case) -> list[Person]:
    """Social workers who interview."""
    return [one for one in case.social_workers if "interview" in one.tasks]


def free(case: Case, people: Iterable[Person]) -> list[Person]:
    """Those of these people who are on duty throughout the interviews, and on no journey meanwhile."""
    return [one for one in people if one.id in case.free_to_interview]


def can_be_at(case: Case, one: Person, aim: str | None) -> bool:
    """Tell whether somebody may be at a place for the interviews: not who rode elsewhere, or works or waits at others.

    How those who rode to the site come away from it is no matter of the plan.
    """
    if one.id not in case.tied:
        case.tied[one.id] = _tied(case, one)
    came, bound = case.tied[one.id]
    return came in (None, aim) and (not bound or aim in bound)


def _tied(case: Case, one: Person) -> tuple[str | None, frozenset[str]]:
    """The receiving place to which somebody rode before the interviews, and those where they work or wait."""
    since = case.interview_hours[0] if case.interview_hours else None
    rode = [trip.destination for trip in trips_of(case, one.id) if since and trip.departs and trip.departs < since]
    waits = [place.id for place in case.plan.places if one.id in place.attended_by and place.id in case.aims]
    came = rode[-1] if rode and rode[-1] in case.places else None
    return came, frozenset([*[code for code in one.stationed if code in case.places], *waits])


def asked_by(groups: Iterable[Group], gender: str) -> list[Group]:
    """The groups that are interviewed by people of this gender."""
    return [group for group in groups if gender in interviewed_by(group)]


def needed(case: Case, groups: Iterable[Group]) -> int | None:
    """How many interviewers these people need in the hours there are; None where they are too short for one interview."""
    _, adults_each, children_each = case.interview_pace
    if not (adults_each and children_each):
        return None
    adults, children = split_by_age(groups)
    return -(-(adults * children_each + children * adults_each) // (adults_each * children_each))


def _hours_missing(case: Case) -> Result:
    schedule = case.plan.schedule
    if schedule.interviews_from and schedule.interviews_until:
        return blank("the interviews end before they begin", path="schedule.interviews_until")
    path = empty(schedule, "interviews_from", "interviews_until")
    return blank("from when until when people are interviewed is missing", path=path)


def interviews_match_gender(case: Case) -> Result:
    """12.b/4: in the hours available, interviewers of each gender needed can talk to everybody, wherever they are."""
    if missing := people_and_times(case):
        return missing
    if case.interview_hours is None:
        return _hours_missing(case)
    minutes, adults_each, children_each = case.interview_pace
    pace = (
        f"[in {minutes} minutes one interviewer talks to {counted(adults_each, 'adult')}, "
        f"{case.limits.said('interview_minutes_adult')} each, or {children_each} children, "
        f"{case.limits.said('interview_minutes_child')} each]"
    )
    if not (adults_each and children_each):
        return unmet("short", f"the hours are too short for one interview {pace}", path="schedule.interviews_until")
    shorts: list[str] = []
    fine: list[str] = []
    cures: list[Cure] = []
    everybody = free(case, interviewers(case))
    for gender in _GENDERS:
        for aim, missing_, said in _counts(case, asked_by(case.in_care, gender), gender, everybody):
            if missing_ > 0:
                shorts.append(f"{said}: {missing_} short")
                cures.append(more(case, missing_, gender, at=aim))
            else:
                fine.append(said)
    if shorts:
        return unmet("short", f"{'; '.join(shorts)} {pace}", path="people", cures=cures)
    return met(f"{'; '.join(fine)} {pace}")


def _counts(case: Case, groups: list[Group], gender: str, everybody: list[Person]) -> list[tuple[str, int, str]]:
    """What is short for one gender, in all; where in all there are enough, place by place what is short there."""
    if not groups:
        return []
    asking = [one for one in everybody if one.gender == gender]
    aims = list(dict.fromkeys(group.destination for group in groups))
    whole = _count(case, groups, gender, [one for one in asking if any(can_be_at(case, one, aim) for aim in aims)])
    if whole[1] > 0 or len(aims) < 2:
        return [whole]
    for aim in aims:
        there = [group for group in groups if group.destination == aim]
        part = _count(case, there, gender, [one for one in asking if can_be_at(case, one, aim)], at=aim or "")
        if part[1] > 0:
            return [part]
    return [_at_one_time(case, groups, gender, asking) or whole]


def _at_one_time(case: Case, groups: list[Group], gender: str, asking: list[Person]) -> tuple[str, int, str] | None:
    """Where each place has enough by itself: what is short since nobody interviews at two places at one time."""
    needs = {
        aim: needed(case, [group for group in groups if group.destination == aim]) or 0
        for aim in dict.fromkeys(group.destination or "" for group in groups)
    }
    people = {one.id: one for one in asking}
    left = left_over(needs, dict.fromkeys(people, 1), lambda aim, code: can_be_at(case, people[code], aim))
    if not left:
        return None
    most, short = sum(needs.values()), sum(left.values())
    there = f"there {'is' if most - short == 1 else 'are'} {most - short}"
    said = f"{gender}: {listed(list(needs))} need {most} at one time to interview people there, {there}"
    return next(iter(left)), short, said


def _count(case: Case, groups: list[Group], gender: str, asking: list[Person], *, at: str = "") -> tuple[str, int, str]:
    need, have = needed(case, groups) or 0, len(asking)
    adults, children = split_by_age(groups)
    there = f"there {'is' if have == 1 else 'are'} {have}"
    where = f"{at}, {gender}" if at else gender
    said = f"{where}: {counted(adults, 'adult')} and {children} children need {need} to interview them, {there}"
    return at, need - have, said


def child_interviewers(case: Case) -> Result:
    """12.b/5: each gender among groups with young children has an interviewer trained for children, there to interview."""
    bound = case.limits["young_child_under"]
    young = [group for group in case.in_care if group.age_min is None or group.age_min < bound]
    if not young:
        if case.in_care:
            return blank("young children may be there, but no group is young enough", path="groups")
        return nobody(case, "suspected victims")
    if case.interview_hours is None:
        return _hours_missing(case)
    lacking = []
    for gender in _GENDERS:
        if not asked_by(young, gender):
            continue
        trained = [one for one in interviewers(case) if one.gender == gender and "child-interview" in one.training]
        there = free(case, trained)
        if not any(one.training_until and one.training_until >= case.last_day for one in there):
            lacking.append(gender)
    if lacking:
        cures = [more(case, 1, gender) for gender in lacking]
        message = (
            f"{listed([group.id for group in young])} may be under {bound} ({case.limits.whose('young_child_under')}): "
            f"no {listed(lacking)} interviewer, on duty throughout the interviews, is trained for children through "
            f"{case.last_day.isoformat()}"
        )
        return unmet("short", message, path="people", cures=cures)
    return met(f"{listed([group.id for group in young])}: a trained social worker of each gender needed is there")


def interviewers_are_trained(case: Case) -> Result:
    """14.d/3: whoever interviews is trained in identifying victims; gender and nationality are preferred, not demanded."""
    asking = interviewers(case)
    # Whoever else of the NGO interviews has to know no less.
    others = [one for one in case.ngo_people if "interview" in one.tasks and takes_part(one, "operation")]
    untrained = [
        one
        for one in dict.fromkeys((*asking, *others))
        if "victim-identification" not in one.training or one.training_until is None or one.training_until < case.last_day
    ]
    if untrained:
        named = listed([one.id for one in untrained])
        message = f"{named}: no training in identifying victims valid through {case.last_day.isoformat()}"
        return unmet("expired", message, path=f"{untrained[0].path}.training")
    if not asking:
        return blank("no social worker has the task to interview", path="people")
    wanted = {gender for group in case.in_care for gender in interviewed_by(group)}
    missed = sorted(wanted - {one.gender or "" for one in asking})
    if missed:
        return met(f"trained, but nobody who interviews is {listed(missed)}; the Code prefers it", reason="note")
    return met(f"{listed([one.id for one in asking])} are trained in identifying victims")
