"""The known word that an unknown one was most likely meant to be."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the closest known word, whatever its capitals, or "" where none is close.

    Bounded: a very long word is cut first.
    """
    from difflib import get_close_matches

    small = {one.casefold(): one for one in known}
    # Two letters that are swapped share only one; of longer words, half is too little to be meant.
    close = get_close_matches(word[:60].casefold(), list(small), n=1, cutoff=0.5 if len(word) < 3 else 0.6)
    return small[close[0]] if close else ""


def meant(word: str, known: Iterable[str]) -> str:
    """Say it as a hint: "did you mean X?", or list what is known where nothing is close and little is known."""
    words = list(known)
    if close := nearest(word, words):
        return f"did you mean {close}?"
    return "known here: " + ", ".join(words) if len(words) <= 12 else ""


def zone_near(text: str) -> str:
    """Return the time zone that a city or a misspelt name was most likely meant to be, or ""."""
    from zoneinfo import available_timezones

    known = sorted(available_timezones())
    wanted = text.strip().replace(" ", "_")
    by_city = {name.rpartition("/")[2].casefold(): name for name in known}
    return by_city.get(wanted.casefold()) or nearest(wanted, known)
