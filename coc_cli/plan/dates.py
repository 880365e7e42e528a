"""Dates and moments as people write them, read without guessing.

A reading is a value, or several that it may be (a Buddhist year, 03/04, a two-digit year, an hour that the clock shows
twice), or a sentence that says what is missing. Whoever asked shows the choices and lets a person choose.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone

from coc_cli.plan.calendar_words import BUDDHIST, FILLERS, MONTHS, MONTHS_OF, RELATIVE, WEEKDAYS, WEEKDAYS_OF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

# No plan lies outside; a year beyond is a slip, or another era.
YEARS = range(2000, 2201)
_ERA = 543
# A day without its year is the nearest one, as long as no other comes near.
_NEAR = timedelta(days=150)

# What people write is seldom read: these are compiled when it is.
_CLOCK = (
    r"(?:^|[\s,]|(?<=\d)t)(?:at\s+)?(?:(?P<hour>\d{1,2})\s*[:.h]\s*(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?"
    r"|(?P<only>\d{1,2})\s*(?P<part>[ap]\.?m\.?)"
    r"|(?P<digits>(?:[01]\d|2[0-3])[0-5]\d)\s*(?:h|hrs?|hours)|(?P<lead>0\d[0-5]\d))"
    r"\s*(?P<offset>z|[+-]\d{2}:?\d{2})?\s*(?:น\.?)?$"
)
# As programs write a moment, fractions and short offsets too.
_ISO = r"\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:z|[+-]\d\d(?::?\d\d)?)"
_NUMBERS = r"(\d{1,4})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{1,4}))?"


class Reading:
    """What a text may mean: one value, several `choices`, or neither and `fault` says in a sentence why."""

    __slots__ = ("choices", "fault", "value")

    def __init__(
        self, value: date | None = None, *, choices: tuple[date, ...] = (), fault: str = "", doubtful: bool = False
    ) -> None:
        self.choices = choices if value is None or not doubtful else (value,)
        self.value = None if doubtful else value
        self.fault = fault


def read_date(typed: str, *, now: datetime | None = None) -> Reading:
    """Read a day. Without `now` nothing relative and no day without its year is understood."""
    text = _plain(typed)
    found = _days(text, now.date() if now else None)
    return _settled([day for day, _ in found.days], found, example="3 December 2026")


def read_moment(typed: str, *, zone: tzinfo | None, now: datetime | None = None, near: date | None = None) -> Reading:
    """Read a moment. `zone` is meant where none is written; a time alone is one of the day `near`."""
    text = _plain(typed)
    if text == "now":
        return Reading(now) if now else Reading(fault="write the day and the time: 3 December 2026 05:30")
    if re.fullmatch(_ISO, text) and (moment := _written(text)):
        return Reading(moment)
    today = now.date() if now else None
    clock = re.search(_CLOCK, text)
    if clock is None:
        dated = bool(_days(text, today).days)
        what = "the time is missing: " if dated else "no day and time: "
        return Reading(fault=f"{what}write it as 3 December 2026 05:30")
    hour = _time(clock)
    if hour is None:
        return Reading(fault=f"{clock.group().strip(' t,')} is no time of day")
    try:
        zone = _offset(clock.group("offset")) or zone
    except ValueError:
        return Reading(fault=f"{clock.group('offset')} is no offset: write it as +07:00")
    if zone is None:
        return Reading(fault="set schedule.zone first, or write the offset: 3 December 2026 05:30 +07:00")
    rest = text[: clock.start()].strip(" ,")
    if not rest and not near:
        return Reading(fault="the day is missing: write it as 3 December 2026 05:30")
    found = _days(rest, today) if rest else _Found([(near or date.min, False)])
    moments = [moment for day, _ in found.days for moment in _local(datetime.combine(day, hour), zone)]
    if found.days and not moments:
        return Reading(fault="clocks are put forward then: that hour does not exist in this zone")
    return _settled(moments, found, example="3 December 2026 05:30")


def _written(text: str) -> datetime | None:
    """The moment of an ISO 8601 text, without fractions; None where there is none, or in a year that people mean else."""
    try:
        moment = datetime.fromisoformat(text.upper()).replace(microsecond=0)
    except ValueError:
        return None
    return moment if moment.year in YEARS else None


def spoken(value: date, zone: tzinfo | None = None) -> str:
    """Say a day or a moment so that nobody misreads it: weekday, month name, year, and the zone of a time."""
    if not isinstance(value, datetime):
        return f"{WEEKDAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"
    local = value.astimezone(zone) if zone else value
    offset = local.strftime("%z")
    name = getattr(zone or value.tzinfo, "key", "")
    said = f"{offset[:3]}:{offset[3:5]}" + (f" {name}" if name else "")
    return f"{spoken(local.date())}, {local:%H:%M} ({said})"


def asked_back(reading: Reading) -> str:
    """Say in one sentence why a reading is no value, and how to write what was meant."""
    if not reading.choices:
        return reading.fault
    said = " or ".join(spoken(one) for one in reading.choices)
    written = " or ".join(one.isoformat() for one in reading.choices)
    return f"do you mean {said}? write {written}"


class _Found:
    """The days that a text may mean, each with whether it has to be asked back; or what is wrong with it."""

    __slots__ = ("days", "fault")

    def __init__(self, days: list[tuple[date, bool]], fault: str = "") -> None:
        self.days = days
        self.fault = fault


def _settled(values: list[date] | list[datetime], found: _Found, *, example: str) -> Reading:
    kept = list(dict.fromkeys(values))
    if not kept:
        return Reading(fault=found.fault or f"write it as {example}")
    if len(kept) == 1:
        return Reading(kept[0], doubtful=any(doubt for _, doubt in found.days))
    return Reading(choices=tuple(kept))


def _plain(typed: str) -> str:
    """Small letters, ASCII digits whatever the script, one space between words."""
    text = unicodedata.normalize("NFC", typed).casefold()
    text = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return " ".join(text.split())


def _days(text: str, today: date | None) -> _Found:
    """Every day that a text without a time may mean."""
    era = any(mark in text for mark in BUDDHIST)
    for mark in BUDDHIST:
        text = text.replace(mark, " ")
    text = " ".join(text.split()).strip(" ,.")
    if text in RELATIVE:
        if today is None:
            return _Found([], "write the day in full, such as 3 December 2026")
        return _Found([(today + timedelta(days=RELATIVE[text]), False)])
    weekday, rest = _weekday(text)
    if weekday is not None and not rest:
        if today is None:
            return _Found([], "write the day in full, such as 3 December 2026")
        return _Found([(today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1), False)])
    found = _by_name(rest, today, era=era) or _by_numbers(rest, today, era=era)
    if weekday is None or not found.days:
        return found
    fitting = [entry for entry in found.days if entry[0].weekday() == weekday]
    if not fitting:
        day = found.days[0][0]
        return _Found([], f"{spoken(day)} is no {WEEKDAYS[weekday]}")
    return _Found([(day, False) for day, _ in fitting] if len(fitting) == 1 else fitting)


def _weekday(text: str) -> tuple[int | None, str]:
    first, _, rest = text.partition(" ")
    name = first.strip(",.")
    return (WEEKDAYS_OF[name], rest.strip(" ,")) if name in WEEKDAYS_OF else (None, text)


def _by_name(text: str, today: date | None, *, era: bool) -> _Found | None:
    """3 December 2026, December 3 2026, 3 dec: None where no month is named."""
    parts = [part.strip(",.") for part in re.findall(r"[^\W\d_][^\s,\d]*|\d+(?:st|nd|rd|th)?", text)]
    parts = [part for part in parts if part not in FILLERS]
    months = [MONTHS_OF[part] for part in parts if part in MONTHS_OF]
    numbers = [re.sub(r"\D", "", part) for part in parts if part[0].isdigit()]
    if len(months) != 1:
        return None
    if len(months) + len(numbers) != len(parts) or not 1 <= len(numbers) <= 2:
        return _Found([], "")
    if len(numbers) == 2 and len(numbers[0]) == 4:
        numbers.reverse()
    return _dated([(numbers[0], months[0])], numbers[1] if len(numbers) == 2 else "", today, era=era)


def _by_numbers(text: str, today: date | None, *, era: bool) -> _Found:
    """2026-12-03, 3/12/2026, 03/04: both orders count where both exist."""
    match = re.fullmatch(_NUMBERS, text)
    if match is None:
        return _Found([], "")
    one, two, three = match.groups()
    if len(one) > 2:
        return _dated([(three, int(two))], one, today, era=era) if three and len(three) < 3 else _Found([], "")
    orders = [(one, int(two)), (two, int(one))]
    return _dated(orders, three or "", today, era=era)


def _dated(orders: list[tuple[str, int]], year: str, today: date | None, *, era: bool) -> _Found:
    """Every day that exists among (day, month) orders and the years that a text may mean."""
    pairs = list(dict.fromkeys((int(day), month) for day, month in orders if _exists(int(day), month)))
    if not pairs:
        return _Found([], "no such day exists")
    if not year:
        return _yearless(pairs, today)
    years = list(_years(year, era=era, today=today))
    if not years:
        return _Found([], f"the year {year} is out of reach: a plan lies between {YEARS[0]} and {YEARS[-1]}")
    days = [
        (date(number, month, day), doubt) for number, doubt in years for day, month in pairs if _exists(day, month, number)
    ]
    return _Found(days, "" if days else "no such day exists in that year")


def _years(text: str, *, era: bool, today: date | None) -> Iterator[tuple[int, bool]]:
    """The years that digits may mean, each with whether it has to be asked back."""
    number = int(text)
    if len(text) == 4 and era:
        yield from [(number - _ERA, False)] if number - _ERA in YEARS else []
    elif len(text) == 4 and number in YEARS:
        yield number, False
    elif len(text) == 4 and number - _ERA in YEARS:
        yield number - _ERA, True
    elif len(text) == 2:
        around = today.year if today else 2000 + number
        for guess in (2000 + number, 2500 + number - _ERA):
            if guess in YEARS and abs(guess - around) <= 20 and not (era and guess == 2000 + number):
                yield guess, True


def _yearless(pairs: list[tuple[int, int]], today: date | None) -> _Found:
    if today is None:
        return _Found([], "the year is missing: write it as 3 December 2026")
    days: list[tuple[date, bool]] = []
    for day, month in pairs:
        near = [
            date(year, month, day) for year in (today.year - 1, today.year, today.year + 1) if _exists(day, month, year)
        ]
        close = [one for one in near if abs(one - today) <= _NEAR]
        days += [(one, not close) for one in close or sorted(near, key=lambda one: abs(one - today))[:2]]
    return _Found(sorted(days), "" if days else "there is no such day in the years around now")


def _exists(day: int, month: int, year: int = 2000) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _time(clock: re.Match[str]) -> time | None:
    """The time of a day that a match holds, or None where no day has it."""
    digits = clock.group("digits") or clock.group("lead")
    hour, minute = (int(digits[:2]), int(digits[2:])) if digits else (0, int(clock.group("minute") or 0))
    hour = hour if digits else int(clock.group("hour") or clock.group("only"))
    half = (clock.group("half") or clock.group("part") or "")[:1]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    second = int(clock.group("second") or 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _offset(text: str | None) -> tzinfo | None:
    """Raises ValueError for an offset of a day or more."""
    if not text:
        return None
    return UTC if text == "z" else time.fromisoformat(f"00:00{text}").tzinfo


def _local(moment: datetime, zone: tzinfo) -> list[datetime]:
    """The moments at which a clock in a zone shows this time: none, one, or two around the change of clocks."""
    found: dict[timedelta, datetime] = {}
    for fold in (0, 1):
        there = moment.replace(tzinfo=zone, fold=fold)
        offset = there.utcoffset() or timedelta()
        if there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == moment:
            found[offset] = moment.replace(tzinfo=timezone(offset))
    return list(found.values())
