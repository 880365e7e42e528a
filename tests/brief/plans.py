"""A plan in which every field of the table is filled, and every audience has somebody who owns a record of each table."""

from __future__ import annotations

import copy
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from coc_cli.checklist.loader import load
from coc_cli.plan import words as w
from coc_cli.plan.fields import TABLES
from coc_cli.plan.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.plan.fields import Field
    from coc_cli.plan.model import Plan

# Who carries a sheet: the audience, the role, the code.
ROLES = {audience: role for role, audience in reversed(w.AUDIENCE_OF_ROLE.items())}
CODES = {audience: f"Q{index}" for index, audience in enumerate(w.AUDIENCES, 1)}
# What links a record to its owner, and where things are, so that every audience has something of its own.
_SET: dict[str, dict[str, Any]] = {
    "people": {"told": ["place", "time"], "stationed": ["B1", "L1"]},
    "groups": {"kind": "suspected-victims", "destination": "L1", "premises": "B1"},
    "rooms": {"separation": "victims", "premises": "B1"},
    "risks": {"at_risk": ["victims", "team"]},
    "journeys": {"staff": list(CODES.values()), "destination": "L1", "origin": "B1"},
    "channels": {"users": list(CODES.values())},
    "places": {"attended_by": list(CODES.values())},
    "contacts": {"kind": "emergency"},
}
IDS = {
    "groups": ["V1", "V2"],
    "premises": ["B1", "B2"],
    "rooms": ["R1", "R2"],
    "access": ["X1", "X2"],
    "evidence": ["E1"],
    "risks": ["Z1"],
    "journeys": ["J1"],
    "channels": ["H1", "H2"],
    "places": ["L1", "L2"],
    "contacts": ["C1", "C2"],
    "people": [*CODES.values(), "Q10"],
    "equipment": [f"M{code}" for code in CODES.values()],
    "posts": [f"K{code}" for code in CODES.values()],
}
KEYS = {"facts": ("children_involved", "country"), "limits": ("layout_days",), "answers": ("12.k/1",)}
MOMENT = datetime.fromisoformat("2026-12-03T05:30:00+07:00")


def fields() -> Iterator[tuple[str, Field]]:
    """Every field of every table that holds a value; codes are changed by `renamed`."""
    return ((name, field) for name, table in TABLES.items() for field in table.fields.values() if field.name != "id")


@cache
def _full() -> dict[str, Any]:
    data: dict[str, Any] = {"format": 1, "checklist": load().id, "salt": "5d1f0c2a9b7e4833"}
    for name, table in TABLES.items():
        if table.style == "values":
            data[name] = _row(name, "")
        elif table.style == "keyed":
            data[name] = {key: _row(name, key) for key in KEYS[name]}
        else:
            data[name] = [{"id": code, **_row(name, code)} for code in IDS.get(name, [f"{table.prefix}91"])]
    for audience, person in zip([*w.AUDIENCES, "support"], data["people"], strict=True):
        person["role"] = ROLES.get(audience, audience)
    for name, link in (("equipment", "holder"), ("posts", "leader")):
        for code, row in zip(CODES.values(), data[name], strict=True):
            row[link] = code
    data["facts"]["children_involved"]["value"] = "yes"
    data["facts"]["country"]["value"] = "TH"
    data["schedule"]["zone"] = "Asia/Bangkok"
    return data


def full() -> dict[str, Any]:
    """A fresh copy of the full plan's data."""
    return copy.deepcopy(_full())


def _row(name: str, key: str) -> dict[str, Any]:
    made = {}
    for index, field in enumerate(TABLES[name].fields.values()):
        if field.name != "id":
            one = _value(field, token(name, field.name, key), index)
            made[field.name] = [one] if field.kind.many else one
    return made | _SET.get(name, {})


def token(table: str, field: str, key: str) -> str:
    """A word that stands for one value of one field in one record, and is part of no other."""
    number = hash_of(f"{table}.{field}.{key}")
    return "z" + "".join(chr(ord("a") + number // 23**place % 23) for place in range(7)) + "q"


def hash_of(text: str) -> int:
    import hashlib

    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big")


def _value(field: Field, word: str, index: int) -> Any:
    kind = field.kind
    match kind.name:
        case "text" | "line" | "blob":
            return word
        case "word":
            return kind.words[0]
        case "count":
            return kind.low + 1
        case "date":
            return date(2026, 12, 3)
        case "moment":
            return MOMENT + timedelta(minutes=index)
        case "ref":
            return IDS[kind.tables[0]][0]
        case "duty":
            return "12.c/3"
        case "box":
            return [1, 2, 30, 40]
        case "point":
            return [1, 2]
    return {"zone": "Asia/Bangkok", "country": "TH", "language": "km", "hex": "ab12cd34" * 4}[kind.name]


def other(field: Field, value: Any) -> Any:
    """Another value of the same field."""
    if field.kind.many:
        rest = [one for one in _others(field, value[0]) if one not in value]
        return [*value[:-1], rest[0]] if rest else value[:-1]
    return _others(field, value)[0]


def _others(field: Field, value: Any) -> list[Any]:
    kind = field.kind
    if kind.name == "word":
        return [one for one in kind.words if one != value]
    if kind.name == "ref":
        return [one for table in kind.tables for one in IDS[table] if one != value]
    match value:
        case datetime():
            return [value + timedelta(minutes=1)]
        case date():
            return [value + timedelta(days=1)]
        case int():
            return [value + 1]
        case list():
            return [[one + 1 for one in value]]
    known = {"zone": "Asia/Tokyo", "country": "KH", "language": "my", "hex": "ff" * 16, "duty": "12.b/1"}
    return [known.get(kind.name) or {"yes": "no", "TH": "KH"}.get(value, f"{value}other")]


def mutated(table: str, field: Field) -> dict[str, Any]:
    """The full plan with another value of one field, in every record that holds it."""
    data = full()
    content = data[table]
    rows = content if isinstance(content, list) else content.values() if TABLES[table].style == "keyed" else [content]
    for row in rows:
        row[field.name] = other(field, row[field.name])
    return data


def planned(data: dict[str, Any]) -> Plan:
    """Read data as a plan; it has to be without a fault."""
    plan, faults = read(data, load())
    assert [f"{path} {fault.message}" for path, fault in faults] == []
    return plan
