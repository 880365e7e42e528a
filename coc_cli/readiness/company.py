"""What suspected victims are owed on the way and on arrival (14.d): a safe place, rest and food, company throughout."""

from __future__ import annotations

from coc_cli.plan import words as w
from coc_cli.readiness.case import genders, nobody, split_by_age, uncounted
from coc_cli.readiness.cures import workers
from coc_cli.readiness.result import Cure, Result, all_of, blank, counted, listed, met, unmet
from coc_cli.readiness.shifts import fewest_on_duty, shift_of
from coc_cli.readiness.staffing import ratio, workers_for
from coc_cli.readiness.transport import seats_for_groups
from coc_cli.readiness.whereabouts import stays_at, trips_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from coc_cli.plan.model import Group, Journey, Person, Place, Premises
    from coc_cli.readiness.case import Case
    from coc_cli.readiness.whereabouts import Span

    Stop = Journey | Place | Premises


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
    sites = case.site_ids
    ids = {group.id for group in case.in_care}
    leaving = [trip for trip in case.plan.journeys if trip.origin in sites and ids.intersection(trip.groups)]
    arrivals = [trip.arrives for trip in leaving]
    if since is None:
        return blank("from when people are interviewed is missing", path="schedule.interviews_from")
    if not arrivals or None in arrivals:
        return blank("when they arrive at a safe place is missing", path="journeys")
    if staying := sorted(ids - {group for trip in leaving for group in trip.groups}):
        return unmet("uncovered", f"no journey removes {listed(staying)} from the site", path="journeys")
    last = max(arrival for arrival in arrivals if arrival is not None)
    if since < last:
        message = f"interviews would begin at {case.clock(since)}, before the last arrival at {case.clock(last)}"
        cure = Cure(f"begin interviews at {case.clock(last)}", lambda: [("schedule.interviews_from", last)])
        return unmet("contradiction", message, path="schedule.interviews_from", cures=[cure])
    return met(lambda: f"interviews begin at {case.clock(since)}, after the last arrival at {case.clock(last)}")


def companions(case: Case, codes: Iterable[str], gender: str) -> list[Person]:
    """Trained social workers of one gender among these people."""
    known = case.trained_company
    return [known[code] for code in dict.fromkeys(codes) if code in known and known[code].gender == gender]


def never_without_company(case: Case) -> Result:
    """14.d/10: trained social workers of each gender needed, on each journey and wherever they wait, to the handover."""
    if not case.in_care:
        return nobody(case, "suspected victims")
    if unknown := uncounted(case.in_care):
        return blank(f"how many people {listed(unknown)} may be is missing", path=f"groups.{unknown[0]}.count_max")
    ids = {group.id for group in case.in_care}
    trips = [trip for trip in case.plan.journeys if not ids.isdisjoint(trip.groups)]
    if not trips:
        return blank("no journey carries them", path="journeys")
    if case.care_until is None:
        return blank("until when they are in the team's hands is missing", path="schedule.handover")
    for trip in trips:
        riders = [group for group in case.in_care if group.id in trip.groups]
        span = (trip.departs, trip.arrives) if trip.departs and trip.arrives else None
        # Who drives is beside nobody.
        staff = tuple([code for code in trip.staff if code != trip.driver])
        if wrong := _without_company(case, riders, staff, trip, most=trip.passengers, span=span):
            return wrong
    stops: tuple[Place | Premises, ...] = (*case.plan.places, *case.plan.premises)
    for stop in stops:
        if wrong := _left_alone_at(case, stop, trips, case.care_until):
            return wrong
    return met(f"company of each gender needed: on {counted(len(trips), 'journey')} and at each destination {ratio(case)}")


def _company(case: Case, number: int, gender: str, where: Journey | Place) -> Cure:
    """Company on a journey stays with people where they arrive."""
    many = f"{number} trained {gender} {'social worker' if number == 1 else 'social workers'}"
    paths = [f"{where.path}.{'staff' if where.table == 'journeys' else 'attended_by'}"]
    arrival = case.plan.records.get(getattr(where, "destination", None) or "")
    if arrival is not None and arrival.table == "places":
        paths.append(f"{arrival.path}.attended_by")
    return Cure(f"add {many} to {' and '.join(paths)}", lambda: workers(case, number, gender, attend=paths))


def _left_alone_at(case: Case, stop: Place | Premises, trips: list[Journey], until: datetime) -> Result | None:
    """Follow a place, moment by moment: who of them is there by then, and who is there to be with them.

    At a destination that goes from the first arrival to the handover; at a stop on the way until they are taken on; at the
    site from the moment at which a part of them leaves and the others stay behind.
    """
    came = [trip for trip in trips if trip.destination == stop.id and trip.arrives]
    went = [trip for trip in trips if trip.origin == stop.id and trip.departs]
    if not came and not went and stop.id not in case.aims:
        return None
    stays = {group.id: span for group in case.in_care if (span := _stay(group, stop, came, went, until))}
    guests = [group for group in case.in_care if group.id in stays or group.destination == stop.id]
    if not guests:
        return None
    if not stays:
        # Nobody arrives before the handover: whoever stays there has to be enough.
        return _without_company(case, guests, _attending(stop), stop, most=None, span=None)
    codes = dict.fromkeys(_attending(stop))
    if any(group.destination != stop.id for group in guests):
        # Nobody is named for a stop on the way: whoever comes there, or leaves it with them, is with them meanwhile.
        coming = [trip for trip in case.plan.journeys if trip.destination == stop.id]
        codes |= dict.fromkeys(code for trip in (*coming, *went) for code in trip.staff)
    # Nobody else is company: what they do changes nothing.
    company = [one for code in codes if (one := case.trained_company.get(code))]
    spans = [
        (one.id, max(begin, shift[0]), min(finish, shift[1]))
        for one in company
        if (shift := shift_of(one))
        for begin, finish in stays_at(case, one.id, stop.id)
    ]
    judged = set()
    rides_last = max(went, key=lambda trip: _at(trip.departs)) if stop.table == "premises" else None
    for moment in _changes(case, company, stays.values(), (*came, *went)):
        here = [group for group in guests if group.id in stays and stays[group.id][0] <= moment < stays[group.id][1]]
        if not here:
            continue
        most = _most_at(here, guests, stop, (came, went), moment)
        there = tuple([code for code, begin, finish in spans if begin <= moment < finish])
        # The same people with the same company have been looked at.
        known = (most, there, *[group.id for group in here])
        if known in judged:
            continue
        judged.add(known)
        if wrong := _without_company(case, here, there, stop, most=most, span=(moment, moment), by=rides_last):
            return wrong
    return None


