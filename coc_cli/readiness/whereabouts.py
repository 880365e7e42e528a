"""Who and what is where, and when (9.c, 12, 12.h.iv, 14.d): nobody and nothing is in two places at one time.

Journeys tell it: on one from its departure, at its destination from its arrival until the next. Who rides nowhere is where
the plan says; that is taken at its word.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from coc_cli.readiness.shifts import overlap, shift_of

# Whose hands touch a kind of evidence, field by field.
HANDS = ("photographed_by", "bagged_by", "labelled_by", "registered_by", "custodian")

_EVER, _FOR_EVER = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from coc_cli.plan.model import Group, Journey, Person, Premises
    from coc_cli.readiness.case import Case

    Span = tuple[datetime, datetime]
    # What somebody does: the record's id, when, from where and to where ("" where it does not matter).
    Entry = tuple[str, Span, str, str]


def trips_of(case: Case, code: str) -> tuple[Journey, ...]:
    """The journeys on which somebody rides or drives, as far as their times are known, in their order."""
    return case.rides.get(code, ())


def stays_at(case: Case, code: str, place: str) -> list[Span]:
    """From when until when somebody can be at a place; who rode nowhere before is where the plan says."""
    one, spans = case.plan.person(code), []
    # Whoever works elsewhere came away from there on no journey of this plan.
    since = _EVER if one is None or not one.stationed or place in one.stationed else None
    for trip in trips_of(case, code):
        assert trip.departs and trip.arrives  # noqa: S101, PT018  # only journeys whose times are known are among them
        if since is not None:
            spans.append((since, trip.departs))
        # Of times that are the wrong way round, the later one.
        since = max(trip.departs, trip.arrives) if trip.destination == place else None
    if since is not None:
        spans.append((since, _FOR_EVER))
    return spans


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


def around(case: Case, people: tuple[Group, ...]) -> tuple[frozenset[str], frozenset[str], datetime | None]:
    """The ids of these people, where they are taken, on the way and in the end, and when the last leave their site."""
    if people not in case.around:
        ids = frozenset([group.id for group in people])
        aims = {group.destination for group in people if group.destination}
        aims.update(
            [trip.destination for trip in case.plan.journeys if trip.destination and not ids.isdisjoint(trip.groups)]
        )
        case.around[people] = ids, frozenset(aims), left_by(case, people)
    return case.around[people]


def left_at(case: Case, site: Premises) -> datetime | None:
    """Until when a site has to be held: until the last journey leaves it; until the end where that is not known."""
    if site.id not in case.left:
        leaving = [trip.departs for trip in case.plan.journeys if trip.origin == site.id and trip.groups]
        known = [moment for moment in leaving if moment is not None]
        case.left[site.id] = max(known) if known and len(known) == len(leaving) else case.end
    return case.left[site.id]


def all_left(case: Case) -> datetime | None:
    """When the last of the sites is left; None while that is not known of any."""
    return max((moment for site in case.plan.premises if (moment := left_at(case, site))), default=None)


def is_away(case: Case, code: str | None) -> bool:
    """Tell whether somebody works elsewhere, or is off duty as long as anybody is on site."""
    one = case.plan.person(code)
    if one is None:
        return False
    if one.stationed and case.site_ids.isdisjoint(one.stationed):
        return True
    shift, until = shift_of(one), all_left(case)
    return bool(shift and case.start and until and not overlap(shift, (case.start, until)))


def beside(case: Case, one: Person, site: str, groups: Iterable[Group]) -> list[Span]:
    """From when until when somebody counts for the people of a site ("" where there is but one).

    That is the shift of who works at that site, and at no other; with one site, of everybody whom the plan puts nowhere
    else: once they came there, and until they ride off without these people. Who waits where these people are taken counts
    once the last of them has left.
    """
    shift, sites, people = shift_of(one), case.site_ids, tuple(groups)
    if shift is None:
        return []
    mine = sites.intersection(one.stationed)
    here = mine == {site} if site else not one.stationed or bool(mine) or _rides_to(case, one, sites)
    if here:
        return _with_them(case, one, shift, frozenset((site,)) if site else sites, people)
    left = around(case, people)[2]
    if mine or left is None or not any(group.destination in one.stationed for group in people if group.destination):
        return []
    return [(max(shift[0], left), shift[1])]


def _with_them(case: Case, one: Person, shift: Span, sites: frozenset[str], people: tuple[Group, ...]) -> list[Span]:
    """The part of a shift in which somebody who works at a site is where these people are, or are taken."""
    trips = trips_of(case, one.id)
    if not trips:
        return [shift] if shift[0] < shift[1] else []
    ids, aims, left = around(case, people)
    spans: list[Span] = []
    # Who rides in from elsewhere is not there before.
    origin = trips[0].origin
    elsewhere = bool(origin) and not (origin in sites or origin in aims or origin in case.site_ids)
    since = None if elsewhere else shift[0]
    for trip in trips:
        assert trip.departs and trip.arrives  # noqa: S101, PT018  # only journeys whose times are known are among them
        if trip.destination in sites or not ids.isdisjoint(trip.groups):
            since = max(shift[0], trip.arrives) if since is None else since
        elif trip.destination in aims:
            # Nobody is there before the last of them have left the site.
            since = max(shift[0], trip.arrives, left) if left and since is None else since
        elif since is not None:
            if since < (until := min(trip.departs, shift[1])):
                spans.append((since, until))
            since = None
    if since is not None and since < shift[1]:
        spans.append((since, shift[1]))
    return spans


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
