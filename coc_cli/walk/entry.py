"""A text to type: how it is read is shown while it is typed, and what is wrong when Enter is pressed."""

from __future__ import annotations

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.layout import BufferControl, FormattedTextControl, VSplit, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.processors import AfterInput, ConditionalProcessor

from coc_cli.text import safe
from coc_cli.walk import look
from coc_cli.walk.prompting import Prompt
from coc_cli.walk.question import ANSWER, BACK, Typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from prompt_toolkit.key_binding import KeyPressEvent

    from coc_cli.walk.question import Question


class Entry(Prompt):
    """One line of text, which may be long. `draft` is what was typed before something else was looked at."""

    def __init__(self, question: Question, marks: look.Marks, draft: str | None = None) -> None:
        super().__init__(question, marks)
        default = str(question.default or "")
        # What a terminal would obey is never put back into a line; it stands above, made visible.
        start = draft if draft is not None else default if safe(default) == default else ""
        self.offered = question.offered if safe(question.offered) == question.offered and draft is None else ""
        self.buffer = Buffer(document=Document(start), multiline=False, on_text_changed=lambda _buffer: self._typing())
        self.accepted = ""
        self.reading: Typed | None = None
        self._typing()
        self._bind_entry()

    @property
    def text(self) -> str:
        """What is typed so far."""
        return self.buffer.text

    def empty(self) -> bool:
        """Whether the line is empty."""
        return not self.buffer.text

    def _bind_entry(self) -> None:
        self.bindings.add("enter", eager=True)(self._accept)
        # What is offered can be taken into the line, to be changed there.
        self.bindings.add("tab", eager=True)(lambda _event: self._take_offered())
        if BACK in self.question.actions:
            self.bindings.add("left", eager=True, filter=Condition(self.empty))(self._leave(BACK))

    def _take_offered(self) -> None:
        if self.offered and not self.buffer.text:
            self.buffer.text = self.offered
            self.buffer.cursor_position = len(self.offered)

    def _typing(self) -> None:
        """Read along; a fault is shown only when Enter is pressed, a warning at once."""
        self.problem = ("", "")
        read, text = self.question.read, self.buffer.text or self.offered
        self.reading = read(text) if read and text.strip() else None

    def _accept(self, event: KeyPressEvent) -> None:
        text, typed = self.buffer.text or self.offered, self.reading
        if typed is None:
            stays = "; to take an answer away: Esc, erase" if self.question.present else ""
            leave = ", or leave it open with F3" if "skip" in self.question.actions else ""
            self.problem = ("fault", f"nothing is typed: blank never changes anything{stays}{leave}")
        elif typed.choices:
            event.app.exit(result=(ANSWER, typed))
        elif typed.fault:
            self.problem = ("fault", typed.fault)
        elif typed.warning and self.accepted != text:
            self.accepted = text
            self.problem = ("warn", f"Press Enter again to keep it, or change it: {typed.warning}")
        else:
            event.app.exit(result=(ANSWER, typed))

    def _reads(self, width: int) -> look.Fragments:
        typed = self.reading
        if typed is None or self.problem[1]:
            return []
        style, said = "", ""
        if typed.warning:
            style, said = "warn", f"{self.marks.warn} {typed.warning}"
        elif typed.choices:
            style, said = "message", f"? {' or '.join(choice.label for choice in typed.choices)}"
        elif typed.said and typed.said != (self.buffer.text or self.offered).strip():
            style, said = "read", f"= {typed.said}"
        return [(f"class:{style}", "\n".join(look.cut(said, width - 1, 3)))] if said else []

    def windows(self, width: Callable[[], int], height: Callable[[], int]) -> list[Any]:
        """The head, the line to type in, how it is read, and the keys."""
        pointer = Window(
            FormattedTextControl([("class:pointer", f"{self.marks.pointer} ")]), width=2, dont_extend_width=True
        )
        ghost = ConditionalProcessor(AfterInput(self.offered, style="class:ghost"), Condition(self.empty))
        control = BufferControl(self.buffer, input_processors=[ghost])
        line = Window(control, wrap_lines=True, dont_extend_height=True, height=Dimension(min=1, max=6))
        self.focus = line
        reads = Window(
            FormattedTextControl(lambda: [*self._reads(width())]), height=Dimension(min=1, max=3), dont_extend_height=True
        )
        return [self.head(width, height), VSplit([pointer, line]), reads, self.foot(width)]

    def said(self, value: object) -> str:
        """The answer as it was read."""
        return safe(value.said) if isinstance(value, Typed) else safe(value)
