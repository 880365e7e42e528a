"""Who and what is where, and when (9.c, 12, 12.h.iv, 14.d): nobody and nothing is in two places at one time.

Journeys tell it: on one from its departure, at its destination from its arrival until the next. Who rides nowhere is where
the plan says; that is taken at its word.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from coc_cli.readiness.case import of_law_enforcement, overlap, shift_of, takes_part
from coc_cli.readiness.result import Result, listed, unmet

# Whose hands touch a kind of evidence, field by field.
HANDS = ("photographed_by", "bagged_by", "labelled_by", "registered_by", "custodian")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from coc_cli.plan.model import Group, Journey, Person
    from coc_cli.readiness.case import Case

    Span = tuple[datetime, datetime]
    # What somebody does: the record's id, when, from where and to where ("" where it does not matter).
    Entry = tuple[str, Span, str, str]


def trips_of(case: Case, code: str) -> tuple[Journey, ...]:
    """The journeys on which somebody rides or drives, as far as their times are known, in their order."""
    return case.rides.get(code, ())


def is_at(case: Case, code: str, place: str, moment: datetime) -> bool:
    """Tell whether somebody can be at a place at a moment; who rode nowhere before it is where the plan says."""
    last = next((trip for trip in reversed(trips_of(case, code)) if trip.departs and trip.departs <= moment), None)
    if last is None or last.arrives is None:
        return True
    return last.arrives <= moment and last.destination == place


def on_the_road(case: Case, code: str, moment: datetime) -> bool:
    """Tell whether somebody rides or drives at a moment."""
    return any(trip.departs and trip.arrives and trip.departs <= moment < trip.arrives for trip in trips_of(case, code))


def left_by(case: Case, groups: Iterable[Group]) -> datetime | None:
    """When the last of these people leave their site; None while that is not known."""
    ids = {group.id for group in groups}
    leaving = [
        trip.departs for trip in case.plan.journeys if trip.origin in case.site_ids and not ids.isdisjoint(trip.groups)
    ]
    known = [moment for moment in leaving if moment is not None]
    return max(known) if known and len(known) == len(leaving) else None


def beside(case: Case, one: Person, site: str, groups: Iterable[Group]) -> Span | None:
    """From when until when somebody counts for the people of a site ("" where there is but one), or None.

    That is the shift of who works at that site, and at no other; with one site, of everybody whom the plan puts nowhere
    else. Who waits where these people are taken counts once the last of them has left.
    """
    shift, sites = shift_of(one), case.site_ids
    if shift is None:
        return None
    mine = sites.intersection(one.stationed)
    here = mine == {site} if site else not one.stationed or bool(mine) or _rides_to(case, one, sites)
    if here or mine:
        return shift if here else None
    people = tuple(groups)
    left = left_by(case, people)
    if left is None or not any(group.destination in one.stationed for group in people if group.destination):
        return None
    return max(shift[0], left), shift[1]


def _rides_to(case: Case, one: Person, sites: frozenset[str]) -> bool:
    return any(trip.destination in sites for trip in trips_of(case, one.id))


def quickest(case: Case, one: str, other: str) -> timedelta:
    """The shortest time in which the plan itself travels between two places, either way; nothing where it never does."""
    times = [
        trip.arrives - trip.departs
        for trip in case.plan.journeys
        if {trip.origin, trip.destination} == {one, other} and trip.departs and trip.arrives and trip.arrives > trip.departs
    ]
    return min(times, default=timedelta(0))


def clash(case: Case, entries: Iterable[Entry], *, about: str = "") -> str:
    """What of these nobody and nothing can do, one after the other; "" when all of it can be done.

    about: look only at what comes right before and right after this entry.
    """
    ordered = sorted(entries, key=lambda entry: (entry[1], entry[0]))
    for (one, first, _, there), (other, second, origin, _) in pairwise(ordered):
        if about and about not in (one, other):
            continue
        if overlap(first, second):
            return f"would be on {one} and on {other} at the same time"
        if not (there and origin) or there == origin:
            continue
        way, gap = quickest(case, there, origin), second[0] - first[1]
        if gap < way or not gap:
            minutes = int(gap.total_seconds() // 60)
            needed = f"a way of {int(way.total_seconds() // 60)} minutes" if way else "another place"
            return f"would be at {there} with {one} and leave {origin} with {other} {minutes} minutes later: {needed}"
    return ""


def ridden(trips: Iterable[Journey]) -> list[Entry]:
    """Journeys as entries for `clash`."""
    return [
        (trip.id, (trip.departs, trip.arrives), trip.origin or "", trip.destination or "")
        for trip in trips
        if trip.departs and trip.arrives
    ]


def busy(case: Case, backup: Person, one: Person, shift: Span) -> str:
    """What keeps a back-up from being free for an investigator during a shift, or "".

    A journey without them, a post, the interviews, or staying with people at a place of theirs.
    """
    for trip in trips_of(case, backup.id):
        together = one.id in trip.staff or one.id == trip.driver
        if not together and trip.departs and trip.arrives and overlap((trip.departs, trip.arrives), shift):
            return trip.id
    for post in case.plan.posts:
        if post.leader == backup.id and post.starts and post.ends and overlap((post.starts, post.ends), shift):
            return post.id
    interviews = (case.plan.schedule.interviews_from, case.plan.schedule.interviews_until)
    if "interview" in backup.tasks and interviews[0] and interviews[1] and overlap((interviews[0], interviews[1]), shift):
        return "the interviews"
    for place in case.plan.places:
        if backup.id in place.attended_by and (stay := _guests_at(case, place.id)) and overlap(stay, shift):
            return f"the stay at {place.id}"
    return ""


def _guests_at(case: Case, place: str) -> Span | None:
    """From when until when people are in the team's hands at a place of theirs."""
    ids = {group.id for group in case.in_care if group.destination == place}
    trips = [trip for trip in case.plan.journeys if trip.destination == place and not ids.isdisjoint(trip.groups)]
    since = min((trip.arrives for trip in trips if trip.arrives), default=None)
    return (since, case.care_until) if since and case.care_until and since < case.care_until else None


