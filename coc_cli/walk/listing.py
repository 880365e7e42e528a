"""A list to choose from: arrows and Enter, or the number of a line at once; Space ticks where several are chosen."""

from __future__ import annotations

from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.margins import Margin
from questionary import Choice as Line
from questionary.prompts.common import InquirerControl

from coc_cli.text import safe
from coc_cli.walk import look
from coc_cli.walk.prompting import Prompt
from coc_cli.walk.question import ANSWER, BACK, Choice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.layout import UIContent, WindowRenderInfo

    from coc_cli.walk.question import Question

_THAI = "๑๒๓๔๕๖๗๘๙"
_NONE = object()
# No line is pointed at yet.
_NOWHERE = -1
# A list is shown whole up to so many lines before what stands above it is cut.
_SHOWN = 12


class _More(Margin):
    """An arrow beside the first and the last line that is shown, where a list goes on."""

    def __init__(self, marks: look.Marks) -> None:
        self.marks = marks

    def get_width(self, get_ui_content: Callable[[], UIContent]) -> int:  # noqa: ARG002
        """One column."""
        return 1

    def create_margin(self, window_render_info: WindowRenderInfo, width: int, height: int) -> StyleAndTextTuples:  # noqa: ARG002
        """The arrows."""
        signs = [" "] * height
        if window_render_info.vertical_scroll > 0:
            signs[0] = self.marks.above
        if not window_render_info.bottom_visible:
            signs[-1] = self.marks.below
        return [("class:pointer", "\n".join(signs))]


