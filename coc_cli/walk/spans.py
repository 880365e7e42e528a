"""Two fields asked in one breath: "4-6" people, "16-25" years, "3 dec 04:00 - 13:00"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from coc_cli.walk.question import Typed
from coc_cli.walk.say import said
from coc_cli.walk.typed import Clock, reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from coc_cli.plan.kinds import Kind

_BETWEEN = re.compile(r"\s*(?:–|—|\bto\b|\buntil\b|\btill\b|\s-\s|(?<=\d)-(?=\d{1,2}(?:[:.]\d\d)?\s*$))\s*")
_BARE_TIME = re.compile(r"[\d๐-๙]{1,2}[:.][\d๐-๙]{2}|[\d๐-๙]{1,2}\s*[ap]m", re.IGNORECASE)


class Span:
    """A low and a high end; both belong to it."""

    __slots__ = ("high", "low")

    def __init__(self, low: object, high: object) -> None:
        self.low = low
        self.high = high

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and (self.low, self.high) == (other.low, other.high)

    def __hash__(self) -> int:
        return hash((self.low, self.high))


def span_reader(low: Kind, high: Kind, clock: Clock) -> Callable[[str], Typed]:
    """Return what reads a span: one number means exactly that many; of moments the second may be a time alone."""

    def read(typed: str) -> Typed:
        parts = [part for part in _BETWEEN.split(typed.strip(), maxsplit=1) if part]
        if not parts:
            return Typed(fault=hint(low, clock))
        first = reader(low, clock)(parts[0])
        if first.fault or first.choices:
            return first
        if len(parts) == 1:
            # One number is both ends; one moment is only the first.
            return Typed(Span(first.value, first.value), said=first.said) if low.name == "count" else first
        second = end_reader(high, clock, first.value)(parts[1])
        if second.fault or second.choices:
            return Typed(fault=second.fault or "write the second one in full too")
        return Typed(Span(first.value, second.value), said=_said(first, second, clock))

    return read


def end_reader(kind: Kind, clock: Clock, low: Any) -> Callable[[str], Typed]:
    """Return what reads the high end of a span whose low end is known: never one that lies before it.

    A time alone means the day of the low end, or the next day where it is an earlier hour.
    """
    if isinstance(low, datetime):
        clock = Clock(clock.now, clock.zone, low.astimezone(clock.zone).date())
    least = said(low, clock.zone)

    def read(typed: str) -> Typed:
        found = reader(kind, clock)(typed)
        if isinstance(low, datetime):
            found = _later(found, low, typed, clock)
        if wrong := next((one.label for one in found.choices if one.value < low), ""):
            return Typed(fault=f"{wrong} is before {least}; if you mean another day, write its month by name")
        if found.value is not None and found.value < low:
            return Typed(fault=f"{found.said} is {'before' if isinstance(low, datetime) else 'less than'} {least}")
        return found

    return read


def _said(first: Typed, second: Typed, clock: Clock) -> str:
    """Both ends; the day and the zone once where they are the same."""
    if isinstance(first.value, datetime) and isinstance(second.value, datetime):
        one, two = first.value.astimezone(clock.zone), second.value.astimezone(clock.zone)
        if one.date() == two.date():
            return first.said.replace(f"{one:%H:%M}", f"{one:%H:%M} to {two:%H:%M}")
    return f"{first.said} to {second.said}"


def _later(second: Typed, first: datetime, text: str, clock: Clock) -> Typed:
    """A time alone that lies before the first one is of the next day: the span crosses midnight."""
    if isinstance(second.value, datetime) and second.value <= first and _BARE_TIME.fullmatch(text.strip()):
        there = second.value + timedelta(days=1)
        return Typed(there, said=said(there, clock.zone))
    return second


def hint(kind: Kind, clock: Clock) -> str:
    """How a span is written."""
    if kind.name == "count":
        return "a number, or a range such as 4-6"
    alone = f"; times alone mean {said(clock.near)}" if clock.near else ""
    return f"from when until when, such as 3 dec 2026 04:00 - 13:00{alone}"
