"""What every table and record of a plan has in common: a place in the file, and values that never change."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, ClassVar, NoReturn

    from coc_cli.plan.fields import Table


class Record:
    """One table or record, read only.

    table: where it belongs, by its class; key, id: its id, its fact, duty or limit, "" for a single table. What no value
    was given for is None or (), from the class.
    """

    id: str
    key: str
    table: ClassVar[str]
    _blank: ClassVar[dict[str, Any]]

    def __init__(self, key: str, values: Mapping[str, Any], otherwise: Mapping[str, Any] | None = None) -> None:
        # The names of the blank ones stay: looking up an attribute costs half where it is the very same string.
        held = self.__dict__
        held.update(self._blank)
        held.update(values)
        if otherwise:
            held.update(otherwise)
        held["id"] = held["key"] = key

    @property
    def path(self) -> str:
        """How findings name it, such as `people.SW1`."""
        return f"{self.table}.{self.key}" if self.key else self.table

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{self.path} is read only")

    def __repr__(self) -> str:
        return f"<{self.path}>"


def blanks(made: type[Record], table: Table) -> None:
    """Give a table's class its name, and what its fields hold while nothing is known."""
    made.table = table.name
    made._blank = {  # noqa: SLF001
        **{field.name: () if field.kind.is_list else None for field in table.fields.values()},
        **dict.fromkeys(("id", "key"), ""),
    }
