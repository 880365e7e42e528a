"""`coc waive`, `confirm`: what is put on record besides answers, and what is refused because it would not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

AT = ("--at", "2026-11-23T12:00+07:00")


def test_waive_records_what_may_be_waived(coc: Coc, plan: Path) -> None:
    coc("set", "p.toml", "--erase", "premises.B1.assembly_point")
    whole = [
        "--reason",
        "the yard is closed that week",
        "--asked-by",
        "SW1",
        "--approved-by",
        "A1",
        "--until",
        "2026-12-03",
    ]

    ran = coc("waive", "p.toml", "12.h.i/1", *whole, *AT)

    assert (ran.code, ran.out) == (
        0,
        "W1: 12.h.i/1 is waived: waived by A1 through 2026-12-03: the yard is closed that week (W1)\n",
    )


@pytest.mark.parametrize(
    ("duty", "message"),
    [
        pytest.param("4.a/1", "4.a/1 can't be waived: ", id="a-prohibition"),
        pytest.param("12.c/3", "12.c/3 can't be waived: ", id="a-must"),
        pytest.param("7.c/1", "7.c/1 is no duty of its own", id="an-alias"),
        pytest.param("12.h/1", "12.h/1 is no duty of its own", id="a-chapeau"),
        pytest.param("12.h.x/1", 'no duty "12.h.x/1"', id="unknown"),
    ],
)
def test_waive_says_when_it_may_not(coc: Coc, plan: Path, duty: str, message: str) -> None:
    before = plan.read_bytes()

    ran = coc(
        "waive", "p.toml", duty, "--reason", "r r r", "--asked-by", "SW1", "--approved-by", "A1", "--until", "2026-12-03"
    )

    assert ran.code == 2
    assert ran.err.startswith(f"coc: error: {message}")
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({}, "12.h.i/1 is met: there is nothing to waive", id="met"),
        pytest.param({"--until": "2027-12-03"}, "it would hold for more than 90 days", id="too-long"),
        pytest.param({"--until": "2026-11-01"}, "W1 does not hold: it ended on 2026-11-01", id="ended"),
        pytest.param({"--approved-by": "SW1"}, "two people in two roles", id="one-person"),
    ],
)
def test_waive_saves_nothing_that_does_not_hold(coc: Coc, plan: Path, change: dict[str, str], message: str) -> None:
    if change:
        coc("set", "p.toml", "--erase", "premises.B1.assembly_point")
    before = plan.read_bytes()
    given = {"--reason": "r r r", "--asked-by": "SW1", "--approved-by": "A1", "--until": "2026-12-03", **change}

    ran = coc("waive", "p.toml", "12.h.i/1", *(word for pair in given.items() for word in pair), *AT)

    assert (ran.code, message in ran.err, plan.read_bytes() == before) == (2, True, True), ran.err


@pytest.mark.parametrize(
    ("duty", "gate", "state", "said"),
    [
        pytest.param("14.a/1", "go", "done", "14.a/1 is not confirmed at go", id="judged-again-there"),
        pytest.param("14.a/1", "leave", "done", "hint: it is confirmed at entry", id="another-gate"),
        pytest.param("3.c/1", "entry", "done", "hint: its records and answers decide it", id="never-confirmed"),
        pytest.param("14.a/1", "entree", "done", "did you mean entry?", id="no-gate"),
        pytest.param("14.a/1", "entry", "scheduled", "one of done, not-done", id="scheduled-before-aftercare"),
    ],
)
def test_confirm_takes_what_counts(coc: Coc, plan: Path, duty: str, gate: str, state: str, said: str) -> None:
    before = plan.read_bytes()

    ran = coc("confirm", "p.toml", duty, "--gate", gate, "--by", "SW1", "--state", state)

    assert (ran.code, said in ran.err, plan.read_bytes() == before) == (2, True, True), ran.err


def test_confirm_knows_the_words_of_a_prohibition(coc: Coc, plan: Path) -> None:
    ran = coc("confirm", "p.toml", "4.a/1", "--gate", "entry", "--by", "SW1", "--state", "done")

    assert ran.code == 2
    assert ran.err.splitlines() == ['coc: error: 4.a/1: "done" is no state here', "coc: hint: one of kept, broken"]


@pytest.mark.parametrize(
    ("duty", "hint"), [("7.c/1", "confirm 7.b/1"), ("11/1", "confirm one of 11.a/1, 11.b/1")], ids=["a-repeat", "a-row"]
)
def test_confirm_names_the_duty_that_counts(coc: Coc, plan: Path, duty: str, hint: str) -> None:
    ran = coc("confirm", "p.toml", duty, "--gate", "go", "--by", "SW1")

    assert (ran.code, ran.err.splitlines()) == (2, [f"coc: error: {duty} is no duty of its own", f"coc: hint: {hint}"])


def test_a_breach_is_recorded_wherever_it_is_seen_and_put_right_there(coc: Coc, plan: Path) -> None:
    entry = ("confirm", "p.toml", "9.e/1", "--gate", "entry", "--by", "SW1", "--at", "2026-12-03T06:00+07:00")

    refused = coc(*entry)
    broken = coc(*entry, "--state", "broken")
    righted = coc(*entry[:-1], "2026-12-03T06:05+07:00", "--state", "kept")

    assert (refused.code, "9.e/1 is not confirmed at entry" in refused.err) == (2, True)
    assert (broken.code, broken.out.partition(" is ")[2][:14]) == (0, "unmet at entry")
    assert (righted.code, righted.out.partition(" is ")[2][:12]) == (0, "met at entry")
