"""How many columns a text takes on a terminal, and how many there are to write in."""

from __future__ import annotations

import os
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

# What a document is written in where nobody says how wide its reader's screen is: a file, a pipe.
WIDTH = 78


def columns(stream: TextIO, *, most: int = WIDTH, least: int = 40) -> int:
    """The columns to write in: a terminal's own, or those that COLUMNS names, within the bounds; `most` for all else."""
    try:
        if not stream.isatty():
            return most
        named = os.environ.get("COLUMNS", "")
        wide = int(named) if named.isascii() and named.isdigit() else 0
        wide = wide or os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return most
    # A terminal that nobody told its size says 0.
    return max(least, min(most, wide or most))


def cells(text: str) -> int:
    """The columns that a text takes: marks take none, wide signs two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
