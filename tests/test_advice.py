"""What to do fits the plan at hand: no command of a fix names a record that the finding is not about."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.checklist.loader import load
from coc_cli.plan.fields import TABLES
from coc_cli.readiness.advice import fitted
from tests.judging import TODAY, base, changed, judged, planned
from tests.test_rules import cases

if TYPE_CHECKING:
    from coc_cli.checklist.model import Duty

RECORDS = "|".join(name for name, table in TABLES.items() if table.style == "records")
NAMED = re.compile(rf"\b(?:{RECORDS})\.([A-Za-z][A-Za-z0-9-]*)\.[a-z_]+=")


@pytest.mark.parametrize(
    ("advice", "path", "expected"),
    [
        pytest.param(
            "Check. Then: coc set PLAN people.SW1.check_result=clear people.SW1.check_until=2027-03-31",
            "people.SW2.check_result",
            "Check. Then: coc set PLAN people.SW2.check_result=...",
            id="about the one field that is meant",
        ),
        pytest.param(
            "Check. Then: coc set PLAN people.SW1.armed=no people.SW1.check_until=2027-03-31",
            "people.SW2",
            "Check. Then: coc set PLAN people.SW2.armed=no people.SW2.check_until=...",
            id="about the one who is meant",
        ),
        pytest.param(
            "coc set PLAN posts.K1.secures=X1,X2 'posts.K1.leader=any one'",
            "access.X2",
            "coc set PLAN posts.K2.secures=... posts.K2.leader=...",
            id="a new record of another table",
        ),
        pytest.param(
            "coc set PLAN equipment.K1.count=1 equipment.V1.count=2",
            "equipment",
            "coc set PLAN equipment.M2.count=... equipment.M3.count=...",
            id="two new records",
        ),
        pytest.param(
            "coc set PLAN people.SW1.role=officer answers.12/1=yes facts.warrants=no. And so on.",
            "",
            "coc set PLAN people.P2.role=officer answers.12/1=yes facts.warrants=no. And so on.",
            id="what a new record must be",
        ),
        pytest.param(
            "coc set PLAN answers.16.c/1=scheduled answers.16.c/1.by=P1 answers.16.c/1.on=2026-12-22",
            "answers.16.c/1",
            "coc set PLAN answers.16.c/1=scheduled answers.16.c/1.by=... answers.16.c/1.on=...",
            id="who and when of an answer",
        ),
        pytest.param(
            "coc set PLAN requests.Q1.duty=14.a/1 requests.Q1.raised_by=P1 requests.Q1.answer=pending. If refused: ask.",
            "requests",
            "coc set PLAN requests.Q2.duty=14.a/1 requests.Q2.raised_by=... requests.Q2.answer=pending. If refused: ask.",
            id="which duty a new request is for",
        ),
    ],
)
def test_a_command_is_about_the_finding(advice: str, path: str, expected: str) -> None:
    assert fitted(advice, path, planned(base())) == expected


@pytest.mark.parametrize("duty", load().duties.values(), ids=lambda duty: duty.id)
def test_the_advice_says_how_its_duty_is_answered(duty: Duty) -> None:
    written = {
        "answer": f"answers.{duty.id}=",
        "consideration": f"answers.{duty.id}=",
        "schedule": f"answers.{duty.id}=scheduled answers.{duty.id}.by=",
        "request": f"requests.Q3.duty={duty.id} ",
        "raising": f".duty={duty.id} ",
    }

    assert written.get(duty.asks, "") in duty.fix


@pytest.mark.parametrize(
    ("edit", "notice", "fix"),
    [
        pytest.param(
            {"erase": ["operation.commander"]},
            "commander-missing",
            "coc set PLAN operation.commander=C1",
            id="the commander who is on record",
        ),
        pytest.param(
            {"erase": ["operation.commander"], "set": ["people.C1.role=officer"]},
            "commander-missing",
            "coc set PLAN people.P2.role=commander people.P2.affiliation=law-enforcement operation.commander=P2",
            id="a commander who has to be put on record",
        ),
        pytest.param(
            {"erase": ["groups.V1.count_min", "groups.V1.count_max"]},
            "groups-missing",
            "coc set PLAN groups.V1.kind=suspected-victims groups.V1.count_max=..., or: 'operation.no_groups_reason=...'",
            id="the group that is not counted",
        ),
        pytest.param(
            {"set": ["groups.V1.kind=bystanders"]},
            "groups-missing",
            "coc set PLAN groups.G1.kind=suspected-victims groups.G1.count_max=..., or: 'operation.no_groups_reason=...'",
            id="a group that has to be put on record",
        ),
    ],
)
def test_what_a_go_lacks_comes_with_a_command_for_it(edit: dict[str, list[str]], notice: str, fix: str) -> None:
    data = changed(base(), edit.get("set", ()), erase=edit.get("erase", ()))

    assert [one.fix for one in judged(data).notices if one.id == notice] == [fix]


def test_no_fix_names_another_record() -> None:
    wrong = set()
    for param in cases():
        case: Any = param.values[0]
        data = changed(base(), case.get("set", ()), erase=case.get("erase", ()), drop=case.get("drop", ()))
        records = planned(data).records
        at = datetime.fromisoformat(case["at"]) if "at" in case else TODAY
        finding = judged(data, gate=case.get("gate"), at=at).findings[case["duty"]]
        if finding.status in ("open", "unmet"):
            said = f"{finding.message} {finding.path}"
            wrong |= {(param.id, key) for key in NAMED.findall(finding.fix) if key in records and key not in said}

    assert wrong == set()


def test_every_command_of_the_checklist_is_one() -> None:
    """What the advice does to a command is seen on all of them: none is left half replaced."""
    data = base()
    for duty in load().duties.values():
        fix = fitted(duty.fix, "", planned(data))
        assert not re.search(r"=\.\.\.[a-z0-9]", fix), fix
