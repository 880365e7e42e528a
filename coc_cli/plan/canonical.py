"""The canonical text of a value: what digests are made of. It depends on nothing but the value's content and its types.

JSON, but for moments ("@" and the moment in UTC: one moment is one value, in whichever zone it is written), dates ("@" and
the day), and lists, whose entries are sorted: records and words are sets. A list of whole numbers is a rectangle or a
point, the one kind of list whose order says something.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from json.encoder import encode_basestring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any


text_of = encode_basestring


def canonical(value: Any) -> str:
    """Write any value of a parsed file. Raises TypeError for what no plan holds."""
    kind = type(value)
    if kind is str:
        return text_of(value)
    if kind is dict:
        return keyed({key: canonical(one) for key, one in value.items()})
    if kind is list:
        entries = [canonical(one) for one in value]
        return ordered(entries) if {int}.issuperset(map(type, value)) else unordered(entries)
    if kind is datetime:
        return moment(value)
    if kind is date:
        return day(value)
    if kind is bool:
        return "true" if value else "false"
    if kind is int:
        return str(value)
    raise TypeError(f"no plan holds a {type(value).__name__}")


def keyed(texts: Mapping[str, str]) -> str:
    """Write a table from the texts of its values."""
    return f"{{{','.join([f'{text_of(key)}:{texts[key]}' for key in sorted(texts)])}}}"


def unordered(texts: Iterable[str]) -> str:
    """Write a list whose order says nothing, from the texts of its entries."""
    return f"[{','.join(sorted(texts))}]"


def ordered(texts: Iterable[str]) -> str:
    """Write a list whose order says something, from the texts of its entries."""
    return f"[{','.join(texts)}]"


def moment(value: datetime) -> str:
    """Write a moment; one without a zone, which no plan holds, as it stands."""
    if not value.tzinfo:
        return f"@{value.isoformat()}"
    here = value.astimezone(UTC)
    if here.second or here.microsecond:
        return f"@{here.isoformat()}"
    # What isoformat would write, at a third of its price: the hours of a day are few.
    return f"{day(here.date())}{_minute(here.hour * 60 + here.minute)}"


@lru_cache(maxsize=24 * 60)
def _minute(number: int) -> str:
    return f"T{number // 60:02}:{number % 60:02}:00+00:00"


@lru_cache(maxsize=1024)
def day(value: date) -> str:
    """Write a date."""
    return f"@{value.isoformat()}"
