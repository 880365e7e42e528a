"""Several records at once: the kinds that the Code names, to be ticked, and rooms numbered in their order."""

from __future__ import annotations

from coc_cli.plan.fields import TABLES
from coc_cli.walk.ask import actions
from coc_cli.walk.asking import ASKING
from coc_cli.walk.outcome import Outcome
from coc_cli.walk.question import ALWAYS, Choice, Question
from coc_cli.walk.records import free_id, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.walk.steps import Onward, Seed
    from coc_cli.walk.view import View

_SEEDED = {
    "risks": (
        "Which of these could be there? The Code names them all.",
        "Each that you leave is recorded as considered and not there; why, is asked next.",
    ),
    "evidence": ("What will law enforcement look for under the warrant?", "The examples of 12.e.i to 12.e.iv."),
    "equipment": ("What will be carried? These are counted (12.d, 12.h.ii).", "How many, and who holds it, is asked next."),
    "people": ("Who takes part, by role? One of each to begin with.", "More of a role can be added afterwards."),
}


def seed(view: View, step: Seed) -> Question:
    """The kinds that the Code names, or the roles there are, to be ticked all at once."""
    asking = ASKING[step.table]
    text, hint = _SEEDED[step.table]
    known = {row.get(asking.first) for row in view.rows(step.table)}
    return Question(
        "many",
        TABLES[step.table].title,
        text,
        choices=[Choice(word) for word in asking.seeds if word not in known],
        message=step.message,
        hint=hint,
        actions=tuple(actions(view, step)),
    )


def seeded(view: View, step: Seed, value: object) -> Outcome:
    """Begin a record for each that was ticked; of risks also for those that are not there."""
    first = ASKING[step.table].first
    chosen = [str(one) for one in value]  # type: ignore[attr-defined]
    known = {row.get(first) for row in view.rows(step.table)}
    words = [word for word in ASKING[step.table].seeds if word not in known and (step.table == "risks" or word in chosen)]
    edits: list[tuple[str, object]] = []
    made: list[str] = []
    for word in words:
        name = free_id(view, step.table, word, tuple(made))
        made.append(name)
        values = {first: word, **told(view, step.table, word)}
        if step.table == "risks":
            values["present"] = "yes" if word in chosen else "no"
        edits += [(f"{step.table}.{name}.{field}", one) for field, one in values.items()]
    more = step.table == "people"
    return Outcome(edits, passes=[step.key], fresh=made if more else ())


def onward(view: View, step: Onward) -> Question | None:
    """Whether the other rooms follow in the order in which they are listed."""
    rest = _unordered(view, step.record)
    if len(rest) < 2:
        return None
    return Question(
        "one",
        f"Search order · {step.record} is 1",
        f"Are the others searched in this order: {', '.join(rest)}?",
        choices=[
            Choice("yes", f"yes: {', '.join(f'{name} {number}' for number, name in enumerate(rest, 2))}"),
            Choice("no", "no, ask for each"),
        ],
        default="no",
        actions=[one for one in ALWAYS if one not in ("skip", "note")],
    )


def _unordered(view: View, record: str) -> list[str]:
    """The other rooms of the site; none once one of them has a number, which must not be given twice."""
    site = (view.row("rooms", record) or {}).get("premises")
    others = [row for row in view.rows("rooms") if row["id"] != record and row.get("premises") == site]
    return [] if any("search_order" in row for row in others) else [str(row["id"]) for row in others]


def onwarded(view: View, step: Onward, value: object) -> Outcome:
    """Number them, or ask for each."""
    rest = _unordered(view, step.record) if value == "yes" else []
    return Outcome([(f"rooms.{name}.search_order", number) for number, name in enumerate(rest, 2)])
