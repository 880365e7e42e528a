"""What every part of a sheet looks at: a projection, never the plan; and what of it was printed already.

Whatever an audience may see is printed: `rest` gives what no part has said yet, so no field is forgotten.
"""

from __future__ import annotations

from datetime import UTC

from coc_cli.documents.spoken import spoken
from coc_cli.plan.fields import TABLES
from coc_cli.readiness.clock import written_day, zone_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, tzinfo
    from typing import Any

    from coc_cli.plan.model import Person
    from coc_cli.plan.project import Projection


class View:
    """One projection as a sheet reads it. `plan` is what may be seen; `person` the one whose sheet it is, or None."""

    def __init__(self, projection: Projection) -> None:
        self.audience = projection.audience
        self.subject = projection.subject
        self.plan = projection.plan
        self.zone: tzinfo = zone_of(self.plan.schedule.zone) or UTC
        self._said: set[tuple[str, str]] = set()

    @property
    def person(self) -> Person | None:
        """The person whose sheet it is."""
        return self.plan.person(self.subject)

    def say(self, row: Any, field: str) -> str:
        """Return a value as it is printed, "" where there is none, and remember that it was."""
        if field == "id":
            return str(row.key)
        self._said.add((row.path, field))
        return spoken(getattr(row, field), _kind(row, field), self.zone)

    def told(self, row: Any) -> bool:
        """Tell whether everything that may be seen of a row was printed already."""
        names = [name for name in TABLES[row.table].fields if name != "id" and (row.path, name) not in self._said]
        return all(getattr(row, name) in (None, ()) for name in names)

    def rest(self, row: Any, titles: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
        """Title and value of every field of a row that was not printed yet; `titles` holds others than the table's."""
        fields = [field for field in TABLES[row.table].fields.values() if field.name != "id"]
        left = [field for field in fields if (row.path, field.name) not in self._said]
        called = titles or {}
        return [(called.get(field.name, field.title), value) for field in left if (value := self.say(row, field.name))]

    def day(self, at: datetime) -> str:
        """The day of a moment, in words."""
        local = at.astimezone(self.zone)
        offset = local.strftime("%z")
        where = f", {self.plan.schedule.zone}" if self.plan.schedule.zone else ""
        return f"{written_day(local)} ({offset[:3]}:{offset[3:]}{where})"


def _kind(row: Any, field: str) -> str:
    """The kind of a value; that of a fact is a code of the file: a country, else words with hyphens."""
    if (row.table, field) == ("facts", "value"):
        return "country" if row.key == "country" else "word"
    return TABLES[row.table].fields[field].kind.name


def joined(parts: Sequence[str], sign: str = ", ") -> str:
    """Join what is not empty."""
    return sign.join(part for part in parts if part)
