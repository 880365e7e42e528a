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
    from collections.abc import Iterator, Mapping
    from typing import Any

_PREFIX = b"coc-plan-v1\0"


def plan_digest(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a plan's values as 64 hexadecimal digits."""
    covered = {key: value for key, value in data.items() if key not in OUTSIDE_DIGEST}
    return hashlib.sha256(_PREFIX + canonical(covered).encode("utf-8")).hexdigest()


def records_digest(data: Mapping[str, Any], tables: tuple[str, ...], written: dict[str, str] | None = None) -> str:
    """Return a short salted digest of some tables: 16 hexadecimal digits that change when any of their values does.

    written: where the text of each table of this data is kept, for whoever asks about many sets of tables.
    """
    kept = {} if written is None else written
    for name in tables:
        if name in data and name not in kept:
            kept[name] = canonical(data[name])
    covered = "{" + ",".join([f"{encode_basestring(name)}:{kept[name]}" for name in sorted(tables) if name in data]) + "}"
    salt = str(data.get("salt", ""))
    return hashlib.sha256(f"coc-records-v1\0{salt}\0{covered}".encode()).hexdigest()[:16]


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
    match value:
        case str():
            return encode_basestring(value)
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case dict():
            return "{" + ",".join([f"{encode_basestring(key)}:{canonical(value[key])}" for key in sorted(value)]) + "}"
        case list():
            entries = [canonical(one) for one in value]
            return "[" + ",".join(entries if all(type(one) is int for one in value) else sorted(entries)) + "]"
        case datetime():
            return f"@{(value.astimezone(UTC) if value.tzinfo else value).isoformat()}"
        case date():
            return f"@{value.isoformat()}"
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
