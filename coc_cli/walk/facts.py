"""Which facts are asked, and when: only those that still decide something, and not what the records will tell anyway."""

from __future__ import annotations

from coc_cli.checklist.condition import NO, UNKNOWN, YES
from coc_cli.walk.steps import Ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.checklist.condition import Condition
    from coc_cli.checklist.model import FactSpec
    from coc_cli.walk.view import View

# Told, one way or the other, by the groups: asked only when these leave them open.
TOLD_BY_GROUPS = (
    "children_involved",
    "young_children",
    "foreign_victims",
    "foreign_offenders",
    "non_trafficked_adults_present",
    "irregular_migrants_present",
)
# Told by schedule, journeys and places: asked at the first duty that still hangs on them.
TOLD_ON_THE_WAY = ("extended_operation", "cross_border", "victims_to_government_shelter", "victims_to_other_care")


def wanted(view: View, spec: FactSpec) -> bool:
    """Whether a fact is asked now: its stage has come, nobody told it, and something still depends on it."""
    if spec.stage == "after" and not (view.over or view.everything):
        return False
    if spec.asked_when is not None and spec.asked_when.judge(view.fact) != YES:
        return False
    if view.everything:
        return True
    if spec.id in view.data.get("facts", {}) or view.fact(spec.id) != UNKNOWN:
        return False
    return spec.id == "country" or decides(view, spec.id)


def decides(view: View, name: str) -> bool:
    """Whether anything would come out differently for one value than for another, as the other facts stand."""
    values = {*(view.checklist.facts[name].values or (YES,)), NO} - {UNKNOWN}
    return any(len({_judged(view, when, name, value) for value in values}) > 1 for when in _conditions(view, name))


def _conditions(view: View, name: str) -> Iterator[Condition]:
    checklist = view.checklist
    for duty in checklist.duties.values():
        if duty.when is not None and duty.arranged and name in duty.when.names:
            yield duty.when
    for gate in checklist.gates.values():
        if gate.when is not None and name in gate.when.names:
            yield gate.when
    for spec in checklist.facts.values():
        if spec.asked_when is not None and name in spec.asked_when.names and spec.stage == "opening":
            yield spec.asked_when


def _judged(view: View, when: Condition, name: str, value: str) -> str:
    return when.judge(lambda other: value if other == name else view.fact(other))


def opening(view: View, *, by_groups: bool) -> Iterator[Ask]:
    """The facts that are asked first, or those that groups may tell; each with its source where one is due."""
    for spec in view.checklist.facts.values():
        late = spec.id in TOLD_ON_THE_WAY and not view.everything
        if (spec.id in TOLD_BY_GROUPS) is by_groups and not late and wanted(view, spec):
            yield Ask(f"facts.{spec.id}.value")
    yield from _sources(view, by_groups=by_groups)


def _sources(view: View, *, by_groups: bool) -> Iterator[Ask]:
    """What a fact that switches off something heavy needs: how it is known, and as of when."""
    for notice in view.judged.notices:
        if notice.id == "fact-unsourced":
            name = notice.path.partition(".")[2]
            if by_groups is not (name in TOLD_BY_GROUPS or name in TOLD_ON_THE_WAY):
                continue
            entry = view.data.get("facts", {}).get(name, {})
            for field in ("source", "on"):
                if field not in entry:
                    yield Ask(f"facts.{name}.{field}", message=notice.message)
