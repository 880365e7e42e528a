"""Who may act, and how: clauses 3, 4, 7 and 9, as far as records can tell.

A rule that only knows what must not be returns None where nothing speaks against the duty: the answer decides then.
"""

from __future__ import annotations

from coc_cli.checklist.condition import NO, YES
from coc_cli.plan import words as w
from coc_cli.plan.fields import TABLES
from coc_cli.readiness.case import takes_part
from coc_cli.readiness.cures import back_up, replacement
from coc_cli.readiness.records_tell import is_child_group
from coc_cli.readiness.result import Cure, Result, all_of, blank, empty, listed, met, unmet
from coc_cli.readiness.shifts import overlap, shift_of
from coc_cli.readiness.whereabouts import busy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from coc_cli.plan.model import Person
    from coc_cli.readiness.case import Case


def not_in_isolation(case: Case) -> Result | None:
    """3, 3.a/2: whoever investigates or rescues does so with the authorities, never apart from them."""
    if case.facts["works_with_le"] != NO:
        return None
    if case.facts["rescue_planned"] != YES and any(contact.kind == "ministry" for contact in case.plan.contacts):
        return None
    message = "works_with_le is no, and no ministry is among the contacts: the NGO would act alone"
    if case.facts["rescue_planned"] == YES:
        message = "works_with_le is no, and people are to be taken out: the NGO would act alone"
    return unmet("contradiction", message, path="facts.works_with_le")


def investigates_with_law_enforcement(case: Case) -> Result | None:
    """8: an investigation is consulted on with law enforcement itself; no ministry stands in for it."""
    if case.facts["works_with_le"] != NO:
        return None
    message = "works_with_le is no: nothing would be investigated in consultation with law enforcement"
    return unmet("contradiction", message, path="facts.works_with_le")


def organisation_is_registered(case: Case) -> Result:
    """2/2: a registration, or the Government's written consent, that holds through the end of the work."""
    return _paper(case, "registration", "registered_until", lasts=False)


def organisation_is_authorised(case: Case) -> Result:
    """2/3: the Government's authorisation for this work, valid through its end."""
    return _paper(case, "authorisation", "authorised_until", lasts=True)


def _paper(case: Case, field: str, until: str, *, lasts: bool) -> Result:
    operation = case.plan.operation
    day: date | None = getattr(operation, until)
    if not getattr(operation, field):
        return blank(f"the {field} is missing", path=f"operation.{field}")
    if day is None and lasts:
        return blank(f"until when the {field} counts is missing", path=f"operation.{until}")
    if day is not None and day < case.working_day:
        message = f"the {field} ends on {day.isoformat()}, before the work does, on {case.working_day.isoformat()}"
        return unmet("expired", message, path=f"operation.{until}")
    return met(f"{field}: {getattr(operation, field)}")


def shelters_are_registered(case: Case) -> Result:
    """3.b: people go to an NGO's shelter only when its registration holds through the work."""
    shelters = [place for place in case.plan.places if place.kind == "ngo-shelter"]
    if not shelters:
        return blank("no shelter of an NGO is among the places", path="places")
    bare = [place for place in shelters if not place.registration or not place.registered_until]
    if bare:
        message = f"{listed([place.id for place in bare])}: registration or its last day is missing"
        return blank(message, path=empty(bare[0], "registration", "registered_until"))
    lapsed = [place for place in shelters if place.registered_until and place.registered_until < case.working_day]
    if lapsed:
        message = f"{listed([place.id for place in lapsed])}: the registration ends before {case.working_day.isoformat()}"
        return unmet("expired", message, path=f"{lapsed[0].path}.registered_until")
    return met(f"{listed([place.id for place in shelters])}: registered through {case.working_day.isoformat()}")


def children_are_taken_with_consent(case: Case) -> Result | None:
    """4.b: no child is taken by the NGO before a parent, guardian, authority or court consented."""
    for group in case.plan.groups:
        trips = [trip for trip in case.plan.journeys if group.id in trip.groups]
        expected = group in case.in_care and case.facts["rescue_planned"] != NO
        taken = expected or trips or group.destination
        if group.kind == "suspects" or group.count_max == 0 or not taken or not is_child_group(group):
            continue
        first = min((trip.departs for trip in trips if trip.departs), default=None)
        if not group.consent_by or not group.consent_at:
            message = f"{group.id} may be children, and nobody's consent to their being taken is on record"
            fix = f"coc set PLAN groups.{group.id}.consent_by=law-enforcement groups.{group.id}.consent_at=..."
            return blank(message, path=empty(group, "consent_by", "consent_at"), fix=fix)
        if group.consent_at > case.at:
            message = f"the consent for {group.id} is dated {case.clock(group.consent_at)}, after the moment of judgement"
            return unmet("contradiction", message, path=f"{group.path}.consent_at")
        if first and group.consent_at > first:
            message = (
                f"{group.id} leaves at {case.clock(first)}, before consent was given at {case.clock(group.consent_at)}"
            )
            return unmet("prohibited", message, path=f"{group.path}.consent_at")
    return None


