"""What the records of a plan say of a fact: the value and the ids that say so, or None when they say nothing.

One function per fact, one table at the end. Doubt is never turned into a "no".
"""

from __future__ import annotations

from coc_cli.checklist.condition import NO, UNKNOWN, YES
from coc_cli.plan import words as w

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from coc_cli.plan.model import Group, Person, Plan
    from coc_cli.readiness.limits import Limits

    Told = tuple[str, list[str]]

# Who has to be looked after as a victim: in doubt, people of unclear status too.
_IN_CARE = ("suspected-victims", "unclear")


def kind_of(group: Group) -> str:
    """The kind of a group; of whom that is missing the status is unclear."""
    return group.kind or "unclear"


class Seen:
    """A plan, and what several of them look at in it.

    groups: those that count anybody, with their kinds; in_care: those of them that are looked after as victims; victims:
    their ids; country: where it happens, or None while that is not known.
    """

    __slots__ = ("country", "groups", "in_care", "limits", "plan", "victims")

    def __init__(self, plan: Plan, limits: Limits) -> None:
        self.plan = plan
        self.limits = limits
        self.groups = [(kind_of(group), group) for group in plan.groups if group.count_max != 0]
        self.in_care = self.of(_IN_CARE)
        self.victims = {group.id for group in self.in_care}
        self.country = plan.facts["country"].value if "country" in plan.facts else None

    def of(self, kinds: tuple[str, ...]) -> list[Group]:
        """The groups of these kinds."""
        return [group for kind, group in self.groups if kind in kinds]


def _any_yes(found: list[str]) -> Told | None:
    return (YES, found) if found else None


def _foreign(*kinds: str) -> Callable[[Seen], Told | None]:
    def tell(seen: Seen) -> Told | None:
        country, groups = seen.country, seen.of(kinds)
        if not country or country == UNKNOWN or not groups:
            return None
        foreign = [group.id for group in groups if group.nationality and group.nationality != country]
        if foreign:
            return YES, foreign
        return (NO, [group.id for group in groups]) if all(group.nationality for group in groups) else None

    return tell


def _present(kind: str) -> Callable[[Seen], Told | None]:
    return lambda seen: _any_yes([group.id for of, group in seen.groups if of == kind])


def is_child_group(group: Group) -> bool:
    """Doubtful age counts as child, and so does an unknown one: ranges are judged at their worse end."""
    return group.age_doubtful == YES or group.age_min is None or group.age_min < 18


def _children(seen: Seen) -> Told | None:
    under = [one.id for _, one in seen.groups if one.age_doubtful == YES or (one.age_min is not None and one.age_min < 18)]
    # Never a "no" from here: that switches off a prohibition, and needs a source and a date of its own.
    return _any_yes(under)


def _young_children(seen: Seen) -> Told | None:
    groups = seen.in_care
    bound = seen.limits["young_child_under"]
    young = [group.id for group in groups if group.age_min is not None and group.age_min < bound]
    if young:
        return YES, young
    sure = all(group.age_min is not None and group.age_doubtful != YES for group in groups)
    return (NO, [group.id for group in groups]) if groups and sure else None


def _extended(seen: Seen) -> Told | None:
    plan, hours = seen.plan, seen.limits["hours_before_rest"] * 3600
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


def _rescue(seen: Seen) -> Told | None:
    return _any_yes([trip.id for trip in seen.plan.journeys if not seen.victims.isdisjoint(trip.groups)])


def _ngo_takes_out(seen: Seen) -> Told | None:
    trips = [trip for trip in seen.plan.journeys if not seen.victims.isdisjoint(trip.groups)]
    riding = {code for trip in trips for code in (*trip.staff, trip.driver)}
    return _any_yes([one.id for one in seen.plan.people if one.id in riding and _ours(one)])


def _arrests(seen: Seen) -> Told | None:
    suspects = {group.id for kind, group in seen.groups if kind == "suspects"}
    riding = [trip.id for trip in seen.plan.journeys if not suspects.isdisjoint(trip.groups)]
    kind = seen.plan.facts.get("warrant_kind")
    if kind is not None and kind.value in ("arrest", "search-and-arrest"):
        riding.append("facts.warrant_kind")
    return _any_yes(riding)


def _taken_to(*kinds: str) -> Callable[[Seen], Told | None]:
    def tell(seen: Seen) -> Told | None:
        aimed = {group.destination for group in seen.in_care}
        return _any_yes([place.id for place in seen.plan.places if place.kind in kinds and place.id in aimed])

    return tell


def _crosses(seen: Seen) -> Told | None:
    plan, country = seen.plan, seen.country
    abroad = [site.id for site in plan.premises if country and site.country and site.country != country]
    abroad += [place.id for place in plan.places if country and place.country and place.country != country]
    return _any_yes(abroad + [journey.id for journey in plan.journeys if journey.crosses_border == YES])


def _investigates(seen: Seen) -> Told | None:
    found = [
        person.id
        for person in seen.plan.people
        if person.role == "investigator" and (not person.phases or "investigation" in person.phases)
        if person.affiliation not in ("law-enforcement", "government")
    ]
    return _any_yes(found)


def _present_ngo(seen: Seen) -> Told | None:
    plan = seen.plan
    sites = {site.id for site in plan.premises}
    going = {code for trip in plan.journeys if trip.destination in sites for code in (*trip.staff, trip.driver) if code}
    # Whoever only investigates goes there before the operation, not during it.
    ours = [person for person in plan.people if _ours(person) and person.id in going]
    return _any_yes([person.id for person in ours if not person.phases or "operation" in person.phases])


# The tables that any of them reads: while these stay as they are, so do the facts.
TELLING = frozenset(("facts", "groups", "people", "premises", "places", "journeys", "schedule", "limits"))

TELLERS: dict[str, Callable[[Seen], Told | None]] = {
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
