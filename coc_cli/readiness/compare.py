"""What changed between two plans, in words, and what it did to each gate. Order, comments and spacing are no change."""

from __future__ import annotations

from coc_cli.checklist.model import GATES
from coc_cli.plan.canonical import canonical
from coc_cli.plan.fields import TABLES, TOP
from coc_cli.readiness.verdict import gates_allowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from coc_cli.plan.fields import Table
    from coc_cli.readiness.verdict import Assessment

    # A duty, its status before and after, and the message that says why.
    Moved = tuple[str, str, str, str]


class Changed:
    """One value that changed, came or went. `before` and `after` are the values, None where there is none."""

    __slots__ = ("after", "before", "path", "what")

    def __init__(self, path: str, what: str, before: object, after: object) -> None:
        self.path = path
        self.what = what
        self.before = before
        self.after = after

    def said(self, written: Callable[[object], str]) -> str:
        """Say it in words: "people.SW2.gender: female -> male", "access.X2 was added"."""
        if self.what != "changed":
            return f"{self.path} was {self.what}"
        if self.before is None:
            return f"{self.path}: {written(self.after)} (new)"
        if self.after is None:
            return f"{self.path}: {written(self.before)} was erased"
        return f"{self.path}: {written(self.before)} -> {written(self.after)}"


class GateChanged:
    """One gate: its verdicts before and after (None where the facts rule it out), the duties that moved, and why else.

    came, went: what stands in its way besides duties now, and no more.
    """

    __slots__ = ("after", "before", "came", "gate", "moved", "went")

    def __init__(
        self,
        gate: str,
        verdicts: tuple[str | None, str | None],
        moved: tuple[tuple[str, str, str, str], ...],
        came: tuple[str, ...],
        went: tuple[str, ...],
    ) -> None:
        self.gate = gate
        self.before, self.after = verdicts
        self.moved = moved
        self.came = came
        self.went = went


def values(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Changed]:
    """Every value that differs, table by table in the order of the file; a whole record that came or went is one."""
    for name in TOP:
        if before.get(name) != after.get(name) and name != "salt":
            yield Changed(name, "changed", before.get(name), after.get(name))
    for table in TABLES.values():
        old, new = _rows(table, before.get(table.name)), _rows(table, after.get(table.name))
        for key in dict.fromkeys((*old, *new)):
            path = f"{table.name}.{key}" if key else table.name
            if key and (key not in old or key not in new):
                yield Changed(path, "added" if key in new else "removed", old.get(key), new.get(key))
                continue
            yield from _fields(path, old.get(key, {}), new.get(key, {}))


def _fields(path: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Changed]:
    for field in dict.fromkeys((*old, *new)):
        one, other = old.get(field), new.get(field)
        if field in old and field in new and canonical(one) == canonical(other):
            continue
        yield Changed(f"{path}.{field}", "changed", one, other)


def _rows(table: Table, content: Any) -> dict[str, Mapping[str, Any]]:
    if not content:
        return {}
    if table.style == "records":
        return {row["id"]: row for row in content}
    return dict(content) if table.style == "keyed" else {"": content}


def gates(before: Callable[[str], Assessment], after: Callable[[str], Assessment]) -> Iterator[GateChanged]:
    """What the change did to each gate that one of the two plans has; a gate on which nothing moved is left out.

    `before` and `after` judge one plan at the gate they are asked for.
    """
    allowed = (gates_allowed(before("plan").case), gates_allowed(after("plan").case))
    said: set[str] = set()
    for gate in GATES:
        one = before(gate) if gate in allowed[0] else None
        two = after(gate) if gate in allowed[1] else None
        if one is None and two is None:
            continue
        moved = tuple(_moved(one, two, gate, said))
        old, new = _in_the_way(one), _in_the_way(two)
        came = tuple(message for message in new if message not in old and message not in said)
        went = tuple(message for message in old if message not in new and message not in said)
        # What is told at one gate is not told again at each one after it.
        said.update((*came, *went, *(duty for duty, *_ in moved)))
        verdicts = (one.verdict if one else None, two.verdict if two else None)
        if moved or came or went or verdicts[0] != verdicts[1]:
            yield GateChanged(gate, verdicts, moved, came, went)


def _in_the_way(one: Assessment | None) -> list[str]:
    return [notice.message for notice in one.notices if notice.severity == "block"] if one else []


def _moved(one: Assessment | None, two: Assessment | None, gate: str, said: set[str]) -> Iterator[Moved]:
    """Duties due at exactly this gate, or confirmed there, or first in its way, whose status changed, and why."""
    if one is None or two is None:
        return
    for duty, old in one.findings.items():
        new = two.findings[duty]
        here = old.duty.arranged == gate or gate in old.duty.confirm
        here = here or (duty not in said and old.blocking is not new.blocking)
        if here and old.status != new.status and not (old.duty.chapeau or old.duty.alias):
            yield duty, old.status, new.status, new.message
