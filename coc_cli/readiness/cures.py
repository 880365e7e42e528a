"""The smallest changes of arrangements that meet a duty, as rules propose them: one more person, post, kit, seat.

A cure never touches a fact, a count of people, a waiver or anybody's answer. Each function returns (path, value) pairs;
a pair whose value is a dict adds a record. What a cure entails elsewhere (a seat and a meal for one more person) is found
by `coc_cli.readiness.cure`, not here.
"""

from __future__ import annotations

from datetime import timedelta

from coc_cli.plan.fields import TABLES
from coc_cli.readiness.whereabouts import busy, is_away, on_the_road
from coc_cli.tomlfile.edits import ERASE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from typing import Any

    from coc_cli.plan.model import Access, Equipment, Journey, Person, Post
    from coc_cli.readiness.case import Case

    Changes = list[tuple[str, object]]

# Somebody new is qualified for longer than any plan runs.
_YEAR = timedelta(days=366)


def fresh(case: Case, number: int = 1) -> str:
    """The id of a record that is not there yet: the number-th free one of NEW1, NEW2 and so on."""
    index = 0
    while number:
        index += 1
        number -= f"NEW{index}" not in case.plan.records
    return f"NEW{index}"


def _somebody(case: Case, **fields: Any) -> dict[str, Any]:
    """A person who meets everything that is asked of anybody: checked, trained, on shift throughout, with breaks."""
    since = case.plan.schedule.brief or case.plan.schedule.depart or case.start
    until = max(filter(None, (case.end, case.care_until, case.plan.schedule.interviews_until)), default=None)
    valid = case.working_day + _YEAR
    person: dict[str, Any] = {
        "affiliation": "ngo",
        "standing": "staff",
        "phases": ["operation"],
        "told": ["nothing"],
        "training_until": valid,
        "check_result": "clear",
        "check_until": valid,
        "qualified_as": "to be named",
        "qualified_until": valid,
    }
    if since and until:
        person |= {"on_shift_from": since, "on_shift_until": until, "rest_at": rests(case, since, until)}
    return person | fields


def rests(case: Case, since: datetime, until: datetime, *, code: str = "") -> list[datetime]:
    """Breaks, each within the hours that somebody may work; somebody who is on the road then has theirs before it."""
    step, earlier = timedelta(hours=case.limits["hours_before_rest"]), timedelta(minutes=15)
    breaks: list[datetime] = []
    last = since
    while last + step < until:
        at = last + step
        while on_the_road(case, code, at) and at - earlier > last:
            at -= earlier
        breaks.append(at)
        last = at
    return breaks


def workers(case: Case, number: int, gender: str, *, at: str = "", attend: Sequence[str] = ()) -> Changes:
    """So many social workers of a gender who interview and accompany; `attend`: lists of people that they join."""
    spoken = sorted({language for group in case.in_care for language in group.languages})
    codes = [fresh(case, index + 1) for index in range(number)]
    fields: dict[str, Any] = {
        "role": "social-worker",
        "gender": gender,
        "languages": spoken,
        "tasks": ["interview", "accompany"],
        "training": ["victim-identification", "child-interview"],
    }
    if at:
        fields["stationed"] = [at]
    made: Changes = [(f"people.{code}", _somebody(case, **fields)) for code in codes]
    return made + [change for path in attend for change in join(case, path, codes)]


def join(case: Case, path: str, codes: Sequence[str]) -> Changes:
    """Add people to a list of people, such as `journeys.J2.staff`."""
    table, key, field = path.split(".")
    there: tuple[str, ...] = getattr(case.plan.records[key], field)
    return [(f"{table}.{key}.{field}", [*there, *codes])]


def interpreter(case: Case, side: str, language: str, *, at: str = "") -> Changes:
    """An interpreter of one side, on shift throughout."""
    shared = sorted({one for worker in case.social_workers for one in worker.languages})
    person = _somebody(
        case, role="interpreter", interprets_for=side, languages=[language, *(one for one in shared if one != language)]
    )
    fields = {"tasks": ["interpret"], "training": ["interpreting"], "stationed": [at] if at else []}
    return [(f"people.{fresh(case)}", person | fields)]


def back_up(case: Case, one: Person) -> Changes:
    """Somebody who is on duty whenever `one` is, and nobody else's back-up; [] where there is nobody."""
    taken = {other.backup for other in case.plan.people if other.id != one.id}
    for other in case.plan.people:
        if other.id == one.id or other.id in taken or other.id == one.backup:
            continue
        if not (other.on_shift_from and other.on_shift_until and one.on_shift_from and one.on_shift_until):
            continue
        there = other.on_shift_from <= one.on_shift_from and other.on_shift_until >= one.on_shift_until
        if there and not busy(case, other, one, (one.on_shift_from, one.on_shift_until)):
            return [(f"{one.path}.backup", other.id), (f"{one.path}.backup_minutes", case.limits["backup_minutes"])]
    return []


def post(case: Case, ways: Sequence[Access], until: datetime) -> Changes:
    """A post of law enforcement that holds these ways from the start until a moment."""
    held = {"secures": [way.id for way in ways], "force": "law-enforcement", "officers": len(ways)}
    return [(f"posts.{fresh(case)}", {**held, "starts": case.start, "ends": until})]


def longer_post(one: Post, since: datetime, until: datetime) -> Changes:
    """A post that is held for the whole time, by an officer for each way."""
    changes: Changes = [
        (f"{one.path}.starts", min(since, one.starts or since)),
        (f"{one.path}.ends", max(until, one.ends or until)),
    ]
    return changes if one.officers else [*changes, (f"{one.path}.officers", len(one.secures))]