class Listing(Prompt):
    """One or many of the choices. The line that Enter would take is never a duty's yes: the question chooses it."""

    def __init__(self, question: Question, marks: look.Marks, width: int) -> None:
        self.many = question.form == "many"
        self.choices = [*question.choices, *([Choice(_NONE, "none of these")] if self.many else [])]
        self.ticked: set[int] = set()
        self.control = InquirerControl(
            [self._line(number, choice, marks, width) for number, choice in enumerate(self.choices)],
            pointer=marks.pointer,
            use_indicator=False,
            show_description=False,
            initial_choice=self._first(question),
        )
        super().__init__(question, marks)
        self.rows = min(len(self.choices), _SHOWN)
        if not self.many and self._wanted(question) is None:
            # Enter alone takes nothing that the question does not offer first.
            self.control.pointed_at = _NOWHERE
        if self.many:
            given = question.default if isinstance(question.default, (list, tuple)) else ()
            for number, choice in enumerate(self.choices):
                if choice.value in given:
                    self._tick(number)
        self._bind_list()

    def _line(self, number: int, choice: Choice, marks: look.Marks, width: int) -> Line:
        room = width - 7 - (len(marks.off) if self.many else 0)
        label = look.clipped(choice.label, room)
        detail = f"({choice.unfit})" if choice.unfit else choice.detail
        rest = room - len(label) - 2
        parts = [("class:mark", marks.off)] if self.many and choice.value is not _NONE else []
        parts += [("class:number", f"{number + 1} " if number < 9 else "  ")]
        parts += [("class:unfit" if choice.unfit else "class:label", label)]
        if detail and rest > 6:
            parts.append(("class:unfit" if choice.unfit else "class:detail", "  " + look.clipped(detail, rest)))
        # A line that can't be chosen is shown with its reason; that it is stepped over is ours, not questionary's.
        return Line(title=parts, value=number)

    def _first(self, question: Question) -> Any:
        """The line on which one begins: the default, else the first that can be chosen."""
        wanted = self._wanted(question)
        if wanted is not None:
            return wanted
        return next((number for number, choice in enumerate(self.choices) if not choice.unfit), None)

    def _wanted(self, question: Question) -> int | None:
        if self.many or question.default is None:
            return None
        found = [number for number, one in enumerate(self.choices) if not one.unfit and one.value == question.default]
        return found[0] if found else None

    def _bind_list(self) -> None:
        add = self.bindings.add
        add("up", eager=True)(lambda _event: self._move(-1))
        add("down", eager=True)(lambda _event: self._move(1))
        add("pageup", eager=True)(lambda _event: self._move(-8))
        add("pagedown", eager=True)(lambda _event: self._move(8))
        add("home", eager=True)(lambda _event: self._jump(0, 1))
        add("end", eager=True)(lambda _event: self._jump(len(self.choices) - 1, -1))
        add("enter", eager=True)(self._accept)
        if BACK in self.question.actions:
            add("left", eager=True)(self._leave(BACK))
        if self.many:
            add(" ", eager=True)(lambda _event: self._tick(self.control.pointed_at))
        for number in range(min(9, len(self.choices))):
            for key in (str(number + 1), _THAI[number]):
                add(key, eager=True)(self._number(number))

        @add(Keys.Any)
        def _(event: KeyPressEvent) -> None:
            self._seek(event.data)

    def _number(self, number: int) -> Callable[[KeyPressEvent], None]:
        def press(event: KeyPressEvent) -> None:
            if self.choices[number].unfit:
                self.problem = ("fault", f"{self.choices[number].label}: {self.choices[number].unfit}")
                return
            self.control.pointed_at = number
            if self.many:
                self._tick(number)
            else:
                self._accept(event)

        return press

    def _move(self, by: int) -> None:
        target = self.control.pointed_at + by
        if self.control.pointed_at == _NOWHERE:
            target = 0 if by > 0 else len(self.choices) - 1
        if abs(by) == 1:
            target %= len(self.choices)
        self._jump(max(0, min(len(self.choices) - 1, target)), 1 if by > 0 else -1)

    def _jump(self, number: int, by: int) -> None:
        """Go to a line, or to the next one in that direction that can be chosen."""
        self.problem = ("", "")
        for _ in self.choices:
            if not self.choices[number].unfit:
                self.control.pointed_at = number
                return
            number = (number + by) % len(self.choices)

    def _seek(self, typed: str) -> None:
        """A letter goes to the next line that begins with it."""
        begin = typed.casefold()
        if not begin.strip():
            return
        count = len(self.choices)
        for number in [(self.control.pointed_at + step) % count for step in range(1, count + 1)]:
            if not self.choices[number].unfit and self.choices[number].label.casefold().startswith(begin):
                self._jump(number, 1)
                return

    def _tick(self, number: int) -> None:
        """Tick or untick a line; "none of these" excludes all others."""
        if self.choices[number].value is _NONE:
            for other in list(self.ticked):
                self._mark(other, on=False)
            self._mark(number, on=number not in self.ticked)
            return
        self._mark(number, on=number not in self.ticked)
        self._mark(len(self.choices) - 1, on=False)

    def _mark(self, number: int, *, on: bool) -> None:
        self.problem = ("", "")
        (self.ticked.add if on else self.ticked.discard)(number)
        title: Any = self.control.choices[number].title
        if self.choices[number].value is not _NONE:
            title[0] = ("class:mark", self.marks.on if on else self.marks.off)

    def _accept(self, event: KeyPressEvent) -> None:
        if self.control.pointed_at == _NOWHERE:
            self.problem = ("fault", "nothing is chosen: press its number, or go to it with the arrows, then Enter")
            return
        if not self.many:
            event.app.exit(result=(ANSWER, self.choices[self.control.pointed_at].value))
            return
        pointed = self.control.pointed_at
        if self.choices[pointed].value is _NONE:
            event.app.exit(result=(ANSWER, []))
        elif not self.ticked:
            self.problem = ("fault", 'nothing is ticked: tick with Space or its number, or choose "none of these"')
        else:
            chosen = [self.choices[number].value for number in sorted(self.ticked)]
            event.app.exit(result=(ANSWER, [one for one in chosen if one is not _NONE]))

    def windows(self, width: Callable[[], int], height: Callable[[], int]) -> list[Any]:
        """The head, the list, which scrolls where it is long, and the keys."""
        rows = Dimension(min=min(3, len(self.choices)), preferred=len(self.choices), max=len(self.choices))
        more = [_More(self.marks)]
        body = Window(self.control, height=rows, wrap_lines=False, always_hide_cursor=True, left_margins=more)
        self.focus = body
        return [self.head(width, height), body, self.foot(width)]

    def said(self, value: object) -> str:
        """The labels of what was chosen."""
        if self.many:
            return ", ".join(safe(choice.value) for choice in self.choices if choice.value in value) or "none"  # type: ignore[operator]
        return next((safe(choice.label).strip() for choice in self.choices if choice.value == value), "")
