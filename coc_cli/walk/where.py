"""Where one is: part, clause, how much of the part is settled, and what still blocks the nearest gate."""

from __future__ import annotations

from coc_cli.walk.steps import Hub, New, Open, Review, Seed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.checklist.model import Part
    from coc_cli.walk.steps import Step
    from coc_cli.walk.view import View

_SETTLED = ("met", "waived", "refused")


def where(view: View, step: Step) -> tuple[str, ...]:
    """The parts of one line: `Staffing 3/10`, `12.b/6 should`, `4 of 6 settled`."""
    said = [_title(view, step)]
    duty = view.checklist.duties.get(step.duty)
    if duty is not None:
        said.append(f"{duty.id} {duty.level}")
    part = part_of(view, step)
    if part is not None:
        settled, all_of_it = progress(view, part)
        said.append(f"{settled} of {all_of_it} settled")
    return tuple(said)


def stands(view: View) -> str:
    """What still keeps the nearest gate from being ready: `go: 23 open`."""
    blocking = view.blocking()
    return f"{view.nearest}: {blocking or 'nothing'} open"


def _title(view: View, step: Step) -> str:
    part = part_of(view, step)
    if part is not None:
        index = view.checklist.parts.index(part) + 1
        return f"{part.title} {index}/{len(view.checklist.parts)}"
    if getattr(step, "path", "").startswith("facts."):
        return "Opening facts"
    if isinstance(step, Review):
        return "Review"
    return "Records" if isinstance(step, (Hub, Seed, New, Open)) else "The operation as a whole"


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
