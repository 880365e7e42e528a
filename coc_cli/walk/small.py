"""The small questions beside a question: a note, who could know, whether an answer is to be erased."""

from __future__ import annotations

from coc_cli.plan.paths import target
from coc_cli.walk.outcome import Outcome
from coc_cli.walk.question import Choice, Question
from coc_cli.walk.say import said
from coc_cli.walk.typed import Clock, reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.walk.steps import Erase, Note, Who
    from coc_cli.walk.view import View

_BACK = ("back", "stop")


def note(view: View, step: Note) -> Question:
    """The question for a note, or for the source of a fact."""
    named = target(step.path)
    assert named.field is not None  # noqa: S101  # notes are fields
    fact = named.table is not None and named.table.name == "facts"
    return Question(
        "text",
        f"Source of {view.checklist.facts[named.key].title}" if fact else _about(view, named.key),
        named.field.help,
        read=reader(named.field.kind, Clock(view.at, view.zone, None)),
        default=str(view.value(step.path) or ""),
        hint="codes and roles, never a name",
        actions=_BACK,
    )


def _about(view: View, key: str) -> str:
    duty = view.checklist.duties.get(key)
    return f"Note on {key} {duty.title}" if duty else f"Note on {key}"


def note_answered(_view: View, step: Note, value: object) -> Outcome:
    """Write the note."""
    return Outcome([(step.path, value)])


def who(view: View, step: Who) -> Question:
    """Who could know what was left open."""
    duty = view.checklist.duties[step.duty]
    theirs = ["commander", "liaison"] if "law" in duty.carrier or "both" in duty.carrier else []
    known = [str(row["role"]) for row in view.rows("people") if "role" in row]
    roles = dict.fromkeys([*theirs, *known, "social-work-lead", "investigator", "planner"])
    last = view.memory.last.get(("answers", "who"), "")
    return Question(
        "one",
        f"{duty.id} stays open",
        "Who could know?",
        choices=[*(Choice(role) for role in list(roles)[:7]), Choice("", "nobody whom I could name")],
        default=last if last in roles else "",
        actions=_BACK,
    )


def who_answered(_view: View, step: Who, value: object) -> Outcome:
    """Write down who could know."""
    return Outcome([(f"answers.{step.duty}.who", value)] if value else [])


def erase(view: View, step: Erase) -> Question:
    """Whether to erase an answer."""
    return Question(
        "one",
        f"Erase {step.path}",
        f"It says: {said(view.value(step.path), view.zone)}. Erase it?",
        choices=[Choice("keep", "keep it"), Choice("erase", "erase it")],
        default="keep",
        actions=_BACK,
    )


def erase_answered(_view: View, step: Erase, value: object) -> Outcome:
    """Erase it, or not. A fact or an answer goes whole, with its note and source."""
    if value != "erase":
        return Outcome()
    whole = step.path.startswith(("facts.", "answers."))
    path = step.path.rpartition(".")[0] if whole else step.path
    return Outcome(erase=[path], said=f"{path} is erased")
