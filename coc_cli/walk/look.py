"""How the walk looks on a terminal: its colours, its marks, and texts cut to the lines there are.

Colour is never the only sign: every state has a word or a mark. Plan text passes `safe` here, at the edge.
"""

from __future__ import annotations

import textwrap

from coc_cli.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Fragments = list[tuple[str, str]]

STYLE = {
    "rule": "fg:ansibrightblack",
    "where": "",
    "title": "bold",
    "question": "",
    "hint": "fg:ansibrightblack",
    "ghost": "fg:ansibrightblack italic",
    "message": "fg:ansiyellow",
    "read": "fg:ansigreen",
    "fault": "fg:ansired",
    "warn": "fg:ansiyellow",
    "keys": "fg:ansibrightblack",
    "key": "bold",
    "pointer": "fg:ansicyan bold",
    "highlighted": "fg:ansicyan bold",
    "selected": "",
    "number": "fg:ansibrightblack",
    "label": "",
    "detail": "fg:ansibrightblack",
    "unfit": "fg:ansibrightblack",
    "mark": "fg:ansicyan bold",
    "done": "fg:ansigreen",
    "part": "bold",
    "quiet": "fg:ansibrightblack",
    "bad": "fg:ansired bold",
}


class Marks:
    """The signs of the walk, as the terminal's encoding can show them."""

    __slots__ = ("above", "bad", "bar", "below", "done", "dot", "left", "off", "on", "pointer", "rule", "warn")

    def __init__(self, encoding: str) -> None:
        wide = encoding.lower().replace("-", "").startswith("utf")
        self.pointer = "❯" if wide else ">"
        self.on, self.off = ("[x] ", "[ ] ")
        self.done = "✓" if wide else "+"
        self.warn = "!"
        self.bad = "✗" if wide else "x"
        self.left = "←" if wide else "<-"
        self.dot = "·" if wide else "-"
        self.rule = "─" if wide else "-"
        self.bar = "│" if wide else "|"
        self.above, self.below = ("↑", "↓") if wide else ("^", "v")


def plain_marks(text: str, marks: Marks) -> str:
    """Write the separators of our own lines with signs that the terminal has."""
    return text if marks.dot == "·" else text.replace("·", "-")


def cut(text: str, width: int, lines: int) -> list[str]:
    """Fold a text into at most so many lines; what is left out ends in an ellipsis."""
    folded = textwrap.wrap(safe(text), max(10, width), break_long_words=True) or [""]
    if len(folded) > lines:
        folded = folded[:lines]
        folded[-1] = folded[-1][: max(1, width - 4)].rstrip() + " ..."
    return folded


def clipped(text: str, width: int) -> str:
    """One line of at most `width` columns; wide and combining signs count as they are shown."""
    from prompt_toolkit.utils import get_cwidth

    shown = safe(text)
    if get_cwidth(shown) <= width:
        return shown
    kept, used = "", 0
    for sign in shown:
        used += get_cwidth(sign)
        if used > width - 3:
            break
        kept += sign
    return kept.rstrip() + "..."


KEYS: Sequence[tuple[str, str, str]] = (
    ("F1", "why", "why"),
    ("F2", "back", "back"),
    ("F3", "skip", "skip"),
    ("F4", "note", "note"),
    ("F5", "review", "review"),
    ("F10", "stop", "stop"),
)
