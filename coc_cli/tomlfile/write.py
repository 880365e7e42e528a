"""Values as TOML text, for one line of a file that a person reads. Whole files are tomli-w's work."""

from __future__ import annotations

import json
import re
from datetime import date, datetime

from coc_cli.errors import CocError

_BARE = re.compile(r"[A-Za-z0-9_-]+")
# Longer runs without a space (the packed hashes of a sign-off) are wrapped: a line of a plan has a bound of its own.
_WIDE = 1_000
_COLUMNS = 100
_WORD = re.compile(r"[A-Za-z0-9+/=_-]+")
# What Python makes of bytes on a command line that are not UTF-8: no file can hold it.
_BYTES = re.compile("[\ud800-\udfff]")


def key_text(key: str) -> str:
    """Write a key, quoted only where TOML demands it."""
    return key if _BARE.fullmatch(key) else _string(key)


def value_text(value: object) -> str:
    """Write a value: text, whole number, truth, date, moment, list or inline table; on one line, but for a very long word.

    Raises TypeError for any other type: a plan holds none; CocError for a text that is none.
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
    if not text.isascii() and _BYTES.search(text):
        raise CocError("a text that was given is not UTF-8", hint="type it anew, in a terminal that is set to UTF-8")
    if len(text) > _WIDE and _WORD.fullmatch(text):
        rows = "\\\n".join(text[at : at + _COLUMNS] for at in range(0, len(text), _COLUMNS))
        return f'"""\\\n{rows}"""'
    # JSON's escapes are TOML's, but for DEL, which TOML forbids raw.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
