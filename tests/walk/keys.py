"""What a person presses to give an answer: from a question and the reply to the keys of a real terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coc_cli.walk.question import ACTIONS, ANSWER, APART, SKIP
from coc_cli.walk.spans import Span
from coc_cli.walk.suggest import editable

if TYPE_CHECKING:
    from datetime import tzinfo

    from coc_cli.walk.question import Question, Reply

DOWN, UP, LEFT, HOME, END = "\x1b[B", "\x1b[A", "\x1b[D", "\x1b[H", "\x1b[F"
ENTER, ESCAPE, SPACE, KILL_LINE = "\r", "\x1b", " ", "\x15"
F1, F2, F3, F4, F5, F10 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~", "\x1b[21~"


def keys_for(question: Question, reply: Reply, zone: tzinfo) -> list[str]:
    """The keys, one string each: a terminal reads them as single presses."""
    if reply.kind == SKIP:
        return [F3]
    if reply.kind == APART:
        offered = [one for one in ACTIONS if one in question.actions]
        return [ESCAPE, str(offered.index(APART) + 2)]
    assert reply.kind == ANSWER
    if question.form == "text":
        return _typed(question, reply.value, zone)
    if question.form == "one":
        return _chosen(question, reply.value)
    return _ticked(question, list(reply.value))  # type: ignore[call-overload]


def _typed(question: Question, value: Any, zone: tzinfo) -> list[str]:
    both = isinstance(value, Span)
    text = f"{editable(value.low, zone)} - {editable(value.high, zone)}" if both else editable(value, zone)
    assert question.read is not None
    again = [ENTER] if question.read(text).warning else []
    return [*([KILL_LINE] if question.default else []), *text, ENTER, *again]


def _chosen(question: Question, value: object) -> list[str]:
    index = [choice.value for choice in question.choices].index(value)
    return [str(index + 1)] if index < 9 else [*_to(question, index), ENTER]


def _to(question: Question, index: int) -> list[str]:
    before = sum(1 for choice in question.choices[:index] if not choice.unfit)
    return [HOME, *[DOWN] * before]


def _ticked(question: Question, values: list[object]) -> list[str]:
    if not values:
        return [END, ENTER]
    keys: list[str] = []
    for index, choice in enumerate(question.choices):
        default = question.default if isinstance(question.default, (list, tuple)) else ()
        if (choice.value in values) is not (choice.value in default):
            keys += [str(index + 1)] if index < 9 else [*_to(question, index), SPACE]
    return [*keys, ENTER]
