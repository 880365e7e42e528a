"""Knows a plan, or the history of one, in plain text when it sees one: what must never be committed or handed on."""

from __future__ import annotations

import re

from coc_cli.plan.fields import TABLES, TOP

_HEAD = re.compile(rf"""^[ \t]*["']?({"|".join(TOP)})["']?[ \t]*=""", re.MULTILINE)
_TABLE = re.compile(rf"""^[ \t]*\[\[?[ \t]*["']?({"|".join(TABLES)})["']?[ \t]*[\].]""", re.MULTILINE)
_SAVE = re.compile(r'^\{"seq":\d+,"previous":"[0-9a-f]{64}"', re.MULTILINE)


def plan_in(data: bytes) -> str:
    """Say what a file's bytes are, "a plan" or "a plan's history", whatever its name; "" for anything else.

    A faulty or half-written plan is one too: it takes two of the three keys that every plan begins with, or several of
    its tables.
    """
    text = _text(data)
    if len(set(_HEAD.findall(text))) >= 2 or len(set(_TABLE.findall(text))) >= 4:
        return "a plan"
    return "a plan's history" if _SAVE.search(text) else ""


def _text(data: bytes) -> str:
    """Read bytes as what an editor may have saved them as."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace").replace("\ufeff", "").replace("\r", "\n")
