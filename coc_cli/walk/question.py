"""What is put before a planner, and what comes back: plain values that every asker understands."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Final, Protocol

# What a reply may be besides an answer; ERASE is offered only where something stands, APART where one
# answer is asked for several records.
ANSWER: Final = "answer"
BACK: Final = "back"
SKIP: Final = "skip"
WHY: Final = "why"
NOTE: Final = "note"
REVIEW: Final = "review"
ERASE: Final = "erase"
APART: Final = "apart"
REQUEST: Final = "request"
WAIVE: Final = "waive"
STOP: Final = "stop"

# In this order they stand in the menu; each with what a planner reads.
ACTIONS: Final = {
    WHY: "why this is asked",
    BACK: "back to the question before",
    SKIP: "not known yet: leave it open",
    NOTE: "write a note on it",
    REVIEW: "review and change answers",
    APART: "not the same for all: ask one by one",
    REQUEST: "record what law enforcement was asked",
    WAIVE: "record a waiver",
    ERASE: "erase this answer",
    STOP: "stop here; everything confirmed is saved",
}
ALWAYS: Final = (WHY, BACK, SKIP, NOTE, REVIEW, STOP)


class Choice:
    """One thing to choose. `unfit` says why it can't be chosen; it is shown all the same."""

    __slots__ = ("detail", "label", "unfit", "value")

    def __init__(self, value: object, label: str = "", *, detail: str = "", unfit: str = "") -> None:
        self.value = value
        self.label = label or str(value)
        self.detail = detail
        self.unfit = unfit


class Typed:
    """What a typed text amounts to: a value with how it is said back, or choices to ask back, or a fault.

    warning: something that has to be looked at before the value is taken, such as a name; the value stands all the same.
    """

    __slots__ = ("choices", "fault", "said", "value", "warning")

    def __init__(
        self,
        value: object = None,
        *,
        said: str = "",
        fault: str = "",
        choices: Sequence[Choice] = (),
        warning: str = "",
    ) -> None:
        self.value = value
        self.said = said
        self.fault = fault
        self.choices = tuple(choices)
        self.warning = warning


class Question:
    """One prompt.

    form: "one" or "many" of the choices, or "text" that `read` understands; title: what it is about, in few words;
    text: the question; hint: how to answer; message: what is wrong or missing, where that is why it is asked;
    default: the value that Enter confirms, or the text that is edited; offered: a text that Enter confirms while nothing is
    typed; present: how the answer that stands now is said, "" for none;
    actions: what the menu offers; where: the parts of the line that says where one is; stands: what still blocks;
    alarm: something went wrong that has to be seen; beside: it stands beside another question, and Esc leads back there.
    """

    __slots__ = (
        "actions",
        "alarm",
        "beside",
        "choices",
        "default",
        "form",
        "hint",
        "message",
        "number",
        "offered",
        "present",
        "read",
        "stands",
        "text",
        "title",
        "where",
    )

    def __init__(
        self,
        form: str,
        title: str,
        text: str,
        *,
        choices: Sequence[Choice] = (),
        read: Callable[[str], Typed] | None = None,
        default: object = None,
        offered: str = "",
        present: str = "",
        hint: str = "",
        message: str = "",
        actions: Sequence[str] = ALWAYS,
        alarm: bool = False,
    ) -> None:
        self.form = form
        self.title = title
        self.text = text
        self.choices = tuple(choices)
        self.read = read
        self.default = default
        self.offered = offered
        self.present = present
        self.hint = hint
        self.message = message
        self.actions = tuple(actions)
        self.number = 0
        self.where: tuple[str, ...] = ()
        self.stands = ""
        self.alarm = alarm
        self.beside = False


class Reply:
    """What came back: an answer with its value, or one of the actions."""

    __slots__ = ("kind", "value")

    def __init__(self, kind: str, value: object = None) -> None:
        self.kind = kind
        self.value = value


if TYPE_CHECKING:

    class Asker(Protocol):
        """Puts questions before a person. It knows nothing of plans, files or duties."""

        def ask(self, question: Question) -> Reply:
            """Put one question; return what was confirmed. Raises KeyboardInterrupt or EOFError when it is broken off."""
            ...

        def tell(self, text: str, *, kind: str = "") -> None:
            """Show a text that stays; kind: "" , "done", "warn", "bad", "part" or "quiet"."""
            ...

        def show(self, document: Document) -> None:
            """Show a document, such as why something is asked, or where everything stands."""
            ...

    from coc_cli.documents.model import Document
