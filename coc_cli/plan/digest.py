"""The canonical digest of what is planned: comments, order and spacing never change it, every value does.

Records are a set: their order says nothing, and so does the order of the entries of a list. What is printed, briefed,
done or signed lies outside (`OUTSIDE_DIGEST`), so that acting on a plan voids no sign-off.
"""

from __future__ import annotations

import hashlib

from coc_cli.plan.canonical import canonical, text_of
from coc_cli.plan.fields import OUTSIDE_DIGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

_PREFIX = b"coc-plan-v1\0"


class Canon:
    """The canonical text of each table of one plan, written at its first use: several digests are made of the same ones.

    It is for data that does not change any more. `known`: texts that were written of it already, by table.
    """

    __slots__ = ("_data", "_known", "_tables")

    def __init__(self, data: Mapping[str, Any], known: Mapping[str, str] | None = None) -> None:
        self._data = data
        self._known = known or {}
        self._tables: dict[str, bytes] = {}

    def plan(self) -> str:
        """The SHA-256 of a plan's values as 64 hexadecimal digits."""
        return self._digest(_PREFIX, self._data.keys() - OUTSIDE_DIGEST)

    def records(self, tables: tuple[str, ...]) -> str:
        """A short salted digest of some tables: 16 hexadecimal digits that change when any of their values does."""
        salt = str(self._data.get("salt", ""))
        return self._digest(f"coc-records-v1\0{salt}\0".encode(), self._data.keys() & tables)[:16]

    def _digest(self, prefix: bytes, names: Iterable[str]) -> str:
        """Of these tables, as `canonical` writes their dictionary; in pieces, for together they are as long as a plan."""
        digest, before = hashlib.sha256(prefix), b"{"
        for name in sorted(names):
            digest.update(before + text_of(name).encode("utf-8") + b":")
            digest.update(self._table(name))
            before = b","
        digest.update(b"}" if before == b"," else b"{}")
        return digest.hexdigest()

    def _table(self, name: str) -> bytes:
        if name not in self._tables:
            self._tables[name] = (self._known.get(name) or canonical(self._data[name])).encode("utf-8")
        return self._tables[name]


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