def _held(
    case: Case, people: Iterable[Person], has: Callable[[Person], bool], what: str, fields: tuple[str, str]
) -> Result:
    """Everybody has it, and it is valid through the end of the work. `fields`: where it stands, and its last day."""
    field, until = fields
    everybody = tuple(people)
    if not everybody:
        return blank(f"nobody is on record whose {what} could be judged", path="people")
    lacking = [one.id for one in everybody if not has(one)]
    if lacking:
        return blank(f"{what} is missing for {listed(lacking)}", path=f"people.{lacking[0]}.{field}")
    days: dict[Person, date | None] = {one: getattr(one, until) for one in everybody}
    undated = [one.id for one, day in days.items() if day is None]
    if undated:
        return blank(f"until when the {what} of {listed(undated)} counts is missing", path=f"people.{undated[0]}.{until}")
    lapsed = [one for one, day in days.items() if day is not None and day < case.needed_until(one)]
    if lapsed:
        through = max(case.needed_until(one) for one in lapsed).isoformat()
        message = f"the {what} of {listed([one.id for one in lapsed])} ends before the work does, on {through}"
        return unmet("expired", message, path=f"people.{lapsed[0].id}.{until}")
    return met(f"{what}: {all_of(len(everybody), 'person')}, valid through {case.last_day.isoformat()}")


def staff_are_trained(case: Case) -> Result:
    """7/1: everybody of the NGO is trained, through the end of the work."""
    return _held(case, case.ngo_people, lambda one: bool(one.training), "training", ("training", "training_until"))


def staff_have_no_record(case: Case) -> Result:
    """7/2: everybody of the NGO was checked, and the check is clear; in contact with victims no waiver covers it."""
    bad = [one.id for one in case.ngo_people if one.check_result == "not-clear"]
    if bad:
        message = f"the police record check of {listed(bad)} is not clear"
        result = unmet("prohibited", message, path=f"people.{bad[0]}.check_result")
    else:
        fields = ("check_result", "check_until")
        result = _held(case, case.ngo_people, lambda one: one.check_result is not None, "police record check", fields)
    near = [one.id for one in case.ngo_people if meets_victims(one) and not _is_clear(case, one)]
    if result.status != "met" and near:
        many = "meets" if len(near) == 1 else "meet"
        result.unwaivable = f"{listed(near)} {many} victims or children, and there the check can't be waived"
    return result


def _is_clear(case: Case, person: Person) -> bool:
    until = person.check_until
    return person.check_result == "clear" and until is not None and until >= case.needed_until(person)


def meets_victims(person: Person) -> bool:
    """Somebody meets victims or children unless the plan says no; some roles and tasks always do."""
    if person.role in (*w.SOCIAL_WORK_ROLES, "interpreter", "receiver"):
        return True
    return bool({"interview", "accompany", "interpret"}.intersection(person.tasks)) or person.contact_with_victims != NO


def staff_are_qualified(case: Case) -> Result:
    """7/3: everybody of the NGO is qualified for the task, through the end of the work."""
    fields = ("qualified_as", "qualified_until")
    return _held(case, case.ngo_people, lambda one: bool(one.qualified_as), "qualification", fields)


def investigators_are_trained_by_law_enforcement(case: Case) -> Result:
    """7.a: each investigator was trained by serving or former officers."""
    fields = ("training", "training_until")
    named = "training by law enforcement"
    return _held(case, case.investigators, lambda one: "investigation-by-law-enforcement" in one.training, named, fields)


