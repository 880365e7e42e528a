"""A plan in which every field of the field table holds something: what bombs and payloads are made from."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import tomli_w

from coc_cli.checklist.loader import load
from coc_cli.plan.fields import TABLES
from coc_cli.plan.read import FORMAT, answer_states

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coc_cli.plan.fields import Field, Table
    from coc_cli.plan.kinds import Kind

MOMENT = datetime(2031, 5, 6, 5, 0, tzinfo=UTC)


def full_plan(*, text: str = "a quiet word", line: str = "a line", rows: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Return a plan with one record in every table, or as many as `rows` says; every free text is `text` or `line`."""
    checklist = load()
    data: dict[str, Any] = {"format": FORMAT, "checklist": checklist.id, "salt": "0011223344556677"}
    for table in TABLES.values():
        if table.style == "records":
            data[table.name] = [_row(table, number, text, line) for number in range((rows or {}).get(table.name, 1))]
        elif table.style == "values":
            data[table.name] = _values(table, 0, text, line)
    data["facts"] = {
        name: {"value": fact.values[0] if fact.values else "TH", "source": line, "on": MOMENT.date()}
        for name, fact in checklist.facts.items()
    }
    data["limits"] = {
        name: {"value": limit.low, "by": _id("people", 0), "reason": text} for name, limit in checklist.limits.items()
    }
    data["answers"] = {
        duty.id: {**_values(TABLES["answers"], 0, text, line), "state": allowed[0]}
        for duty in checklist.duties.values()
        if not duty.alias and (allowed := answer_states(duty.asks, prohibition=duty.prohibition))
    }
    return data


def written(data: dict[str, Any]) -> str:
    """Return a plan as the text of its file."""
    return tomli_w.dumps(data)


def _id(table: str, number: int) -> str:
    return f"{TABLES[table].prefix or 'Z'}{number + 1}"


def _row(table: Table, number: int, text: str, line: str) -> dict[str, Any]:
    return {**_values(table, number, text, line), "id": _id(table.name, number)}


def _values(table: Table, number: int, text: str, line: str) -> dict[str, Any]:
    return {field.name: _value(field, number, text, line) for field in table.fields.values()}


def _value(field: Field, number: int, text: str, line: str) -> Any:
    one = _one(field.kind, number, text, line)
    return [one] if field.kind.many else one


def _one(kind: Kind, number: int, text: str, line: str) -> Any:  # one case per kind
    match kind.name:
        case "text" | "blob":
            return text[: kind.high]
        case "line":
            return line[: kind.high]
        case "word":
            return kind.words[number % len(kind.words)]
        case "count":
            return kind.low
        case "date":
            return date(2031, 5, 6)
        case "moment":
            return MOMENT
        case "zone":
            return "Asia/Bangkok"
        case "ref":
            return _id(kind.tables[0], 0)
        case "duty":
            return "12.b/1"
        case "box":
            return [number, number, 20, 20]
        case "point":
            return [number, number]
    return {"id": "", "country": "TH", "language": "km", "hex": "00ff"}[kind.name]
