"""Every duty of the checklist, whatever it says: what meets it, what does not, and when it does not apply."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.checklist.condition import NO, UNKNOWN, YES
from coc_cli.checklist.loader import load
from coc_cli.documents.code import as_json
from coc_cli.plan.read import answer_states
from coc_cli.readiness.result import met
from coc_cli.readiness.rules import RULES, Rule
from coc_cli.readiness.verdict import assess
from tests.conftest import ROOT
from tests.judging import TODAY, base, changed, judged, planned
from tests.test_rules import cases

if TYPE_CHECKING:
    from coc_cli.checklist.condition import Condition

DUTIES = load().duties
BARE = {"format": 1, "checklist": "sea-ngo-2017", "salt": "00"}


def rows() -> list[list[str]]:
    """The contract of every duty: id, level, arranged, confirmed at, and P(rohibition), R(efusable), W(aivable)."""
    lines = (ROOT / "tests/contract/duties.csv").read_text("utf-8").splitlines()
    return [line.split(",") for line in lines if line and not line.startswith("#")]


def test_the_checklist_holds_exactly_the_duties_of_the_code() -> None:
    clauses: Any = json.loads(as_json(load()))

    found = [
        [
            duty["id"],
            duty["level"],
            duty["arranged"],
            " ".join(duty["confirm"]),
            "".join(letter for letter, key in (("P", "prohibition"), ("R", "refusable"), ("W", "waivable")) if duty[key]),
        ]
        for clause in clauses
        for duty in clause["duties"]
    ]

    assert len(clauses) == 74
    assert len(found) == 138
    assert found == rows()


def answered(duty: str) -> dict[str, Any]:
    """The base plan with a duty made applicable where only its facts stand against it."""
    data = base()
    condition = DUTIES[duty].when
    if condition is not None:
        facts = {leaf.fact: leaf.value or YES for leaf in leaves(condition)}
        data = changed(data, [f"facts.{fact}={value.split('|')[0]}" for fact, value in facts.items()])
    return data


def leaves(condition: Condition) -> list[Condition]:
    return [condition] if condition.op == "fact" else [leaf for inner in condition.inner for leaf in leaves(inner)]


ASKED = [duty for duty in DUTIES.values() if answer_states(duty.asks, prohibition=duty.prohibition)]


@pytest.mark.parametrize("duty", [duty for duty in ASKED if duty.asks in ("answer", "request")], ids=lambda one: one.id)
def test_an_answer_meets_a_duty_and_no_answer_does_not(duty: Any) -> None:
    good, bad = ("confirmed", "not-confirmed") if duty.prohibition else ("yes", "no")
    data = answered(duty.id)
    data["answers"].pop(duty.id, None)
    data["requests"] = [row for row in data["requests"] if row["duty"] != duty.id]
    results = {
        state: judged(changed(data, [f"answers.{duty.id}={state}", f"answers.{duty.id}.by=C1"])).findings[duty.id].status
        for state in (good, bad, "unknown")
    }

    assert results == {good: "met", bad: "unmet", "unknown": "open"}
    assert judged(data).findings[duty.id].status == "open"


@pytest.mark.parametrize("duty", [duty for duty in ASKED if duty.asks == "consideration"], ids=lambda one: one.id)
def test_a_consideration_counts_only_written_down(duty: Any) -> None:
    data = answered(duty.id)
    data["answers"].pop(duty.id, None)
    whole = [
        f"answers.{duty.id}=considered",
        f"answers.{duty.id}.note=weighed with the commander, not pursued",
        f"answers.{duty.id}.by=P1",
        f"answers.{duty.id}.on=2026-11-20",
    ]

    assert judged(changed(data, whole)).findings[duty.id].status == "met"
    for left_out in (1, 2, 3):
        edits = [edit for index, edit in enumerate(whole) if index != left_out]
        assert judged(changed(data, edits)).findings[duty.id].reason == "incomplete"


@pytest.mark.parametrize("duty", [duty for duty in ASKED if duty.asks == "schedule"], ids=lambda one: one.id)
def test_aftercare_is_met_by_a_day_to_come(duty: Any) -> None:
    data = answered(duty.id)
    edits = [f"answers.{duty.id}=scheduled", f"answers.{duty.id}.by=SW1"]

    found = [
        judged(changed(data, [*edits, f"answers.{duty.id}.on={day}"])).findings[duty.id].status
        for day in ("2026-11-23", "2026-11-22")
    ]

    assert found == ["met", "unmet"]
    assert judged(data).findings[duty.id].status == "open"


@pytest.mark.parametrize("duty", [duty for duty in DUTIES.values() if duty.when], ids=lambda one: one.id)
def test_a_fact_and_nothing_else_switches_a_duty_off(duty: Any) -> None:
    assert duty.when is not None
    off = {leaf.fact: "KH" if leaf.fact == "country" else NO for leaf in leaves(duty.when)}
    plan = planned(changed(dict(BARE), [f"facts.{fact}={value}" for fact, value in off.items()]))
    unknown = planned(dict(BARE))

    assert assess(plan, load(), TODAY, gate="plan").findings[duty.id].status == "not-applicable"
    assert assess(unknown, load(), TODAY, gate="plan").findings[duty.id].status != "not-applicable"
    assert duty.when.judge(lambda _: UNKNOWN) == UNKNOWN


@pytest.mark.parametrize("duty", [duty for duty in DUTIES.values() if not duty.when], ids=lambda one: one.id)
def test_what_has_no_condition_always_applies(duty: Any) -> None:
    facts = [fact for fact in load().facts if fact not in ("country", "warrant_kind")]
    every_no = planned(changed(dict(BARE), ["facts.country=KH", *(f"facts.{fact}=no" for fact in facts)]))

    finding = assess(every_no, load(), TODAY, gate="plan").findings[duty.id]

    assert finding.status in ("open", "not-available")


@pytest.mark.parametrize("duty", sorted(RULES))
def test_a_rule_replaced_by_met_is_noticed(duty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mutant of each rule is killed: at least one of its cases would no longer hold."""
    monkeypatch.setitem(RULES, duty, Rule(lambda _: met("mutant"), ""))
    mine = [param.values[0] for param in cases() if param.values[0]["duty"] == duty and param.values[0]["status"] != "met"]

    broken = [
        case["name"]
        for case in mine
        if judged(
            changed(base(), case.get("set", ()), erase=case.get("erase", ()), drop=case.get("drop", ())),
            gate=case.get("gate"),
            at=TODAY,
        )
        .findings[duty]
        .message
        != case["message"]
    ]

    assert broken
