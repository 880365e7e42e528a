"""Everything a rule may look at: the plan, the facts and limits as they hold, and the moment of judgement.

A case is built once per judgement. Rules read it, never change it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from coc_cli.plan import words as w
from coc_cli.readiness.clock import written, zone_of
from coc_cli.readiness.facts import Facts
from coc_cli.readiness.limits import Limits
from coc_cli.readiness.records_tell import is_child_group, kind_of
from coc_cli.readiness.result import blank, met
from coc_cli.readiness.shifts import on_duty, overlap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from coc_cli.checklist.model import Checklist
    from coc_cli.plan.model import Confirmation, Equipment, Group, Journey, Person, Place, Plan, Request
    from coc_cli.readiness.result import Result

# The genders that a group needs to be looked after by: an unknown or mixed one needs both.
_BOTH = ("female", "male")


class Case:
    """One plan at one moment. `at` is held in UTC, as the plan's are; `start` and `end` are None while it lacks them.

    facts: those of the plan, where they are known already.
    """

    def __init__(self, plan: Plan, checklist: Checklist, at: datetime, *, facts: Facts | None = None) -> None:
        self.plan = plan
        self.checklist = checklist
        self.at = at.astimezone(UTC)
        country = plan.facts["country"].value if "country" in plan.facts else None
        self.pack = checklist.pack_for(country) if country else None
        self.limits = Limits(plan, checklist, self.pack)
        self.facts = Facts(plan, checklist, self.limits) if facts is None else facts
        # What several rules ask of the same people and sites: to whose place anybody is tied during the interviews
        # (`interviews.can_be_at`), where groups go and when they have left (`whereabouts.around`), until when a site has to
        # be held (`whereabouts.left_at`).
        self.tied: dict[str, tuple[str | None, frozenset[str]]] = {}
        self.around: dict[tuple[Group, ...], tuple[frozenset[str], frozenset[str], datetime | None]] = {}
        self.left: dict[str, datetime | None] = {}
        self.start = plan.schedule.start
        self.end = plan.schedule.end

    @cached_property
    def zone(self) -> tzinfo:
        """The plan's zone; UTC while it has none."""
        return zone_of(self.plan.schedule.zone) or UTC

    def day(self, moment: datetime) -> date:
        """The day on which a moment lies in the plan's zone."""
        return moment.astimezone(self.zone).date()

    @cached_property
    def today(self) -> date:
        """The day of the moment of judgement."""
        return self.day(self.at)

    @cached_property
    def last_day(self) -> date:
        """The day on which the operation ends, past midnight if need be; without an end, with the last shift from now on.

        Once it is over it stays that day: a gate that was passed stays passed, whatever expires after it.
        """
        shifts = [one.on_shift_until for one in self.plan.people if one.on_shift_until]
        # Who interviews past the end still works.
        known = [one for one in (self.end, self.plan.schedule.interviews_until) if one]
        return self.day(max(known) if self.end else max([self.at, *shifts, *known]))

    @cached_property
    def working_day(self) -> date:
        """The last day of the work of those who go on after the operation: its end, or today once it is over."""
        return max(self.last_day, self.today)

    def needed_until(self, person: Person) -> date:
        """The day through which what somebody holds has to be valid: longer for those who work in aftercare."""
        return self.working_day if "aftercare" in person.phases else self.last_day

    def clock(self, moment: datetime) -> str:
        """Write a moment for a message, in the plan's zone: "Thu 3 Dec 2026 05:30 (+07:00)"."""
        return written(moment, self.zone)

    # People

    def has_role(self, code: str | None) -> bool:
        """Tell whether somebody is on record with a role: who has none answers for nothing."""
        person = self.plan.person(code)
        return person is not None and person.role is not None

    @cached_property
    def ngo_people(self) -> tuple[Person, ...]:
        """Everybody whom the NGO answers for: all but those of law enforcement and of other authorities."""
        return tuple([one for one in self.plan.people if one.affiliation not in ("law-enforcement", "government")])

    @cached_property
    def team(self) -> tuple[Person, ...]:
        """Everybody who takes part in the operation; of whom that is not said, in doubt they do."""
        return tuple([one for one in self.plan.people if takes_part(one, "operation")])

    @cached_property
    def investigators(self) -> tuple[Person, ...]:
        """The investigators of the NGO; who takes part in aftercare only investigates nothing."""
        return tuple(
            [one for one in self.ngo_people if one.role == "investigator" and takes_part(one, "investigation", "operation")]
        )

    @cached_property
    def social_workers(self) -> tuple[Person, ...]:
        """Social workers who take part in the operation."""
        return tuple([one for one in self.plan.people if one.role in w.SOCIAL_WORK_ROLES and "operation" in one.phases])

    @cached_property
    def trained_company(self) -> dict[str, Person]:
        """Those of them who are trained through the end of the work, by code: company for those in care (14.d)."""
        return {
            one.id: one
            for one in self.social_workers
            if not w.TRAINING_FOR_PEOPLE.isdisjoint(one.training)
            if one.training_until and one.training_until >= self.last_day
        }

    @cached_property
    def rides(self) -> dict[str, tuple[Journey, ...]]:
        """The journeys on which each person rides or drives, as far as their times are known, in their order."""
        timed = [trip for trip in self.plan.journeys if trip.departs and trip.arrives]
        found: dict[str, list[Journey]] = {}
        for trip in sorted(timed, key=lambda trip: (trip.departs or self.at, trip.id)):
            for code in dict.fromkeys((*trip.staff, trip.driver)):
                if code:
                    found.setdefault(code, []).append(trip)
        return {code: tuple(trips) for code, trips in found.items()}

    @cached_property
    def kit(self) -> dict[str | None, list[Equipment]]:
        """What is carried, by kind."""
        found: dict[str | None, list[Equipment]] = {}
        for one in self.plan.equipment:
            found.setdefault(one.kind, []).append(one)
        return found

    @cached_property
    def requested(self) -> dict[str | None, list[Request]]:
        """The requests to law enforcement, by duty."""
        found: dict[str | None, list[Request]] = {}
        for one in self.plan.requests:
            found.setdefault(one.duty, []).append(one)
        return found

    @cached_property
    def confirmed(self) -> dict[tuple[str | None, str | None], list[Confirmation]]:
        """What was confirmed up to the moment of judgement, by duty and gate."""
        found: dict[tuple[str | None, str | None], list[Confirmation]] = {}
        for one in self.plan.confirmations:
            if one.at is None or one.at <= self.at:
                found.setdefault((one.duty, one.gate), []).append(one)
        return found

    @cached_property
    def interview_hours(self) -> tuple[datetime, datetime] | None:
        """From when until when people are interviewed, or None while that is not known or makes no sense."""
        since, until = self.plan.schedule.interviews_from, self.plan.schedule.interviews_until
        return (since, until) if since and until and since < until else None

    @cached_property
    def interview_pace(self) -> tuple[int, int, int]:
        """These hours in minutes, and how many adults, or children, one interviewer talks to in them: nobody half."""
        if self.interview_hours is None:
            return 0, 0, 0
        since, until = self.interview_hours
        minutes = (until - since) // timedelta(minutes=1)
        return (
            minutes,
            minutes // self.limits["interview_minutes_adult"],
            minutes // self.limits["interview_minutes_child"],
        )

    @cached_property
    def free_to_interview(self) -> frozenset[str]:
        """Who is on duty throughout these hours, and on no journey meanwhile."""
        span = self.interview_hours
        if span is None:
            return frozenset()
        riding = {
            code
            for code, trips in self.rides.items()
            if any(overlap((_at(trip.departs), _at(trip.arrives)), span) for trip in trips)
        }
        return frozenset(one.id for one in self.plan.people if one.id not in riding and on_duty(one, *span))

    # Groups

    @cached_property
    def in_care(self) -> tuple[Group, ...]:
        """Groups that have to be looked after as victims: suspected ones, and those of unclear status, in doubt."""
        return self.groups_of("suspected-victims", "unclear")

    def groups_of(self, *kinds: str) -> tuple[Group, ...]:
        """Groups of these kinds; one that counts nobody is left out, and one whose kind is missing is of unclear status."""
        return tuple([group for kind, group in self._kinds if kind in kinds])

    @cached_property
    def _kinds(self) -> list[tuple[str, Group]]:
        return [(kind_of(group), group) for group in self.plan.groups if group.count_max != 0]

    @cached_property
    def aims(self) -> frozenset[str | None]:
        """Where those in care are taken in the end; None stands for a destination that is missing."""
        return frozenset(group.destination for group in self.in_care)

    @cached_property
    def site_ids(self) -> frozenset[str]:
        """The ids of the sites."""
        return frozenset(site.id for site in self.plan.premises)

    @cached_property
    def places(self) -> dict[str | None, Place]:
        """The receiving places, by their ids."""
        return {place.id: place for place in self.plan.places}

    @cached_property
    def care_until(self) -> datetime | None:
        """Until when people are in the team's hands: the handover, else the end."""
        return self.plan.schedule.handover or self.end

    def place_of(self, group: Group) -> Place | None:
        """The receiving place to which a group goes in the end."""
        return self.places.get(group.destination)


