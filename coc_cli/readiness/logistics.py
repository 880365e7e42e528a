"""What is carried, heard and eaten (9.d, 12.d, 12.h): counted against the people and rooms it serves."""

from __future__ import annotations

from datetime import timedelta

from coc_cli.checklist.condition import YES
from coc_cli.readiness.case import nobody, size, uncounted
from coc_cli.readiness.cures import join, more_kit
from coc_cli.readiness.interviews import interviewers
from coc_cli.readiness.records_tell import kind_of
from coc_cli.readiness.result import Cure, Result, all_of, blank, counted, empty, listed, met, unmet
from coc_cli.readiness.whereabouts import is_away

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from coc_cli.plan.model import Channel, Equipment
    from coc_cli.readiness.case import Case


def emergency_numbers(case: Case) -> Result:
    """9.d/1: there are emergency contacts, each with a number."""
    contacts = [contact for contact in case.plan.contacts if contact.kind == "emergency"]
    if not contacts:
        return blank("no emergency contact is on record", path="contacts")
    bare = [contact.id for contact in contacts if not contact.number]
    if bare:
        return blank(f"{listed(bare)}: the number is missing", path=f"contacts.{bare[0]}.number")
    return met(counted(len(contacts), "emergency number"))


def investigators_know_where_to_meet(case: Case) -> Result:
    """9.d/2: the investigation has an assembly point of its own."""
    if case.plan.operation.investigation_assembly_point:
        return met("the investigation has an assembly point")
    return blank("the assembly point of the investigation is missing", path="operation.investigation_assembly_point")


def investigators_can_call(case: Case) -> Result:
    """9.d/3: each investigator carries a channel."""
    if not case.investigators:
        return blank("no investigator is on record", path="people")
    users = {code for channel in case.plan.channels for code in channel.users}
    mute = [one.id for one in case.investigators if one.id not in users]
    if mute:
        cure = None
        if case.plan.channels:
            first = case.plan.channels[0]
            cure = Cure(f"give {listed(mute)} a set of {first.id}", lambda: join(case, f"{first.path}.users", mute))
        return unmet("uncovered", f"without a channel: {listed(mute)}", path="channels", cures=[cure] if cure else ())
    return met(f"{all_of(len(case.investigators), 'investigator')}: with a channel")


def law_enforcement_can_be_called_in(case: Case) -> Result:
    """9.d/4: how officers are called in at short notice is written down, and something reaches them."""
    if not case.plan.operation.call_in:
        return blank("how law enforcement is called in is missing", path="operation.call_in")
    reached = [channel.id for channel in case.plan.channels if channel.calls_in == YES]
    reached += [contact.id for contact in case.plan.contacts if contact.kind == "law-enforcement" and contact.number]
    if not reached:
        said = "no channel and no contact reaches law enforcement"
        if not case.plan.channels:
            return unmet("uncovered", said, path="channels")
        first = case.plan.channels[0]
        cure = Cure(f"arrange that {first.id} reaches law enforcement", lambda: [(f"{first.path}.calls_in", YES)])
        return unmet("uncovered", said, path="channels", cures=[cure])
    return met(f"law enforcement is reached by {listed(reached)}")


def phones_and_vehicles_are_tracked(case: Case) -> Result:
    """9.d/5: the phones of investigators, and the vehicles in which they ride, are tracked."""
    if not case.investigators:
        return blank("no investigator is on record", path="people")
    ids = {one.id for one in case.investigators}
    unsaid = [one for one in case.investigators if one.phone_tracked is None]
    riding = [trip for trip in case.plan.journeys if ids.intersection((*trip.staff, trip.driver or ""))]
    untold = [trip for trip in riding if trip.tracked is None]
    if unsaid or untold:
        named = listed([one.path for one in (*unsaid, *untold)])
        path = f"{unsaid[0].path}.phone_tracked" if unsaid else f"{untold[0].path}.tracked"
        return blank(f"tracked or not: missing for {named}", path=path)
    phones = [one for one in case.investigators if one.phone_tracked != YES]
    vehicles = [trip for trip in riding if trip.tracked != YES]
    if loose := [one.id for one in (*phones, *vehicles)]:
        fields = [f"{one.path}.phone_tracked" for one in phones] + [f"{one.path}.tracked" for one in vehicles]
        cure = Cure(f"have {listed(loose)} tracked", lambda: [(field, YES) for field in fields])
        return unmet("uncovered", f"not tracked: {listed(loose)}", path="people", cures=[cure])
    return met(f"tracked: {counted(len(ids), 'phone')}, {counted(len(riding), 'journey')}")