def nobody_is_in_two_places(case: Case) -> Result | None:
    """12: a plan in which somebody rides in two vehicles, or waits with people at two places, is not well planned.

    No waiver covers it: signing for it puts nobody in two places.
    """
    checks = (_rides_twice, _works_twice, _waits_twice, _off_shift, _rides_elsewhere, _takes_no_part)
    result = next((wrong for check in checks if (wrong := check(case))), None)
    if result is not None:
        result.unwaivable = "no waiver puts anybody in two places"
    return result


def _rides_twice(case: Case) -> Result | None:
    codes = dict.fromkeys(code for trip in case.plan.journeys for code in (*trip.staff, trip.driver) if code)
    codes |= dict.fromkeys(post.leader for post in case.plan.posts if post.leader)
    for code in codes:
        led = [
            (post.id, (post.starts, post.ends), "", "")
            for post in case.plan.posts
            if post.leader == code and post.starts and post.ends
        ]
        if wrong := clash(case, [*ridden(trips_of(case, code)), *led]):
            fix = f"take {code} off one of them, or change its times"
            return unmet("twice", f"{code} {wrong}", path=f"people.{code}", fix=fix)
    return None


def _works_twice(case: Case) -> Result | None:
    """All sites are entered at one time: nobody works at two of them."""
    sites = case.site_ids
    for one in case.plan.people:
        mine = [site for site in one.stationed if site in sites]
        if len(mine) > 1 and takes_part(one, "operation"):
            message = f"{one.id} would work at {listed(mine)} at the same time"
            return unmet("twice", message, path=f"{one.path}.stationed", fix=f"coc set PLAN {one.path}.stationed={mine[0]}")
    return None


def _waits_twice(case: Case) -> Result | None:
    waiting: dict[str, str] = {}
    for place in case.plan.places:
        for code in place.attended_by if place.id in case.aims else ():
            if (other := waiting.setdefault(code, place.id)) != place.id:
                message = f"{code} would stay with people at {other} and at {place.id} at the same time"
                fix = f"let somebody else stay at one of them: coc set PLAN {place.path}.attended_by=..."
                return unmet("twice", message, path=f"{place.path}.attended_by", fix=fix)
    return None


def _off_shift(case: Case) -> Result | None:
    """Whoever rides or drives is on duty then, as far as the plan knows their shift."""
    for one in case.plan.people:
        if one.on_shift_from is None or one.on_shift_until is None or not takes_part(one, "operation"):
            continue
        for trip in trips_of(case, one.id):
            if (
                trip.departs
                and trip.arrives
                and not (one.on_shift_from <= trip.departs and trip.arrives <= one.on_shift_until)
            ):
                message = (
                    f"{one.id} is on {trip.id} from {case.clock(trip.departs)} to {case.clock(trip.arrives)}, and off duty"
                )
                fix = f"take {one.id} off {trip.id}, or change the shift"
                return unmet("contradiction", message, path=f"{one.path}.on_shift_from", fix=fix)
    return None


def _rides_elsewhere(case: Case) -> Result | None:
    """Somebody works at one site, and rides to another only."""
    sites = case.site_ids
    for one in case.plan.people:
        mine = sites.intersection(one.stationed)
        aims = [trip.destination for trip in trips_of(case, one.id) if trip.destination in sites]
        if mine and aims and not mine.intersection(aims):
            message = f"{one.id} works at {listed(sorted(mine))}, and rides to {listed([aim for aim in aims if aim])}"
            fix = f"correct {one.path}.stationed, or the journey"
            return unmet("contradiction", message, path=f"{one.path}.stationed", fix=fix)
    return None


def _takes_no_part(case: Case) -> Result | None:
    """Somebody has something to do in the operation, and by their phases takes no part in it."""
    plan = case.plan
    named = [(code, trip.id) for trip in plan.journeys for code in (*trip.staff, trip.driver)]
    named += [(post.leader, post.id) for post in plan.posts]
    named += [(code, room.id) for room in plan.rooms for code in room.search_by]
    named += [(getattr(row, hand), row.id) for row in plan.evidence for hand in HANDS]
    named += [(item.holder, item.id) for item in plan.equipment]
    named += [(plan.operation.custody_officer, "custody")]
    if of_law_enforcement(case, plan.operation.commander):
        named.append((plan.operation.commander, "the command"))
    for code, what in named:
        one = plan.person(code)
        before = "investigation" in one.phases and one.affiliation != "law-enforcement" if one else False
        if one is not None and one.phases and "operation" not in one.phases and not before:
            message = f"{one.id} is named for {what}, and takes no part in the operation"
            fix = f"name somebody else for {what}, or correct {one.path}.phases"
            return unmet("contradiction", message, path=f"{one.path}.phases", fix=fix)
    return None
