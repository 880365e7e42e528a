"""Values as TOML text, for one line of a file that a person reads. Whole files are tomli-w's work."""

from __future__ import annotations

import json
import re
from datetime import date, datetime

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def key_text(key: str) -> str:
    """Write a key, quoted only where TOML demands it."""
    return key if _BARE.fullmatch(key) else _string(key)


def value_text(value: object) -> str:
    """Write a value on one line: text, whole number, truth, date, moment, list or inline table.

    Raises TypeError for any other type: a plan holds none.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return _string(value)
        case datetime() | date():
            return value.isoformat()
        case list() | tuple():
            return "[" + ", ".join(value_text(one) for one in value) + "]"
        case dict():
            inside = ", ".join(f"{key_text(str(key))} = {value_text(one)}" for key, one in value.items())
            return "{ " + inside + " }" if inside else "{}"
    raise TypeError(f"no TOML for {type(value).__name__}")


def _string(text: str) -> str:
    # JSON's escapes are TOML's, but for DEL, which TOML forbids raw.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
