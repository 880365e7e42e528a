"""The welfare plan (10, 12.j, 13): there before anybody moves, agreed, and with a place for everybody."""

from __future__ import annotations

from coc_cli.checklist.condition import NO, UNKNOWN, YES
from coc_cli.plan import words as w
from coc_cli.readiness.allocation import left_over
from coc_cli.readiness.case import nobody, of_law_enforcement, uncounted
from coc_cli.readiness.result import Cure, Result, blank, empty, listed, met, unmet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from coc_cli.plan.model import Group, Place
    from coc_cli.readiness.case import Case

HEADINGS = ("security", "identification", "referral", "shelter", "health", "justice")


def people_are_described(noun: str, *kinds: str) -> Callable[[Case], Result]:
    """10: each group can be recognised on entry, by description."""

    def rule(case: Case) -> Result:
        groups = case.groups_of(*kinds)
        if not groups:
            return nobody(case, noun)
        bare = [group.id for group in groups if not group.description]
        if bare:
            message = f"the description is missing for {listed(bare)}"
            return blank(message, path=f"groups.{bare[0]}.description")
        return met(f"described: {listed([group.id for group in groups])}")

    return rule


def welfare_plan_exists(case: Case) -> Result:
    """12.j/1: all six headings, agreed by law enforcement before the start, and a place that takes each group."""
    care = case.plan.aftercare
    bare = [name for name in HEADINGS if not getattr(care, name)]
    if bare:
        return blank(f"the welfare plan says nothing on {listed(bare)}", path=f"aftercare.{bare[0]}")
    if care.agreed_by is None or care.agreed_at is None:
        message = "when and by whom the welfare plan was agreed for law enforcement is missing"
        return blank(message, path=empty(care, "agreed_by", "agreed_at"))
    if not of_law_enforcement(case, care.agreed_by):
        message = f"{care.agreed_by} agreed to the welfare plan, and is not law enforcement"
        return unmet("unaccepted", message, path="aftercare.agreed_by")
    if case.start is None:
        return blank("the start of the operation is missing", path="schedule.start")
    if care.agreed_at > min(case.start, case.at):
        said = "the start" if case.start <= case.at else "the moment of judgement"
        message = f"the welfare plan was agreed at {case.clock(care.agreed_at)}, after {said}"
        return unmet("contradiction", message, path="aftercare.agreed_at")
    return _everybody_is_taken(case)


def _everybody_is_taken(case: Case) -> Result:
    if not case.in_care:
        return nobody(case, "suspected victims")
    # Whoever else is taken to the same place needs a bed there too; suspects are held, not received.
    aimed = case.aims - {None}
    others = [group for group in case.plan.groups if group.count_max != 0 and group.destination in aimed]
    groups = [*case.in_care, *(one for one in others if one not in case.in_care and one.kind != "suspects")]
    if unknown := uncounted(groups):
        return blank(f"how many people {listed(unknown)} may be is missing", path=f"groups.{unknown[0]}.count_max")
    homeless = [group for group in groups if case.place_of(group) is None]
    if homeless:
        return blank(f"{listed([group.id for group in homeless])}: no destination", path=f"{homeless[0].path}.destination")
    places = {place.id: place for group in groups if (place := case.place_of(group))}
    for place in places.values():
        if place.beds is None or place.accepted_on is None:
            said = "its free places" if place.beds is None else "when it agreed to take them"
            return blank(f"{place.id}: {said} is missing", path=empty(place, "beds", "accepted_on"))
        if place.accepted_on > case.today:
            message = f"{place.id} is said to have agreed on {place.accepted_on.isoformat()}, after today"
            return unmet("contradiction", message, path=f"{place.path}.accepted_on")
        if place.kind == "ngo-shelter" and not place.registration:
            return blank(f"{place.id}: the registration of this shelter is missing", path=f"{place.path}.registration")
    for group in groups:
        place = places[group.destination or ""]
        if reason := _not_taken(group, place):
            return unmet("uncovered", f"{place.id} does not take {group.id}: {reason}", path=f"{group.path}.destination")
    demand = {group.id: group.count_max or 0 for group in groups}
    aims = {group.id: group.destination for group in groups}
    left = left_over(demand, {name: place.beds or 0 for name, place in places.items()}, lambda group, at: aims[group] == at)
    if left:
        said = listed([f"{count} of {group} at {aims[group]}" for group, count in left.items()])
        cure = Cure(f"find a place for {sum(left.values())} more, or another destination for part of them")
        return unmet("short", f"no place for {said}", path=f"places.{aims[next(iter(left))]}.beds", cures=[cure])
    return met(f"a welfare plan on six headings, agreed; places for all {sum(demand.values())}")


