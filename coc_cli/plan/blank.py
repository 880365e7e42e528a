"""Texts that say nothing: blank, "TBD", "?", "n/a" and their like. They never meet anything."""

from __future__ import annotations

import re
import unicodedata

# Whole texts, after folding: case, width, spaces, punctuation and invisible characters are gone.
_EMPTY_WORDS = frozenset(
    "tbd tba tbc tbs todo fixme na none nil null unknown pending later open blank empty missing xx xxx xxxx asdf test "
    "notyet notknown notknownyet notyetknown notapplicable notavailable tobedone tobedecided tobedetermined "
    "tobeconfirmed tobeannounced toconfirm todecide dontknow donotknow idontknow noidea seelater followsup tofollow "
    "ไม่ทราบ ไม่มี รอยืนยัน".split()
)
# Three letters or digits in a row, in a text too long to be a placeholder.
_WORD = re.compile(r"[^\W_]{3}", re.UNICODE)
_SAID = re.compile(r"[^\W_]", re.UNICODE)


def says_nothing(text: str) -> bool:
    """Tell whether a text is blank or only a placeholder, however it is spelled, spaced or disguised."""
    if len(text) > 24 and _WORD.search(text):
        return False
    if text.isascii():  # nearly every text: folding it is no work
        kept = "".join(filter(str.isalnum, text.lower()))
        return len(kept) < 2 or kept in _EMPTY_WORDS
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(sign for sign in folded if _SAID.match(sign) or unicodedata.category(sign) == "Mn")
    return len(kept) < 2 or kept in _EMPTY_WORDS
