"""`coc sign`, `verify`, `history`, `clauses`, `check`: what is put on record, and what is said of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT
from tests.golden import same_as_golden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

AT = ("--at", "2026-11-23T12:00+07:00")
SIGNERS = (("planner", "P1"), ("approver", "A1"), ("commander", "C1"))


def sign(coc: Coc) -> None:
    for role, code in SIGNERS:
        assert coc("sign", "p.toml", "--role", role, "--code", code, *AT).code == 0


def verdict(coc: Coc, *more: str) -> dict[str, Any]:
    report: Any = json.loads(coc("check", "p.toml", "--format", "json", *(more or AT)).out)
    return dict(report[0])


def test_three_sign_offs_make_it_ready_and_any_change_voids_them(coc: Coc, plan: Path) -> None:
    before = verdict(coc)
    sign(coc)
    signed = verdict(coc)
    coc("set", "p.toml", "people.D1.call_sign=HERON")
    changed = verdict(coc)
    coc("set", "p.toml", "--erase", "people.D1.call_sign")
    restored = verdict(coc)

    assert [one["verdict"] for one in (before, signed, changed, restored)] == ["NOT READY", "READY", "NOT READY", "READY"]
    assert [notice["message"] for notice in changed["notices"]] == [
        f"the sign-off of the {role} ({code}) does not count: the plan changed after it was signed: people.D1.call_sign"
        for role, code in SIGNERS
    ]


def test_what_is_done_with_a_plan_voids_no_sign_off(coc: Coc, plan: Path) -> None:
    sign(coc)

    coc("confirm", "p.toml", "14.a/1", "--gate", "entry", "--by", "SW1", "--at", "2026-12-03T06:00+07:00")
    coc("set", "p.toml", "briefed.T1B.person=C1", "briefed.T1B.told=time", "briefed.T1B.at=2026-11-23 09:00")
    coc("set", "p.toml", "briefed.T1B.by=A1", "briefed.T1B.why=commands")

    assert verdict(coc)["verdict"] == "READY"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--role", "planer", "--code", "P1"], 'no role "planer" signs a plan', id="role"),
        pytest.param(["--role", "planner", "--code", "P9"], 'nobody of code "P9" is in the plan', id="code"),
        pytest.param(
            ["--role", "planner", "--code", "P1", "--method", "paper"],
            "a signature on paper needs --reference: where the paper is kept",
            id="paper",
        ),
        pytest.param(["--role", "planner", "--code", "P1", "--method", "wax"], 'no method "wax"', id="method"),
    ],
)
def test_sign_refuses_in_words(coc: Coc, plan: Path, arguments: list[str], message: str) -> None:
    ran = coc("sign", "p.toml", *arguments)

    assert (ran.code, ran.err.splitlines()[0]) == (2, f"coc: error: {message}")


def test_one_person_in_two_roles_does_not_count(coc: Coc, plan: Path) -> None:
    for role in ("planner", "approver", "commander"):
        coc("sign", "p.toml", "--role", role, "--code", "C1", *AT)

    assert [notice["message"] for notice in verdict(coc)["notices"]] == [
        "the sign-off of the approver (C1) does not count: the same person signed as planner",
        "the sign-off of the commander (C1) does not count: the same person signed as planner",
    ]


def test_a_sign_off_that_does_not_count_is_said_when_it_is_made_and_when_it_is_shown(coc: Coc, plan: Path) -> None:
    sign(coc)
    made = coc("sign", "p.toml", "--role", "approver", "--code", "SW1", *AT)
    shown = coc("verify", "p.toml")

    assert made.err == "coc: warning: this sign-off does not count: SW1 is social-work-lead, not approver\n"
    assert (shown.code, shown.out.splitlines()[3].split("  ")[-1]) == (1, "void: SW1 is social-work-lead, not approver")


def test_verify_shows_each_sign_off(coc: Coc, plan: Path) -> None:
    sign(coc)
    good = coc("verify", "p.toml")
    coc("set", "p.toml", "people.D1.call_sign=HERON")
    bad = coc("verify", "p.toml")

    assert good.out.count("counts") == 3
    assert (bad.code, bad.out.count("void: the plan changed after it was signed: people.D1.call_sign")) == (1, 3)


def test_without_the_locks_of_the_system_a_plan_is_judged_but_not_saved(
    coc: Coc, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan.read_bytes()
    monkeypatch.setitem(sys.modules, "fcntl", None)

    ran = coc("set", "p.toml", "people.SW1.gender=male")

    assert (ran.code, ran.err.splitlines()) == (
        2,
        [
            "coc: error: p.toml: NOT SAVED: this system has no lock that would keep others out",
            "coc: hint: on Windows, run coc in WSL",
        ],
    )
    assert plan.read_bytes() == before
    assert coc("check", "p.toml", "-q", *AT).code == 1


def test_history_shows_the_chain_and_finds_every_tampering(coc: Coc, plan: Path, tmp_path: Path) -> None:
    coc("set", "p.toml", "answers.12/1=no")
    coc("set", "p.toml", "answers.12/1=yes")
    chain = tmp_path / "p.toml.history"
    lines = chain.read_text("utf-8").splitlines(keepends=True)
    whole = coc("history", "p.toml")

    def tampered(*kept: str) -> int:
        chain.write_text("".join(kept), "utf-8")
        return coc("history", "p.toml").code

    assert whole.code == 0
    # The plan was copied here, not saved: that is a line of its own, before the three saves.
    assert [json.loads(line)["role"] for line in lines] == ["outside", "planner", "planner", "planner"]
    assert len(whole.out.splitlines()) == len(lines)
    assert tampered(*lines[1:]) == 1
    assert tampered(lines[0], *lines[2:]) == 1
    assert tampered(lines[0], lines[2], lines[1], lines[3]) == 1
    assert tampered(lines[0], lines[1].replace('"planner"', '"approver"'), *lines[2:]) == 1
    assert tampered(*lines) == 0


def test_a_cut_tail_is_found_by_the_sign_off_that_saw_it(coc: Coc, plan: Path, tmp_path: Path) -> None:
    sign(coc)
    chain = tmp_path / "p.toml.history"
    lines = chain.read_text("utf-8").splitlines(keepends=True)
    chain.write_text("".join(lines[:1]), "utf-8")

    ran = coc("history", "p.toml")

    assert ran.code == 1
    assert "which is not in it: lines were cut off" in ran.err


@pytest.mark.parametrize("id", ["12.b", "12.f", "7.c/1", "2/3"])
def test_clauses_explain_one(coc: Coc, id: str) -> None:
    ran = coc("clauses", id)

    assert ran.code == 0
    assert same_as_golden(f"clauses-{id.replace('/', '-')}.txt", ran.out)


def test_clauses_list_every_row(coc: Coc) -> None:
    ran = coc("clauses")

    assert ran.code == 0
    assert same_as_golden("clauses.txt", ran.out)


def test_the_json_of_a_check_has_the_keys_of_the_contract(coc: Coc, plan: Path) -> None:
    report = verdict(coc)

    assert list(report) == ["plan", "checklist", "gate", "verdict", "counts", "findings", "notices"]
    assert len(report["findings"]) == 138
    assert {tuple(finding) for finding in report["findings"]} == {
        (
            "clause",
            "duty",
            "level",
            "status",
            "blocking",
            "due",
            "reason",
            "message",
            "fix",
            "path",
            "line",
            "column",
            "carrier",
        )
    }
    assert {tuple(notice) for notice in report["notices"]} == {
        ("id", "severity", "message", "fix", "path", "line", "column")
    }
    assert sum(report["counts"].values()) == 138


def test_a_check_needs_no_terminal_and_no_locale(plan: Path, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "coc_cli", "check", "p.toml", *AT],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.startswith(
        b"p.toml: NOT READY at go, judged Mon 23 Nov 2026 12:00 (+07:00); law enforcement decides\n"
    )
