"""Where one is: part, clause, how much of the part is settled, and what still blocks the nearest gate."""

from __future__ import annotations

from coc_cli.checklist.condition import UNKNOWN
from coc_cli.plan.paths import target
from coc_cli.walk.steps import Ask, Hub, New, Open, Review, Same, Seed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.checklist.model import Part
    from coc_cli.walk.steps import Step
    from coc_cli.walk.view import View

_SETTLED = ("met", "waived", "refused")


def where(view: View, step: Step) -> tuple[str, ...]:
    """The parts of one line: `Staffing 3/10`, `12.b/6 should`, `4 of 6 settled`."""
    part = part_of(view, step)
    if part is None:
        return _apart(view, step)
    duty = view.checklist.duties[step.duty]
    settled, all_of_it = progress(view, part)
    index = view.checklist.parts.index(part) + 1
    title = f"{part.title} {index}/{len(view.checklist.parts)}"
    return title, f"{duty.id} {duty.level}", f"{settled} of {all_of_it} settled"


def stands(view: View) -> str:
    """What still keeps the nearest gate from being ready: `go: 23 open`."""
    blocking = view.blocking()
    return f"{view.nearest}: {blocking or 'nothing'} open"


def _apart(view: View, step: Step) -> tuple[str, ...]:
    """The place of a step under no duty: among the facts, in a table, in a record of it."""
    named = target(step.path) if isinstance(step, (Ask, Same)) else None
    if named is not None and named.table is not None:
        table = named.table
        if table.name == "facts":
            spec = [one.id for one in view.checklist.facts.values() if one.stage == "opening"]
            known = sum(1 for name in spec if view.fact(name) != UNKNOWN)
            return "Opening facts", f"{known} of {len(spec)} known"
        keys = [str(row["id"]) for row in view.rows(table.name)] if table.style == "records" else []
        if named.key in keys:
            return table.title, f"{named.key}, {keys.index(named.key) + 1} of {len(keys)}"
        return (table.title,)
    if isinstance(step, Review):
        return ("Review",)
    return ("Records" if isinstance(step, (Hub, Seed, New, Open)) else "The operation as a whole",)


def part_of(view: View, step: Step) -> Part | None:
    """The part in which a step stands, by its duty."""
    duty = view.checklist.duties.get(step.duty)
    if duty is None:
        return None
    name = view.checklist.clauses[duty.clause].part
    return next(part for part in view.checklist.parts if part.id == name)


def progress(view: View, part: Part) -> tuple[int, int]:
    """How many duties of a part are settled, of those that apply and can be."""
    found = [view.findings[duty.id] for clause in part.clauses for duty in clause.duties]
    counting = [
        one
        for one in found
        if not (
            one.duty.alias or one.duty.chapeau or one.duty.lost or one.duty.level == "may" or one.status == "not-applicable"
        )
    ]
    return sum(1 for one in counting if one.status in _SETTLED), len(counting)
