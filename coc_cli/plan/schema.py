"""The plan's JSON Schema, made from the field table and the checklist, for editors that complete and explain.

Draft 7, which the TOML language servers read. It says what one value may be, as the reader does; whether a reference has a
record, and what is true of several values together, only `coc check` can tell.
"""

from __future__ import annotations

from coc_cli.plan.fields import OUTSIDE_DIGEST, TABLES, TOP
from coc_cli.plan.kinds import LIST_MAX, PATTERNS, ZONE_PATTERN
from coc_cli.plan.read import FORMAT, MAX_RECORDS, MAX_TRAIL, answer_states

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from coc_cli.checklist.model import Checklist
    from coc_cli.plan.fields import Field, Table
    from coc_cli.plan.kinds import Kind

    Schema = dict[str, Any]

TITLE = "A plan of coc"
# A day and a moment with its zone, as a language server sees them; the years are those that the reader accepts.
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = r"^2[01][0-9]{2}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]+([Zz]|[+-][0-9]{2}:[0-9]{2})$"


def schema(checklist: Checklist) -> Schema:
    """The schema of a plan that answers this checklist."""
    tables = {name: _table(table, checklist) for name, table in TABLES.items()}
    head: dict[str, Schema] = {name: _field(field, checklist) for name, field in TOP.items()}
    head["format"]["const"] = FORMAT
    head["checklist"]["const"] = checklist.id
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": TITLE,
        "description": f"{checklist.title}. Codes and roles only, never a name.",
        "type": "object",
        "additionalProperties": False,
        "required": list(TOP),
        "properties": {**head, **tables},
    }


def _table(table: Table, checklist: Checklist) -> Schema:
    said = {"title": table.title, "description": table.help}
    if table.style == "values":
        return {**said, **_object(table.fields, checklist)}
    if table.style == "records":
        row = {**_object(table.fields, checklist), "title": table.title, "required": ["id"]}
        most = MAX_TRAIL if table.name in OUTSIDE_DIGEST else MAX_RECORDS
        return {**said, "type": "array", "maxItems": most, "items": row}
    return {**said, "type": "object", "additionalProperties": False, "properties": _entries(table, checklist)}


def _entries(table: Table, checklist: Checklist) -> dict[str, Schema]:
    """The entries of a keyed table: every fact, duty or limit that the checklist has."""
    made: dict[str, Schema] = {}
    if table.name == "facts":
        for fact in checklist.facts.values():
            words = list(dict.fromkeys([*fact.values, "unknown"]))
            value: Schema = {"enum": words} if fact.values else {"pattern": "^([A-Z]{2}|unknown)$"}
            made[fact.id] = _entry(table, checklist, fact.title, f"{fact.question} {fact.help}", value=value)
    elif table.name == "answers":
        for duty in checklist.duties.values():
            states = answer_states(duty.asks, prohibition=duty.prohibition)
            if not duty.alias:
                title, said = f"{duty.id} {duty.title}", f"{duty.question} {duty.meets}"
                made[duty.id] = _entry(table, checklist, title, said, value={"enum": list(states)} if states else None)
    else:
        for limit in checklist.limits.values():
            said = f"{limit.help} {limit.value} {limit.unit} unless the plan says otherwise."
            bounds = {"minimum": limit.low, "maximum": limit.high}
            made[limit.id] = _entry(table, checklist, limit.title, said, value=bounds)
    return made


def _entry(table: Table, checklist: Checklist, title: str, said: str, *, value: Schema | None) -> Schema:
    """One entry; `value` narrows its main member, None forbids it."""
    entry = _object(table.fields, checklist)
    main = entry["properties"][table.default]
    entry["properties"][table.default] = False if value is None else {**main, **value}
    return {"title": title, "description": said.strip(), **entry}


def _object(fields: Mapping[str, Field], checklist: Checklist) -> Schema:
    properties = {name: _field(field, checklist) for name, field in fields.items()}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _field(field: Field, checklist: Checklist) -> Schema:
    said = field.help + (" Written by coc." if field.tool else "")
    return {"title": field.title, "description": said, **kind_schema(field.kind, checklist)}


def kind_schema(kind: Kind, checklist: Checklist) -> Schema:
    """What a kind's values look like."""
    one = _one(kind, checklist)
    return {"type": "array", "items": one, "uniqueItems": True, "maxItems": LIST_MAX} if kind.many else one


def _one(kind: Kind, checklist: Checklist) -> Schema:
    match kind.name:
        case "text" | "blob":
            return {"type": "string", "maxLength": kind.high}
        case "line":
            return {"type": "string", "maxLength": kind.high, "pattern": r"^[^\n]*$"}
        case "word":
            return {"type": "string", "enum": list(kind.words)}
        case "count":
            return {"type": "integer", "minimum": kind.low, "maximum": kind.high}
        case "date":
            return {"type": "string", "format": "date", "pattern": f"^{_DAY}$"}
        case "moment":
            return {"type": "string", "format": "date-time", "pattern": _MOMENT}
        case "box" | "point":
            length = 4 if kind.name == "box" else 2
            number = {"type": "integer", "minimum": -100_000, "maximum": 1_000_000}
            return {"type": "array", "items": number, "minItems": length, "maxItems": length}
        case "duty":
            return {"type": "string", "enum": list(checklist.duties)}
        case "ref":
            return {"type": "string", "minLength": 1, "maxLength": 24}
    return {"type": "string", "pattern": f"^({(ZONE_PATTERN if kind.name == 'zone' else PATTERNS[kind.name][0]).pattern})$"}