def nobody_barred_takes_part(case: Case) -> Result:
    """7.b: no tourist, donor or temporary volunteer in an investigation or operation; a later visit is not meant."""
    if not case.plan.people:
        return blank("nobody is on record", path="people")
    # Whoever is named for anything, has a task, or is on duty meanwhile, takes part, whatever their phases say.
    seen = _named(case)
    acting = [
        one
        for one in case.plan.people
        if takes_part(one, "investigation", "operation") or one.id in seen or one.tasks or _on_duty_meanwhile(case, one)
    ]
    barred = [one for one in acting if one.standing in w.BARRED_STANDINGS]
    if barred:
        named = listed([f"{one.id} ({one.standing})" for one in barred])
        text = f"put somebody of the staff in the place of {barred[0].id}"
        # Whoever is at the head, or named with people on site, is no matter of arrangement: what was agreed rests on it.
        agreed = barred[0].id in {*_heads(case), *(group.possessions_by for group in case.plan.groups)}
        cure = Cure(text, None if agreed else lambda: replacement(case, barred[0]))
        return unmet("prohibited", f"{named} would take part", path=f"{barred[0].path}.standing", cures=[cure])
    unsaid = [one.id for one in acting if one.standing is None]
    if unsaid:
        return blank(f"the standing of {listed(unsaid)} is missing", path=f"people.{unsaid[0]}.standing")
    return met(f"of {len(acting)} who take part nobody is a tourist, donor or temporary volunteer")


# Where being named is taking part: it does not matter in which table, nor whether its times are known yet.
_PARTS = [
    (table, field.name, field.kind.many)
    for table in ("people", "groups", "rooms", "posts", "evidence", "equipment", "journeys", "channels", "places")
    for field in TABLES[table].fields.values()
    if field.kind.name == "ref" and "people" in field.kind.tables
]


def _named(case: Case) -> set[str | None]:
    """Everybody who is named for something on site, on the road, at a place of arrival, or at the head."""
    found = set(_heads(case))
    for table, field, many in _PARTS:
        values = [getattr(record, field) for record in getattr(case.plan, table)]
        found.update(*values) if many else found.update(values)
    return found


def _heads(case: Case) -> tuple[str | None, ...]:
    operation = case.plan.operation
    return operation.commander, operation.custody_officer, operation.victim_decider


def _on_duty_meanwhile(case: Case, one: Person) -> bool:
    shift = shift_of(one)
    return bool(shift and case.start and case.end and overlap(shift, (case.start, case.end)))


def nobody_operates_alone(case: Case) -> Result:
    """9.c: each investigator has a back-up who is free, on duty at the same time, and within reach."""
    investigators = case.investigators
    if not investigators:
        return blank("no investigator is on record", path="people")
    for one in investigators:
        if wrong := _alone(case, one):
            return wrong
    return met(f"{all_of(len(investigators), 'investigator')}: a free back-up within {case.limits.said('backup_minutes')}")


def _alone(case: Case, one: Person) -> Result | None:
    """Why the back-up of an investigator is none, or None when there is one."""
    cures = [Cure(f"name somebody free as back-up of {one.id}", lambda: back_up(case, one))]
    backup = case.plan.person(one.backup)
    if backup is None or backup.id == one.id:
        return unmet("uncovered", f"{one.id} has nobody as back-up", path=f"{one.path}.backup", cures=cures)
    if one.backup_minutes is None:
        return blank(f"how soon {backup.id} reaches {one.id} is missing", path=f"{one.path}.backup_minutes")
    if one.backup_minutes > case.limits["backup_minutes"]:
        most = case.limits.said("backup_minutes")
        message = f"{backup.id} needs {one.backup_minutes} minutes to reach {one.id}; at most {most}"
        return unmet("short", message, path=f"{one.path}.backup_minutes", cures=cures)
    shift, guard = shift_of(one), shift_of(backup)
    if shift is None or guard is None:
        lacking = one if shift is None else backup
        return blank(f"the shift of {lacking.id} is missing", path=empty(lacking, "on_shift_from", "on_shift_until"))
    if guard[0] > shift[0] or guard[1] < shift[1]:
        message = f"{backup.id} is not on duty for all of the shift of {one.id}"
        return unmet("uncovered", message, path=f"{one.path}.backup", cures=cures)
    others = [
        other.id
        for other in case.plan.people
        if other.id != one.id and other.backup == backup.id and (span := shift_of(other)) and overlap(span, shift)
    ]
    if others:
        message = f"{backup.id} is back-up of {one.id} and of {listed(others)} at the same time"
        return unmet("twice", message, path=f"{one.path}.backup", cures=cures)
    if elsewhere := busy(case, backup, one, shift):
        message = f"{backup.id} is back-up of {one.id}, and not free during {elsewhere}"
        return unmet("twice", message, path=f"{one.path}.backup", cures=cures)
    return None


def investigators_carry_no_weapon(case: Case) -> Result | None:
    """9.e: nobody of the NGO carries a weapon."""
    armed = [one for one in case.ngo_people if one.armed == YES]
    if not armed:
        return None
    return unmet("prohibited", f"with a weapon: {listed([one.id for one in armed])}", path=f"{armed[0].path}.armed")
