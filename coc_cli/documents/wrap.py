"""How long a text is in a drawing, and how it is broken or cut to a width.

An estimate for a sans-serif face, on the wide side.
"""

from __future__ import annotations

import unicodedata

from coc_cli.text import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# What stacks the next letter below the one before: Khmer, Burmese.
_STACKERS = ("\u17d2", "\u1039")
_JOINERS = "\u200c\u200d"
_NARROW = frozenset("iIjlt.,:;'|!()[] f")


def extent(text: str, size: float) -> float:
    """About how wide a text is drawn at a size."""
    return sum(_share(sign) for sign in text) * size


def _share(sign: str) -> float:
    if sign in _NARROW:
        return 0.36
    if sign.isascii():
        return 0.86 if sign in "mwMW@%" else 0.68 if sign.isupper() else 0.58
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.72


def fitted(text: str, width: float, size: float) -> str:
    """Cut a text to a width; an ellipsis tells that it was cut. What hides in it is made visible first."""
    text = page(text)
    if extent(text, size) <= width:
        return text
    kept = ""
    for whole in _clusters(text):
        if extent(kept + whole + "…", size) > width:
            break
        kept += whole
    return kept.rstrip() + "…" if kept.strip() else ""


def _clusters(text: str) -> Iterator[str]:
    """The signs of a text, each with the marks upon it and what is stacked below it: no cut may part them."""
    cluster = ""
    for sign in text:
        stacked = cluster.endswith(_STACKERS)
        if cluster and not stacked and unicodedata.category(sign)[0] != "M" and sign not in _JOINERS:
            yield cluster
            cluster = ""
        cluster += sign
    if cluster:
        yield cluster


def wrapped(text: str, width: float, size: float, *, most: int = 9) -> list[str]:
    """Break a text at its spaces into at most `most` lines of a width; what is too long is cut."""
    lines: list[str] = []
    words = page(text).split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and extent(f"{line} {words[0]}", size) <= width:
            line += f" {words.pop(0)}"
        if words and len(lines) == most - 1:
            line = f"{line} …" if extent(f"{line} …", size) <= width else line + " " + words[0]
        lines.append(fitted(line, width, size))
    return [line for line in lines if line]
