"""The walk on a terminal: one question at a time, answered with arrows, numbers or text; the answers stay above it.

questionary's list underneath, in one application that lives as long as the walk: drawing the next question costs two
milliseconds, not twenty. Keys: Esc for the menu of everything, function keys for its entries; no letter is needed, so
that Thai and other layouts work, and none of them is a job-control key.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import DynamicKeyBindings, KeyBindings
from prompt_toolkit.layout import HSplit, Layout, Window
from prompt_toolkit.renderer import print_formatted_text
from prompt_toolkit.styles import Style
from questionary.styles import merge_styles_default

from coc_cli.walk import look
from coc_cli.walk.entry import Entry
from coc_cli.walk.listing import Listing
from coc_cli.walk.question import ACTIONS, ANSWER, STOP, Choice, Question, Reply, Typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from coc_cli.documents.model import Document

MENU = "menu"
# How long an Esc waits for the rest of a function key's sequence: long enough over a slow line, short for a finger.
_ESCAPE = 0.1


class Terminal:
    """Asks on a terminal. Raises KeyboardInterrupt on Ctrl-C and EOFError when the terminal is gone."""

    def __init__(self, *, input: Input | None = None, output: Output | None = None) -> None:
        self.style = merge_styles_default([Style(list(look.STYLE.items()))])
        self.app: Application[Any] = Application(
            layout=Layout(Window()),
            key_bindings=DynamicKeyBindings(lambda: self._bindings),
            style=self.style,
            erase_when_done=True,
            input=input,
            output=output,
        )
        self.app.ttimeoutlen = _ESCAPE
        self.marks = look.Marks(self.app.output.encoding())
        self._bindings = KeyBindings()
        self._modes = _modes()
        self._task: asyncio.Task[Any] | None = None
        self._broken: BaseException | None = None
        self._loop = asyncio.new_event_loop()
        self._drafts: dict[tuple[str, str], str] = {}

    @property
    def width(self) -> int:
        """Columns to write in."""
        return max(20, self.app.output.get_size().columns)

    @property
    def height(self) -> int:
        """Rows there are."""
        return max(8, self.app.output.get_size().rows)

    def close(self) -> None:
        """Give the event loop back, and the terminal as it was: a signal may have come at any instruction of a prompt."""
        self._loop.close()
        _restore(self._modes)
        self.app.output.disable_bracketed_paste()
        self.app.output.show_cursor()
        self.app.output.flush()

    # What an Asker does

    def ask(self, question: Question) -> Reply:
        """Put one question until it is answered, or an action is chosen."""
        prompt = self._prompt(question)
        while True:
            kind, value = self._run(prompt)
            if kind == MENU:
                # Where one can only stop, a menu says no more than the keys do.
                kind = self._menu(question) if len(question.actions) > 1 else MENU
            reply = Reply(kind, value)
            if kind == ANSWER and isinstance(value, Typed) and value.choices:
                reply = self._asked_back(question, value)
            if reply.kind == MENU:
                continue
            if reply.kind != ANSWER:
                self._keep_draft(question, prompt)
                return Reply(reply.kind)
            typed = reply.value
            self._write_answer(question, prompt, typed)
            return Reply(ANSWER, typed.value if isinstance(typed, Typed) else typed)

    def tell(self, text: str, *, kind: str = "") -> None:
        """Write a text that stays above the questions."""
        mark = {"done": self.marks.done, "warn": self.marks.warn, "bad": self.marks.bad}.get(kind, "")
        lines = look.cut(look.plain_marks(text, self.marks), self.width - 4, 6)
        if kind == "part":
            rule = self.marks.rule * max(0, self.width - len(lines[0]) - 5)
            self._print([("class:where", self.marks.rule * 2 + " "), ("class:part", lines[0]), ("class:where", f" {rule}")])
            return
        for number, line in enumerate(lines):
            self._print([(f"class:{kind or 'label'}", f"{mark if not number else '':>1} {line}")])

    def show(self, document: Document) -> None:
        """Show a document above the questions."""
        from coc_cli.walk.pages import show

        show(document, width=min(100, self.width), encoding=self.app.output.encoding())

    # One question

    def _prompt(self, question: Question) -> Listing | Entry:
        if question.form == "text":
            draft = self._drafts.pop((question.title, question.text), None)
            return Entry(question, self.marks, draft)
        return Listing(question, self.marks, self.width)

    def _keep_draft(self, question: Question, prompt: Listing | Entry) -> None:
        """What was typed so far is still there after a look at something else."""
        if isinstance(prompt, Entry) and prompt.text.strip():
            self._drafts = {(question.title, question.text): prompt.text}

    def _asked_back(self, question: Question, typed: Typed) -> Reply:
        """A text that may mean several things is never guessed at."""
        again = Choice("again", "write it again")
        doubt = Question(
            "one",
            question.title,
            "Do you mean this?" if len(typed.choices) == 1 else "Which do you mean?",
            choices=[*(Choice(one, one.label) for one in typed.choices), again],
            default="again",
            actions=(STOP,),
        )
        _beside(doubt, question)
        kind, value = self._run(Listing(doubt, self.marks, self.width))
        if kind != ANSWER:
            return Reply(kind)
        if value == "again":
            return Reply(MENU)
        return Reply(ANSWER, Typed(value.value, said=value.label))

    def _menu(self, question: Question) -> str:
        """Everything that can be done here, as a list; MENU for back to the question."""
        names = {action: key for key, _, action in look.KEYS}
        choices = [Choice(MENU, "back to the question")]
        choices += [Choice(one, ACTIONS[one], detail=names.get(one, "")) for one in ACTIONS if one in question.actions]
        menu = Question("one", question.title, "What do you want to do?", choices=choices, default=MENU, actions=(STOP,))
        _beside(menu, question)
        kind, value = self._run(Listing(menu, self.marks, self.width))
        return str(value) if kind == ANSWER else kind

    def _run(self, prompt: Listing | Entry) -> tuple[str, Any]:
        """Draw a prompt and wait for it; what is drawn is gone afterwards."""
        self._bindings = prompt.bindings
        self.app.layout = Layout(HSplit(prompt.windows(lambda: self.width, lambda: self.height)), prompt.focus)
        sys.stdout.flush()
        self._task = self._loop.create_task(self.app.run_async())
        try:
            result: tuple[str, Any] = self._loop.run_until_complete(self._task)
        except asyncio.CancelledError:
            raise self._broken or KeyboardInterrupt from None
        finally:
            self._task = None
        return result

    def interrupt(self, error: BaseException) -> bool:
        """End the prompt that waits with an error, from a signal's handler; tell whether one waits.

        Raised there instead, it could strike within the event loop, and be lost or leave the terminal as the prompt has it.
        """
        if self._task is None:
            return False
        self._broken = error
        self._loop.call_soon_threadsafe(self._break)
        return True

    def _break(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _write_answer(self, question: Question, prompt: Listing | Entry, value: object) -> None:
        said = prompt.said(value)
        style, mark = ("bad", self.marks.bad) if question.alarm else ("done", self.marks.done)
        for line in look.cut(f"{look.plain_marks(question.title, self.marks)}: {said}", self.width - 4, 3):
            self._print([(f"class:{style}", f"{mark:>1} "), ("class:label", line)])
            mark = ""

    def _print(self, fragments: list[tuple[str, str]]) -> None:
        # Not by the shortcut of that name, which reads the whole style anew for every line.
        print_formatted_text(self.app.output, [*fragments, ("", "\n")], self.style)
        self.app.output.flush()


def _modes() -> list[Any] | None:
    """The terminal's modes as we found them; None where there are none to keep."""
    try:
        import termios
    except ImportError:
        return None
    try:
        return termios.tcgetattr(sys.stdin.fileno())
    except (OSError, ValueError, termios.error):
        return None


def _restore(modes: list[Any] | None) -> None:
    if modes is None:
        return
    import termios

    with contextlib.suppress(OSError, ValueError, termios.error):
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, modes)


def _beside(small: Question, question: Question) -> None:
    """A question on a question stands at its place."""
    small.beside = True
    small.number, small.where, small.stands = question.number, question.where, question.stands
