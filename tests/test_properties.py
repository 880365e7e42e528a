"""What must always hold of a judgement, whatever the plan: tried on the base plan and on many changes of it."""

from __future__ import annotations

import copy
import random
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coc_cli.checklist.loader import load
from coc_cli.plan.digest import plan_digest
from coc_cli.readiness.verdict import CONDITIONS, NOT_READY, READY
from tests.judging import base, changed, judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.readiness.verdict import Assessment

RANK = (NOT_READY, CONDITIONS, READY)
BADNESS = ("met", "not-applicable", "waived", "refused", "open", "unmet")


# Less never looks better. A READY plan can't improve: the same is tried on plans that hang on conditions or fall short.

REFUSED = [
    "requests.Q9.duty=14.b/1",
    "requests.Q9.raised_at=2026-11-20 09:00",
    "requests.Q9.raised_by=P1",
    "requests.Q9.raised_with=C1",
    "requests.Q9.answer=refused",
    "requests.Q9.answered_at=2026-11-21 09:00",
    "requests.Q9.answered_by=C1",
]
VARIANTS = {
    "ready": [],
    "with-conditions": REFUSED,
    "short": ["groups.V1.count_max=9", "evidence.EV1.bagged_by=I1", "answers.5/1=no", "answers.14.a/1=unknown"],
    "soft": ["facts.soft_rescue=yes", "facts.arrests_planned=no", "facts.warrant_kind=search"],
}


@pytest.fixture(params=sorted(VARIANTS))
def variant(request: pytest.FixtureRequest) -> dict[str, Any]:
    return changed(base(), VARIANTS[request.param])


def no_better(after: Assessment, before: Assessment, *, but: str = "") -> bool:
    """The verdict is no better, and nothing that blocked has stopped to block."""
    gone = {one.duty.id for one in before.blocking()} - {one.duty.id for one in after.blocking()} - {but}
    return RANK.index(after.verdict) <= RANK.index(before.verdict) and not gone


def test_taking_back_an_answer_never_improves_a_verdict(variant: dict[str, Any]) -> None:
    before = judged(variant)

    for duty in variant["answers"]:
        after = judged(changed(variant, erase=[f"answers.{duty}"]))
        assert no_better(after, before), duty
        if before.findings[duty].status == "met":
            assert after.findings[duty].status == "open", duty


def test_taking_back_a_request_never_improves_a_verdict(variant: dict[str, Any]) -> None:
    before = judged(variant)

    for row in variant["requests"]:
        after = judged(changed(variant, erase=[f"requests.{row['id']}"]))
        # What was refused falls back to its answer: an answer is no better than the refusal it hides.
        assert no_better(after, before) or row["answer"] == "refused", row["duty"]


def test_taking_back_a_confirmation_never_improves_a_verdict(variant: dict[str, Any]) -> None:
    at = datetime.fromisoformat("2026-12-03T06:10:00+07:00")
    duties = [duty.id for duty in load().duties.values() if "entry" in duty.confirm and not duty.chapeau and not duty.alias]
    edits = [
        f"confirmations.D{index}C.{key}={value}"
        for index, duty in enumerate(duties)
        for key, value in {
            "duty": duty,
            "gate": "entry",
            "state": "kept" if load().duties[duty].prohibition else "done",
            "at": "2026-12-03 06:00",
            "by": "SW1",
        }.items()
    ]
    data = changed(variant, edits)
    before = judged(data, gate="entry", at=at)

    for row in data["confirmations"]:
        after = judged(changed(data, erase=[f"confirmations.{row['id']}"]), gate="entry", at=at)
        assert no_better(after, before)
        if before.findings[row["duty"]].status == "met":
            assert after.findings[row["duty"]].reason == "unconfirmed"


@pytest.mark.parametrize("fact", sorted(load().facts))
def test_turning_a_fact_unknown_never_improves_a_verdict(variant: dict[str, Any], fact: str) -> None:
    before = judged(variant)

    after = judged(changed(variant, [f"facts.{fact}=unknown"]))

    assert no_better(after, before)
    only = [duty for duty in load().duties.values() if duty.when and set(duty.when.names) == {fact}]
    if fact not in after.case.facts.told:
        assert [duty.id for duty in only if after.findings[duty.id].status == "not-applicable"] == []


def everything(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every table, record and keyed entry of a plan."""
    for content in data.values():
        if isinstance(content, list):
            yield from content
        elif isinstance(content, dict):
            yield content
            yield from (entry for entry in content.values() if isinstance(entry, dict))


# More never looks worse, and the same is the same


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 14), st.integers(0, 40), st.data())
def test_splitting_a_group_in_two_changes_nothing(count: int, age: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(1, count - 1))
    sized = [f"groups.V1.count_max={count}", "groups.V1.count_min=1", f"groups.V1.age_min={age}", "groups.V1.age_max=60"]
    trip = [f"journeys.J2.passengers={count}"]
    whole = changed(base(), [*sized, *trip])
    split = copy.deepcopy(whole)
    twin = copy.deepcopy(split["groups"][0])
    split["groups"][0]["count_max"], twin["count_max"], twin["id"] = part, count - part, "V2"
    split["groups"].append(twin)
    split["journeys"][1]["groups"] = ["V1", "V2"]

    one, two = judged(whole), judged(split)

    assert {duty: finding.status for duty, finding in one.findings.items()} == {
        duty: finding.status for duty, finding in two.findings.items()
    }
    for duty in ("12.b/2", "12.b/4", "12.h.vi/2", "12.d/1"):
        assert one.findings[duty].message == two.findings[duty].message


def test_renaming_every_id_changes_no_status() -> None:
    data = base()
    names = {row["id"]: f"{row['id']}x" for row in everything(data) if "id" in row}

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: renamed(one) for key, one in value.items()}
        if isinstance(value, list):
            return [renamed(one) for one in value]
        return names.get(value, value) if isinstance(value, str) else value

    other = renamed(data)

    assert statuses(other, signers=names) == statuses(data)


def statuses(data: dict[str, Any], *, signers: dict[str, str] | None = None) -> dict[str, str]:
    del signers  # sign-offs are no duty: their codes play no part here
    return {duty: finding.status for duty, finding in judged(data).findings.items()}


@pytest.mark.parametrize("seed", range(5))
def test_order_says_nothing(seed: int) -> None:
    data, shuffled = base(), base()
    dice = random.Random(seed)
    for content in shuffled.values():
        if isinstance(content, list):
            dice.shuffle(content)
            for row in content:
                for value in row.values():
                    if isinstance(value, list):
                        dice.shuffle(value)
    reordered = {key: shuffled[key] for key in dice.sample(list(shuffled), len(shuffled))}

    assert statuses(reordered) == statuses(data)
    assert plan_digest(reordered) == plan_digest(data)
