"""The one way in which plan text reaches a printed page: what the shipped fonts can't draw becomes visible as <U+XXXX>.

An accessible PDF is refused when a single glyph is missing, while what is invisible passes silently: so both are settled
here, before the page is set. `templates/fonts/coverage.txt` says what each family can draw; a test holds it to the fonts.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache

from coc_cli.shipped import shipped
from coc_cli.text import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# Scripts that are written without spaces: there the joiners and the zero-width space belong to spelling.
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f]+")
# The engine sets so many runs of them apart within one text, and gives up at about twice as many.
_MOST_RUNS = 200
_JOINERS = "\u200b\u200c\u200d"
# More marks on one base than any spelling has: they climb out of their line. Khmer and Burmese stack the most.
_MARKS = {"Noto Sans Khmer": 8, "Noto Sans Myanmar": 8}
_MARKS_ELSEWHERE = 3
# Between two signs that are shown by their number a line may break.
_SHOWN = re.compile(r"(?<=>)(?=<U\+[0-9A-F])")
# A sign of a run without a place to break. A run longer than any word would leave its box: it may break after so many.
_LONG = "[^\\s\u200b\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff-]"
LONGEST, _PIECE = 20, 6
_PARTS = re.compile("(?<=[_./=,])(?=\\w)")
# So many lines a text may have of its own; more than that fill pages with nothing.
_MOST_LINES = 30


def paper(text: object, longest: int = LONGEST) -> str:
    """Return a text that the shipped fonts draw whole: nothing in it hides, reorders, piles up or can't be broken.

    longest: how many signs have room side by side; a longer word may break where its parts meet, a longer part anywhere.
    """
    plain = re.sub("\n{3,}", "\n\n", page(text))
    if plain.count("\n") > _MOST_LINES:
        plain = " / ".join(plain.split())
    if not (plain.isascii() and plain.replace("\n", "").isprintable()):
        plain = "".join(_drawn(plain))
    return _long(longest).sub(lambda run: _breakable(run.group(), longest), _SHOWN.sub("\u200b", plain))


@cache
def _long(longest: int) -> re.Pattern[str]:
    """What has no place to break and is longer than that."""
    return re.compile(f"{_LONG}{{{longest + 1},}}")


def stacked(texts: Iterable[str]) -> bool:
    """Tell whether there is a script whose marks stand above and below its letters, and no text mixes scripts for ever."""
    runs = [len(_SPACELESS.findall(text)) for text in texts if not text.isascii()]
    return 0 < max(runs, default=0) <= _MOST_RUNS


def drawing(svg: str) -> str:
    """Return a drawing of ours whose texts the shipped fonts draw whole. They are escaped already, and stay so."""
    if svg.isascii():
        return svg
    known = set().union(*coverage().values())
    return "".join(sign if sign.isascii() or ord(sign) in known else f"&lt;U+{ord(sign):04X}&gt;" for sign in svg)


@cache
def coverage() -> dict[str, frozenset[int]]:
    """What each shipped family draws, in regular and in bold, in the order in which the page asks them."""
    with open(os.path.join(shipped("templates"), "fonts", "coverage.txt"), encoding="ascii") as file:
        rows = [line.split(": ") for line in file.read().splitlines()]
    return {family: frozenset(_points(ranges)) for family, ranges in rows}


def _points(ranges: str) -> list[int]:
    ends = [[int(end, 16) for end in one.split("-")] for one in ranges.split()]
    return [point for end in ends for point in range(end[0], end[-1] + 1)]


def _drawn(text: str) -> list[str]:
    """Each sign as it is or as <U+XXXX>. Marks stay where one family draws them together with what they stand on."""
    signs: list[str] = []
    able: set[str] = set()
    marks = 0
    for index, sign in enumerate(text):
        kept = True
        if sign == "\n":
            able, marks = set(), 0
        elif sign in _JOINERS:
            kept = _SPACELESS.search(text[max(index - 1, 0) : index + 2]) is not None
        else:
            here = {family for family, points in coverage().items() if ord(sign) in points}
            mark = unicodedata.category(sign)[0] == "M"
            marks = marks + 1 if mark else 0
            able = able & here if mark else here
            kept = marks <= max((_MARKS.get(family, _MARKS_ELSEWHERE) for family in able), default=-1)
            able = able if kept else set()
        signs.append(sign if kept else f"<U+{ord(sign):04X}>")
    return signs


def _breakable(whole: str, longest: int) -> str:
    """A word that breaks where its parts meet, as those of a path or an id do; a part that is too long, anywhere."""
    pieces: list[str] = []
    for part in _PARTS.split(whole):
        step = len(part) if len(part) <= longest else _PIECE
        pieces += [part[start : start + step] for start in range(0, len(part), step or 1)]
    return "\u200b".join(pieces)
