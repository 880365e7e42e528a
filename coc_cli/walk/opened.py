"""One record in full: every field to change, a copy, and what removing it would break."""

from __future__ import annotations

from coc_cli.plan.fields import TABLES
from coc_cli.plan.references import mentions
from coc_cli.walk.asking import ASKING
from coc_cli.walk.choices import short, summary
from coc_cli.walk.outcome import Outcome
from coc_cli.walk.question import ALWAYS, Choice, Question
from coc_cli.walk.records import free_id
from coc_cli.walk.say import in_line
from coc_cli.walk.steps import Ask, Open, Remove
from coc_cli.walk.view import fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.walk.view import View


def open_record(view: View, step: Open) -> Question | None:
    """Every field of one record, to change any."""
    table = view.table_of(step.record)
    row = view.row(table, step.record) if table else None
    if row is None:
        return None
    asking = ASKING.get(table)
    fields = [field for _, field in fields_of(table)]
    width = max(len(field.title) for field in fields)
    filled = [field for field in fields if field.name in row]
    rest = [field for field in fields if field.name not in row]
    choices = [Choice(".", "done with it")]
    now = {one.name: short(in_line(row[one.name], view.zone), 48) for one in filled}
    choices += [Choice(f"={one.name}", f"{one.title:<{width}}", detail=now[one.name]) for one in filled]
    choices += [Choice(f"={one.name}", f"{one.title:<{width}}", detail="-") for one in rest]
    noun = asking.noun if asking else "record"
    if not TABLES[table].tool:
        choices += [Choice("copy", f"copy this {noun}"), Choice("remove", f"remove this {noun}")]
    return Question(
        "one",
        f"{step.record} · {noun}",
        "What do you want to change?",
        choices=choices,
        default=".",
        message=step.message,
        actions=[one for one in ALWAYS if one not in ("skip", "note")],
    )


def opened(view: View, step: Open, value: object) -> Outcome:
    """Ask for the field, copy, remove, or be done."""
    table, choice = view.table_of(step.record), str(value)
    if choice.startswith("="):
        then = [Ask(f"{table}.{step.record}.{choice[1:]}", step.duty), Open(step.record, step.duty)]
        return Outcome(then=then)
    if choice == "copy":
        return _copied(view, step, table)
    if choice == "remove":
        return Outcome(then=[Remove(step.record, step.duty)])
    return Outcome(passes=[step.key])


def _copied(view: View, step: Open, table: str) -> Outcome:
    row = view.row(table, step.record) or {}
    name = free_id(view, table, row.get(ASKING[table].first)) if table in ASKING else ""
    edits = [(f"{table}.{name}.{field}", value) for field, value in row.items() if field != "id"]
    then = [Open(name, step.duty, f"{name} is a copy of {step.record}: change what differs")]
    return Outcome(edits, then=then, said=f"{name} is a copy of {step.record}")


def remove(view: View, step: Remove) -> Question | None:
    """Whether to remove a record: who names it, and which duties would get worse."""
    from coc_cli.walk.preview import worse_without

    if step.record not in view.plan.records:
        return None
    named = mentions(view.data, step.record)
    lines = (
        [f"It is named in {', '.join(named[:6])}{f' and {len(named) - 6} more' if len(named) > 6 else ''}."]
        if named
        else []
    )
    worse = worse_without(view, step.record)
    if worse:
        lines.append(f"It would break {', '.join(worse[:6])}{f' and {len(worse) - 6} more' if len(worse) > 6 else ''}.")
    gone = "remove it, and take it out there" if named else "remove it"
    return Question(
        "one",
        f"Remove {step.record}",
        f"{step.record}: {summary(view.table_of(step.record), view.row(view.table_of(step.record), step.record) or {})}",
        choices=[Choice("keep", "keep it"), Choice("remove", gone)],
        default="keep",
        message=" ".join(lines),
        actions=("back", "stop"),
    )


def removed(_view: View, step: Remove, value: object) -> Outcome:
    """Remove it with every mention of it, or keep it."""
    if value != "remove":
        return Outcome(then=[Open(step.record, step.duty)])
    return Outcome(removal=step.record, said=f"{step.record} is removed")
