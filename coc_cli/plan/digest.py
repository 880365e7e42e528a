"""The canonical digest of what is planned: comments, order and spacing never change it, every value does.

Records are a set: their order says nothing, and so does the order of the entries of a list. What is printed, briefed,
done or signed lies outside (`OUTSIDE_DIGEST`), so that acting on a plan voids no sign-off.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from json.encoder import encode_basestring

from coc_cli.plan.fields import OUTSIDE_DIGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

_PREFIX = b"coc-plan-v1\0"


class Canon:
    """The canonical text of each table of one plan, written at its first use: several digests are made of the same ones.

    It is for data that does not change any more.
    """

    __slots__ = ("_data", "_texts")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._texts: dict[str, str] = {}

    def plan(self) -> str:
        """The SHA-256 of a plan's values as 64 hexadecimal digits."""
        covered = self._text(key for key in self._data if key not in OUTSIDE_DIGEST)
        return hashlib.sha256(_PREFIX + covered.encode("utf-8")).hexdigest()

    def records(self, tables: tuple[str, ...]) -> str:
        """A short salted digest of some tables: 16 hexadecimal digits that change when any of their values does."""
        covered = self._text(name for name in tables if name in self._data)
        salt = str(self._data.get("salt", ""))
        return hashlib.sha256(f"coc-records-v1\0{salt}\0{covered}".encode()).hexdigest()[:16]

    def _text(self, names: Iterable[str]) -> str:
        """As `canonical` writes the dictionary of these tables."""
        wanted = sorted(names)
        for name in wanted:
            if name not in self._texts:
                self._texts[name] = f"{encode_basestring(name)}:{canonical(self._data[name])}"
        return "{" + ",".join([self._texts[name] for name in wanted]) + "}"


def plan_digest(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a plan's values as 64 hexadecimal digits."""
    return Canon(data).plan()


def leaf_digests(data: Mapping[str, Any]) -> dict[str, str]:
    """Return a short salted digest (8 hexadecimal digits) of every value that the plan's digest covers, by its path."""
    salt = str(data.get("salt", ""))
    return {
        path: hashlib.sha256(f"coc-value-v1\0{salt}\0{path}\0{text}".encode()).hexdigest()[:8]
        for key, value in data.items()
        if key not in OUTSIDE_DIGEST
        for path, text in _leaves(key, value)
    }


def canonical(value: Any) -> str:
    """Write a value as one text that depends on nothing but its content and its types.

    JSON, but for moments ("@" and the moment in UTC: one moment is one value, in whichever zone it is written), dates
    ("@" and the day), and lists, whose entries are sorted: records and words are sets. A list of whole numbers is a
    rectangle or a point, the one kind of list whose order says something.
    """
    kind = type(value)
    # Most values are texts in tables and lists: they are written where they stand, without a call for each.
    if kind is dict:
        written = []
        for key in sorted(value):
            one = value[key]
            written.append(f"{encode_basestring(key)}:{encode_basestring(one) if type(one) is str else canonical(one)}")
        return "{" + ",".join(written) + "}"
    if kind is list:
        entries = [encode_basestring(one) if type(one) is str else canonical(one) for one in value]
        return "[" + ",".join(entries if {int}.issuperset(map(type, value)) else sorted(entries)) + "]"
    if kind is str:
        return encode_basestring(value)
    if kind is datetime:
        return f"@{(value.astimezone(UTC) if value.tzinfo else value).isoformat()}"
    if kind is date:
        return f"@{value.isoformat()}"
    if kind is bool:
        return "true" if value else "false"
    if kind is int:
        return str(value)
    raise TypeError(f"no plan holds a {type(value).__name__}")


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield every leaf with its path; a record is named by its id, a list is one leaf."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(f"{path}.{key}", one)
    elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        for index, one in enumerate(value):
            yield from _leaves(f"{path}.{one.get('id', index)}", one)
    else:
        yield path, canonical(value)