def nobody(case: Case, noun: str) -> Result:
    """What it means that a list of groups is empty: nothing is met, unless none are expected and the plan says why."""
    reason = case.plan.operation.no_groups_reason
    if reason and noun == "suspected victims":
        return met(f"no {noun} are expected: {reason}", reason="note")
    return blank(f"no group of {noun} is on record", path="groups")


def takes_part(person: Person, *phases: str) -> bool:
    """Tell whether somebody takes part in one of these phases, or may: where it is not said, in doubt they do."""
    return not person.phases or not set(phases).isdisjoint(person.phases)


def genders(group: Group) -> tuple[str, ...]:
    """The genders in which a group needs people at its side: its own; unknown or mixed needs both."""
    return (group.gender,) if group.gender in w.GENDERS else _BOTH


def interviewed_by(group: Group) -> tuple[str, ...]:
    """The genders by which a group is interviewed: as it asked, else its own. Nothing but interviews goes by that wish."""
    return (group.asked_for_interviewer,) if group.asked_for_interviewer else genders(group)


def size(groups: Iterable[Group]) -> int | None:
    """The most people that may come, or None when one group is not counted."""
    counts = [group.count_max for group in groups]
    return sum(count for count in counts if count is not None) if None not in counts else None


def uncounted(groups: Iterable[Group]) -> list[str]:
    """The ids of the groups whose highest number is not known."""
    return [group.id for group in groups if group.count_max is None]


def split_by_age(groups: Iterable[Group]) -> tuple[int, int]:
    """Adults and children of counted groups, at their worse end: doubtful age counts as child."""
    adults = children = 0
    for group in groups:
        if is_child_group(group):
            children += group.count_max or 0
        else:
            adults += group.count_max or 0
    return adults, children


def _at(moment: datetime | None) -> datetime:
    assert moment is not None  # noqa: S101  # `rides` has only journeys whose times are known
    return moment


def of_law_enforcement(case: Case, code: str | None) -> bool:
    """Tell whether a person or contact belongs to law enforcement."""
    record = case.plan.records.get(code or "")
    return "law-enforcement" in (getattr(record, "affiliation", None), getattr(record, "kind", None))
