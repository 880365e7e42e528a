"""What a new plan takes over from an earlier one: what the organisation is, and nothing of what it planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coc_cli.checklist.loader import load
from coc_cli.plan.paths import target
from coc_cli.plan.takeover import standing
from tests.judging import base, changed

if TYPE_CHECKING:
    from tests.conftest import Coc


@pytest.mark.parametrize("path", load().standing)
def test_every_standing_path_exists(path: str) -> None:
    named = target(path)

    assert named.table is not None
    assert named.field or named.key


@pytest.mark.parametrize(
    ("edits", "taken"),
    [
        pytest.param((), {"organisation": "the planning NGO"}, id="as-it-is"),
        pytest.param(("operation.organisation=another",), {"organisation": "another"}, id="changed"),
        pytest.param(("operation.code=KITE",), {"organisation": "the planning NGO"}, id="what-was-planned-stays"),
    ],
)
def test_of_the_operation_only_the_organisation(edits: tuple[str, ...], taken: dict[str, str]) -> None:
    assert standing(changed(base(), edits), ["operation.organisation"]) == {"operation": taken}


def test_of_the_people_only_its_own_and_only_what_lasts() -> None:
    taken = standing(base(), load().standing)["people"]

    assert {row["affiliation"] for row in taken} == {"ngo"}
    assert {key for row in taken for key in row} <= {"id", *(path.partition(".")[2] for path in load().standing)}


@pytest.mark.parametrize(
    ("by", "kept"), [pytest.param("A1", {"by": "A1"}, id="own"), pytest.param("C1", {}, id="law-enforcement")]
)
def test_who_answered_stays_named_only_where_taken_over(by: str, kept: dict[str, str]) -> None:
    data = changed(base(), ("answers.9.a/1=yes", f"answers.9.a/1.by={by}"))
    answer = standing(data, load().standing)["answers"]["9.a/1"]

    assert {key: value for key, value in answer.items() if key == "by"} == kept


def test_a_plan_begun_from_another(coc: Coc) -> None:
    coc("new", "--from", "ready", "old.toml")

    ran = coc("new", "--standing", "old.toml", "new.toml")

    assert ran.code == 0
    assert "taken over from old.toml: 12 people and 3 answers; check that they still hold" in ran.out
    assert coc("get", "new.toml", "operation.organisation").out == "Foundation F\n"
    assert coc("check", "new.toml").code == 1


def test_an_example_takes_over_nothing(coc: Coc) -> None:
    coc("new", "--from", "ready", "old.toml")

    assert coc("new", "--from", "ready", "--standing", "old.toml", "new.toml").code == 2
