"""Journeys (12.h.iv): seats for everybody, to the final destination, the groups apart.

Capacity goes by journeys and their times, never by vehicle codes: one van may drive twice, but not at once.
"""

from __future__ import annotations

from coc_cli.readiness.allocation import left_over
from coc_cli.readiness.case import nobody, takes_part, uncounted
from coc_cli.readiness.cures import another, seats_away, seats_there
from coc_cli.readiness.records_tell import kind_of
from coc_cli.readiness.result import Cure, Result, all_of, blank, counted, empty, listed, met, unmet
from coc_cli.readiness.shifts import overlap
from coc_cli.readiness.whereabouts import clash, ridden, trips_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coc_cli.plan.model import Group, Journey, Person
    from coc_cli.readiness.case import Case

# Roles that stay at their desk or shelter, or come with their own force, and need no seat from the team.
_NOT_MOVED = ("planner", "approver", "receiver", "commander", "officer", "custody-officer", "support")
# Where people stay, rather than being seen by somebody and taken on.
_HOMES = ("government-shelter", "ngo-shelter", "other-care")
_CATEGORIES = {"suspected-victims": "suspected victims", "suspects": "suspects", "unclear": "people of unclear status"}


def _timed(trips: Iterable[Journey]) -> Result | None:
    for trip in trips:
        if trip.departs is None or trip.arrives is None:
            return blank(f"{trip.id}: when it departs or arrives is missing", path=empty(trip, "departs", "arrives"))
        if trip.arrives <= trip.departs:
            return unmet("contradiction", f"{trip.id} arrives before it departs", path=f"{trip.path}.arrives")
        if trip.vehicle is None or trip.seats is None or trip.driver is None:
            path = empty(trip, "vehicle", "seats", "driver")
            field = path.rpartition(".")[2]
            return blank(f"{trip.id}: its {field} {'are' if field == 'seats' else 'is'} missing", path=path)
    return None


def _doubled(case: Case, trips: Iterable[Journey]) -> Result | None:
    """A vehicle or a driver of one of these trips is on another trip at the same time, or can't have come back from it."""
    for trip in trips:
        for what, code in (("vehicle", trip.vehicle), ("driver", trip.driver)):
            mine = [one for one in case.plan.journeys if code is not None and getattr(one, what) == code]
            if len(mine) > 1 and (wrong := clash(case, ridden(mine), about=trip.id)):
                message = f"{what} {code} {wrong}"
                return unmet("twice", message, path=f"{trip.path}.{what}", cures=[_another(case, trip, what)])
    return None


def _another(case: Case, trip: Journey, what: str) -> Cure:
    return Cure(f"take another {what} for {trip.id}", lambda: another(case, trip, what))


def team_gets_there(case: Case) -> Result:
    """12.h.iv/1: everybody of the team who goes to the site, or rides from it, has a seat on a journey there."""
    sites = case.site_ids
    trips = [trip for trip in case.plan.journeys if trip.destination in sites]
    leaving = {code for trip in case.plan.journeys if trip.origin in sites for code in (*trip.staff, trip.driver)}
    # Who waits at the receiving place needs no seat to the site; who leaves the site with people has to get there first.
    posted = {code for place in case.plan.places for code in place.attended_by}
    posted |= {one.id for one in case.plan.people if one.stationed and sites.isdisjoint(one.stationed)}
    moving = [
        one
        for one in case.plan.people
        if one.affiliation != "law-enforcement" and takes_part(one, "operation")
        if one.id in leaving or (one.role not in _NOT_MOVED and one.id not in posted)
    ]
    if not moving:
        return blank("nobody of the team is on record who would travel to the site", path="people")
    if not trips:
        return blank("no journey to the site is on record", path="journeys")
    if wrong := _timed(trips) or _overfull(trips) or _doubled(case, trips):
        return wrong
    late = [trip for trip in trips if case.start and trip.arrives and trip.arrives > case.start]
    riding = {code for trip in trips for code in (*trip.staff, trip.driver)}
    left = [one.id for one in moving if one.id not in riding]
    if left:
        cure = Cure(f"give {listed(left)} a seat on a journey to the site", lambda: seats_there(case, left, trips))
        return unmet("short", f"no seat to the site for {listed(left)}", path=trips[0].path, cures=[cure])
    if wrong := _left_before_they_came(case, moving, sites):
        return wrong
    said = f"a seat for {all_of(len(moving), 'traveller')}"
    if late:
        return met(f"{said}; after the start: {listed([trip.id for trip in late])}", reason="note")
    return met(said)


