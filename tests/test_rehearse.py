"""The shortcut of judging again only what a loss touches is no shortcut of judgement: each loss against a whole one."""

from __future__ import annotations

import copy
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.checklist.loader import load
from coc_cli.plan.fields import TABLES
from coc_cli.plan.model import Plan
from coc_cli.plan.read import read
from coc_cli.readiness.assess import findings
from coc_cli.readiness.case import Case
from coc_cli.readiness.rehearse import Rehearsal
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT
from tests.judging import TODAY, base, changed, planned

if TYPE_CHECKING:
    from collections.abc import Collection

    from coc_cli.readiness.result import Finding

# What was said, agreed or accepted stays so when whoever did it fails on the day.
STAYS = {("risks", "accepted_by"), ("aftercare", "agreed_by"), ("operation", "leak_decided_by")}
TRAIL = ("requests", "waivers", "confirmations", "briefed", "copies", "signoffs")
FINE = ("met", "not-applicable", "not-available", "waived", "refused")
WAIVED = [
    "answers.5/1=no",
    "waivers.W1.duty=5/1",
    "waivers.W1.reason=no other agency is in reach",
    "waivers.W1.asked_by=P1",
    "waivers.W1.approved_by=A1",
    "waivers.W1.made_at=2026-11-20 09:00",
    "waivers.W1.until=2026-12-03",
]


def plans() -> list[Any]:
    def example(name: str) -> dict[str, Any]:
        return parse((ROOT / f"checklists/examples/{name}.toml").read_text("utf-8"), name)

    later = datetime.fromisoformat("2026-11-30T09:00:00+07:00")
    told = changed(base(), ["facts.warrant_kind=search"], erase=["facts.arrests_planned"])
    return [
        pytest.param(base(), TODAY, id="base"),
        pytest.param(told, TODAY, id="arrests are told by the records alone"),
        pytest.param(changed(base(), WAIVED), TODAY, id="one duty waived to the last day"),
        pytest.param(changed(base(), ["groups.V1.gender=mixed", "posts.K1.officers=1"]), TODAY, id="short already"),
        pytest.param(example("ready"), later, id="ready"),
        pytest.param(example("cross-border"), later, id="cross-border"),
    ]


def without(data: dict[str, Any], gone: Collection[str]) -> dict[str, Any]:
    """The plan as somebody would write it without these records and all that names them."""
    fewer = copy.deepcopy(data)
    for name, table in TABLES.items():
        if name in TRAIL or table.style == "keyed" or name not in fewer:
            continue
        if table.style == "records":
            fewer[name] = [row for row in fewer[name] if row["id"] not in gone]
        rows = fewer[name] if table.style == "records" else [fewer[name]]
        for field in table.fields.values():
            if field.kind.name != "ref" or (name, field.name) in STAYS:
                continue
            for row in rows:
                if field.kind.many and field.name in row:
                    row[field.name] = [one for one in row[field.name] if one not in gone]
                elif row.get(field.name) in gone:
                    del row[field.name]
    return fewer


def broken(found: dict[str, Finding], before: dict[str, Finding]) -> set[str]:
    # A request is about the records as they were; that they changed on the day breaks no agreement.
    return {
        duty
        for duty, one in found.items()
        if one.status not in FINE
        and one.reason not in ("may", "re-confirm")
        and before[duty].status in FINE
        and not (one.duty.alias or one.duty.chapeau)
    }


@pytest.mark.parametrize(("data", "at"), plans())
def test_each_loss_breaks_what_a_whole_judgement_finds_broken(data: dict[str, Any], at: datetime) -> None:
    plan = planned(data)
    rehearsal = Rehearsal(plan, load(), at)

    for loss in rehearsal.losses():
        fewer, _ = read(without(data, loss.ids), load())
        # Whoever agreed or accepted is looked up still.
        kept = Plan(**{**fewer.__dict__, "records": {**{one: plan.records[one] for one in loss.ids}, **fewer.records}})
        whole = findings(Case(kept, load(), at), "go")
        rehearsed = {one.duty for one in rehearsal.without(loss.ids)} & set(whole)
        assert rehearsed == broken(whole, rehearsal.found), loss.what


@pytest.mark.parametrize("hours", [0.5, 2, 24])
@pytest.mark.parametrize(("data", "at"), plans())
def test_a_late_start_breaks_what_a_whole_judgement_finds_broken(data: dict[str, Any], at: datetime, hours: float) -> None:
    rehearsal = Rehearsal(planned(data), load(), at)
    moved = copy.deepcopy(data)
    for name in ("schedule", "journeys"):
        rows = moved[name] if name == "journeys" else [moved[name]]
        for row in rows:
            row.update({key: value + timedelta(hours=hours) for key, value in row.items() if isinstance(value, datetime)})

    whole = findings(Case(read(moved, load())[0], load(), at), "go")

    assert {one.duty for one in rehearsal.late(timedelta(hours=hours))} & set(whole) == broken(whole, rehearsal.found)
