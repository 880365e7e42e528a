"""Whole verdicts: drop-in cases in tests/verdicts/*.toml, each an edit of the base plan, compared with all that blocks.

A case states the verdict, the duties that block (chapeaux and aliases apart) and every notice as "severity id: message".
`signed` is false where the plan has no sign-offs.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from coc_cli.checklist.loader import load
from coc_cli.errors import CocError
from coc_cli.readiness.verdict import assess
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT
from tests.judging import TODAY, base, changed, planned, signed


def cases() -> list[Any]:
    found = []
    for path in sorted((ROOT / "tests/verdicts").glob("*.toml")):
        data: Any = parse(path.read_text("utf-8"), path.name)
        found += [pytest.param(case, id=f"{path.stem}-{case['name']}") for case in data["case"]]
    return found


@pytest.mark.parametrize("case", cases())
def test_verdict(case: dict[str, Any]) -> None:
    at = datetime.fromisoformat(case["at"]) if "at" in case else TODAY
    plan = planned(changed(base(), case.get("set", ()), erase=case.get("erase", ()), drop=case.get("drop", ())))
    states = signed(min(at, TODAY)) if case.get("signed", True) else ()

    judged = assess(plan, load(), at, gate=case.get("gate"), signoffs=states)

    assert {
        "gate": judged.gate,
        "verdict": judged.verdict,
        "blocking": [finding.duty.id for finding in judged.blocking()],
        "notices": [f"{notice.severity} {notice.id}: {notice.message}" for notice in judged.notices],
        "conditions": list(judged.conditions),
    } == {
        "gate": case["judged"],
        "verdict": case["verdict"],
        "blocking": case.get("blocking", []),
        "notices": case.get("notices", []),
        "conditions": case.get("conditions", []),
    }


def test_a_gate_that_the_facts_rule_out_is_never_a_pass() -> None:
    plan = planned(changed(base(), ["facts.operation_expected=no", "facts.rescue_planned=no"], drop=["journeys"]))

    with pytest.raises(CocError) as refused:
        assess(plan, load(), TODAY, gate="go", signoffs=signed())

    assert refused.value.message == "the gate go is ruled out: operation_expected is no"
    assert refused.value.hint == "judge one of: plan, or correct the fact"