def _left_before_they_came(case: Case, moving: Iterable[Person], sites: frozenset[str]) -> Result | None:
    """Whoever leaves a site with people has come to it before."""
    for one in moving:
        mine = trips_of(case, one.id)
        for trip in mine:
            if trip.origin not in sites or trip.departs is None:
                continue
            came = [other for other in mine if other.destination == trip.origin and other.arrives]
            if came and not any(other.arrives <= trip.departs for other in came if other.arrives):
                message = f"{one.id} would leave {trip.origin} with {trip.id} before {came[0].id} gets there"
                return unmet("contradiction", message, path=f"{trip.path}.departs")
    return None


def _larger(trip: Journey, riders: int) -> Cure:
    return Cure(f"take a vehicle of {riders} seats for {trip.id}", lambda: [(f"{trip.path}.seats", riders)])


def _overfull(trips: Iterable[Journey]) -> Result | None:
    for trip in trips:
        riders = len(trip.staff) + (trip.passengers or 0)
        if trip.seats is not None and riders > trip.seats:
            message = f"{trip.id}: {riders} riders for {trip.seats} seats: {riders - trip.seats} short"
            cure = _larger(trip, riders)
            return unmet("short", message, path=f"{trip.path}.seats", cures=[cure])
    return None


def carried(noun: str, *kinds: str, officers_drive: bool = False) -> Callable[[Case], Result]:
    """12.h.iv/2 and 12.h.iv/3: everybody of these kinds has a seat on each leg to the final destination."""

    def rule(case: Case) -> Result:
        groups = case.groups_of(*kinds)
        if not groups:
            return nobody(case, noun)
        if unknown := uncounted(groups):
            return blank(f"how many people {listed(unknown)} may be is missing", path=f"groups.{unknown[0]}.count_max")
        ids = {group.id for group in groups}
        trips = [trip for trip in case.plan.journeys if not ids.isdisjoint(trip.groups)]
        if not trips:
            return blank(f"no journey carries {noun}", path="journeys")
        # First what must not be: a refusal of the rest never covers it.
        if officers_drive and (wrong := _driven_by_others(case, trips)):
            return wrong
        if wrong := _timed(trips) or _overfull(trips) or _doubled(case, trips):
            return wrong
        for group in groups:
            if wrong := _does_not_arrive(case, group, trips):
                return wrong
        aboard, legs = _riding_with(case, trips)
        if unknown := uncounted(aboard):
            message = f"how many people {listed(unknown)}, who ride too, may be is missing"
            return blank(message, path=f"groups.{unknown[0]}.count_max")
        if wrong := _without_seat(case, aboard, legs, officers_drive=officers_drive):
            return wrong
        return met(f"{noun}: seats to the final destination for all {sum(group.count_max or 0 for group in groups)}")

    return rule


def _does_not_arrive(case: Case, group: Group, trips: list[Journey]) -> Result | None:
    """Follow the legs from the site; the last has to end at the group's destination, each after the one before."""
    if group.destination is None or group.premises is None:
        field = "destination" if group.destination is None else "premises"
        return blank(f"{group.id}: its {field} is missing", path=f"{group.path}.{field}")
    legs = [(one.departs, one.arrives, one) for one in trips if group.id in one.groups and one.departs and one.arrives]
    legs.sort(key=lambda leg: leg[0])
    reached = {group.premises: case.start or legs[0][0]} if legs else {}
    for departs, arrives, trip in legs:
        if trip.origin == group.premises and case.start and departs < case.start:
            message = f"{trip.id} would leave {trip.origin} with {group.id} at {case.clock(departs)}, before the start"
            return unmet("contradiction", message, path=f"{trip.path}.departs")
        if trip.destination and trip.origin in reached and departs >= reached[trip.origin]:
            reached.setdefault(trip.destination, arrives)
    if group.destination not in reached:
        message = f"no journey brings {group.id} from {group.premises} to {group.destination}"
        return unmet("uncovered", message, path=f"{group.path}.destination")
    leading: list[Journey] = []
    for _, arrives, trip in reversed(legs):
        on = any(later.origin == trip.destination and later.departs and later.departs >= arrives for later in leading)
        if trip.destination != group.destination and not on:
            message = f"{trip.id} takes {group.id} to {trip.destination}, and no journey from there to {group.destination}"
            return unmet("uncovered", message, path=f"{trip.path}.destination")
        leading.append(trip)
    return None


def _riding_with(case: Case, trips: list[Journey]) -> tuple[list[Group], list[Journey]]:
    """Everybody who rides with them, of whatever kind, and all journeys that carry any of these: all take seats of all."""
    legs, ids = list(trips), set[str]()
    while more := {group for trip in legs for group in trip.groups} - ids:
        ids |= more
        legs = [trip for trip in case.plan.journeys if not ids.isdisjoint(trip.groups)]
    return [group for group in case.plan.groups if group.count_max != 0 and group.id in ids], legs


