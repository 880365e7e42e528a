"""The walk line by line: nothing is redrawn, for screen readers, serial consoles and dumb terminals.

Choices are answered by number, everything else by a line of text. A line that begins with "/" is a command: "/" alone
lists them by number, so that no letter is needed.
"""

from __future__ import annotations

import sys
import textwrap
import unicodedata

from coc_cli.columns import columns
from coc_cli.text import multiline, safe
from coc_cli.walk.question import ACTIONS, ANSWER, Choice, Question, Reply, Typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from coc_cli.documents.model import Document

_WIDEST = 76


class Plain:
    """Asks line by line. Raises KeyboardInterrupt on Ctrl-C and EOFError at the end of input."""

    def __init__(self, *, input: TextIO | None = None, output: TextIO | None = None) -> None:
        self._in = input or sys.stdin
        self._out = output or sys.stdout

    @property
    def _width(self) -> int:
        """Columns to fold at: no word is broken by a narrow terminal."""
        return columns(self._out, most=_WIDEST, least=20)

    def close(self) -> None:
        """Nothing is held."""

    def interrupt(self, _error: BaseException) -> bool:
        """Nothing but a read waits here: an error raised by a signal's handler ends it."""
        return False

    def ask(self, question: Question) -> Reply:
        """Put one question until it is answered, or an action is chosen."""
        self._head(question)
        warned = ""
        while True:
            line = self._line()
            if line.startswith("/") and not line.startswith("//"):
                action = self._command(line[1:].strip(), question)
                if action:
                    return Reply(action)
                continue
            text = line[1:] if line.startswith("//") else line
            found = self._read(question, text) if text.strip() else self._blank(question)
            if found.warning and warned != text:
                warned = text
                self._say(f"Look again: {found.warning}. Write it anew, or the same once more to keep it.")
            elif found.fault:
                self._say(f"Not taken: {found.fault}.")
            else:
                self._say(f"Taken: {found.said}.")
                return Reply(ANSWER, found.value)

    def tell(self, text: str, *, kind: str = "") -> None:
        """Write a text."""
        self._say(f"== {text} ==" if kind == "part" else text)

    def show(self, document: Document) -> None:
        """Write a document as text."""
        from coc_cli.walk.pages import lines

        self._say(safe(document.title))
        for line in lines(document):
            self._say(line)

    def _head(self, question: Question) -> None:
        self._say("")
        if question.where:
            self._say(f"[{question.number}] {', '.join(question.where)}. {question.stands}")
        for text in (question.message, f"{question.title}: {question.text}", question.hint):
            if text:
                self._say(text)
        if question.present:
            self._say(f"Now: {question.present}")
        for number, choice in enumerate(self._choices(question), 1):
            detail = f" - {choice.detail}" if choice.detail else ""
            unfit = f" - not possible: {choice.unfit}" if choice.unfit else ""
            self._say(f"  {number}  {choice.label}{detail}{unfit}")
        self._say(self._how(question))

    @staticmethod
    def _choices(question: Question) -> list[Choice]:
        return [*question.choices, Choice(None, "none of these")] if question.form == "many" else list(question.choices)

    def _how(self, question: Question) -> str:
        if question.form == "one":
            first = next((n for n, one in enumerate(question.choices, 1) if one.value == question.default), 0)
            return f"A number{f', Enter alone for {first}' if first else ''}; / for commands."
        if question.form == "many":
            return "Numbers with spaces between; / for commands."
        default = question.default or question.offered
        return f"A line{f', Enter alone for: {default}' if default else ''}; / for commands."

    def _blank(self, question: Question) -> Typed:
        """Enter alone: what the question offers first, and never an erasure."""
        default = question.default or question.offered
        if question.form == "text" and default:
            return self._typed(question, str(default))
        if question.form == "one":
            fitting = [choice for choice in question.choices if choice.value == default and not choice.unfit]
            if fitting:
                return Typed(fitting[0].value, said=fitting[0].label)
        if question.form == "many" and isinstance(default, (list, tuple)) and default:
            return Typed(list(default), said=", ".join(map(str, default)))
        return Typed(fault="nothing was written: blank never changes anything")

    def _read(self, question: Question, text: str) -> Typed:
        if question.form == "text":
            return self._typed(question, text)
        choices = self._choices(question)
        numbers: list[int] = []
        for part in text.replace(",", " ").split():
            digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in part)
            number = int(digits) if digits.isdigit() and len(digits) < 4 else 0
            if not 1 <= number <= len(choices):
                return Typed(fault=f"{part} is no number of the list")
            if choices[number - 1].unfit:
                return Typed(fault=f"{choices[number - 1].label}: {choices[number - 1].unfit}")
            numbers.append(number - 1)
        chosen = [choices[number] for number in dict.fromkeys(numbers)]
        if question.form == "one":
            return Typed(chosen[0].value, said=chosen[0].label) if len(chosen) == 1 else Typed(fault="one number, please")
        if any(choice.value is None for choice in chosen):
            return Typed([], said="none of these") if len(chosen) == 1 else Typed(fault="none and some can't both be so")
        return Typed([one.value for one in chosen], said=", ".join(one.label for one in chosen))

    def _typed(self, question: Question, text: str) -> Typed:
        found = question.read(text) if question.read else Typed(text, said=text)
        if not found.choices:
            return found
        doubt = Question("one", "Which do you mean?", "", choices=[*found.choices, Choice(None, "none: write it again")])
        self._head(doubt)
        while True:
            picked = self._read(doubt, self._line())
            if not picked.fault:
                return Typed(fault="write it again") if picked.value is None else picked
            self._say(f"Not taken: {picked.fault}.")

    def _command(self, word: str, question: Question) -> str:
        """An action by its number or name; "" after listing them, or when it is none."""
        offered = [one for one in ACTIONS if one in question.actions]
        digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in word)
        if digits.isdigit() and 1 <= int(digits) <= len(offered):
            return offered[int(digits) - 1]
        if word in offered:
            return word
        for number, action in enumerate(offered, 1):
            self._say(f"  /{number}  {ACTIONS[action]} (/{action})")
        return ""

    def _line(self) -> str:
        self._out.write("> ")
        self._out.flush()
        line = self._in.readline()
        if not line:
            if self._in.isatty():
                # Ctrl-D shows nothing and ends no line.
                self._out.write("\n")
            raise EOFError
        return line.rstrip("\r\n")

    def _say(self, text: str) -> None:
        for line in multiline(text).split("\n"):
            folded = textwrap.wrap(line, self._width, subsequent_indent="     " if line.startswith("  ") else "")
            self._out.write("\n".join(folded or [""]) + "\n")
        self._out.flush()
