"""What breaks if one thing fails: each person, vehicle, post, item, receiving place and channel is taken away in turn.

Only what a loss can touch is judged again: each rule declares the tables that it reads. The order of losses and of what
they break is the plan's own; the same plan always gives the same rehearsal.
"""

from __future__ import annotations

from itertools import combinations

from coc_cli.plan.fields import TABLES
from coc_cli.plan.model import CLASSES, Plan
from coc_cli.readiness.assess import findings, judge
from coc_cli.readiness.case import Case
from coc_cli.readiness.notices import at_go
from coc_cli.readiness.records_tell import TELLING
from coc_cli.readiness.rules import RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, timedelta
    from typing import Any

    from coc_cli.checklist.model import Checklist, Duty
    from coc_cli.plan.model import Record
    from coc_cli.readiness.assess import Ruled
    from coc_cli.readiness.result import Finding, Notice

# What can fail on the day, in the order in which it is listed.
_TABLES = ("people", "posts", "equipment", "places", "channels")
_FINE = ("met", "not-applicable", "not-available", "waived", "refused")


class Loss:
    """One thing that fails: `what` says which ("SW1, social-worker"), `ids` are the records that go with it."""

    __slots__ = ("ids", "kind", "what")

    def __init__(self, kind: str, what: str, ids: tuple[str, ...]) -> None:
        self.kind = kind
        self.what = what
        self.ids = ids


class Break:
    """What a loss breaks: the duty, the gate from which it blocks, why, and what would cover it."""

    __slots__ = ("_said", "duty", "gate", "message")

    def __init__(self, duty: str, gate: str, said: Finding | Notice) -> None:
        self.duty = duty
        self.gate = gate
        self.message = said.message
        self._said = said

    @property
    def cover(self) -> str:
        """The smallest changes that would make up for the loss, written when somebody reads them."""
        return "; or ".join(cure.text for cure in getattr(self._said, "cures", ())) or self._said.fix


class Rehearsal:
    """A plan as it stands, ready to lose things."""

    def __init__(self, plan: Plan, checklist: Checklist, at: datetime) -> None:
        self.plan = plan
        self.checklist = checklist
        self.at = at
        case = Case(plan, checklist, at)
        self.ruled: Ruled = {}
        self.found = findings(case, "go", self.ruled)
        self.noticed = {notice.id for notice in at_go(case, "go")}
        self.facts = case.facts
        self.index = _Index(plan)
        own = (one for one in checklist.duties.values() if not (one.alias or one.chapeau or one.lost))
        self._standing = [one for one in own if self.found[one.id].status in _FINE]
        # While no fact turns, only what a rule decides can fall, and a waiver, which holds until the end of the work.
        self._ruled = [one for one in self._standing if one.id in RULES or self.found[one.id].status == "waived"]
        self._known: dict[tuple[frozenset[str], ...], tuple[Duty, ...]] = {}

    def losses(self) -> list[Loss]:
        """Everything that can fail, vehicles by their code."""
        found = [
            Loss(TABLES[table].title.lower(), _called(record), (record.id,))
            for table in _TABLES
            for record in getattr(self.plan, table)
        ]
        vehicles: dict[str, list[str]] = {}
        for trip in self.plan.journeys:
            if trip.vehicle:
                vehicles.setdefault(trip.vehicle, []).append(trip.id)
        return found + [Loss("vehicles", code, tuple(trips)) for code, trips in vehicles.items()]

    def singles(self) -> Iterator[tuple[Loss, tuple[Break, ...]]]:
        """Each loss that breaks something, with what it breaks."""
        for loss in self.losses():
            if broken := self.without(loss.ids):
                yield loss, broken

    def pairs(self) -> Iterator[tuple[Loss, Loss, tuple[Break, ...]]]:
        """Two losses at a time that break what neither breaks alone."""
        alone = [(loss, {one.duty for one in self.without(loss.ids)}) for loss in self.losses()]
        for (one, breaks), (other, more) in combinations(alone, 2):
            known = breaks | more
            if both := tuple(entry for entry in self.without((*one.ids, *other.ids)) if entry.duty not in known):
                yield one, other, both

    def without(self, ids: Sequence[str]) -> tuple[Break, ...]:
        """What the loss of these records breaks."""
        plan, touched = self.index.fewer(ids)
        return self._breaks(plan, touched, {self.plan.records[one].table for one in ids})

    def late(self, by: timedelta) -> tuple[Break, ...]:
        """What breaks when the operation and its journeys run late, while shifts, posts and papers stay as they are."""
        trips = tuple(_later(trip, by) for trip in self.plan.journeys)
        tables = {**self.plan.__dict__, "schedule": _later(self.plan.schedule, by), "journeys": trips}
        plan = Plan(**{**tables, "records": {**self.plan.records, **{trip.id: trip for trip in trips}}})
        return self._breaks(plan, {"schedule", "journeys"}, set())

    def _breaks(self, plan: Plan, touched: set[str], lost: set[str]) -> tuple[Break, ...]:
        """What breaks when these tables change, by the loss of records of some of them or of none."""
        case = Case(plan, self.checklist, self.at, facts=self.facts if TELLING.isdisjoint(touched) else None)
        before, now = self.facts.values, case.facts.values
        turned = set() if now == before else {name for name, value in now.items() if value != before[name]}
        broken = [
            Break(notice.id, "go", notice)
            for notice in (at_go(case, "go") if "operation" in touched else ())
            if notice.id not in self.noticed
        ]
        for duty in self._at_stake(frozenset(touched), frozenset(turned), frozenset(lost)):
            ruled: Ruled = {}
            if self._still_met(case, duty, ruled):
                continue
            finding = judge(case, duty, "go", ruled)
            if finding.status not in _FINE and finding.reason != "may":
                broken.append(Break(duty.id, duty.arranged, finding))
        return tuple(broken)

    def _still_met(self, case: Case, duty: Duty, ruled: Ruled) -> bool:
        """Tell whether the rule that found a duty met still does: then nothing that comes after a rule is asked."""
        before = self.ruled.get(duty.id)
        if before is None or before.status != "met" or self.found[duty.id].status != "met":
            return False
        now = ruled[duty.id] = RULES[duty.id].judge(case)
        return now is not None and now.status == "met"

    def _at_stake(self, *changed: frozenset[str]) -> tuple[Duty, ...]:
        """The duties that stand, and may not when tables change, facts turn and records are lost; few such sets come."""
        if changed not in self._known:
            self._known[changed] = tuple(
                [one for one in (self._standing if changed[1] else self._ruled) if self._hangs_on(one, *changed)]
            )
        return self._known[changed]

    def _hangs_on(self, duty: Duty, touched: frozenset[str], turned: frozenset[str], lost: frozenset[str]) -> bool:
        # Every rule may read every fact; a waiver holds until the end of the work.
        rule = RULES.get(duty.id)
        if rule is not None and (turned or not (rule.reads.isdisjoint(touched) or (lost and lost <= rule.spared))):
            return True
        if turned and duty.when is not None and not turned.isdisjoint(duty.when.names):
            return True
        return "schedule" in touched and self.found[duty.id].status == "waived"


