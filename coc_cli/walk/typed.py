"""From what a planner types to a value of its kind, with how it is said back; or what is wrong, in the planner's words."""

from __future__ import annotations

import unicodedata

from coc_cli.plan import codes, dates, personal
from coc_cli.plan.blank import only_assents, says_nothing
from coc_cli.plan.kinds import Kind
from coc_cli.text import hidden
from coc_cli.walk.question import Choice, Typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime, tzinfo

    Read = Callable[[str], Typed]


class Clock:
    """What dates are read against: the moment of now, the plan's zone, and the day that a bare time means."""

    __slots__ = ("near", "now", "zone")

    def __init__(self, now: datetime, zone: tzinfo | None, near: date | None) -> None:
        self.now = now.astimezone(zone) if zone else now
        self.zone = zone
        self.near = near


def reader(kind: Kind, clock: Clock, *, private: bool = True) -> Read:
    """Return what reads a text of a kind. With `private`, names and numbers of people are pointed out."""
    if kind.many and kind.name not in ("word", "ref"):
        return lambda typed: _several(kind, typed, clock)
    return {
        "text": lambda typed: _text(kind, typed, private=private),
        "line": lambda typed: _text(kind, typed, private=private),
        "count": lambda typed: _count(kind, typed),
        "date": lambda typed: _moment(dates.read_date(typed, now=clock.now), clock),
        "moment": lambda typed: _moment(dates.read_moment(typed, zone=clock.zone, now=clock.now, near=clock.near), clock),
        "country": lambda typed: _code(kind, codes.country(typed)),
        "language": lambda typed: _code(kind, codes.language(typed)),
        "zone": _zone,
        "box": lambda typed: _numbers(kind, typed),
        "point": lambda typed: _numbers(kind, typed),
    }.get(kind.name, lambda typed: _code(kind, typed.strip()))


def _text(kind: Kind, typed: str, *, private: bool) -> Typed:
    text = typed.strip()
    if says_nothing(text):
        return Typed(fault="that says nothing; if it is not known yet, leave it open")
    if not kind.bare and only_assents(text):
        return Typed(fault="that alone says nothing: write what it is, how or why, in words")
    if wrong := kind.fault(text):
        return Typed(fault=_plainly(wrong, text, kind))
    if signs := hidden(text):
        return Typed(fault=f"it holds invisible characters ({', '.join(signs)}): type it anew")
    looks = "; ".join(f"looks like {what}: {words}" for what, words in dict(_personal(text)).items()) if private else ""
    return Typed(text, said=text, warning=f"{looks}. Codes and roles only" if looks else "")


def _personal(text: str) -> list[tuple[str, str]]:
    return list(personal.found_in(text))[:3]


def _plainly(wrong: str, text: str, kind: Kind) -> str:
    """A text that is too long is not shown again."""
    if len(text) > kind.high:
        return f"{len(text)} characters are too many: at most {kind.high}"
    return wrong


def _count(kind: Kind, typed: str) -> Typed:
    digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in typed.strip())
    try:
        value = kind.parse(digits, None)
    except ValueError:
        return Typed(fault=f"write {kind.expects()}")
    return Typed(value, said=str(value))


def _moment(reading: dates.Reading, clock: Clock) -> Typed:
    if reading.value is not None:
        return Typed(reading.value, said=dates.spoken(reading.value, clock.zone))
    choices = [Choice(one, dates.spoken(one, clock.zone)) for one in reading.choices]
    return Typed(choices=choices, fault=reading.fault)


def _code(kind: Kind, text: str) -> Typed:
    if wrong := kind.fault(text):
        return Typed(fault=f"write {kind.expects()}" if text else wrong)
    return Typed(text, said=codes.said(text) if kind.name in ("country", "language") else text)


def _several(kind: Kind, typed: str, clock: Clock) -> Typed:
    """A list, comma by comma; what is not clear in it has to be written in full."""
    single = Kind(kind.name, low=kind.low, high=kind.high)
    read = reader(single, clock)
    parts = [part for part in typed.replace(";", ",").split(",") if part.strip()]
    found = [read(part) for part in parts]
    for part, one in zip(parts, found, strict=True):
        if one.choices:
            return Typed(fault=f"{part.strip()} may be " + " or ".join(choice.label for choice in one.choices))
        if one.fault:
            return Typed(fault=f"{part.strip()}: {one.fault}")
    if not found:
        return Typed(fault=f"write {kind.expects()}, with commas between")
    values = [one.value for one in found]
    if wrong := kind.fault(values):
        return Typed(fault=wrong)
    return Typed(values, said=", ".join(one.said for one in found))


def _zone(typed: str) -> Typed:
    from coc_cli.nearest import zone_near
    from coc_cli.readiness.clock import zone_of

    text = typed.strip().replace(" ", "_")
    if zone_of(text) is not None and "/" in text:
        return Typed(text, said=text)
    name = zone_near(text)
    if name and name.rpartition("/")[2].casefold() == text.casefold():
        return Typed(name, said=name)
    return Typed(fault="write a zone such as Asia/Bangkok" + (f"; did you mean {name}?" if name else ""))


def _numbers(kind: Kind, typed: str) -> Typed:
    try:
        value = kind.parse(typed, None)
    except ValueError:
        return Typed(fault=f"write {kind.expects()}")
    return Typed(value, said=typed.strip())
