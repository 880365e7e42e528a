"""What a list and a text entry have in common: the lines above them, the keys below them, the bindings of the actions."""

from __future__ import annotations

from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import FormattedTextControl, Window
from prompt_toolkit.layout.dimension import Dimension

from coc_cli.walk import look
from coc_cli.walk.question import BACK, NOTE, REVIEW, SKIP, STOP, WHY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from prompt_toolkit.key_binding import KeyPressEvent

    from coc_cli.walk.question import Question

MENU = "menu"
_FUNCTION_KEYS = {"f1": WHY, "f2": BACK, "f3": SKIP, "f4": NOTE, "f5": REVIEW, "f10": STOP}


class Prompt:
    """One question on the screen: `windows` to draw, `bindings` to press, `focus` for the cursor."""

    focus: Any = None

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

    # The lines above and below

    def head(self, width: Callable[[], int], height: Callable[[], int]) -> Window:
        """Where one is, what is missing, what is asked and how to answer; cut to what the screen leaves."""
        return _text(lambda: self._head(width(), 1 if height() < 16 else 2 if height() < 30 else 4))

    def _head(self, width: int, room: int) -> look.Fragments:
        asked = self.question
        lines: look.Fragments = []
        lines += self._rule(width)
        if asked.message:
            lines += [("class:message", line + "\n") for line in look.cut(asked.message, width - 1, room + 1)]
        title = look.plain_marks(asked.title, self.marks)
        lines.append(("class:title", look.clipped(title, width - 1) + "\n"))
        lines += [("class:question", line + "\n") for line in look.cut(asked.text, width - 1, room + 2)]
        if asked.present:
            lines.append(("class:hint", look.clipped(f"now: {asked.present}", width - 1) + "\n"))
        if asked.hint:
            lines += [("class:hint", line + "\n") for line in look.cut(asked.hint, width - 1, room)]
        return _without_last_break(lines)

    def _rule(self, width: int) -> look.Fragments:
        """The line that parts the question from the answers above it: where one is, and what still blocks."""
        rule, stands = self.marks.rule, look.plain_marks(self.question.stands, self.marks)
        parts = [str(self.question.number), *self.question.where]
        room = width - len(stands) - 9
        if sum(len(part) + 3 for part in parts) > room:
            parts = parts[:3]
        over = sum(len(part) + 3 for part in parts) - room
        if over > 0 and len(parts) > 1:
            parts[1] = look.clipped(parts[1], max(8, len(parts[1]) - over))
        shown = look.clipped(look.plain_marks(" · ".join(parts), self.marks), max(8, room))
        fill = rule * max(1, room - len(shown))
        said: look.Fragments = [("class:rule", rule * 2), ("class:where", f" {shown} "), ("class:rule", fill)]
        return [*said, ("class:where", f" {stands} "), ("class:rule", rule * 2 + "\n")]

    def foot(self, width: Callable[[], int]) -> Window:
        """What is wrong, then the keys."""
        return _text(lambda: self._foot(width()))

    def _foot(self, width: int) -> look.Fragments:
        kind, said = self.problem
        lines: look.Fragments = [(f"class:{kind}", line + "\n") for line in look.cut(said, width - 1, 3)] if said else []
        offered = [(key, name) for key, name, action in look.KEYS if action == MENU or action in self.question.actions]
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


def _text(fragments: Callable[[], look.Fragments]) -> Window:
    control = FormattedTextControl(lambda: [*fragments()])
    return Window(control, dont_extend_height=True, wrap_lines=True, height=Dimension(min=1))


def _without_last_break(lines: look.Fragments) -> look.Fragments:
    if lines:
        style, text = lines[-1]
        lines[-1] = (style, text.removesuffix("\n"))
    return lines
