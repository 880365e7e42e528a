"""Who acts next, how far each part is, what is asked next."""

from __future__ import annotations

import pytest

from coc_cli.checklist.loader import load
from coc_cli.readiness.progress import by_part, in_the_way, next_up, who_acts
from coc_cli.readiness.result import Finding, Notice
from tests.documents.cases import NAMES, assessed


@pytest.mark.parametrize(
    ("duty", "reason", "actor"),
    [
        pytest.param("9.e/1", "prohibited", "NGO", id="carried-by-the-ngo"),
        pytest.param("12.c/3", "uncovered", "law enforcement", id="carried-by-law-enforcement"),
        pytest.param("12.b/2", "short", "both", id="carried-by-both"),
        pytest.param("12.b/2", "pending", "law enforcement", id="asked-and-not-answered"),
        pytest.param("12.b/2", "unaccepted", "NGO", id="refused-and-not-accepted"),
        pytest.param("12.c/3", "re-confirm", "NGO", id="to-be-asked-again"),
        pytest.param("11.a/1", "blank", "NGO", id="not-raised"),
        pytest.param("14.c/1", "blank", "NGO", id="not-asked"),
    ],
)
def test_who_acts_on_a_finding(duty: str, reason: str, actor: str) -> None:
    assert who_acts(Finding(load().duties[duty], "open", reason, "x")) == actor


@pytest.mark.parametrize(
    ("notice", "actor"),
    [
        pytest.param("signoff-void", "sign-offs", id="sign-off"),
        pytest.param("agency-missing", "both", id="lead-agency"),
        pytest.param("schedule-missing", "NGO", id="the-plan-itself"),
    ],
)
def test_who_acts_on_a_notice(notice: str, actor: str) -> None:
    assert who_acts(Notice(notice, "block", "x")) == actor


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_count_each_duty_once(name: str) -> None:
    judged = assessed(name)
    parts = by_part(judged)

    assert sum(sum(part.counts.values()) for part in parts) == 138
    assert {state: sum(part.counts[state] for part in parts) for state in judged.counts} == judged.counts
    assert sum(part.blocking for part in parts) == len(judged.blocking())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_blocks_is_without_somebody_who_acts(name: str) -> None:
    judged = assessed(name)
    things = [one for mine in in_the_way(judged).values() for one in mine]
    blocking = [one for one in judged.notices if one.severity == "block"] + judged.blocking()

    assert len(things) == len(blocking)
    assert bool(things) is (judged.verdict == "NOT READY")


def test_facts_are_asked_first_then_the_first_duty_that_blocks() -> None:
    facts, duties = next_up(assessed("empty")), next_up(assessed("not-ready"))

    assert facts is load().facts["country"]
    assert isinstance(duties, Finding)
    assert duties.duty.id == "9.e/1"
    assert next_up(assessed("ready")) is None