def _kit(case: Case, kind: str, *, need: int, why: str, for_whom: str = "", on_site: bool = False) -> Result | None:
    """Enough of one kind of equipment, each line with a holder, who is on site where it is needed; None when there is."""
    lines = [one for one in case.kit.get(kind, ()) if not for_whom or one.for_whom in (for_whom, None)]
    named = f"{kind} for {for_whom}" if for_whom else kind
    if not lines:
        cure = Cure(f"add {need} {named}", lambda: more_kit(case, lines, kind, for_whom, need))
        return blank(f"no {named} on record; {need} needed {why}", path="equipment", cures=[cure])
    if wrong := _unready(lines, for_whom):
        return wrong
    here = [one for one in lines if not (on_site and is_away(case, one.holder))]
    if (have := sum(one.count or 0 for one in here)) < need:
        cure = Cure(f"{need - have} more {named}", lambda: more_kit(case, here, kind, for_whom, need - have))
        away = f" (whoever holds {listed([one.id for one in lines if one not in here])} is not on site)"
        message = f"{named}: {need} needed {why}, there are {have}: {need - have} short{away * (len(here) < len(lines))}"
        return unmet("short", message, path=f"{lines[0].path}.count", cures=[cure])
    return None


def _unready(lines: list[Equipment], for_whom: str) -> Result | None:
    for one in lines:
        if one.count is None or one.holder is None:
            said = "how many there are" if one.count is None else "who holds it"
            return blank(f"{one.id}: {said} is missing", path=empty(one, "count", "holder"))
        if for_whom and one.for_whom is None:
            return blank(f"{one.id}: whom it is for is missing", path=f"{one.path}.for_whom")
    return None


def _undated(case: Case, kind: str) -> list[str]:
    return [one.id for one in case.kit.get(kind, ()) if one.ready_on is None]


def _too_late(case: Case, kind: str, for_whom: str | None = None) -> Result | None:
    """What is ready only after the day of the start is not there when it is needed."""
    if case.start is None:
        return None
    for one in case.kit.get(kind, ()):
        mine = for_whom in (None, one.for_whom)
        if mine and one.ready_on is not None and one.ready_on > case.day(case.start):
            message = f"{one.id} is ready on {one.ready_on.isoformat()}, after the start"
            return unmet("contradiction", message, path=f"{one.path}.ready_on")
    return None


def questionnaires_are_printed(case: Case) -> Result:
    """12.d/1: a printed questionnaire for everybody who may have to be interviewed."""
    if not case.in_care:
        return nobody(case, "suspected victims")
    people = size(case.in_care)
    if people is None:
        unknown = uncounted(case.in_care)
        return blank(f"how many people {listed(unknown)} may be is missing", path=f"groups.{unknown[0]}.count_max")
    if wrong := _kit(case, "questionnaire", need=people, why=f"for {people} people"):
        return wrong
    if unready := _undated(case, "questionnaire"):
        return blank(f"{listed(unready)}: since when they are printed is missing", path=f"equipment.{unready[0]}.ready_on")
    if late := _too_late(case, "questionnaire"):
        return late
    return met(f"printed questionnaires: enough for {people}")


def answers_can_be_recorded(case: Case) -> Result:
    """12.d/2: each interviewer has a means of recording answers."""
    need = len(interviewers(case))
    if not need:
        return blank("no social worker has the task to interview", path="people")
    wrong = _kit(case, "recording-means", need=need, why=f"for {need} who interview")
    if not wrong and (unready := _undated(case, "recording-means")):
        return blank(f"{listed(unready)}: since when it is ready is missing", path=f"equipment.{unready[0]}.ready_on")
    return wrong or _too_late(case, "recording-means") or met(f"means of recording answers for {need} who interview")


