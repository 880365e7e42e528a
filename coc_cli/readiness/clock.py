"""Days, moments and zones: counted, looked up, and written so that a reader anywhere reads the same."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo


def days_between(earlier: date, later: date) -> int:
    """Whole days from one day to another; negative when the other comes first."""
    return (later - earlier) // timedelta(days=1)


@lru_cache(maxsize=64)
def zone_of(name: str | None) -> tzinfo | None:
    """Return a time zone by its name, or None where it is missing or not known here."""
    if not name:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return None


def written(moment: datetime, zone: tzinfo) -> str:
    """Write a moment with weekday, month name and zone, whatever the locale."""
    local = moment.astimezone(zone)
    written = local.isoformat(timespec="minutes")  # 2026-12-03T05:30+07:00
    return f"{written_day(local)} {written[11:16]} ({written[16:22]})"


def written_day(day: date) -> str:
    """Write a day with weekday and month name, whatever the locale: "Thu 3 Dec 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
