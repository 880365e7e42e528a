"""Which values of the plan stand in a form: those of a field, a path, or the records for which conditions hold."""

from __future__ import annotations

from coc_cli.documents.spoken import spoken
from coc_cli.plan.fields import TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from coc_cli.plan.model import Plan, Record
    from coc_cli.readiness.case import Case

    # Fields by table and name.
    Fields = frozenset[tuple[str, str]]


def written(case: Case, record: Record, name: str, kept: Fields = frozenset()) -> str:
    """One field of a record as a text; "" where the plan does not hold it, or it is kept back: that is room to write."""
    if (record.table, name) in kept:
        return ""
    return spoken(getattr(record, name), TABLES[record.table].fields[name].kind.name, case.zone)


def of_path(case: Case, dotted: str, about: Record | None, kept: Fields = frozenset()) -> str:
    """The value of TABLE.FIELD: of the single table, of the record that the form is about, or of all records in turn."""
    name, _, field = dotted.partition(".")
    if about is not None and about.table == name:
        return written(case, about, field, kept)
    held = getattr(case.plan, name)
    records = held if isinstance(held, tuple) else tuple(held.values()) if isinstance(held, dict) else (held,)
    said = [written(case, record, field, kept) for record in records]
    return "; ".join(dict.fromkeys(text for text in said if text))


def records_of(plan: Plan, table: str, conditions: Sequence[dict[str, Any]] = ()) -> list[Record]:
    """The records of a table for which every condition holds: the field is, or holds, one of the words."""
    return [record for record in getattr(plan, table) if all(_holds(record, one) for one in conditions)]


def _holds(record: Record, condition: dict[str, Any]) -> bool:
    value = getattr(record, condition["field"])
    held = value if isinstance(value, tuple) else (value,)
    return any(one in condition["is"] for one in held)