def _not_taken(group: Group, place: Place) -> str:
    """Why a place does not take a group, "" when it does. Unknown age or gender is judged at its worse end."""
    refused = [gender for gender in _genders_in(group) if place.takes and gender not in place.takes]
    if refused:
        return f"it takes {listed(place.takes)} only"
    if not place.takes:
        return "whom it takes is missing"
    youngest = group.age_min or 0
    if group.age_doubtful == YES:
        youngest = min(youngest, 17)
    if place.age_min is not None and youngest < place.age_min:
        doubt = ", and their age is in doubt" if group.age_doubtful == YES and (group.age_min or 0) >= place.age_min else ""
        return f"it takes nobody under {place.age_min}{doubt}"
    if place.age_max is not None and (group.age_max is None or group.age_max > place.age_max):
        return f"it takes nobody over {place.age_max}"
    return ""


def _genders_in(group: Group) -> tuple[str, ...]:
    """The genders that may be in a group, whoever it asked to be interviewed by; an unknown one is both."""
    return (group.gender,) if group.gender in w.GENDERS else ("female", "male")


def care_has(field: str, said: str) -> Callable[[Case], Result]:
    """12.j/3 to 12.j/5: who sees to it is named."""

    def rule(case: Case) -> Result:
        who = getattr(case.plan.aftercare, field)
        return met(f"{who} {said}") if who else blank(f"who {said} is missing", path=f"aftercare.{field}")

    return rule


def welfare_is_monitored(case: Case) -> Result:
    """12.j/2: who watches over their welfare in care, and how often they are visited."""
    care = case.plan.aftercare
    if care.monitor is None or care.visit_days is None:
        field = "monitor" if care.monitor is None else "visit_days"
        return blank("who visits them in care, or how often, is missing", path=f"aftercare.{field}")
    if care.visit_days > case.limits["visit_days"]:
        message = f"{care.visit_days} days may pass between two visits; at most {case.limits.said('visit_days')}"
        return unmet("short", message, path="aftercare.visit_days")
    return met(f"{care.monitor} visits at least every {care.visit_days} days")


def stays_are_short(case: Case) -> Result | None:
    """16.b/2: a stay that is expected to be long needs its reason written down; the rest is a matter of dates."""
    most = case.limits["stay_days"]
    received = [place for place in case.plan.places if place.id in case.aims]
    long = [f"{place.id} {place.stay_days}" for place in received if (place.stay_days or 0) > most]
    if (case.plan.aftercare.stay_days or 0) > most:
        long.append(f"the welfare plan {case.plan.aftercare.stay_days}")
    answer = case.plan.answers.get("16.b/2")
    if not long or (answer and answer.note):
        return None
    message = f"days of stay: {listed(long)}; more than {case.limits.said('stay_days')}, and no reason is written down"
    return unmet("short", message, path="aftercare.stay_days", fix="coc set PLAN 'answers.16.b/2.note=...'")


def rights_are_explained(case: Case) -> Result:
    """12.j/4: who advises on legal rights is named, and the route to compensation is written down."""
    care = case.plan.aftercare
    if care.legal_adviser is None or care.compensation is None:
        field = "legal_adviser" if care.legal_adviser is None else "compensation"
        return blank(
            "who advises them on their rights, or how they claim compensation, is missing", path=f"aftercare.{field}"
        )
    return met(f"{care.legal_adviser} advises them, also on compensation")


def rescue_is_part_of_arrest_and_prosecution(case: Case) -> Result:
    """13/2: as a general rule people are taken out only where offenders are arrested and prosecuted."""
    if case.facts["soft_rescue"] == YES or case.facts["arrests_planned"] == NO:
        fact = "soft_rescue" if case.facts["soft_rescue"] == YES else "arrests_planned"
        return unmet("not-done", "people would be taken out without arrests and prosecution", path=f"facts.{fact}")
    unknown = [fact for fact in ("soft_rescue", "arrests_planned") if case.facts[fact] == UNKNOWN]
    if unknown:
        return blank(f"not known: {listed(unknown)}", path=f"facts.{unknown[0]}")
    return met("the rescue is part of an operation to arrest and prosecute")
