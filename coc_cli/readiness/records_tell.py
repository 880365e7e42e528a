"""What the records of a plan say of a fact: the value and the ids that say so, or None when they say nothing.

One function per fact, one table at the end. Doubt is never turned into a "no".
"""

from __future__ import annotations

from coc_cli.checklist.condition import NO, UNKNOWN, YES
from coc_cli.plan import words as w

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coc_cli.plan.model import Group, Person, Plan
    from coc_cli.readiness.limits import Limits

    Told = tuple[str, list[str]]

# Who has to be looked after as a victim: in doubt, people of unclear status too.
_IN_CARE = ("suspected-victims", "unclear")


def kind_of(group: Group) -> str:
    """The kind of a group; of whom that is missing the status is unclear."""
    return group.kind or "unclear"


def _groups(plan: Plan, *kinds: str) -> list[Group]:
    return [group for group in plan.groups if kind_of(group) in kinds and group.count_max != 0]


def _any_yes(ids: Iterable[str]) -> Told | None:
    found = list(ids)
    return (YES, found) if found else None


def _foreign(*kinds: str) -> Callable[[Plan, Limits], Told | None]:
    def tell(plan: Plan, _limits: Limits) -> Told | None:
        country = plan.facts["country"].value if "country" in plan.facts else None
        groups = _groups(plan, *kinds)
        if not country or country == UNKNOWN or not groups:
            return None
        foreign = [group.id for group in groups if group.nationality and group.nationality != country]
        if foreign:
            return YES, foreign
        return (NO, [group.id for group in groups]) if all(group.nationality for group in groups) else None

    return tell


def _present(*kinds: str) -> Callable[[Plan, Limits], Told | None]:
    return lambda plan, _limits: _any_yes(group.id for group in _groups(plan, *kinds))


def is_child_group(group: Group) -> bool:
    """Doubtful age counts as child, and so does an unknown one: ranges are judged at their worse end."""
    return group.age_doubtful == YES or group.age_min is None or group.age_min < 18


def _children(plan: Plan, _limits: Limits) -> Told | None:
    groups = [group for group in plan.groups if group.count_max != 0]
    under = [
        group.id for group in groups if group.age_doubtful == YES or (group.age_min is not None and group.age_min < 18)
    ]
    # Never a "no" from here: that switches off a prohibition, and needs a source and a date of its own.
    return _any_yes(under)


def _young_children(plan: Plan, limits: Limits) -> Told | None:
    groups = _groups(plan, *_IN_CARE)
    bound = limits["young_child_under"]
    young = [group.id for group in groups if group.age_min is not None and group.age_min < bound]
    if young:
        return YES, young
    sure = all(group.age_min is not None and group.age_doubtful != YES for group in groups)
    return (NO, [group.id for group in groups]) if groups and sure else None


def _extended(plan: Plan, limits: Limits) -> Told | None:
    hours = limits["hours_before_rest"] * 3600
    spans = [(person.id, person.on_shift_from, person.on_shift_until) for person in plan.people]
    spans.append(("schedule", plan.schedule.start, plan.schedule.end))
    known = [(name, (until - since).total_seconds()) for name, since, until in spans if since and until]
    longer = [name for name, seconds in known if seconds > hours]
    if longer:
        return YES, longer
    return (NO, ["schedule"]) if plan.schedule.start and plan.schedule.end else None


def _ours(person: Person) -> bool:
    """Somebody of the NGO; whose affiliation is missing may be."""
    return person.affiliation in ("ngo", None)


def _rescue(plan: Plan, _limits: Limits) -> Told | None:
    victims = {group.id for group in _groups(plan, *_IN_CARE)}
    return _any_yes(journey.id for journey in plan.journeys if victims.intersection(journey.groups))


def _ngo_takes_out(plan: Plan, _limits: Limits) -> Told | None:
    victims = {group.id for group in _groups(plan, *_IN_CARE)}
    trips = [trip for trip in plan.journeys if victims.intersection(trip.groups)]
    riding = {code for trip in trips for code in (*trip.staff, trip.driver) if code}
    return _any_yes(one.id for one in plan.people if _ours(one) and one.id in riding)


def _arrests(plan: Plan, _limits: Limits) -> Told | None:
    suspects = {group.id for group in _groups(plan, "suspects")}
    riding = [journey.id for journey in plan.journeys if suspects.intersection(journey.groups)]
    kind = plan.facts.get("warrant_kind")
    if kind is not None and kind.value in ("arrest", "search-and-arrest"):
        riding.append("facts.warrant_kind")
    return _any_yes(riding)


def _taken_to(*kinds: str) -> Callable[[Plan, Limits], Told | None]:
    def tell(plan: Plan, _limits: Limits) -> Told | None:
        aimed = {group.destination for group in _groups(plan, *_IN_CARE)}
        return _any_yes(place.id for place in plan.places if place.kind in kinds and place.id in aimed)

    return tell


def _crosses(plan: Plan, _limits: Limits) -> Told | None:
    country = plan.facts["country"].value if "country" in plan.facts else None
    abroad = [site.id for site in plan.premises if country and site.country and site.country != country]
    abroad += [place.id for place in plan.places if country and place.country and place.country != country]
    return _any_yes(abroad + [journey.id for journey in plan.journeys if journey.crosses_border == YES])


def _investigates(plan: Plan, _limits: Limits) -> Told | None:
    return _any_yes(
        person.id
        for person in plan.people
        if person.role == "investigator" and (not person.phases or "investigation" in person.phases)
        if person.affiliation not in ("law-enforcement", "government")
    )


def _present_ngo(plan: Plan, _limits: Limits) -> Told | None:
    sites = {site.id for site in plan.premises}
    going = {code for trip in plan.journeys if trip.destination in sites for code in (*trip.staff, trip.driver) if code}
    # Whoever only investigates goes there before the operation, not during it.
    ours = [person for person in plan.people if _ours(person) and person.id in going]
    return _any_yes(person.id for person in ours if not person.phases or "operation" in person.phases)


# The tables that any of them reads: while these stay as they are, so do the facts.
TELLING = frozenset(("facts", "groups", "people", "premises", "places", "journeys", "schedule", "limits"))

TELLERS: dict[str, Callable[[Plan, Limits], Told | None]] = {
    "ngo_in_rescue": _ngo_takes_out,
    "foreign_victims": _foreign(*_IN_CARE),
    "foreign_offenders": _foreign("suspects"),
    "children_involved": _children,
    "young_children": _young_children,
    "non_trafficked_adults_present": _present("non-trafficked-adults"),
    "irregular_migrants_present": _present("irregular-migrants"),
    "extended_operation": _extended,
    "rescue_planned": _rescue,
    "arrests_planned": _arrests,
    "suspects_on_site": _present("suspects"),
    "victims_to_government_shelter": _taken_to("government-shelter"),
    "victims_to_other_care": _taken_to(*(kind for kind in w.PLACES_OF_CARE if kind != "government-shelter")),
    "cross_border": _crosses,
    "ngo_investigates": _investigates,
    "ngo_present_at_operation": _present_ngo,
}
