"""Judging in tests: the base plan, changed by edits as `coc set` makes them, at a fixed moment."""

from __future__ import annotations

import copy
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from coc_cli.checklist.loader import load
from coc_cli.plan.assign import Assignments
from coc_cli.plan.read import read
from coc_cli.readiness.clock import zone_of
from coc_cli.readiness.notices import SignoffState
from coc_cli.readiness.requests import about
from coc_cli.readiness.verdict import Assessment, assess
from coc_cli.tomlfile.edits import ERASE, Change, intended
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coc_cli.plan.model import Plan

# Ten days before the operation of the base plan.
TODAY = datetime.fromisoformat("2026-11-23T12:00:00+07:00")
ZONE = zone_of("Asia/Bangkok")


@cache
def _base() -> dict[str, Any]:
    return parse((ROOT / "tests/plans/base.toml").read_text("utf-8"), "base.toml")


def base() -> dict[str, Any]:
    """A fresh copy of the base plan's data."""
    return copy.deepcopy(_base())


def changed(
    data: dict[str, Any], edits: Sequence[str] = (), *, erase: Sequence[str] = (), drop: Sequence[str] = ()
) -> dict[str, Any]:
    """Return data with PATH=VALUE edits made, paths erased and whole tables dropped."""
    made = Assignments(data, load())
    for edit in edits:
        path, _, value = edit.partition("=")
        made.read(path, value, ZONE)
    for path in erase:
        made.erase(path)
    wanted = intended(data, made.changes())
    return intended(wanted, [Change((table,), ERASE) for table in drop])


def edited(case: dict[str, Any]) -> dict[str, Any]:
    """The base plan as a drop-in case changes it; its `stale` requests are about records that are no longer so."""
    data = changed(base(), case.get("set", ()), erase=case.get("erase", ()), drop=case.get("drop", ()))
    for row in data.get("requests", ()):
        if row["id"] in case.get("stale", ()):
            row["about"] = "0" * 64
    return data


def planned(data: dict[str, Any]) -> Plan:
    """Read data as a plan; every request is about the records as they are now."""
    plan, faults = read(data, load())
    assert [fault.message for _, fault in faults] == []
    duties = load().duties
    for row in data.get("requests", ()):
        if row.get("duty") in duties and "about" not in row:
            row["about"] = about(duties[row["duty"]], plan)
    return read(data, load())[0]


def signed(at: datetime = TODAY) -> tuple[SignoffState, ...]:
    """The three sign-offs that a go needs, good ones."""
    by = {"planner": "P1", "approver": "A1", "commander": "C1"}
    return tuple(SignoffState(role=role, code=code, method="recorded", at=at, path="signoffs") for role, code in by.items())


def judged(data: dict[str, Any], *, gate: str | None = None, at: datetime = TODAY) -> Assessment:
    """Judge data with good sign-offs."""
    return assess(planned(data), load(), at, gate=gate, signoffs=signed(min(at, TODAY)))
