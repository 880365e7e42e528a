"""The path of a value as a person writes it: `operation.code`, `people.SW1.languages`, `answers.12.b/4`.

A duty id holds dots itself; a path is cut by the field table, never at every dot.
"""

from __future__ import annotations

from coc_cli.errors import CocError
from coc_cli.nearest import meant, nearest
from coc_cli.plan.fields import TABLES, TOP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from coc_cli.plan.fields import Field, Table


class Target:
    """What a path names: a table, a record or keyed entry (`key`), or a field in it. Empty parts name the whole."""

    __slots__ = ("field", "key", "table")

    def __init__(self, table: Table | None, key: str = "", field: Field | None = None) -> None:
        self.table = table
        self.key = key
        self.field = field

    def __str__(self) -> str:
        parts = (self.table.name if self.table else "", self.key, self.field.name if self.field else "")
        return ".".join(part for part in parts if part)


def target(path: str) -> Target:
    """Cut a path. Raises CocError that names the nearest known word."""
    name, _, rest = path.partition(".")
    if name in TOP and not rest:
        return Target(None, "", TOP[name])
    if name not in TABLES:
        raise CocError(f'no table "{name}" in a plan', hint=meant(name, (*TABLES, *TOP)))
    table = TABLES[name]
    if table.style == "values":
        return Target(table, "", _field(table, rest) if rest else None)
    if not rest:
        return Target(table)
    key, _, last = rest.rpartition(".")
    if key and last in table.fields:
        return Target(table, key, table.fields[last])
    # A last part without dots that is no field may be a misspelt one, or a part of the key itself.
    if key and table.style == "records":
        raise CocError(f'no field "{last}" in {name}', hint=_meant(last, table))
    return Target(table, rest)


def _field(table: Table, name: str) -> Field:
    if name not in table.fields:
        hint = next((f"did you mean {one}.{name}?" for one in _PLAIN if name in TABLES[one].fields), "")
        raise CocError(f'no field "{name}" in {table.name}', hint=hint or _meant(name, table))
    return table.fields[name]


def _meant(name: str, table: Table) -> str:
    """The field that was most likely meant, and where all of them are explained."""
    close = nearest(name, table.fields)
    return (
        f"did you mean {close}? all of them: coc schema {table.name}" if close else f"its fields: coc schema {table.name}"
    )


# The tables whose fields are named without a record: somebody may well name the wrong one of them.
_PLAIN = [name for name, table in TABLES.items() if table.style == "values"]


def place(path: str, data: Mapping[str, object]) -> tuple[str | int, ...]:
    """Turn a path of a finding into keys and indexes of the file; what does not exist is left out at the end."""
    try:
        named = target(path)
    except CocError:
        return ()
    if named.table is None:
        return (named.field.name,) if named.field else ()
    steps: tuple[str | int, ...] = (named.table.name,)
    if named.key:
        if named.table.style == "records":
            index = index_of(data.get(named.table.name), named.key)
            if index is None:
                return steps
            steps = (*steps, index)
        else:
            steps = (*steps, named.key)
    return (*steps, named.field.name) if named.field else steps


def worded(path: tuple[str | int, ...], data: Mapping[str, object]) -> str:
    """Turn keys and indexes of the file into the path that a person writes, without the member that need not be named."""
    if len(path) < 2:
        return ".".join(map(str, path))
    rows, table = data.get(str(path[0])), TABLES.get(str(path[0]))
    parts = [str(part) for part in path]
    if isinstance(path[1], int) and isinstance(rows, list) and isinstance(rows[path[1]], dict):
        parts[1] = str(rows[path[1]].get("id", path[1]))
    if table and table.style == "keyed" and len(parts) > 2 and parts[-1] == table.default:
        parts.pop()
    return ".".join(parts)


def index_of(rows: object, key: str) -> int | None:
    """Return the index of the record with that id, or None."""
    if isinstance(rows, list):
        for index, row in enumerate(rows):
            if isinstance(row, dict) and row.get("id") == key:
                return index
    return None
