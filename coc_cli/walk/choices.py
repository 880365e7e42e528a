"""What there is to choose: closed words, and records of the plan with why one of them can't be named there."""

from __future__ import annotations

from coc_cli.plan import words as w
from coc_cli.walk.asking import ASKING, SPANS
from coc_cli.walk.question import Choice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from coc_cli.plan.fields import Field
    from coc_cli.plan.paths import Target
    from coc_cli.walk.view import View

# Who may be named there at all, by table and field: officers, or somebody else than the record itself.
_OFFICERS = frozenset(
    {
        ("operation", "commander"),
        ("operation", "custody_officer"),
        ("evidence", "photographed_by"),
        ("evidence", "bagged_by"),
        ("evidence", "labelled_by"),
        ("evidence", "registered_by"),
        ("evidence", "custodian"),
        ("rooms", "search_by"),
        ("posts", "leader"),
        ("requests", "raised_with"),
        ("requests", "answered_by"),
        ("aftercare", "agreed_by"),
    }
)
_TEAM = frozenset({("requests", "raised_by"), ("waivers", "asked_by"), ("retention", "keeper")})


def words_of(field: Field) -> list[Choice]:
    """The closed vocabulary of a field."""
    return [Choice(word) for word in field.kind.words]


def records_for(view: View, named: Target) -> list[Choice]:
    """The records that a field may name, those that may not with the reason."""
    assert named.field is not None  # noqa: S101  # callers ask for fields only
    table = named.table.name if named.table else ""
    found = []
    for other in named.field.kind.tables:
        for row in view.rows(other):
            key = str(row.get("id"))
            if key != named.key:
                unfit = unfit_for(table, named.field.name, other, row)
                found.append(Choice(key, key, detail=summary(other, row), unfit=unfit))
    return found


def unfit_for(table: str, field: str, other: str, row: Mapping[str, Any]) -> str:
    """Why a record can't be named in that field, "" when it can."""
    place = (table, field)
    if place in _OFFICERS:
        of_law = row.get("affiliation" if other == "people" else "kind") == "law-enforcement"
        return "" if of_law else "not law enforcement"
    if place in _TEAM and row.get("affiliation") == "law-enforcement":
        return "law enforcement: somebody of the team does this"
    if place == ("operation", "victim_decider") and row.get("role") == "investigator":
        return "investigates: may not decide who is a victim"
    return ""


def summary(table: str, row: Mapping[str, Any]) -> str:
    """A record in a few words, by which a planner knows it."""
    asking = ASKING.get(table)
    names = asking.summary if asking else ()
    ends = {name: SPANS.get((table, name), "") for name in names}
    said = [_shown(row, name, ends[name]) for name in names if name not in ends.values()]
    return " ".join(filter(None, said))


def _shown(row: Mapping[str, Any], name: str, high: str) -> str:
    """A value, or both ends of a span as one: 8-12."""
    low, end = row.get(name), row.get(high)
    return f"{low}-{end}" if low is not None and end not in (None, low) else short(end if low is None else low)


def short(value: object, most: int = 36) -> str:
    """A value in few characters."""
    if value is None or value == []:
        return ""
    text = ",".join(str(one) for one in value) if isinstance(value, (list, tuple)) else str(value)
    return text if len(text) <= most else text[: most - 3] + "..."


YES_NO = tuple(Choice(word) for word in w.YES_NO)