def equipment_is_complete(case: Case) -> Result:
    """12.h.ii: first aid for everybody on site, and what evidence needs for each room, with holders."""
    team = case.team
    others = size(case.groups_of(*[kind_of(group) for group in case.plan.groups]))
    if others is None or not team:
        return blank("how many people will be on site is missing", path="groups" if team else "people")
    people = len(team) + others
    rooms, sites = max(1, len(case.plan.rooms)), max(1, len(case.plan.premises))
    # Sites are entered at one time: a kit at one of them helps nobody at another.
    kits = max(sites, -(-people // case.limits["people_per_first_aid_kit"]))
    each = "" if sites == 1 else " and for each site"
    why = f"for {people} people on site, a kit for {case.limits.said('people_per_first_aid_kit')}{each}"
    needs = [
        ("first-aid-kit", kits, why),
        ("evidence-collection", rooms, f"for {counted(rooms, 'room')}"),
        ("labelling", rooms, f"for {counted(rooms, 'room')}"),
        ("photographic", sites, f"for {counted(sites, 'site')}"),
        ("video", sites, f"for {counted(sites, 'site')}"),
    ]
    for kind, need, reason in needs:
        if wrong := _kit(case, kind, need=need, why=reason, on_site=True) or _too_late(case, kind):
            return wrong
    kinds = listed([kind for kind, _, _ in needs])
    return met(f"{kinds}: enough for {people} people and {counted(rooms, 'room')}, each with a holder")


def channels_are(field: str, done: str) -> Callable[[Case], Result]:
    """12.h.iii: each channel is acquired, assembled, synced or tested before the start; a test goes stale."""

    def rule(case: Case) -> Result:
        if not case.plan.channels:
            return blank("no channel is on record", path="channels")
        for channel in case.plan.channels:
            moment: datetime | None = getattr(channel, field)
            if moment is None:
                return blank(f"{channel.id}: when it was {done} is missing", path=f"{channel.path}.{field}")
            if case.start is None:
                return blank("the start of the operation is missing", path="schedule.start")
            if moment > case.start or moment > case.at:
                said = "the start" if moment > case.start else "the moment of judgement"
                message = f"{channel.id} was {done} at {case.clock(moment)}, after {said}"
                return unmet("contradiction", message, path=f"{channel.path}.{field}")
            if field == "tested_at" and (wrong := _test_is_void(case, channel, moment)):
                return wrong
        return met(f"{all_of(len(case.plan.channels), 'channel')}: {done} before the start")

    return rule


def _test_is_void(case: Case, channel: Channel, tested: datetime) -> Result | None:
    name, path = channel.id, channel.path
    for field in ("acquired", "assembled", "synced"):
        moment: datetime | None = getattr(channel, f"{field}_at")
        if moment is not None and tested < moment:
            return unmet("stale", f"{name} was {field} after it was last tested", path=f"{path}.tested_at")
    if case.start is not None and case.start - tested > timedelta(days=case.limits["channel_test_days"]):
        most = case.limits.said("channel_test_days")
        message = f"{name} was last tested at {case.clock(tested)}; at most {most} before the start"
        return unmet("stale", message, path=f"{path}.tested_at")
    return None


def decider_is_named(case: Case) -> Result:
    """12.h.v: who finally decides whether somebody is a victim is named, by role; never an investigator (ours)."""
    operation = case.plan.operation
    if operation.victim_decider is None or operation.victim_decider_body is None:
        field = "victim_decider" if operation.victim_decider is None else "victim_decider_body"
        return blank("who decides whether somebody is a victim is missing", path=f"operation.{field}")
    person = case.plan.person(operation.victim_decider)
    if operation.victim_decider_body == "investigator" or (person and person.role == "investigator"):
        message = f"{operation.victim_decider} investigates, and would decide who is a victim (our rule, not the Code's)"
        return unmet("prohibited", message, path="operation.victim_decider")
    return met(f"{operation.victim_decider} decides, in the body: {operation.victim_decider_body}")


def refreshments_for(for_whom: str, *kinds: str) -> Callable[[Case], Result]:
    """12.h.vi: a serving for everybody of the team, of the victims, of the suspects."""

    def rule(case: Case) -> Result:
        if kinds:
            groups = case.groups_of(*kinds)
            if not groups:
                return nobody(case, "suspected victims" if for_whom == "victims" else for_whom)
            people = size(groups)
            if people is None:
                return blank(
                    f"how many people {listed(uncounted(groups))} may be is missing",
                    path=f"groups.{uncounted(groups)[0]}.count_max",
                )
        else:
            people = len(case.team)
            if not people:
                return blank("nobody is on record for the operation", path="people")
        wrong = _kit(case, "refreshments", need=people, why=f"for {people} people", for_whom=for_whom)
        return wrong or _too_late(case, "refreshments", for_whom) or met(f"refreshments for {people} people ({for_whom})")

    return rule
