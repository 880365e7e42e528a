"""What a plan leaves behind: listed with its day, destroyed on it, overwritten first."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.trust.conftest import AT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc
    from tests.trust.conftest import Identity


def test_purge_lists_what_is_there_and_destroys_nothing(coc: Coc, plan: Path) -> None:
    coc("set", plan, "retention.destroy_by=2027-01-31", "retention.keeper=P1")
    (plan.parent / ".plan.toml.saving").write_text("left", "utf-8")
    before = sorted(os.listdir(plan.parent))

    ran = coc("purge", "plan.toml", "--at", AT)

    assert (ran.code, sorted(os.listdir(plan.parent))) == (0, before)
    assert ran.out == (
        "  plan.toml: the plan, plain\n"
        "  .plan.toml.saving: left by a save that was cut off, plain\n"
        "  plan.toml.history: its history, plain\n"
        "To be destroyed by: 2027-01-31; P1 collects and destroys the papers\n"
        "Out of reach of this program: reports and sheets that were written to files, papers, backups, snapshots, "
        "repositories,\nsynchronised folders, sent copies, flash memory.\n"
        "What was sealed stays closed to whoever has no identity: destroy the identities of a finished plan too.\n"
        "To destroy these 3 files: coc purge plan.toml --destroy\n"
    )


@pytest.mark.parametrize(
    ("day", "at", "more", "gone"),
    [
        pytest.param("2027-01-31", "2027-01-30T12:00+07:00", [], False, id="too-early"),
        pytest.param("2027-01-31", "2027-01-31T12:00+07:00", [], True, id="on-its-day"),
        pytest.param("2027-01-31", AT, ["--early", "the operation was called off"], True, id="early-with-a-reason"),
        pytest.param(None, AT, [], False, id="no-day"),
        pytest.param("2027-01-31", AT, ["--early", " "], False, id="early-without-a-word"),
        pytest.param(None, AT, ["--early", "tbd"], False, id="no-day-and-a-placeholder"),
        pytest.param(None, AT, ["--early", "a trial"], True, id="no-day-with-a-reason"),
    ],
)
def test_purge_keeps_to_the_day(coc: Coc, plan: Path, day: str | None, at: str, more: list[str], gone: bool) -> None:
    if day:
        coc("set", plan, f"retention.destroy_by={day}")

    ran = coc("purge", plan, "--destroy", "--at", at, *more)

    assert (ran.code, os.listdir(plan.parent) == []) == ((0, True) if gone else (2, False))
    assert ("nothing was destroyed" in ran.err) is not gone


def test_purge_destroys_a_sealed_plan_that_nobody_can_open(coc: Coc, plan: Path, identities: list[Identity]) -> None:
    mine = identities[0]
    coc("seal", plan, "--to", mine.public, "--to", identities[1].public, "--remove", "-i", mine.file)

    ran = coc("purge", f"{plan}.age", "--destroy", "--early", "the laptop is handed back", "--at", AT)

    assert (ran.code, os.listdir(plan.parent)) == (0, [])
    assert "its dates and papers are not known" in ran.out


def test_what_is_destroyed_is_overwritten_first(plan: Path, coc: Coc, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, bytes] = {}
    unlink = os.unlink

    def looked_at(path: str) -> None:
        with open(path, "rb") as file:
            seen[os.path.basename(path)] = file.read()
        unlink(path)

    monkeypatch.setattr("coc_cli.trust.remains.os.unlink", looked_at)
    coc("purge", plan, "--destroy", "--early", "a trial", "--at", AT)

    assert set(seen) >= {"plan.toml", "plan.toml.history"}
    assert [name for name, data in seen.items() if data.strip(b"\0") and not name.endswith(".lock")] == []


def test_papers_that_are_out_are_listed(coc: Coc, plan: Path) -> None:
    with plan.open("a", encoding="utf-8") as file:
        file.write('\n[[copies]]\nid = "N1"\naudience = "driver"\nperson = "D1"\ncopy = 2\nreturn_by = 2026-12-04\n')

    assert "  paper still out: driver copy 2 (D1), back by 2026-12-04\n" in coc("purge", plan, "--at", AT).out


def test_the_paper_of_a_receiving_place_is_known_by_its_digest(coc: Coc, plan: Path) -> None:
    with plan.open("a", encoding="utf-8") as file:
        file.write('\n[[copies]]\nid = "N1"\naudience = "receiver"\ncopy = 1\ndigest = "0a1b2c3d4e5f"\n')

    assert "  paper still out: receiver copy 1 (sheet 0a1b2c3d), back by " in coc("purge", plan, "--at", AT).out
