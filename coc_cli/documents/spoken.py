"""How a value of the plan is written for whoever reads a sheet or a form: plain words instead of codes of the file."""

from __future__ import annotations

from datetime import date, datetime

from coc_cli.plan import codes
from coc_cli.readiness.clock import written, written_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo
    from typing import Any

# So many digits of a digest tell it apart; nobody compares more of them by eye.
_DIGITS = 16
_CAPITALS = {"ngo": "NGO"}


def spoken(value: Any, kind: str, zone: tzinfo) -> str:
    """Write a value of a kind; "" where there is none.

    A moment has its weekday, date and zone, a list commas, a word no hyphens; a country or a language has its name.
    """
    if isinstance(value, tuple):
        return _moments(value, zone) if kind == "moment" else ", ".join(spoken(one, kind, zone) for one in value)
    match value:
        case None:
            return ""
        case datetime():
            return written(value, zone)
        case date():
            return written_day(value)
    match kind:
        case "word":
            return in_words(str(value), "-")
        case "country" | "language":
            return codes.name(value)
        case "hex":
            return str(value)[:_DIGITS]
    return str(value)


def in_words(key: str, sign: str = "_") -> str:
    """A key of the file, whose parts a sign joins, as words."""
    return " ".join(_CAPITALS.get(part, part) for part in key.split(sign))


def _moments(moments: Sequence[datetime], zone: tzinfo) -> str:
    """Several moments, each day said once."""
    days: dict[tuple[str, str], list[str]] = {}
    for moment in moments:
        day, clock, offset = written(moment, zone).rsplit(" ", 2)
        days.setdefault((day, offset), []).append(clock)
    return "; ".join(f"{day} {', '.join(clocks)} {offset}" for (day, offset), clocks in days.items())
