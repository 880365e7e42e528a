"""The facts of a case as they hold: what the planner stated, weighed against what the records show.

Records overrule a stated "no" and fill in what was not stated; a stated "yes" stands. Unknown stays unknown and never
switches a duty off.
"""

from __future__ import annotations

from coc_cli.checklist.condition import NO, UNKNOWN, YES
from coc_cli.readiness.records_tell import TELLERS, Seen
from coc_cli.readiness.result import Notice, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.checklist.model import Checklist, Contradiction
    from coc_cli.plan.model import Plan
    from coc_cli.readiness.limits import Limits


# By checklist and facts: a network's plans have few sets of them.
_known: dict[tuple[str, ...], Known] = {}
_MOST_SETS = 64


class Known:
    """What hangs on a set of facts alone, as far as anybody asked: worked out once for all plans that have it.

    applied: by duty, whether it applies and the facts that rule it out or leave it in doubt (`assess`).
    """

    __slots__ = ("applied", "contradictions")

    def __init__(self) -> None:
        self.applied: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.contradictions: tuple[Contradiction, ...] | None = None


class Facts:
    """Every fact's value. `given` is what the plan states, `told` what its records show."""

    def __init__(self, plan: Plan, checklist: Checklist, limits: Limits) -> None:
        self.plan = plan
        self.checklist = checklist
        self.given = {name: entry.value for name, entry in plan.facts.items() if entry.value is not None}
        seen = Seen(plan, limits)
        self.told = {name: told for name, tell in TELLERS.items() if (told := tell(seen)) is not None}
        # What nobody stated or shows is unknown. Records fill in what was not stated; a yes of theirs overrules a no.
        self.values = dict.fromkeys(checklist.facts, UNKNOWN)
        self.values.update({name: value for name, (value, _) in self.told.items()})
        for name, value in self.given.items():
            if value and self.values.get(name) != YES:
                self.values[name] = value
        key = (checklist.digest, *self.values.values())
        if key not in _known and len(_known) >= _MOST_SETS:
            _known.clear()
        self.known = _known.setdefault(key, Known())

    def __getitem__(self, name: str) -> str:
        """Return "yes", "no", "unknown", or the value of an attribute."""
        return self.values.get(name, UNKNOWN)

    def source(self, name: str) -> str:
        """Say where the value comes from: the records, or the source and date that the plan gives."""
        if name in self.told and self.given.get(name) != self.values[name]:
            return f"the records ({listed(self.told[name][1])})" if self.told[name][1] else "the records"
        entry = self.plan.facts.get(name)
        if entry is None or not entry.source:
            return "no source given"
        return f"{entry.source}, {entry.on.isoformat()}" if entry.on else entry.source

    def notices(self) -> Iterator[Notice]:
        """Contradictions between facts, facts that the records overrule, and heavy facts without a source."""
        for contradiction in self._contradictions():
            severity = "block" if contradiction.blocks else "warn"
            path = f"facts.{contradiction.when.names[0]}"
            message = f"{contradiction.message} [{contradiction.id}]"
            yield Notice("contradiction", severity, message, fix=contradiction.fix, path=path)
        for name, (value, by) in self.told.items():
            if self.given.get(name) == NO and value == YES:
                message = f"{name} is stated as no, but the records say yes: {listed(by)}; the records hold"
                yield Notice(
                    "contradiction",
                    "block",
                    message,
                    fix=f"set facts.{name}=yes, or correct them",
                    path=f"facts.{name}",
                )
        yield from self._foreign_without_origin()
        for name in self.checklist.heavy_facts:
            entry = self.plan.facts.get(name)
            if entry is None or entry.value in (None, YES, UNKNOWN) or self.values[name] != entry.value:
                continue
            if not (entry.source and entry.on) and (off := self._switched_off(name)):
                message = f"{name} is {entry.value} and switches off {listed(off)}: its source and date are missing"
                fix = f"coc set PLAN 'facts.{name}.source=...' facts.{name}.on=2026-12-03"
                yield Notice("fact-unsourced", "block", message, fix=fix, path=entry.path)

    def _contradictions(self) -> tuple[Contradiction, ...]:
        """What contradicts itself among these facts."""
        if self.known.contradictions is None:
            found = [one for one in self.checklist.contradictions if one.when.judge(self.__getitem__) == YES]
            self.known.contradictions = tuple(found)
        return self.known.contradictions

    def _foreign_without_origin(self) -> Iterator[Notice]:
        if self.values.get("foreign_victims") != YES:
            return
        for group in self.plan.groups:
            if group.kind == "suspected-victims" and not (group.nationality or group.languages):
                message = f"foreign_victims is yes, but {group.id} has neither a nationality nor a language"
                fix = f"coc set PLAN groups.{group.id}.languages=km"
                yield Notice("contradiction", "block", message, fix=fix, path=group.path)

    def _switched_off(self, name: str) -> list[str]:
        """The duties that this fact alone, at its present value, keeps from applying."""
        off = []
        for duty in self.checklist.duties.values():
            if duty.when and name in duty.when.names and duty.when.judge(self.__getitem__) == NO:
                without = duty.when.judge(lambda other: UNKNOWN if other == name else self[other])
                if without != NO:
                    off.append(duty.id)
        return off
