"""Who and what is where, and when (9.c, 12, 12.h.iv, 14.d): nobody and nothing is in two places at one time.

Journeys tell it: on one from its departure, at its destination from its arrival until the next. Who rides nowhere is where
the plan says; that is taken at its word.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from coc_cli.readiness.case import of_law_enforcement, overlap
from coc_cli.readiness.result import Result, listed, unmet

# Whose hands touch a kind of evidence, field by field.
HANDS = ("photographed_by", "bagged_by", "labelled_by", "registered_by", "custodian")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from coc_cli.plan.model import Journey, Person
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
    """What keeps a back-up from being free for an investigator during a shift, or "": a journey without them, a post."""
    for trip in trips_of(case, backup.id):
        together = one.id in trip.staff or one.id == trip.driver
        if not together and trip.departs and trip.arrives and overlap((trip.departs, trip.arrives), shift):
            return trip.id
    for post in case.plan.posts:
        if post.leader == backup.id and post.starts and post.ends and overlap((post.starts, post.ends), shift):
            return post.id
    return ""


def nobody_is_in_two_places(case: Case) -> Result | None:
    """12: a plan in which somebody rides in two vehicles, or waits with people at two places, is not well planned.

    No waiver covers it: signing for it puts nobody in two places.
    """
    result = _rides_twice(case) or _waits_twice(case) or _off_shift(case) or _rides_elsewhere(case) or _takes_no_part(case)
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


def _waits_twice(case: Case) -> Result | None:
    aims = {group.destination for group in case.in_care}
    waiting: dict[str, str] = {}
    for place in case.plan.places:
        for code in place.attended_by if place.id in aims else ():
            if (other := waiting.setdefault(code, place.id)) != place.id:
                message = f"{code} would stay with people at {other} and at {place.id} at the same time"
                fix = f"let somebody else stay at one of them: coc set PLAN {place.path}.attended_by=..."
                return unmet("twice", message, path=f"{place.path}.attended_by", fix=fix)
    return None


def _off_shift(case: Case) -> Result | None:
    """Whoever rides or drives is on duty then, as far as the plan knows their shift."""
    for one in case.plan.people:
        if one.on_shift_from is None or one.on_shift_until is None or "operation" not in one.phases:
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
    sites = {site.id for site in case.plan.premises}
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
