"""One answer for several records: asked once for all who lack it, or offered to the others once one has it."""

from __future__ import annotations

from coc_cli.plan.paths import target
from coc_cli.walk.asking import OFFERED, SPANS, TOGETHER
from coc_cli.walk.choices import summary
from coc_cli.walk.outcome import Outcome
from coc_cli.walk.question import ALWAYS, Choice, Question
from coc_cli.walk.say import in_line
from coc_cli.walk.steps import Same, Which

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.plan.paths import Target
    from coc_cli.walk.asking import When
    from coc_cli.walk.view import View


def together(view: View, named: Target) -> list[str]:
    """The other records for which one answer is asked together with this one; none where they differ."""
    return _lacking(view, named, TOGETHER)


def offered(view: View, named: Target) -> list[str]:
    """The other records to which an answer is offered; one alone is asked as fast as offered."""
    others = _lacking(view, named, OFFERED)
    return others if len(others) > 1 else []


def _lacking(view: View, named: Target, table_of: dict[tuple[str, str], When]) -> list[str]:
    place = _place(named)
    about = table_of.get(place)
    if about is None or place in view.memory.apart:
        return []
    table, field = place
    if table == "facts":
        unsourced = [notice.path.partition(".")[2] for notice in view.judged.notices if notice.id == "fact-unsourced"]
        facts = view.data.get("facts", {})
        return [other for other in unsourced if other != named.key and field not in facts.get(other, {})]
    row = view.row(table, named.key)
    if row is None or not about(view, row) or (table == "risks" and field in row):
        return []
    rows = [other for other in view.rows(table) if other["id"] != named.key and field not in other]
    return [str(other["id"]) for other in rows if about(view, other) and _alike(place, row, other)]


def _alike(place: tuple[str, str], row: object, other: object) -> bool:
    """Of equipment only what is of the same kind is ready on the same day."""
    same_kind = place != ("equipment", "ready_on")
    return same_kind or row.get("kind") == other.get("kind")  # type: ignore[attr-defined]


def _place(named: Target) -> tuple[str, str]:
    return named.table.name if named.table else "", named.field.name if named.field else ""


def same(view: View, step: Same) -> Question | None:
    """The question whether a value holds for others too."""
    named, value = target(step.path), view.value(step.path)
    table = named.table.name if named.table else ""
    others = [other for other in step.others if view.row(table, other) is not None]
    if value is None or not others or named.field is None:
        return None
    names = [view.checklist.facts[one].title if table == "facts" else one for one in others]
    shown = ", ".join(names) if len(names) < 9 else f"{', '.join(names[:8])} and {len(names) - 8} more"
    return Question(
        "one",
        f"{named.field.title}: {_said(view, step)}",
        f"{len(others)} more lack it: {shown}. Does this hold for them too?",
        choices=[
            Choice("all", f"yes, for all {len(others)}"),
            Choice("some", "for some of them"),
            Choice("each", "no, ask for each"),
        ],
        default="each",
        actions=[one for one in ALWAYS if one not in ("skip", "note")],
    )


def _said(view: View, step: Same) -> str:
    both = [view.value(path) for path in _paths(step.path)]
    return " to ".join(in_line(one, view.zone) for one in both if one is not None)


def _paths(path: str) -> list[str]:
    """A field and, where it is one end of a span, its other end."""
    named = target(path)
    high = SPANS.get(_place(named))
    return [path, f"{path.rpartition('.')[0]}.{high}"] if high else [path]


def same_answered(view: View, step: Same, value: object) -> Outcome:
    """Give the value to all, to those chosen, or to none."""
    if value == "each":
        view.memory.apart.add(_place(target(step.path)))
        return Outcome()
    if value == "some":
        return Outcome(then=[Which(step.path, step.others, step.duty)])
    chosen = step.others if value == "all" else tuple(value)  # type: ignore[arg-type]
    table = step.path.partition(".")[0]
    edits = []
    for path in _paths(step.path):
        given, field = view.value(path), path.rpartition(".")[2]
        edits += [(f"{table}.{other}.{field}", given) for other in chosen if given is not None]
    return Outcome(edits)


def which(view: View, step: Which) -> Question | None:
    """The question for which others a value holds."""
    named = target(step.path)
    table = named.table.name if named.table else ""
    facts = view.checklist.facts if table == "facts" else {}
    choices = [
        Choice(other, facts[other].title if facts else other, detail=summary(table, view.row(table, other) or {}))
        for other in step.others
    ]
    title = f"{named.field.title if named.field else ''}: {_said(view, step)}"
    return Question("many", title, "For whom does it hold as well?", choices=choices, actions=("back", "stop"))
