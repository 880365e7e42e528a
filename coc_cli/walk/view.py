"""What the walk looks at when it decides and asks: the plan as it lies on disk, judged, and what this walk remembers.

A view is made anew after each save. Nothing here changes a plan.
"""

from __future__ import annotations

from functools import cached_property

from coc_cli.checklist.condition import NO, UNKNOWN
from coc_cli.checklist.model import GATES
from coc_cli.plan.fields import TABLES
from coc_cli.plan.paths import index_of, target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime, tzinfo
    from typing import Any, Protocol

    from coc_cli.checklist.model import Checklist
    from coc_cli.plan.assign import Assignments
    from coc_cli.plan.fields import Field, Table
    from coc_cli.plan.model import Plan
    from coc_cli.readiness.result import Finding
    from coc_cli.readiness.verdict import Assessment
    from coc_cli.tomlfile.edits import Change

    class Desk(Protocol):
        """An open plan whose lock is held: what the walk needs of whoever opens and saves it."""

        path: str
        at: datetime
        checklist: Checklist
        plan: Plan

        @property
        def options(self) -> list[str]:
            """The options with which a later command opens this plan alike."""
            ...

        @property
        def data(self) -> Mapping[str, Any]:
            """The plan's parsed file, as it lies on disk."""
            ...

        def tick(self) -> None:
            """Read the clock again, so that what is written now carries the time of now."""
            ...

        def refresh(self) -> None:
            """Read the file again, where somebody else changed it. Raises FileFaults when it is faulty by now."""
            ...

        def assess(self, gate: str | None = None) -> Assessment:
            """Judge what lies on disk."""
            ...

        def assignments(self) -> Assignments:
            """Begin to collect values."""
            ...

        def assign_held(self, made: Assignments, *, mine: bool = False) -> None:
            """Save values. Raises Clashing or another NotSaved; FileFaults when the file is faulty by now."""
            ...

        def rewrite_held(
            self, changes: Callable[[dict[str, Any]], list[Change]], *, record: str, mine: bool = False
        ) -> None:
            """Save changes made from what the file holds now. Raises as `assign_held` does."""
            ...

        def copy_to(
            self, path: str, made: Assignments, also: Callable[[dict[str, Any]], list[Change]] | None = None
        ) -> None:
            """Write the plan with these values and changes to another file. Raises CocError when that can't be."""
            ...


class Memory:
    """What one walk remembers, and no file does.

    passed: keys of steps that were skipped or said to be enough; fresh: ids of records begun in this walk; last: the
    latest value given for a field of a table, offered first the next time; apart: fields asked for each record alone;
    newest: the record that was begun last; met: when, by and with whom the last request was raised and answered.
    """

    def __init__(self) -> None:
        self.passed: set[str] = set()
        self.skipped: dict[str, str] = {}
        self.fresh: set[str] = set()
        self.newest = ""
        self.last: dict[tuple[str, str], object] = {}
        self.apart: set[tuple[str, str]] = set()
        self.met: dict[str, object] = {}


class View:
    """One state of a plan, ready to be asked about. `everything` is the walk that asks also what is answered."""

    def __init__(self, desk: Desk, memory: Memory, *, everything: bool = False) -> None:
        self.path = desk.path
        self.at = desk.at
        self.checklist = desk.checklist
        self.plan = desk.plan
        self.data = desk.data
        self.memory = memory
        self.everything = everything
        self.judged = desk.assess(_gate_by_time(desk))

    @property
    def findings(self) -> dict[str, Finding]:
        """The finding of every duty."""
        return self.judged.findings

    @property
    def zone(self) -> tzinfo:
        """The plan's zone; UTC while it has none."""
        return self.judged.case.zone

    def fact(self, name: str) -> str:
        """A fact as it holds: stated, or told by the records."""
        return self.judged.case.facts[name]

    @cached_property
    def over(self) -> bool:
        """Whether the operation is over, or there is none: then what follows it may be asked."""
        return self.plan.schedule.end is not None and self.plan.schedule.end <= self.at

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The records of a table as they stand in the file."""
        found = self.data.get(table, [])
        return list(found) if isinstance(found, list) else []

    def row(self, table: str, key: str) -> Mapping[str, Any] | None:
        """One record, keyed entry or table of values as it stands in the file; None when nothing does."""
        content = self.data.get(table)
        if TABLES[table].style == "values":
            return content if isinstance(content, dict) else {}
        if isinstance(content, dict):
            return content.get(key)
        index = index_of(content, key)
        return None if index is None or content is None else content[index]

    def value(self, path: str) -> object:
        """The value at a path, None when nothing stands there."""
        named = target(path)
        if named.table is None or named.field is None:
            return None
        row = self.row(named.table.name, named.key)
        return None if row is None else row.get(named.field.name)

    def table_of(self, key: str) -> str:
        """The table in which a record stands, "" when there is none of that id."""
        record = self.plan.records.get(key)
        return record.table if record else ""

    def blocking(self) -> int:
        """How many things still keep the nearest gate from being ready."""
        return len(self._blocking(self.nearest))

    @cached_property
    def nearest(self) -> str:
        """The first gate that something still keeps from being ready; the judged one when nothing does."""
        reached = GATES[: GATES.index(self.judged.gate) + 1]
        return next((gate for gate in reached if self._blocking(gate)), self.judged.gate)

    def _blocking(self, gate: str) -> list[object]:
        found: list[object] = [one for one in self.judged.blocking() if one.duty.due <= GATES.index(gate)]
        if gate == self.judged.gate:
            found += [one for one in self.judged.notices if one.severity == "block"]
        return found


def fields_of(table: str) -> Iterator[tuple[Table, Field]]:
    """The fields of a table that a person writes."""
    one = TABLES[table]
    return ((one, field) for field in one.fields.values() if not field.tool)


def _gate_by_time(desk: Desk) -> str | None:
    """Which gate is judged: before the start go, or the last that the facts allow; later what has to be confirmed."""
    schedule = desk.plan.schedule
    if schedule.start is None or desk.at < schedule.start:
        return None
    wanted = "aftercare" if schedule.end is not None and desk.at >= schedule.end else "handover"
    facts = desk.assess().case.facts
    for gate in (wanted, "handover", "leave"):
        when = desk.checklist.gates[gate].when
        if when is None or when.judge(facts.__getitem__) != NO:
            return gate
    return None


def is_known(value: object) -> bool:
    """Tell whether a fact or an answer says something: "unknown" is a value in the file, and says nothing."""
    return value not in (None, UNKNOWN)
