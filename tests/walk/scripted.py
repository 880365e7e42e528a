"""An asker that answers from a list: what each prompt is about, and what is replied to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coc_cli.walk.agenda import Scope
from coc_cli.walk.interview import Interview
from coc_cli.walk.question import ANSWER, Reply

if TYPE_CHECKING:
    from coc_cli.documents.model import Document
    from coc_cli.walk.question import Question
    from coc_cli.walk.view import Desk


class Action:
    """An action in place of an answer."""

    def __init__(self, kind: str) -> None:
        self.kind = kind


class Scripted:
    """Replies from `script`, (words of the title, reply) one by one; `questions` and `told` hold what was put and said."""

    def __init__(self, script: list[tuple[str, Any]]) -> None:
        self.script = list(script)
        self.questions: list[Question] = []
        self.told: list[str] = []

    def tell(self, text: str, *, kind: str = "") -> None:  # noqa: ARG002
        self.told.append(text)

    def show(self, document: Document) -> None:
        self.told.append(document.title)

    def ask(self, question: Question) -> Reply:
        self.questions.append(question)
        assert self.script, f"nobody expected: {question.title}: {question.text} {[c.value for c in question.choices]}"
        title, reply = self.script.pop(0)
        assert title in question.title, f"expected {title}, was asked {question.title}: {question.text}"
        if isinstance(reply, Action):
            assert reply.kind in question.actions
            return Reply(reply.kind)
        if question.form == "text":
            assert question.read is not None
            read = question.read(reply)
            assert not read.fault, read.fault
            assert not read.choices
            return Reply(ANSWER, read.value)
        open_to = [choice.value for choice in question.choices if not choice.unfit]
        wanted = reply if question.form == "many" else [reply]
        assert set(wanted) <= set(open_to), f"{question.title}: {wanted} of {open_to}"
        return Reply(ANSWER, reply)


def walked(desk: Desk, script: list[tuple[str, Any]], *, scope: Scope | None = None) -> Scripted:
    """Walk by a script to its end; every line of it is used."""
    asker = Scripted(script)
    Interview(desk, asker, scope or Scope()).run()
    assert asker.script == []
    return asker