def _attending(stop: Place | Premises) -> tuple[str, ...]:
    return getattr(stop, "attended_by", ())


def _stay(group: Group, stop: Place | Premises, came: list[Journey], went: list[Journey], until: datetime) -> Span | None:
    """From when until when people of a group may be at a stop."""
    arrivals = [_at(trip.arrives) for trip in came if group.id in trip.groups]
    leaving = [_at(trip.departs) for trip in went if group.id in trip.groups]
    if stop.table == "premises":
        # Before anybody leaves, the whole team is with them (12.b/2).
        arrivals = [min(_at(trip.departs) for trip in went)] if leaving and group.premises == stop.id else []
    end = max(leaving) if leaving else until
    return (min(arrivals), end) if arrivals and min(arrivals) < end else None


def _changes(case: Case, company: Iterable[Person], stays: Iterable[Span], trips: Iterable[Journey]) -> list[datetime]:
    """The moments at which anything may change, as long as anybody is there, in their order."""
    spans = list(stays)
    since, until = min(span[0] for span in spans), max(span[1] for span in spans)
    moments = [moment for span in spans for moment in span]
    moments += [moment for trip in trips for moment in (trip.arrives, trip.departs) if moment]
    for one in company:
        moments += shift_of(one) or ()
        moments += [moment for trip in trips_of(case, one.id) for moment in (trip.departs, trip.arrives) if moment]
    inside = sorted([moment for moment in moments if since <= moment < until])
    return [moment for at, moment in enumerate(inside) if not at or moment != inside[at - 1]]


def _most_at(
    here: list[Group],
    guests: list[Group],
    stop: Place | Premises,
    trips: tuple[list[Journey], list[Journey]],
    moment: datetime,
) -> int | None:
    """How many of them are there at most; None: all of them.

    No more than came, and no more than those who still ride on, or for whom too few seats have left; on which journey
    whoever is there rides is not known.
    """
    came, went = trips
    arrived = [trip for trip in came if _at(trip.arrives) <= moment]
    if any(group.destination == stop.id for group in here):
        # Once the last journey is there, so is everybody who may come, seat or no seat.
        everybody = len(arrived) == len(came) or any(trip.passengers is None for trip in arrived)
        return None if everybody else sum(trip.passengers or 0 for trip in arrived)
    ids = {group.id for group in here}
    gone = [trip for trip in went if _at(trip.departs) <= moment]
    later = [trip for trip in went if trip not in gone and not ids.isdisjoint(trip.groups)]
    were = _seats(arrived) if stop.table == "places" else sum(group.count_max or 0 for group in guests)
    return min(were, max(_seats(later), were - _seats(gone)))


def _seats(trips: Iterable[Journey]) -> int:
    return sum(seats_for_groups(trip) for trip in trips)


def _at(moment: datetime | None) -> datetime:
    assert moment is not None  # noqa: S101  # only journeys whose times are known come here
    return moment


def _without_company(
    case: Case,
    groups: list[Group],
    codes: tuple[str, ...],
    where: Stop,
    *,
    most: int | None,
    span: Span | None,
    by: Journey | None = None,
) -> Result | None:
    """Why these people lack company, or None: `codes` are with them throughout `span`, as far as they are on shift.

    by: the journey on which more company would leave with them, where `where` is the site.
    """
    for gender in ("female", "male"):
        adults, children = split_by_age([group for group in groups if gender in genders(group)])
        if most is not None and adults + children > most:
            # Who of them is here is not known: as many children as there may be count first.
            children = min(children, most)
            adults = most - children
        need = workers_for(case, adults, children)
        if not need:
            continue
        beside = companions(case, codes, gender)
        have, then = len(beside), None
        if span is not None:
            on_shift, moment = fewest_on_duty(beside, *span)
            if on_shift < have or where.table != "journeys":
                have, then = on_shift, moment
        if have < need:
            field = {"journeys": ".staff", "places": ".attended_by"}.get(where.table, "")
            there = f"there {'is' if have == 1 else 'are'} {have}{f' at {case.clock(then)}' if then else ''}"
            message = (
                f"{where.id}: {counted(adults, 'adult')} and {children} children ({gender}) need "
                f"{counted(need, 'trained social worker')} beside them, {there} {ratio(case)}"
            )
            cure = _company(case, need - have, gender, by or where)  # type: ignore[arg-type]  # a site comes with `by`
            return unmet("short", message, path=f"{where.path}{field}", cures=[cure])
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
