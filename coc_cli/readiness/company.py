"""What suspected victims are owed on the way and on arrival (14.d): a safe place, rest and food, company throughout."""

from __future__ import annotations

from coc_cli.plan import words as w
from coc_cli.readiness.case import fewest_on_duty, genders, nobody, split_by_age, uncounted
from coc_cli.readiness.cures import workers
from coc_cli.readiness.result import Cure, Result, all_of, blank, counted, listed, met, unmet
from coc_cli.readiness.whereabouts import is_at, trips_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from coc_cli.plan.model import Group, Journey, Person, Place
    from coc_cli.readiness.case import Case

    Span = tuple[datetime, datetime]


def removed_to_a_safe_place(case: Case) -> Result:
    """14.d/1: each group goes to a police station, shelter, hospital or other place of care."""
    if not case.in_care:
        return nobody(case, "suspected victims")
    for group in case.in_care:
        place = case.place_of(group)
        if place is None or place.kind is None:
            return blank(f"{group.id}: its destination, or the kind of place, is missing", path=f"{group.path}.destination")
        if place.kind not in w.SAFE_PLACES:
            message = f"{group.id} would be taken to {place.id} ({place.kind}), which is no safe destination"
            return unmet("prohibited", message, path=f"{group.path}.destination")
    return met(f"{all_of(len(case.in_care), 'group')}: taken to a safe destination")


def interviewed_only_after_removal(case: Case) -> Result:
    """14.d/2: interviews begin after the last of them has left the site and arrived."""
    since = case.plan.schedule.interviews_from
    sites = {site.id for site in case.plan.premises}
    ids = {group.id for group in case.in_care}
    arrivals = [trip.arrives for trip in case.plan.journeys if trip.origin in sites and ids.intersection(trip.groups)]
    if since is None:
        return blank("from when people are interviewed is missing", path="schedule.interviews_from")
    if not arrivals or None in arrivals:
        return blank("when they arrive at a safe place is missing", path="journeys")
    last = max(arrival for arrival in arrivals if arrival is not None)
    if since < last:
        message = f"interviews would begin at {case.clock(since)}, before the last arrival at {case.clock(last)}"
        cure = Cure(f"begin interviews at {case.clock(last)}", lambda: [("schedule.interviews_from", last)])
        return unmet("contradiction", message, path="schedule.interviews_from", cures=[cure])
    return met(f"interviews begin at {case.clock(since)}, after the last arrival at {case.clock(last)}")


def companions(case: Case, codes: Iterable[str], gender: str) -> list[Person]:
    """Trained social workers of one gender among these people."""
    found = []
    for code in codes:
        one = case.plan.person(code)
        if one is None or one not in case.social_workers or one.gender != gender or not one.training:
            continue
        if one.training_until and one.training_until >= case.last_day:
            found.append(one)
    return found


def never_without_company(case: Case) -> Result:
    """14.d/10: trained social workers of each gender needed, on each journey and at each destination until the handover."""
    if not case.in_care:
        return nobody(case, "suspected victims")
    if unknown := uncounted(case.in_care):
        return blank(f"how many people {listed(unknown)} may be is missing", path=f"groups.{unknown[0]}.count_max")
    trips = [trip for trip in case.plan.journeys if {group.id for group in case.in_care}.intersection(trip.groups)]
    if not trips:
        return blank("no journey carries them", path="journeys")
    for trip in trips:
        riders = [group for group in case.in_care if group.id in trip.groups]
        span = (trip.departs, trip.arrives) if trip.departs and trip.arrives else None
        if wrong := _without_company(case, riders, trip.staff, trip, most=trip.passengers, span=span):
            return wrong
    for place in case.plan.places:
        guests = [group for group in case.in_care if group.destination == place.id]
        if guests and (wrong := _left_alone_at(case, place, guests, trips)):
            return wrong
    return met(f"company of each gender needed: on {counted(len(trips), 'journey')} and at each destination")


