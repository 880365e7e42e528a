"""Every cure that can be tried is tried: the finding goes, no other duty gets worse, nothing else is touched."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from coc_cli.checklist.loader import load
from coc_cli.readiness.cure import Patient
from tests.judging import TODAY, edited, judged, planned
from tests.test_rules import cases

# Arrangements only: never a fact, a count of people, a waiver, an answer, a confirmation.
MAY_CHANGE = {
    "people",
    "posts",
    "equipment",
    "journeys",
    "channels",
    "rooms",
    "evidence",
    "schedule",
    "operation",
    "places",
}
SHORTFALLS = {"short", "uncovered", "twice"}
# Shortfalls that no arrangement of ours can cure: somebody has to look, think, ask or find another place first.
ONLY_WORDS = {
    "aftercare-16.b/1-put off too far",
    "aftercare-16.b/1-the first visit a day later",
    "aftercare-16.b/1-the next visit a day later",
    "aftercare-16.b/2-ninety-one days without a reason",
    "conduct-12/1-back from elsewhere a minute too soon",
    "conduct-12/1-back from elsewhere in no time",
    "conduct-12/1-in two vehicles",
    "conduct-12/1-in two vehicles, and a waiver for it",
    "conduct-12/1-leaves another place in the minute of arrival",
    "conduct-12/1-leads a post and drives",
    "conduct-12/1-stays at two shelters",
    "evidence-12.e/2-the grounds forgotten",
    "interviews-14.d/2-one group stays on site",
    "layout-12.c/2-low confidence",
    "loads-12.j/1-a man among others at a place for women",
    "loads-12.j/1-age in doubt at a place for adults",
    "loads-12.j/1-others take a bed too many",
    "layout-12.c/2-one room missing",
    "layout-12.c/2-one way too many",
    "risk-12.g/1-one kind left out",
    "staffing-12.b/3-nobody to share it",
    "staffing-12.b/4-shorter than one interview",
    "transport-12.h.iv/2-a part of them is taken elsewhere",
    "transport-12.h.iv/2-another destination",
    "transport-12.h.iv/2-before they arrived at the station",
    "transport-12.h.iv/2-the second leg leaves before the first arrives",
    "transport-12.h.iv/2-the van on from there has left",
    # Which room is for whom, and who searches, is law enforcement's to say.
    "unfit-hands-12/1-who leads a post throughout searches meanwhile",
    "unfit-hands-14.a/1-every room is kept for victims",
    "unfit-hands-14.a/1-no room is kept for victims",
    "welfare-12.j/1-gender unknown",
    "welfare-12.j/1-it takes men only",
    "welfare-12.j/1-one bed short",
    "welfare-12.j/1-too old for it",
    "welfare-12.j/1-too young for it",
    "welfare-12.j/1-whom the place takes is missing",
    "welfare-12.j/2-thirty-one days",
    "welfare-16.b/2-a long stay at their place alone",
    "whereabouts-12/1-an officer who searches is no social worker meanwhile",
    "whereabouts-12/1-works at two sites",
}


def broken() -> list[Any]:
    found = []
    for param in cases():
        case = param.values[0]
        if case["status"] == "unmet" and not case["duty"].startswith(("7.c", "12.h/")):
            found.append(pytest.param(case, id=param.id))
    return found


@pytest.mark.parametrize("case", broken())
def test_a_cure_cures_and_harms_nothing(case: dict[str, Any]) -> None:
    data = edited(case)
    at = datetime.fromisoformat(case["at"]) if "at" in case else TODAY
    planned(data)  # stamps the requests
    judgement = judged(data, gate=case.get("gate"), at=at)
    finding = judgement.findings[case["duty"]]
    patient = Patient(data, load(), at, judgement.gate)

    for cure in finding.cures:
        if cure.changes is None:
            continue
        followed = patient.follow(case["duty"], cure)
        assert followed is not None, cure.text
        assert {table for table in followed.data if followed.data[table] != data.get(table)} <= MAY_CHANGE
        assert [row["beds"] for row in followed.data["places"] if "beds" in row] == [
            row["beds"] for row in data["places"] if "beds" in row
        ]
        assert [row["count_max"] for row in followed.data["groups"]] == [row["count_max"] for row in data["groups"]]


def test_every_shortfall_knows_a_cure_or_why_there_is_none() -> None:
    without = set()
    for param in broken():
        case = param.values[0]
        if case["reason"] not in SHORTFALLS:
            continue
        data = edited(case)
        at = datetime.fromisoformat(case["at"]) if "at" in case else TODAY
        finding = judged(data, gate=case.get("gate"), at=at).findings[case["duty"]]
        if not any(cure.changes for cure in finding.cures):
            without.add(param.id)

    assert without == ONLY_WORDS
