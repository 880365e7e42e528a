"""What every table and record of a plan has in common: a place in the file, and values that never change."""

from __future__ import annotations

from coc_cli.plan.fields import TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_BLANK: dict[str, dict[str, Any]] = {
    name: {
        field.name: () if field.kind.many or field.kind.name in ("box", "point") else None
        for field in table.fields.values()
    }
    for name, table in TABLES.items()
}


class Record:
    """One table or record, read only.

    table: where it belongs; key: its id, its fact, duty or limit, "" for a single table; path: how findings name it,
    such as `people.SW1`.
    """

    table: str
    key: str
    path: str

    def __init__(self, table: str, key: str, values: dict[str, Any]) -> None:
        self.__dict__.update(_BLANK[table])
        self.__dict__.update(values)
        self.__dict__.update(table=table, key=key, path=f"{table}.{key}" if key else table)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{self.path} is read only")

    def __repr__(self) -> str:
        return f"<{self.path}>"

    @property
    def id(self) -> str:
        """The record's id; for a keyed entry its key."""
        return self.key
