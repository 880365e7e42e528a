"""What a list and a text entry have in common: the lines above them, the keys below them, the bindings of the actions."""

from __future__ import annotations

import re

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import FormattedTextControl, Window
from prompt_toolkit.layout.dimension import Dimension

from coc_cli.walk import look
from coc_cli.walk.question import BACK, NOTE, REVIEW, SKIP, STOP, WHY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from prompt_toolkit.key_binding import KeyPressEvent

    from coc_cli.walk.question import Question

MENU = "menu"
# Fewer rows than this have room for the question and little else.
_LOW = 16
# How much of something is done, which a narrow screen writes as 3/10.
_OF = re.compile(r"(\d+) of (\d+)\b.*")
_FUNCTION_KEYS = {"f1": WHY, "f2": BACK, "f3": SKIP, "f4": NOTE, "f5": REVIEW, "f10": STOP}


class Prompt:
    """One question on the screen: `windows` to draw, `bindings` to press, `focus` for the cursor."""

    focus: Any = None
    # The rows that its answer takes, as far as they are shown before anything above them is cut.
    rows = 3

    def __init__(self, question: Question, marks: look.Marks) -> None:
        self.question = question
        self.marks = marks
        self.bindings = KeyBindings()
        self.problem: tuple[str, str] = ("", "")
        self._bind()

    def _bind(self) -> None:
        """Keys that are the same everywhere. Ctrl-Z suspends as it does in any program."""

        @self.bindings.add("c-c", eager=True)
        @self.bindings.add("<sigint>")
        def _(event: KeyPressEvent) -> None:
            event.app.exit(exception=KeyboardInterrupt)

        @self.bindings.add("c-d", eager=True, filter=Condition(self.empty))
        def _(event: KeyPressEvent) -> None:
            event.app.exit(exception=EOFError)

        @self.bindings.add("c-z", eager=True)
        def _(event: KeyPressEvent) -> None:
            event.app.suspend_to_background()

        @self.bindings.add("c-l", eager=True)
        def _(event: KeyPressEvent) -> None:
            event.app.renderer.clear()

        @self.bindings.add("escape", eager=True)
        def _(event: KeyPressEvent) -> None:
            event.app.exit(result=(MENU, None))

        for key, action in _FUNCTION_KEYS.items():
            if action in self.question.actions:
                self.bindings.add(key, eager=True)(self._leave(action))

    @staticmethod
    def _leave(action: str) -> Callable[[KeyPressEvent], None]:
        return lambda event: event.app.exit(result=(action, None))

    def empty(self) -> bool:
        """Whether nothing is typed: then Ctrl-D ends the walk, as it ends any input."""
        return True

    # The lines above and below

    def head(self, width: Callable[[], int], height: Callable[[], int]) -> Window:
        """Where one is, what is missing, what is asked and how to answer; cut to what the screen leaves."""
        return _text(lambda: self._head(width(), height()))

    def _head(self, width: int, height: int) -> look.Fragments:
        asked, low, room = self.question, height < _LOW, width - 1
        title = look.cut(look.plain_marks(asked.title, self.marks), room, 1 if low else 2)
        text = look.cut(asked.text, room, 3 if low else 6)
        message = look.cut(asked.message, room, 2 if low else 5) if asked.message else []
        present = look.cut(f"now: {asked.present}", room, 1 if low else 2) if asked.present else []
        # What is asked comes before how to answer it: the hint takes the rows that are left, the keys below it two.
        left = height - len([*message, *title, *text, *present]) - self.rows - 4
        hint = look.cut(asked.hint, room, max(1, min(left, 6))) if asked.hint else []
        lines = self._rule(width)
        for style, folded in (
            ("message", message),
            ("bad" if asked.alarm else "title", title),
            ("question", text),
            ("hint", present),
            ("hint", hint),
        ):
            lines += [(f"class:{style}", line + "\n") for line in folded]
        return _without_last_break(lines)

    def _rule(self, width: int) -> look.Fragments:
        """The line that parts the question from the answers above it: where one is, and what still blocks."""
        if not self.question.number:
            return [("class:rule", self.marks.rule * (width - 1) + "\n")]
        rule, stands = self.marks.rule, look.plain_marks(self.question.stands, self.marks)
        parts = [str(self.question.number), *self.question.where]
        tail = f" {rule * 2}"
        room = width - len(stands) - 9
        if _length(parts) > room:
            room, tail = room + len(tail), ""
            parts = [_OF.sub(r"\1/\2", part) for part in parts]
        if (over := _length(parts) - room) > 0 and len(parts) > 1:
            parts[1] = look.clipped(parts[1], max(8, len(parts[1]) - over))
        shown = look.clipped(look.plain_marks(" · ".join(parts), self.marks), max(8, room))
        fill = rule * max(1, room - len(shown))
        said: look.Fragments = [("class:rule", rule * 2), ("class:where", f" {shown} "), ("class:rule", fill)]
        return [*said, ("class:where", f" {stands}"), ("class:rule", f"{tail}\n")]

    def foot(self, width: Callable[[], int]) -> Window:
        """What is wrong, then the keys."""
        return _text(lambda: self._foot(width()))

    def _foot(self, width: int) -> look.Fragments:
        kind, said = self.problem
        lines: look.Fragments = [(f"class:{kind}", line + "\n") for line in look.cut(said, width - 1, 4)] if said else []
        offered = [(key, name) for key, name, action in look.KEYS if action in self.question.actions]
        if self.question.beside:
            offered.insert(0, ("Esc", "back"))
        elif len(offered) > 1:
            offered.insert(0, ("Esc", "menu"))
        # A narrow screen gets all the keys too, closer together.
        gap = "  " if sum(len(key) + len(name) + 3 for key, name in offered) < width else " "
        for key, name in offered:
            lines += [("class:key", key), ("class:keys", f" {name}{gap}")]
        return lines

    def windows(self, width: Callable[[], int], height: Callable[[], int]) -> list[Any]:
        """The windows from top to bottom."""
        raise NotImplementedError

    def said(self, value: object) -> str:
        """How an answer is written under the answers."""
        raise NotImplementedError


def _length(parts: Sequence[str]) -> int:
    return sum(len(part) + 3 for part in parts)


def _text(fragments: Callable[[], look.Fragments]) -> Window:
    control = FormattedTextControl(lambda: [*fragments()])
    return Window(control, dont_extend_height=True, wrap_lines=True, height=Dimension(min=1))


def _without_last_break(lines: look.Fragments) -> look.Fragments:
    if lines:
        style, text = lines[-1]
        lines[-1] = (style, text.removesuffix("\n"))
    return lines
