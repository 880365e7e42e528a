"""The text of a new plan: empty but for its head, or a copy of an example with its dates moved."""

from __future__ import annotations

from datetime import date, datetime

import tomli_w

from coc_cli.plan.fields import TABLES
from coc_cli.plan.read import FORMAT
from coc_cli.tomlfile.edits import Change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import timedelta
    from typing import Any

    from coc_cli.checklist.model import Checklist

_HEAD = """\
# A plan of coc. A person may edit it by hand: comments, order and spacing stay. Codes and roles only, never a name.
# What is open: coc status PLAN.   The interview: coc walk PLAN.   The verdict: coc check PLAN.
# What a table may hold, in words: coc schema people (or facts, groups, premises, schedule ...).
"""


def empty(checklist: Checklist, salt: str, taken: Mapping[str, Any] | None = None) -> str:
    """The text of a plan that holds nothing yet but what is taken over from an earlier one."""
    return _HEAD + tomli_w.dumps({"format": FORMAT, "checklist": checklist.id, "salt": salt, **(taken or {})})


class Shift:
    """How the dates of a copied plan move: what lies before `today` by whole days, what lies ahead with the start.

    Both are the same unless the start is chosen: then what was done stays as long ago as it was.
    """

    __slots__ = ("ahead", "days", "past", "today")

    def __init__(self, *, today: date, past: timedelta, ahead: timedelta, days: timedelta) -> None:
        self.today = today
        self.past = past
        self.ahead = ahead
        self.days = days

    def __call__(self, value: date | datetime) -> date | datetime:
        """Move one date or moment; a date moves by whole days only."""
        if isinstance(value, datetime):
            return value + (self.past if value.date() < self.today else self.ahead)
        return value + (self.past if value < self.today else self.days)


def moved(data: Mapping[str, Any], shift: Shift) -> Iterator[Change]:
    """The changes that move every date and moment of a plan."""
    for name, table in TABLES.items():
        content = data.get(name)
        rows: list[tuple[tuple[str | int, ...], Mapping[str, Any]]] = []
        if table.style == "records":
            rows = [((name, index), row) for index, row in enumerate(content or ())]
        elif table.style == "keyed":
            rows = [((name, key), row) for key, row in (content or {}).items()]
        elif content:
            rows = [((name,), content)]
        for path, row in rows:
            for key, value in row.items():
                kind = table.fields[key].kind
                if kind.name in ("date", "moment"):
                    later = [shift(one) for one in value] if isinstance(value, list) else shift(value)
                    yield Change((*path, key), later)
