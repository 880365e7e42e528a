"""What comes next: a goal, not a flowchart. The next question is the first thing that the plan still lacks.

Part by part in the Code's order; nothing is remembered but what a planner passed by in this walk, so that a new answer or
fact re-opens exactly what it touches.
"""

from __future__ import annotations

from coc_cli.checklist.condition import NO, UNKNOWN
from coc_cli.plan.fields import TABLES
from coc_cli.plan.paths import target
from coc_cli.walk import facts
from coc_cli.walk.asking import ASKING
from coc_cli.walk.gaps import askable, at_path, of_row, step_for
from coc_cli.walk.steps import Answer, Ask, Decide, Finish, Hub, Reconfirm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.checklist.model import Duty, Part
    from coc_cli.walk.steps import Step
    from coc_cli.walk.view import View

OPENING = "opening"

# Besides the duties: what every sheet carries, and what no go can do without.
_HEAD = ("operation.code", "operation.organisation")
_GO = ("operation.purpose", "operation.lead_agency", "schedule.zone", "schedule.start", "schedule.end")
_TAIL = ("retention.destroy_by", "retention.keeper")
# Notices that no question of the walk answers: signing is its own act, and some only the clock or the file can change.
_NOT_ASKED = (
    "signoff-missing",
    "signoff-void",
    "past",
    "answer-kept",
    "fact-unsourced",
    "waiver-superfluous",
    "waiver-refused",
)


class Scope:
    """How much of the walk is walked: one part, one clause, or all of it; `everything` also what is answered."""

    __slots__ = ("clause", "everything", "part")

    def __init__(self, *, part: str = "", clause: str = "", everything: bool = False) -> None:
        self.part = part
        self.clause = clause
        self.everything = everything

    def duty(self, duty: Duty, part: str) -> bool:
        """Whether a duty is walked."""
        if self.clause:
            return self.clause in (duty.clause, duty.id)
        return self.part in ("", part)

    def head(self) -> bool:
        """Whether the opening is walked."""
        return not self.clause and self.part in ("", OPENING)


def next_step(view: View, scope: Scope) -> Step:
    """The first step that was not passed by in this walk; Finish when there is none."""
    return next((step for step in steps(view, scope) if step.key not in view.memory.passed), Finish())


def steps(view: View, scope: Scope) -> Iterator[Step]:
    """Every step that is open now, in order. Only the first is ever put: the next answer may change all others."""
    if scope.head():
        yield from opening(view)
    for part in view.checklist.parts:
        yield from of_part(view, part, scope)
    if not scope.clause and not scope.part:
        yield from closing(view)


def opening(view: View) -> Iterator[Step]:
    """What has to be known first: facts, who leads, when, and who is expected."""
    yield from facts.opening(view, by_groups=False)
    yield from contradictions(view)
    yield from _blank(view, _HEAD)
    if view.fact("operation_expected") != NO:
        yield from _blank(view, _GO)
        yield from begun(view, "groups")
        if not view.rows("groups") and view.value("operation.no_groups_reason") is None:
            yield Hub("groups")
        if view.judged.case.in_care:
            # Until then everybody in care is counted against those on shift.
            yield from _blank(view, ("schedule.handover",))
    yield from facts.opening(view, by_groups=True)
    yield from contradictions(view)


def contradictions(view: View) -> Iterator[Step]:
    """Two things that can't both be so: said at once, before anything is built on them."""
    for notice in view.judged.notices:
        if notice.id == "contradiction" and notice.severity == "block" and notice.path.startswith("facts."):
            yield Decide(f"{notice.path}.value", "", notice.message)


def _blank(view: View, paths: tuple[str, ...]) -> Iterator[Step]:
    for path in paths:
        if view.value(path) is None or view.everything:
            yield askable(view, target(path), "", "")


def begun(view: View, table: str) -> Iterator[Step]:
    """The records of a table that were begun in this walk: what they lack, then whether there is another."""
    mine = [row for row in view.rows(table) if row["id"] in view.memory.fresh]
    for row in mine:
        if step := of_row(view, table, row, ""):
            yield step
    if mine and table in ASKING and not TABLES[table].tool and table not in ("requests", "waivers", "confirmations"):
        yield Hub(table)


def of_part(view: View, part: Part, scope: Scope) -> Iterator[Step]:
    """What one part lacks, duty by duty."""
    for clause in part.clauses:
        for duty in clause.duties:
            if scope.duty(duty, part.id):
                yield from of_duty(view, duty)


def of_duty(view: View, duty: Duty) -> Iterator[Step]:
    """What one duty lacks: the fact that would rule it out, records begun, then what its finding misses."""
    finding = view.findings[duty.id]
    if duty.alias or duty.chapeau or duty.lost or duty.level == "may" or finding.status == "not-applicable":
        return
    tables = [name for name in duty.tables if name in ASKING]
    for table in dict.fromkeys([*(one for name in tables for one in ASKING[name].before), *tables]):
        yield from begun(view, table)
    if finding.status not in ("open", "unmet"):
        if view.everything and duty.asks not in ("records", "nothing"):
            yield Answer(duty.id)
        return
    if not _due(view, duty):
        return
    for name in finding.facts:
        spec = view.checklist.facts[name]
        if view.fact(name) == UNKNOWN and (spec.stage == "opening" or view.over):
            yield Ask(f"facts.{name}.value", duty.id)
    if step := step_for(view, finding):
        yield step


def _due(view: View, duty: Duty) -> bool:
    """Whether a duty is asked yet: what follows an operation is asked once it is over."""
    return duty.arranged != "aftercare" or view.over or view.everything


def closing(view: View) -> Iterator[Step]:
    """What the plan as a whole still lacks: what its notices name, and how long it lives."""
    for notice in view.judged.notices:
        if notice.severity == "block" and notice.id not in _NOT_ASKED and notice.path:
            yield at_path(view, notice.path, "", notice.message)
    renew = [target(one.path).key for one in view.findings.values() if one.reason == "re-confirm" and not one.duty.alias]
    if renew:
        yield Reconfirm(list(dict.fromkeys(renew)), "")
    for path in view.plan.placeholders:
        yield at_path(view, path, "", f"{path} says nothing yet")
    if view.judged.gate != "plan":
        yield from _blank(view, _TAIL)
    if view.everything:
        yield from everything(view)


def everything(view: View) -> Iterator[Step]:
    """For the walk that asks all: every field of every record, and the tables that no duty demanded."""
    for name, table in TABLES.items():
        if table.style == "values":
            for field in table.fields.values():
                if not field.tool:
                    yield askable(view, target(f"{name}.{field.name}"), "", "")
        elif table.style == "records" and name in ASKING:
            for row in view.rows(name):
                for field in table.fields.values():
                    if not field.tool and field.name != "id":
                        yield askable(view, target(f"{name}.{row['id']}.{field.name}"), "", "")
            yield Hub(name)
        elif name == "limits":
            for limit in view.checklist.limits:
                yield Ask(f"limits.{limit}.value")
