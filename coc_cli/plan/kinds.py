"""What a single value may be: one small set of kinds, each with its bounds and its sentence when they are missed.

A kind checks a parsed TOML value (`fault`) and reads what a person typed (`parse`). It knows no file and no record.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from coc_cli.plan.canonical import day, moment, ordered, text_of, unordered
from coc_cli.plan.remembered import remembered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from typing import Any, Final

    Value = str | int | date | datetime | list["Value"] | dict[str, "Value"]

TEXT_MAX: Final = 2000
LINE_MAX: Final = 120
LIST_MAX: Final = 200

ZONE_PATTERN: Final = re.compile(r"[A-Za-z_]{1,20}(/[A-Za-z0-9_+-]{1,20}){0,2}")
PATTERNS: Final = {
    "id": (re.compile(r"[A-Za-z][A-Za-z0-9-]{0,15}"), "a short code: a letter, then at most 15 letters, digits or -"),
    "country": (re.compile(r"[A-Z]{2}"), 'a country as two capitals (ISO 3166), such as "TH"'),
    "language": (re.compile(r"[a-z]{2,3}"), 'a language as two or three small letters (ISO 639), such as "km"'),
    "hex": (re.compile(r"[0-9a-f]{1,64}"), "lower-case hexadecimal digits"),
}


class Kind:
    """One kind of value.

    name: which kind; words: the closed vocabulary of a `word`; tables: where a `ref` may point;
    low, high: inclusive bounds of a `count`, or of a text's length; many: a list of such values without repeats;
    bare: of a text: a mere yes, no or ok may be all that there is to say, as under hazards; elsewhere it says nothing;
    type, given: the type that one value, and a field's whole value, has in the file; held: makes of a value of that type
    what the model holds, or None: it is held as it is; written: writes what is held as canonical text, "" for whatever is
    not of this kind.
    """

    __slots__ = ("_one", "bare", "given", "held", "high", "low", "many", "name", "tables", "type", "words", "written")

    def __init__(
        self,
        name: str,
        *,
        words: tuple[str, ...] = (),
        tables: tuple[str, ...] = (),
        low: int = 0,
        high: int = 0,
        many: bool = False,
        bare: bool = False,
    ) -> None:
        self.name = name
        self.bare = bare
        self.words = words
        self.tables = tables
        self.low = low
        self.high = high
        self.many = many
        self.type = _TYPES.get(name, str)
        self._one = _writer(self)
        self.given = list if many else self.type
        in_utc = _all_in_utc if many else _in_utc
        self.held: Callable[[Any], Any] | None = in_utc if name == "moment" else tuple if self.is_list else None
        self.written = remembered(self._list) if many else self._one

    @property
    def is_list(self) -> bool:
        """Whether a value of it is a list in the file."""
        return self.many or self.name in ("box", "point")

    def expects(self) -> str:
        """Say in the user's words what one value of this kind looks like."""
        match self.name:
            case "text" | "line" | "blob":
                return f"text of at most {self.high} characters" + (" on one line" if self.name == "line" else "")
            case "word":
                return "one of " + ", ".join(self.words)
            case "count":
                return f"a whole number from {self.low} to {self.high}"
            case "date":
                return "a date, such as 2026-12-03"
            case "moment":
                return "a moment with its zone, such as 2026-12-03T05:30:00+07:00"
            case "zone":
                return 'a time zone by name, such as "Asia/Bangkok"'
            case "ref":
                return "the id of one of " + ", ".join(self.tables)
            case "duty":
                return 'the id of a duty, such as "12.c/3"'
            case "box":
                return "four whole numbers: left, top, width, height, in decimetres"
            case "point":
                return "two whole numbers: left and top, in decimetres"
        return PATTERNS[self.name][1]

    def fault(self, value: object) -> str:
        """Say what is wrong with `value`, or return "" when it is of this kind. References are looked up elsewhere."""
        if not self.many:
            return "" if self._fits(value) else f"got {shown(value)}, expected {self.expects()}"
        if not isinstance(value, list):
            return f"got {shown(value)}, expected a list: each {self.expects()}"
        if len(value) > LIST_MAX:
            return f"got {len(value)} entries, expected at most {LIST_MAX}"
        for one in value:
            if not self._fits(one):
                return f"got {shown(one)}, expected {self.expects()}"
        if len(value) > 1 and len(set(map(str, value))) < len(value):
            return "the same entry stands twice in the list"
        return ""

    def _fits(self, value: object) -> bool:
        return type(value) is self.type and bool(self._one(value))

    def _list(self, entries: tuple[Any, ...]) -> str:
        """Write a list of such values."""
        if len(entries) > LIST_MAX or not all(map(self._fits, entries)):
            return ""
        texts = [self._one(one) for one in entries]
        return unordered(texts) if len(set(texts)) == len(texts) else ""

    def parse(self, typed: str, zone: tzinfo | None) -> Value:
        """Turn what a person typed into a value; a moment without a zone is read in `zone`.

        Raises ValueError with the sentence of `fault` when it is not of this kind, or a date is not clear.
        """
        parts = [part.strip() for part in typed.split(",") if part.strip()] if self.many else [typed.strip()]
        if self.name in ("box", "point"):
            value: Value = [_whole(part) for part in typed.replace(",", " ").split()]
        elif self.many:
            value = [self._parse_one(part, zone) for part in parts]
        else:
            value = self._parse_one(parts[0], zone)
        if wrong := self.fault(value):
            raise ValueError(wrong)
        return value

    def _parse_one(self, typed: str, zone: tzinfo | None) -> Value:
        if self.name == "count":
            return _whole(typed)
        if self.name not in ("date", "moment"):
            return typed
        from coc_cli.plan import dates

        reading = dates.read_date(typed) if self.name == "date" else dates.read_moment(typed, zone=zone)
        if reading.value is None:
            raise ValueError(f"got {shown(typed)}: {dates.asked_back(reading)}")
        return reading.value


