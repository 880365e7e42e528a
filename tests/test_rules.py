"""Every rule over records at its boundaries: drop-in cases in tests/rules/*.toml, the message compared whole.

A case changes the base plan by `set` (as `coc set` does), `erase` and `drop` (whole tables), and states what becomes of
one duty: status, reason, message. `gate` and `at` are go and ten days before the operation unless stated.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from coc_cli.readiness.rules import RULES
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT
from tests.judging import TODAY, base, changed, judged


def cases() -> list[Any]:
    found = []
    for path in sorted((ROOT / "tests/rules").glob("*.toml")):
        data: Any = parse(path.read_text("utf-8"), path.name)
        found += [pytest.param(case, id=f"{path.stem}-{case['duty']}-{case['name']}") for case in data["case"]]
    return found


@pytest.mark.parametrize("case", cases())
def test_rule(case: dict[str, Any]) -> None:
    data = changed(base(), case.get("set", ()), erase=case.get("erase", ()), drop=case.get("drop", ()))
    at = datetime.fromisoformat(case["at"]) if "at" in case else TODAY

    finding = judged(data, gate=case.get("gate"), at=at).findings[case["duty"]]

    assert (finding.status, finding.reason, finding.message) == (case["status"], case["reason"], case["message"])


def test_every_rule_has_a_case_that_meets_it_and_one_that_does_not() -> None:
    seen: dict[str, set[bool]] = {}
    for param in cases():
        case = param.values[0]
        seen.setdefault(case["duty"], set()).add(case["status"] == "met")

    assert {duty for duty in RULES if seen.get(duty) != {True, False}} == set()


def test_the_base_plan_is_ready() -> None:
    assessed = judged(base())

    assert (assessed.verdict, [notice.id for notice in assessed.notices]) == ("READY", [])
