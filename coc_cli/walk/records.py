"""Questions on a table of records: what is there, and how a new one begins."""

from __future__ import annotations

from coc_cli.plan.fields import TABLES
from coc_cli.walk.ask import actions
from coc_cli.walk.asking import ASKING, BY_ROLE, FIRST
from coc_cli.walk.choices import records_for, summary, words_of
from coc_cli.walk.outcome import Outcome
from coc_cli.walk.question import ALWAYS, Choice, Question
from coc_cli.walk.say import a
from coc_cli.walk.steps import Ask, Fill, Hub, New, Open

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from coc_cli.walk.steps import Step
    from coc_cli.walk.view import View


# A table whose kinds are few enough offers them in its list: one key begins a record.
_FEW = 8


def hub(view: View, step: Hub) -> Question:
    """The records of a table: begin another, open one, or that is all."""
    table, rows = TABLES[step.table], view.rows(step.table)
    width = max((len(str(row["id"])) for row in rows), default=0)
    choices = [Choice(".", "that is all" if rows else "none, leave it")]
    first = FIRST.get(step.duty) if step.message else None
    choices += [Choice("!", f"add: {' for '.join(str(one) for one in first.values())}")] if first else []
    choices += _adds(step.table)
    choices += [Choice(f"={row['id']}", f"{row['id']:<{width}}", detail=summary(step.table, row)) for row in rows]
    text = f"{len(rows)} on record. Open one to change, copy or remove it." if rows else table.help
    return Question(
        "one",
        table.title,
        text,
        choices=choices,
        default="." if rows and not step.message else choices[1].value if len(choices) > 1 else ".",
        message=step.message,
        actions=tuple(one for one in actions(view, step) if one != "skip"),
    )


def _adds(name: str) -> list[Choice]:
    table, asking = TABLES[name], ASKING[name]
    if table.tool:
        return []
    words = table.fields[asking.first].kind.words
    if words and len(words) <= _FEW and not table.fields[asking.first].kind.many:
        return [Choice(f"+{word}", f"add: {word}") for word in words]
    return [Choice("+", f"add {a(asking.noun)}")]


def hub_answered(view: View, step: Hub, value: object) -> Outcome:
    """Begin a record, open one, or pass on."""
    choice = str(value)
    # Whoever looks through a table by hand comes back to it; where a duty asks, its finding asks for more.
    again = [] if step.duty or step.message else [step]
    if choice == "+":
        return Outcome(then=[New(step.table, step.duty), *again])
    if choice == "!":
        made = begin(view, New(step.table, step.duty, preset=FIRST[step.duty]), FIRST[step.duty]["kind"], back=step)
        # Exactly this was missing: its finding asks for the rest, and nobody asks whether there is another.
        return Outcome(made.edits, said=made.said, back=made.back)
    if choice.startswith("+"):
        made = begin(view, New(step.table, step.duty), choice[1:], back=step)
        return Outcome(made.edits, fresh=made.fresh, said=made.said, back=made.back, then=[*made.then, *again])
    if choice.startswith("="):
        return Outcome(then=[Open(choice[1:], step.duty), step])
    return Outcome(passes=[step.key, Hub(step.table).key])


def new(view: View, step: New) -> Question | None:
    """The first field of a new record; with it the record is on disk and has its code."""
    table, asking = TABLES[step.table], ASKING[step.table]
    field = table.fields[asking.first]
    if asking.first in step.preset:
        return None
    title = f"New {asking.noun} · {field.title}"
    common: dict[str, Any] = {
        "message": step.message,
        "actions": tuple(one for one in ALWAYS if one not in ("skip", "note")),
    }
    if field.kind.name in ("word", "ref", "duty"):
        if field.kind.name == "duty":
            choices = [Choice(duty.id, detail=duty.title) for duty in view.checklist.duties.values() if not duty.lost]
        elif field.kind.name == "word":
            choices = words_of(field)
        else:
            from coc_cli.plan.paths import Target

            choices = records_for(view, Target(table, "", field))
        if not choices:
            return None
        form = "many" if field.kind.many else "one"
        default = view.memory.last.get((step.table, asking.first)) if form == "one" else None
        return Question(form, title, field.help, choices=choices, default=default, **common)
    from coc_cli.walk.typed import Clock, reader

    read = reader(field.kind, Clock(view.at, view.zone, None))
    return Question("text", title, field.help, read=read, hint=field.kind.expects(), **common)


def begin(view: View, step: New, value: object, *, back: Step | None = None) -> Outcome:
    """Save the new record with what is known of it, under the next free code."""
    first = ASKING[step.table].first
    name = free_id(view, step.table, value)
    values = {first: value, **step.preset, **told(view, step.table, value)}
    edits = [(f"{step.table}.{name}.{field}", one) for field, one in values.items()]
    return Outcome(
        edits,
        then=[Fill(name, step.duty)],
        # Of what was begun because exactly it was missing, nobody is asked whether there is another.
        fresh=[] if step.preset else [name],
        said=f"{name} begins" if not step.preset else "",
        back=back or Ask(f"{step.table}.{name}.{first}", step.duty),
    )


def preset(view: View, step: New) -> Outcome | None:
    """A record whose first field is known already is begun without a question."""
    asking = ASKING[step.table]
    return begin(view, step, step.preset[asking.first]) if asking.first in step.preset else None


def free_id(view: View, table: str, first: object, taken: tuple[str, ...] = ()) -> str:
    """The next free code: the letters of its kind and a number, unique in the plan."""
    prefix, number = ASKING[table].ids.get(str(first), TABLES[table].prefix), 1
    while f"{prefix}{number}" in view.plan.records or f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def told(view: View, table: str, first: object) -> dict[str, object]:
    """What needs no question: a role says to whom one belongs, and where one record alone could be named, it is that."""
    found: dict[str, object] = dict(BY_ROLE.get(str(first), {})) if table == "people" else {}
    for name in ASKING[table].told:
        rows = [row for other in TABLES[table].fields[name].kind.tables for row in view.rows(other)]
        if len(rows) == 1:
            found[name] = rows[0]["id"]
    return found