def _company(case: Case, number: int, gender: str, where: Journey | Place) -> Cure:
    """Company on a journey stays with people where they arrive."""
    paths = [f"{where.path}.{'staff' if where.table == 'journeys' else 'attended_by'}"]
    arrival = case.plan.records.get(getattr(where, "destination", None) or "")
    if arrival is not None and arrival.table == "places":
        paths.append(f"{arrival.path}.attended_by")
    many = f"{number} trained {gender} {'social worker' if number == 1 else 'social workers'}"
    return Cure(f"add {many} to {' and '.join(paths)}", lambda: workers(case, number, gender, attend=paths))


def _left_alone_at(case: Case, place: Place, guests: list[Group], trips: list[Journey]) -> Result | None:
    """Follow a place from the first arrival to the handover: who has come by then, and who is there to be with them."""
    came = sorted([trip for trip in trips if trip.destination == place.id and trip.arrives], key=_arrival)
    until = case.care_until
    since = _arrival(came[0]) if came else None
    if since is None or until is None or since >= until:
        return _without_company(case, guests, place.attended_by, place, most=None, span=None)
    changes = {_arrival(trip) for trip in came}
    for code in place.attended_by:
        one = case.plan.person(code)
        changes |= {moment for moment in (one and (one.on_shift_from, one.on_shift_until)) or () if moment}
        changes |= {moment for trip in trips_of(case, code) for moment in (trip.departs, trip.arrives) if moment}
    for moment in sorted(change for change in changes if since <= change < until):
        arrived = [trip for trip in came if _arrival(trip) <= moment]
        here = [group for group in guests if any(group.id in trip.groups for trip in arrived)]
        # Once the last journey is there, so is everybody who may come, seat or no seat.
        all_here = len(arrived) == len(came) or any(trip.passengers is None for trip in arrived)
        most = None if all_here else sum(trip.passengers or 0 for trip in arrived)
        beside = tuple(code for code in place.attended_by if is_at(case, code, place.id, moment))
        if wrong := _without_company(case, here, beside, place, most=most, span=(moment, moment)):
            return wrong
    return None


def _arrival(trip: Journey) -> datetime:
    assert trip.arrives is not None  # noqa: S101  # only journeys whose arrival is known come here
    return trip.arrives


def _without_company(
    case: Case,
    groups: list[Group],
    codes: tuple[str, ...],
    where: Journey | Place,
    *,
    most: int | None,
    span: Span | None,
) -> Result | None:
    """Why these people lack company, or None: `codes` are with them throughout `span`, as far as they are on shift."""
    for gender in ("female", "male", "other"):
        of_gender = [group for group in groups if gender in genders(group)]
        adults, children = split_by_age(of_gender)
        if most is not None and adults + children > most:
            # Who of them is here is not known: as many children as there may be count first.
            children = min(children, most)
            adults = most - children
        per_adult, per_child = case.limits["adults_per_social_worker"], case.limits["children_per_social_worker"]
        need = -(-(adults * per_child + children * per_adult) // (per_adult * per_child))
        beside = companions(case, codes, gender)
        have, then = len(beside), ""
        if span is not None:
            on_shift, moment = fewest_on_duty(beside, *span)
            if on_shift < have or where.table == "places":
                have, then = on_shift, f" at {case.clock(moment)}"
        if have < need:
            field = "staff" if where.table == "journeys" else "attended_by"
            message = (
                f"{where.id}: {adults} adults and {children} children ({gender}) need {need} trained social "
                f"worker{'s' if need > 1 else ''} beside them, there {'is' if have == 1 else 'are'} {have}{then}"
            )
            cure = _company(case, need - have, gender, where)
            return unmet("short", message, path=f"{where.path}.{field}", cures=[cure])
    return None


def places_provide(what: str) -> Callable[[Case], Result]:
    """14.d/4 to 14.d/6: each destination provides it."""

    def rule(case: Case) -> Result:
        if not case.in_care:
            return nobody(case, "suspected victims")
        for group in case.in_care:
            place = case.place_of(group)
            if place is None:
                return blank(f"{group.id}: its destination is missing", path=f"{group.path}.destination")
            if what not in place.provides:
                fix = f"coc set PLAN places.{place.id}.provides={','.join((*place.provides, what))}, once it does"
                return blank(f"{place.id}: whether it provides {what} is missing", path=f"{place.path}.provides", fix=fix)
        return met(f"each destination provides {what}")

    return rule