def more_kit(case: Case, lines: Sequence[Equipment], kind: str, for_whom: str, missing: int) -> Changes:
    """More of one kind of equipment: on the first line of it, or on a line of its own."""
    if lines:
        return [(f"{lines[0].path}.count", (lines[0].count or 0) + missing)]
    holder = next((one.id for one in case.plan.people if "operation" in one.phases and not is_away(case, one.id)), None)
    line = {"kind": kind, "count": missing, "holder": holder, "ready_on": case.today}
    return [(f"equipment.{fresh(case)}", {**line, "for_whom": for_whom} if for_whom else line)] if holder else []


def seats_there(case: Case, codes: Sequence[str], trips: Sequence[Journey]) -> Changes:
    """Seats on a journey to their site that has some left, else on a journey of their own."""
    at = {site for one in case.plan.people if one.id in codes for site in one.stationed if site in _sites(case)}
    for trip in trips:
        if not at.issubset({trip.destination}) or _late(case, trip):
            continue
        if (trip.seats or 0) - len(trip.staff) - (trip.passengers or 0) >= len(codes):
            return join(case, f"{trip.path}.staff", codes)
    like = trips[0]
    to = like.destination if like.destination in at else next(iter(sorted(at)), like.destination)
    fields: dict[str, Any] = {"staff": list(codes), "destination": to}
    if late := _late(case, like):
        fields |= {name: moment - late for name in ("departs", "arrives") if (moment := getattr(like, name))}
    return _journey(case, like, seats=len(codes), fields=fields)


def _late(case: Case, trip: Journey) -> timedelta:
    """How long after the start a journey arrives; nothing where it is there in time."""
    late = trip.arrives - case.start if trip.arrives and case.start else timedelta(0)
    return max(late, timedelta(0))


def _sites(case: Case) -> set[str]:
    return {site.id for site in case.plan.premises}


def seats_away(case: Case, left: dict[str, int], like: Journey, *, officer: bool) -> Changes:
    """A journey beside another one, for people who found no seat on it."""
    fields = {"groups": sorted(left), "passengers": sum(left.values()), "destination": like.destination}
    return _journey(case, like, seats=sum(left.values()), fields=fields, officer=officer)


def _journey(case: Case, like: Journey, *, seats: int, fields: dict[str, Any], officer: bool = False) -> Changes:
    trip = {
        "vehicle": "NEW",
        "seats": seats,
        "driver": fresh(case),
        "origin": like.origin,
        "departs": like.departs,
        "arrives": like.arrives,
        "tracked": "yes",
    }
    return [(f"people.{fresh(case)}", _driver(case, officer=officer)), (f"journeys.{fresh(case, 2)}", {**trip, **fields})]


def _driver(case: Case, *, officer: bool) -> dict[str, Any]:
    driver = _somebody(case, role="driver", tasks=["drive"], training=["driving"])
    return driver | {"affiliation": "law-enforcement", "standing": "official", "role": "officer"} if officer else driver


def another(case: Case, trip: Journey, what: str) -> Changes:
    """Another vehicle, or another driver of the same side, for one journey."""
    if what == "vehicle":
        return [(f"{trip.path}.vehicle", "NEW")]
    now = case.plan.person(trip.driver)
    officer = now is not None and now.affiliation == "law-enforcement"
    return [(f"people.{fresh(case)}", _driver(case, officer=officer)), (f"{trip.path}.driver", fresh(case))]


# What somebody takes over from the one whose place they take.
_KEPT = (
    *("role", "gender", "nationality", "languages", "interprets_for", "phases", "tasks", "training", "stationed"),
    *("told", "told_from", "told_why", "on_shift_from", "on_shift_until", "rest_at", "backup", "backup_minutes"),
)
_ON_THE_DAY = ("tasks", "on_shift_from", "on_shift_until", "rest_at")
# What somebody accepted, asked, waived or said stays theirs.
_SAID = ("risks", "requests", "waivers", "confirmations", "briefed", "copies", "signoffs")


def replacement(case: Case, one: Person) -> Changes:
    """Somebody of the staff with the same role, tasks and times, wherever `one` stands in the plan."""
    code = fresh(case)
    fields = {name: getattr(one, name) for name in _KEPT}
    as_lists = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
    somebody = {**_somebody(case), **{name: value for name, value in as_lists.items() if value}}
    if "operation" not in somebody["phases"]:
        somebody["phases"] = [*somebody["phases"], "operation"]
    somebody["training"] = as_lists["training"] or ["conduct"]
    changes: Changes = [(f"people.{code}", somebody | {"phone_tracked": one.phone_tracked or "no"})]
    for record in case.plan.records.values():
        if record.table in _SAID:
            continue
        for field in TABLES[record.table].fields.values():
            if field.kind.name != "ref" or "people" not in field.kind.tables:
                continue
            value = getattr(record, field.name)
            if value == one.id:
                changes.append((f"{record.path}.{field.name}", code))
            elif field.kind.many and one.id in value:
                changes.append((f"{record.path}.{field.name}", [code if other == one.id else other for other in value]))
    off_duty = [(f"{one.path}.{name}", ERASE) for name in _ON_THE_DAY if getattr(one, name)]
    return [*changes, (f"{one.path}.phases", ["aftercare"]), *off_duty]


def officer_instead(case: Case, paths: Iterable[str]) -> Changes:
    """An officer in the place of somebody who may not handle evidence; [] where no officer is on record."""
    officers = [one.id for one in case.plan.people if one.affiliation == "law-enforcement" and "operation" in one.phases]
    custody = case.plan.operation.custody_officer
    first = custody if custody in officers else next(iter(officers), None)
    return [(path, [first] if path.endswith("search_by") else first) for path in paths] if first else []