def _called(record: Record) -> str:
    said = getattr(record, "role", None) or getattr(record, "kind", None)
    return f"{record.id}, {said}" if said else record.id


def _later(record: Record, by: timedelta) -> Any:
    """A copy of a record with all its moments moved."""
    fields = (field for field in TABLES[record.table].fields.values() if field.kind.name == "moment")
    moments = {field.name: getattr(record, field.name) for field in fields}
    return _with(record, {name: moment + by for name, moment in moments.items() if moment is not None})


def _with(record: Record, values: dict[str, Any]) -> Any:
    """A copy of a record with other values."""
    return CLASSES[record.table](record.key, {**vars(record), **values})


# What somebody did, agreed or accepted before stays done when they fail on the day.
_DONE = {("risks", "accepted_by"), ("aftercare", "agreed_by"), ("operation", "leak_decided_by")}
_TRAIL = ("requests", "waivers", "confirmations", "briefed", "copies", "signoffs")
_REFERENCES = {
    name: [field for field in table.fields.values() if field.kind.name == "ref" and (name, field.name) not in _DONE]
    for name, table in TABLES.items()
    if name not in _TRAIL
}


class _Index:
    """Who refers to whom: built once, so that a loss touches only what it touches."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.referring: dict[str, list[Record]] = {}
        singles = [getattr(plan, name) for name, table in TABLES.items() if table.style == "values"]
        for record in (*plan.records.values(), *singles):
            for field in _REFERENCES.get(record.table, ()):
                value = getattr(record, field.name)
                for code in value if field.kind.many else (value,):
                    if code:
                        self.referring.setdefault(code, []).append(record)

    def fewer(self, ids: Sequence[str]) -> tuple[Plan, set[str]]:
        """The plan without these records, and the tables that this touches; who referred to them refers to nobody.

        Looking somebody up still finds them, so that what they agreed to stays theirs.
        """
        gone = set(ids)
        changed = {
            record.path: _freed(record, gone)
            for code in ids
            for record in self.referring.get(code, ())
            if record.key not in gone
        }
        touched = {record.table for record in changed.values()} | {self.plan.records[code].table for code in gone}
        tables: dict[str, Any] = {}
        for name in touched:
            content = getattr(self.plan, name)
            if TABLES[name].style == "records":
                tables[name] = tuple(changed.get(one.path, one) for one in content if one.key not in gone)
            else:
                tables[name] = changed[name]
        records = {**self.plan.records, **{record.key: record for record in changed.values() if record.key}}
        return Plan(**{**self.plan.__dict__, **tables, "records": records}), touched


def _freed(record: Record, gone: set[str]) -> Record:
    """A copy of a record that refers to nothing that is gone."""
    freed: dict[str, Any] = {}
    for field in _REFERENCES[record.table]:
        value = getattr(record, field.name)
        if field.kind.many:
            freed[field.name] = tuple(one for one in value if one not in gone)
        elif value in gone:
            freed[field.name] = None
    copy: Record = _with(record, freed)
    return copy
