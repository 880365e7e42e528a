"""Saving an answer: on disk before the next question, merged when the file changed, kept and said when the disk refuses.

An answer that can't be saved is never dropped: no further question is asked until it is on disk, or a planner stops and
takes the command that would record it.
"""

from __future__ import annotations

from coc_cli.errors import CocError, NotSaved
from coc_cli.plan.merge import NOTHING, Clashing
from coc_cli.plan.references import named_instead, removed, renamed
from coc_cli.walk.question import ANSWER, BACK, Choice, Question
from coc_cli.walk.say import said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from coc_cli.plan.assign import Assignments
    from coc_cli.tomlfile.edits import Change
    from coc_cli.walk.outcome import Outcome
    from coc_cli.walk.question import Asker
    from coc_cli.walk.view import Desk


class Unsaved(Exception):  # noqa: N818  # what happened, in a word
    """The planner stopped while an answer could not be saved. `command` would record it."""

    def __init__(self, command: str) -> None:
        super().__init__("the last answer is not saved")
        self.command = command


SAVED = "saved"
NOTHING_TO_SAVE = "nothing"
# Somebody else's answer holds, and ours is dropped: a planner said so.
THEIRS = "theirs"


def save(desk: Desk, asker: Asker, outcome: Outcome) -> str:
    """Save what an answer changes; return SAVED, NOTHING_TO_SAVE or THEIRS. Raises Unsaved when the planner gives up."""
    if not (outcome.edits or outcome.erase or outcome.removal or outcome.renames):
        return NOTHING_TO_SAVE
    mine = refused = False
    while True:
        try:
            _save(desk, outcome, mine=mine)
        except Clashing as clash:
            if not _mine(asker, clash, desk):
                desk.refresh()
                return THEIRS
            mine = True
        except CocError as error:
            refused = True
            _keep(desk, asker, outcome, error)
        else:
            if refused:
                asker.tell("saved now", kind="done")
            return SAVED


def _save(desk: Desk, outcome: Outcome, *, mine: bool) -> None:
    if rewritten := _rewritten(outcome):
        record, changes = rewritten
        desk.rewrite_held(changes, record=record, mine=mine)
        return
    desk.assign_held(_collected(desk, outcome), mine=mine)


def _rewritten(outcome: Outcome) -> tuple[str, Callable[[dict[str, Any]], list[Change]]] | None:
    """The record that goes or is renamed, and what that changes all through a plan; None for plain values."""
    if outcome.removal:
        record = outcome.removal
        return record, lambda data: removed(data, record)
    if outcome.renames:
        old, new = outcome.renames
        return old, lambda data: renamed(data, old, new)
    return None


def _collected(desk: Desk, outcome: Outcome) -> Assignments:
    made = desk.assignments()
    for path, value in outcome.edits:
        made.put(path, value)
    for path in outcome.erase:
        made.erase(path)
    return made


def _mine(asker: Asker, clash: Clashing, desk: Desk) -> bool:
    """Both changed the same value: ask whose holds; nothing is overwritten unasked."""
    lines = []
    for one in clash.clashes[:4]:
        theirs = "nothing any more" if one.theirs is NOTHING else said(one.theirs, desk.at.tzinfo)
        ours = "nothing" if one.mine is NOTHING else said(one.mine, desk.at.tzinfo)
        lines.append(f"{one.path} says {theirs} there, and {ours} here")
    question = Question(
        "one",
        "NOT SAVED: somebody changed the same answer meanwhile",
        "Which of the two is right?",
        choices=[Choice("theirs", "what is in the file: keep it"), Choice("mine", "mine: save it instead")],
        default="theirs",
        message="; ".join(lines),
        actions=("stop",),
        alarm=True,
    )
    reply = asker.ask(question)
    if reply.kind == ANSWER and reply.value == "mine":
        return True
    asker.tell("kept what was there", kind="warn")
    return False


def _keep(desk: Desk, asker: Asker, outcome: Outcome, error: CocError) -> None:
    """Say NOT SAVED, keep the answer, and offer what can be done; returns to try again. Raises Unsaved to stop."""
    command = command_for(desk, outcome)
    message = error.message if isinstance(error, NotSaved) else f"NOT SAVED: {error.message}"
    faults = [f"{one.line}:{one.column}: {one.message}" for one in getattr(error, "faults", ())[:3]]
    question = Question(
        "one",
        "NOT SAVED",
        "The answer is kept here. What now?",
        choices=[
            Choice("again", "try again"),
            Choice("copy", "write everything to another file, and stop"),
            Choice("stop", "stop without saving it"),
        ],
        default="again",
        message=" ".join([message, *faults]),
        hint=error.hint,
        actions=("stop",),
        alarm=True,
    )
    reply = asker.ask(question)
    if reply.kind == ANSWER and reply.value == "again":
        return
    if reply.kind == ANSWER and reply.value == "copy":
        other = _elsewhere(desk, asker, outcome)
        if other is None:
            return
        if other:
            raise Copied(other)
    raise Unsaved(command)


class Copied(Exception):  # noqa: N818  # what happened, in a word
    """Everything, the last answer included, was written to another file: `path`."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def _elsewhere(desk: Desk, asker: Asker, outcome: Outcome) -> str | None:
    """Ask for another file and write everything there; None to go back, "" to stop."""
    from coc_cli.walk.question import Typed

    message, hint = "", "a new file; where the plan is sealed, a name that ends in .age"
    while True:
        question = Question(
            "text",
            "Another file",
            "Where to?",
            read=lambda typed: (
                Typed(typed.strip(), said=typed.strip()) if typed.strip() else Typed(fault="write a file name")
            ),
            message=message,
            hint=hint,
            actions=("back", "stop"),
        )
        reply = asker.ask(question)
        if reply.kind != ANSWER:
            return None if reply.kind == BACK else ""
        try:
            rewritten = _rewritten(outcome)
            desk.copy_to(str(reply.value), _collected(desk, outcome), rewritten[1] if rewritten else None)
        except CocError as error:
            message, hint = error.message, error.hint
        else:
            return str(reply.value)


def command_for(desk: Desk, outcome: Outcome) -> str:
    """The command that would record what could not be saved."""
    from shlex import quote

    options = "".join(f" {quote(one)}" for one in desk.options)
    edits, erase = list(outcome.edits), list(outcome.erase)
    if outcome.removal and (record := desk.plan.records.get(outcome.removal)):
        left = named_instead(desk.data, outcome.removal)
        edits = [(path, rest) for path, rest in left if rest]
        erase = [*(path for path, rest in left if not rest), record.path]
    if outcome.renames and (record := desk.plan.records.get(outcome.renames[0])):
        edits = [(f"{record.path}.id", outcome.renames[1]), *named_instead(desk.data, *outcome.renames)]
    pairs = [quote(f"{path}={typed(value)}") for path, value in edits]
    pairs += [f"--erase {quote(path)}" for path in erase]
    return f"coc set {quote(desk.path)}{options} {' '.join(pairs)}"


def typed(value: object) -> str:
    """A value as `coc set` reads it."""
    from coc_cli.tomlfile.write import value_text

    if isinstance(value, (list, tuple)):
        return ",".join(typed(one) for one in value)
    return value if isinstance(value, str) else value_text(value)
