"""How a value of a plan is said to a planner: words plainly, dates with weekday, month name and zone."""

from __future__ import annotations

from datetime import date, datetime

from coc_cli.plan.dates import spoken
from coc_cli.readiness.clock import written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo


def said(value: object, zone: tzinfo | None = None) -> str:
    """Write a value for a reader; an empty list is "none"."""
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        return spoken(value, zone)
    if isinstance(value, (list, tuple)):
        return ", ".join(said(one, zone) for one in value) or "none"
    return str(value)


def in_line(value: object, zone: tzinfo) -> str:
    """As `said`, for a line of a list: a moment is short enough that its hour is seen."""
    return written(value, zone) if isinstance(value, datetime) else said(value, zone)


def a(noun: str) -> str:
    """A noun with its article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