_TYPES: Final[dict[str, type]] = {"count": int, "date": date, "moment": datetime, "box": list, "point": list}


def _writer(kind: Kind) -> Callable[[Any], str]:
    """Return what writes a single value, and "" for what is of another kind. It runs for every value of every plan."""
    name, low, high = kind.name, kind.low, kind.high
    match name:
        case "text" | "blob":
            return lambda value: text_of(value) if type(value) is str and len(value) <= high else ""
        case "line":
            return lambda value: text_of(value) if type(value) is str and len(value) <= high and "\n" not in value else ""
        case "count":
            return lambda value: str(value) if type(value) is int and low <= value <= high else ""
        case "box" | "point":
            length = 4 if name == "box" else 2
            return lambda value: ordered(map(str, value)) if len(value) == length and all(map(_small, value)) else ""
        case "date":
            # A year of another era is a slip, and one far off would overflow in another zone.
            return _seen(date, lambda value: day(value) if 2000 <= value.year <= 2200 else "")
        case "moment":
            return _seen(datetime, _moment)
        case "word":
            return _seen(str, lambda value: text_of(value) if value in kind.words else "")
        case "ref" | "duty":
            return _seen(str, lambda value: text_of(value) if 0 < len(value) <= 24 else "")
        case "hex":
            # Digests and salts stand nowhere else: to remember them helps nobody.
            digits = PATTERNS[name][0].fullmatch
            return lambda value: text_of(value) if type(value) is str and digits(value) else ""
    fits = (ZONE_PATTERN if name == "zone" else PATTERNS[name][0]).fullmatch
    return _seen(str, lambda value: text_of(value) if fits(value) else "")


def _seen(of: type, write: Callable[[Any], str]) -> Callable[[Any], str]:
    """Most values of a plan stand in it more than once. Not for numbers, nor for lists of them (`remembered`)."""

    def written(value: Any) -> str:
        return write(value) if type(value) is of else ""

    return remembered(written)


def _moment(value: datetime) -> str:
    try:
        here = value.astimezone(UTC) if value.tzinfo else None
    except OverflowError:
        return ""
    return moment(here) if here and 2000 <= here.year <= 2200 else ""


def _in_utc(value: datetime) -> datetime:
    """Moments that share a zone are compared at a tenth of the price, and judging compares many."""
    return value.astimezone(UTC) if value.tzinfo else value


def _all_in_utc(values: list[Any]) -> tuple[Any, ...]:
    return tuple([_in_utc(value) if type(value) is datetime else value for value in values])


def shown(value: object) -> str:
    """Show a faulty value briefly; a number too long to print is described, never printed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and not _small(value):
        return "a number far too large"
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "a table"
    text = value.isoformat() if isinstance(value, (date, datetime)) else str(value)
    text = text if len(text) <= 60 else text[:57] + "..."
    return f'"{text}"' if isinstance(value, str) else text


def _small(value: object) -> bool:
    return type(value) is int and -100_000 <= value <= 1_000_000


def _whole(typed: str) -> int | str:
    return int(typed) if re.fullmatch(r"-?[0-9]{1,7}", typed) else typed


TEXT: Final = Kind("text", high=TEXT_MAX)
LINE: Final = Kind("line", high=LINE_MAX)
# For what is as well answered by a mere "no", and for what no duty rests on.
REMARK: Final = Kind("text", high=TEXT_MAX, bare=True)
REMARK_LINE: Final = Kind("line", high=LINE_MAX, bare=True)
CODE: Final = Kind("line", high=40, bare=True)
BLOB: Final = Kind("blob", high=60_000)
ID: Final = Kind("id")
COUNTRY: Final = Kind("country")
LANGUAGE: Final = Kind("language")
LANGUAGES: Final = Kind("language", many=True)
HEX: Final = Kind("hex")
DATE: Final = Kind("date")
MOMENT: Final = Kind("moment")
MOMENTS: Final = Kind("moment", many=True)
ZONE: Final = Kind("zone")
DUTY: Final = Kind("duty")
BOX: Final = Kind("box")
POINT: Final = Kind("point")


def word(words: tuple[str, ...]) -> Kind:
    """One word out of a closed vocabulary."""
    return Kind("word", words=words)


def words(of: tuple[str, ...]) -> Kind:
    """Several words out of a closed vocabulary, without repeats."""
    return Kind("word", words=of, many=True)


def ref(*tables: str) -> Kind:
    """The id of a record of one of `tables`."""
    return Kind("ref", tables=tables)


def refs(*tables: str) -> Kind:
    """The ids of several records of `tables`, without repeats."""
    return Kind("ref", tables=tables, many=True)


def count(low: int, high: int) -> Kind:
    """A whole number; both bounds belong to the range."""
    return Kind("count", low=low, high=high)
