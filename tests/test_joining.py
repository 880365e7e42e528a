"""Whoever joins a team makes no finding of staffing worse: of whatever role, gender and languages, and whoever is missing.

Tried on the base plan, every example and every hard plan.
"""

from __future__ import annotations

import copy
import itertools
import random
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coc_cli.checklist.loader import load
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT, many
from tests.judging import TODAY, base, changed, judged
from tests.test_properties import BADNESS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coc_cli.readiness.verdict import Assessment

STAFFING = tuple(duty for duty in load().duties if duty.startswith(("7", "9.c/", "12.b/", "14.d/")))
# By name: the base plan, the examples, and the hard plans.
PLANS = {
    path.parent.name if path.name == "plan.toml" else path.stem: path
    for path in (
        ROOT / "tests/plans/base.toml",
        *sorted((ROOT / "checklists/examples").glob("*.toml")),
        *sorted((ROOT / "tests/hard").glob("*/plan.toml")),
    )
}
HELD: dict[str, Any] = {
    "affiliation": "ngo",
    "standing": "staff",
    "phases": ["operation"],
    "told": ["nothing"],
    "contact_with_victims": "no",
    "training": ["victim-identification", "child-interview", "interpreting"],
    "training_until": date(2030, 12, 31),
    "check_result": "clear",
    "check_until": date(2030, 12, 31),
    "qualified_as": "certified for this task",
    "qualified_until": date(2030, 12, 31),
}
ROLES: dict[str, dict[str, Any]] = {
    "interviewer": {"role": "social-worker", "tasks": ["interview", "accompany"]},
    "companion": {"role": "social-worker", "tasks": ["accompany"]},
    "interpreter": {"role": "interpreter", "tasks": ["interpret"], "interprets_for": "victims"},
    "interpreter of suspects": {"role": "interpreter", "tasks": ["interpret"], "interprets_for": "suspects"},
    "officer": {"role": "officer", "affiliation": "law-enforcement", "standing": "official"},
    "idle": {"role": "support"},
}


@cache
def parsed(name: str) -> dict[str, Any]:
    return parse(PLANS[name].read_text("utf-8"), name)


def plan_of(name: str) -> dict[str, Any]:
    """A plan without its requests: what was refused or agreed is about the records as they were."""
    return {key: value for key, value in copy.deepcopy(parsed(name)).items() if key != "requests"}


def found(data: dict[str, Any]) -> Assessment:
    """Judge a copy on the eve of the operation."""
    start = data.get("schedule", {}).get("start")
    return judged(copy.deepcopy(data), gate=None if start is None else "go", at=start - timedelta(1) if start else TODAY)


def joined(data: dict[str, Any], role: str, gender: str, languages: Sequence[str], where: str) -> dict[str, Any]:
    """The plan with one more person, on duty throughout, who rides nowhere; "" is no place of work."""
    after = copy.deepcopy(data)
    schedule = data["schedule"]
    shift = {
        "on_shift_from": schedule["start"] - timedelta(hours=2),
        "on_shift_until": max(
            schedule[name] for name in ("start", "end", "interviews_until", "handover") if name in schedule
        ),
    }
    more = {"stationed": [where]} if where else {}
    person = {"id": "NEW1", "gender": gender, "nationality": "TH", "languages": list(languages), **HELD, **shift, **more}
    after["people"] = [*after.get("people", ()), person | ROLES[role]]
    return after


def worse(before: Assessment, after: Assessment) -> list[str]:
    """The duties of staffing that are worse, each with what it says now; a fact that one more person tells is none."""
    pairs = [(before.findings[duty], after.findings[duty]) for duty in STAFFING]
    return [
        f"{then.duty.id} {then.status}, was {one.status}: {then.message}"
        for one, then in pairs
        if one.status != "not-applicable" and BADNESS.index(then.status) > BADNESS.index(one.status)
    ]


def tongues(data: dict[str, Any]) -> list[str]:
    return sorted({tongue for group in data.get("groups", ()) for tongue in group.get("languages", ())})


@pytest.mark.parametrize("name", [name for name in PLANS if "start" in parsed(name).get("schedule", {})])
def test_one_more_qualified_person_never_makes_staffing_worse(name: str) -> None:
    """Whoever of the staff is missing, and of whatever role, gender and languages the one is who joins."""
    whole = plan_of(name)
    away = [row["id"] for row in whole["people"] if row.get("role") in ("social-work-lead", "social-worker", "interpreter")]
    places = ["", *(row["id"] for table in ("premises", "places") for row in whole.get(table, ()))]
    spoken = ([], tongues(whole), *([tongue] for tongue in tongues(whole)))
    dice = random.Random(name)
    people = list(itertools.product(ROLES, ("female", "male"), spoken, places))
    for missing in (None, EVERYWHERE, *away):
        data = copy.deepcopy(whole)
        for row in data["people"]:
            if row["id"] == missing:
                row["phases"] = ["aftercare"]
            if missing == EVERYWHERE:
                row.pop("stationed", None)
        before = found(data)
        for person in dice.sample(people, min(len(people), many(8, 400))):
            assert worse(before, found(joined(data, *person))) == [], (missing, person)


# Nobody says of anybody at which site they work.
EVERYWHERE = "everywhere"


@settings(max_examples=many(60, 3000), deadline=None)
@given(
    st.integers(1, 14),
    st.sampled_from(["female", "male", "mixed", "unknown"]),
    st.integers(0, 40),
    st.lists(st.sampled_from(["th", "km", "my"]), min_size=1, max_size=3, unique=True),
    st.lists(
        st.tuples(
            st.sampled_from(sorted(ROLES)),
            st.sampled_from(["female", "male"]),
            st.lists(st.sampled_from(["th", "km", "my"]), max_size=2, unique=True),
            st.sampled_from(["", "B1", "L1", "L4"]),
        ),
        min_size=1,
        max_size=4,
    ),
    st.booleans(),
)
def test_whoever_joins_one_after_the_other_never_makes_staffing_worse(
    count: int,
    gender: str,
    age: int,
    languages: list[str],
    people: list[tuple[str, str, list[str], str]],
    two_places: bool,
) -> None:
    group = [f"groups.V1.count_max={count}", "groups.V1.count_min=1", f"groups.V1.gender={gender}"]
    group += [f"groups.V1.age_min={age}", "groups.V1.age_max=60", f"groups.V1.languages={','.join(languages)}"]
    data = changed(base(), [*group, "places.L4.kind=government-shelter", *(ELSEWHERE if two_places else ())])

    before = found(data)
    for index, person in enumerate(people):
        data = joined(data, *person)
        data["people"][-1]["id"] = f"NEW{index + 2}"
        after = found(data)
        assert worse(before, after) == []
        before = after


# A second group, that is taken to another place at the same time.
ELSEWHERE = [
    *(
        f"groups.V2.{edit}"
        for edit in ("kind=suspected-victims", "count_max=2", "gender=female", "age_min=20", "age_max=30")
    ),
    *(f"groups.V2.{edit}" for edit in ("languages=th,my", "premises=B1", "destination=L4")),
    *(
        f"journeys.J4.{edit}"
        for edit in ("vehicle=VAN-4", "seats=6", "groups=V2", "passengers=2", "staff=SW2", "driver=O1")
    ),
    *(f"journeys.J4.{edit}" for edit in ("origin=B1", "destination=L4", "departs=2026-12-03 06:30")),
    *("journeys.J4.arrives=2026-12-03 07:15", "journeys.J2.staff=SW1", "places.L1.attended_by=SW1"),
    "places.L4.attended_by=SW2",
]