def _without_seat(case: Case, groups: Iterable[Group], trips: list[Journey], *, officers_drive: bool) -> Result | None:
    """On each leg, seats are dealt out to groups in the best way there is; whoever is left over has none."""
    for origin in dict.fromkeys(trip.origin for trip in trips):
        legs = {trip.id: trip for trip in trips if trip.origin == origin}
        riding = [group for group in groups if any(group.id in leg.groups for leg in legs.values())]
        demand = {group.id: _at_most(group, origin, trips) for group in riding}
        room = {leg.id: seats_for_groups(leg) for leg in legs.values()}
        left = left_over(demand, room, lambda group, leg, legs=legs: group in legs[leg].groups)  # type: ignore[misc]
        if left:
            total, seats = sum(demand.values()), sum(room.values())
            said = listed([f"{count} of {group}" for group, count in left.items()])
            message = f"from {origin}: {total} people, {seats} seats for them besides the team: no seat for {said}"
            cure = _more_seats(case, left, next(iter(legs.values())), officer=officers_drive)
            return unmet("short", message, path=next(iter(legs.values())).path, cures=[cure])
    return None


def _at_most(group: Group, origin: str | None, trips: list[Journey]) -> int:
    """How many of a group may ride on from a place: past the site, no more than seats brought there."""
    everybody = group.count_max or 0
    if origin == group.premises:
        return everybody
    brought = [seats_for_groups(trip) for trip in trips if trip.destination == origin and group.id in trip.groups]
    return min(everybody, sum(brought)) if brought else everybody


def _more_seats(case: Case, left: dict[str, int], like: Journey, *, officer: bool) -> Cure:
    text = f"add a journey from {like.origin} with {sum(left.values())} more seats, or free seats of the team"
    return Cure(text, lambda: seats_away(case, left, like, officer=officer))


def seats_for_groups(trip: Journey) -> int:
    """Seats that are left for people of groups: never more than `passengers` says, never those of the team."""
    free = (trip.seats or 0) - len(trip.staff)
    return max(0, free if trip.passengers is None else min(free, trip.passengers))


def _driven_by_others(case: Case, trips: Iterable[Journey]) -> Result | None:
    for trip in trips:
        driver = case.plan.person(trip.driver)
        if driver is not None and driver.affiliation != "law-enforcement":
            message = f"{trip.id}: suspects are driven by {trip.driver}, who is not law enforcement"
            return unmet("prohibited", message, path=f"{trip.path}.driver")
    return None


def groups_ride_apart(case: Case) -> Result:
    """12.h.iv/4: suspected victims, suspects and people of unclear status never share a vehicle at one time.

    Of a group whose kind is missing nothing is known: it rides with nobody, not even with another of which as little is.
    """
    kinds = {
        group.id: _CATEGORIES[kind_of(group)] if group.kind else f"{group.id}, whose kind is missing,"
        for group in case.plan.groups
        if kind_of(group) in _CATEGORIES
    }
    if wrong := _housed_together(case):
        return wrong
    trips = [trip for trip in case.plan.journeys if any(group in kinds for group in trip.groups)]
    if not trips:
        return blank("no journey carries anybody", path="journeys")
    for trip in trips:
        aboard = sorted({kinds[group] for group in trip.groups if group in kinds})
        if len(aboard) > 1:
            return unmet("together", f"{trip.id} would carry {listed(aboard)} together", path=f"{trip.path}.groups")
    for index, trip in enumerate(trips):
        if trip.vehicle is None:
            return blank(f"{trip.id}: which vehicle it is is missing", path=f"{trip.path}.vehicle")
        for other in trips[index + 1 :]:
            if trip.vehicle != other.vehicle:
                continue
            if not (trip.departs and trip.arrives and other.departs and other.arrives):
                timeless = trip if not (trip.departs and trip.arrives) else other
                message = f"{trip.id} and {other.id} use vehicle {trip.vehicle}; their times are missing"
                return blank(message, path=empty(timeless, "departs", "arrives"))
            if overlap((trip.departs, trip.arrives), (other.departs, other.arrives)):
                message = f"{trip.id} and {other.id} would use vehicle {trip.vehicle} at the same time"
                return unmet("together", message, path=f"{other.path}.vehicle")
    return met(f"{counted(len(trips), 'journey')}: nobody rides with people of another status")


def _housed_together(case: Case) -> Result | None:
    """Suspects are taken to no place of care to which suspected victims go; a police station has rooms for both."""
    homes = {group.destination: group.id for group in case.in_care if group.destination}
    for group in case.groups_of("suspects"):
        place = case.place_of(group)
        if place is not None and place.id in homes and place.kind in _HOMES:
            message = f"{group.id} would be taken to {place.id} ({place.kind}), as {homes[place.id]} is"
            return unmet("together", message, path=f"{group.path}.destination")
    return None
