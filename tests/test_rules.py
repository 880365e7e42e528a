"""Every rule over records at its boundaries: drop-in cases in tests/rules/*.toml, the message compared whole.

A case changes the base plan by `set` (as `coc set` does), `erase` and `drop` (whole tables), may make requests `stale`, and states
what becomes of one duty: status, reason, message. `gate` and `at` are go and ten days before the operation unless stated.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.checklist.loader import load
from coc_cli.plan.fields import TABLES
from coc_cli.readiness.case import Case
from coc_cli.readiness.records_tell import TELLERS, TELLING, Seen
from coc_cli.readiness.result import REASONS
from coc_cli.readiness.rules import RULES
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT
from tests.judging import TODAY, base, edited, judged, planned

if TYPE_CHECKING:
    from coc_cli.plan.model import Plan


def cases() -> list[Any]:
    found = []
    for path in sorted((ROOT / "tests/rules").glob("*.toml")):
        data: Any = parse(path.read_text("utf-8"), path.name)
        found += [pytest.param(case, id=f"{path.stem}-{case['duty']}-{case['name']}") for case in data["case"]]
    return found


@pytest.mark.parametrize("case", cases())
def test_rule(case: dict[str, Any]) -> None:
    data = edited(case)
    at = datetime.fromisoformat(case["at"]) if "at" in case else TODAY

    finding = judged(data, gate=case.get("gate"), at=at).findings[case["duty"]]

    assert (finding.status, finding.reason, finding.message) == (case["status"], case["reason"], case["message"])


def test_every_rule_has_a_case_that_meets_it_and_one_that_does_not() -> None:
    seen: dict[str, set[bool]] = {}
    for param in cases():
        case = param.values[0]
        seen.setdefault(case["duty"], set()).add(case["status"] == "met")

    assert {duty for duty in RULES if seen.get(duty) != {True, False}} == set()


# What a rule may read besides: the zone in which a message writes a moment, and why nobody is expected.
ALWAYS = {"facts", "limits", "schedule", "operation"}


class Watched:
    """A plan that remembers which of its tables were looked at, whatever way was taken to them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.seen: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        if name in TABLES:
            self.seen.add(name)
        return getattr(self.plan, name)

    def person(self, code: str | None) -> Any:
        self.seen.add("people")
        return self.plan.person(code)

    @property
    def records(self) -> Any:
        return Looked(self)


class Looked(dict[str, Any]):
    """The records of a watched plan: looking one up is looking at its table."""

    def __init__(self, watched: Watched) -> None:
        super().__init__(watched.plan.records)
        self.watched = watched

    def get(self, key: str, default: Any = None) -> Any:
        record = super().get(key, default)
        if record is not None:
            self.watched.seen.add(record.table)
        return record


def test_every_reason_that_scripts_may_read_is_seen_and_no_other() -> None:
    assert {param.values[0]["reason"] for param in cases()} == set(REASONS)


def test_every_rule_declares_what_it_reads() -> None:
    undeclared: dict[str, set[str]] = {}
    for param in cases():
        case = param.values[0]
        if case["duty"] not in RULES:
            continue
        data = edited(case)
        at = datetime.fromisoformat(case["at"]) if "at" in case else TODAY
        judging = Case(planned(data), load(), at)
        watched = judging.plan = Watched(judging.plan)  # type: ignore[assignment]
        RULES[case["duty"]].judge(judging)
        if more := watched.seen - RULES[case["duty"]].reads - ALWAYS:
            undeclared.setdefault(case["duty"], set()).update(more)

    assert undeclared == {}


def test_facts_are_told_by_no_other_tables() -> None:
    seen: set[str] = set()
    for param in cases():
        judging = Case(planned(edited(param.values[0])), load(), TODAY)
        watched = Watched(judging.plan)
        told = Seen(watched, judging.limits)  # type: ignore[arg-type]
        for tell in TELLERS.values():
            tell(told)
        seen |= watched.seen

    assert seen <= TELLING
    assert len(seen) > 5


def test_the_base_plan_is_ready() -> None:
    assessed = judged(base())

    assert (assessed.verdict, [notice.id for notice in assessed.notices]) == ("READY", [])


# Where a mere "no" says enough, no duty may rest on it: those that do rest on a text read a mere yes, ok or no as nothing.
BARE = sorted(
    f"{table.name}.{field.name}"
    for table in TABLES.values()
    for field in table.fields.values()
    if field.kind.name in ("text", "line") and field.kind.bare and not field.tool
)


def test_a_mere_no_is_taken_for_an_answer_in_these_fields_alone() -> None:
    assert BARE == [
        "access.leads_to",
        "channels.purpose",
        "confirmations.note",
        "contacts.hours",
        "evidence.handling",
        "facts.value",
        "groups.needs",
        "journeys.vehicle",
        "operation.code",
        "people.call_sign",
        "premises.hazards",
        "premises.neighbours",
        "premises.parking",
        "requests.note",
        "rooms.use",
    ]


@pytest.mark.parametrize("path", [path for path in BARE if path not in ("facts.value", "journeys.vehicle")])
def test_no_duty_rests_on_a_field_in_which_a_mere_no_is_an_answer(path: str) -> None:
    table, _, field = path.partition(".")
    data, said = base(), base()
    rows = [said[table]] if isinstance(said.get(table), dict) else said.get(table, [])
    for row in rows:
        row[field] = "no"

    before, after = judged(data), judged(said)

    assert {duty: one.status for duty, one in after.findings.items()} == {
        duty: one.status for duty, one in before.findings.items()
    }
