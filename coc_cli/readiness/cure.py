"""What a cure entails: the change itself, and what every other duty needs because of it.

One more person needs a seat and a meal. A cure is followed to its end, or it is no cure: at the end the duty is met, and
no other duty is worse than before.
"""

from __future__ import annotations

from coc_cli.plan.paths import index_of, target
from coc_cli.plan.read import read
from coc_cli.readiness.assess import findings
from coc_cli.readiness.case import Case
from coc_cli.tomlfile.edits import Change, intended

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from coc_cli.checklist.model import Checklist
    from coc_cli.readiness.result import Cure, Finding

# From best to worst. What is only noted is met.
_BADNESS = {"met": 0, "not-applicable": 0, "not-available": 0, "waived": 1, "refused": 2, "open": 3, "unmet": 4}
_MOST_STEPS = 12


class Followed:
    """A cure to its end: every step in words, and the data of the plan as it would be."""

    __slots__ = ("data", "steps")

    def __init__(self, steps: tuple[str, ...], data: dict[str, Any]) -> None:
        self.steps = steps
        self.data = data


class Patient:
    """A plan in which cures are tried. Trying changes nothing: every step works on a copy of its data."""

    def __init__(self, data: Mapping[str, Any], checklist: Checklist, at: datetime, gate: str) -> None:
        self.checklist = checklist
        self.at = at
        self.gate = gate
        self.data = dict(data)
        self.found = self._judge(self.data)

    def follow(self, duty: str, cure: Cure) -> Followed | None:
        """Follow one cure of a duty to its end; None when it can't be tried, does not help, or harms another duty."""
        steps: list[str] = []
        data, found = self.data, self.found
        wanted: Cure | None = cure
        while wanted is not None and wanted.changes is not None and len(steps) < _MOST_STEPS:
            pairs = wanted.changes()
            if not pairs:
                return None
            data = tried(data, pairs)
            steps.append(wanted.text)
            found = self._judge(data)
            worse = self._worse(found, duty)
            if not worse:
                return Followed(tuple(steps), data)
            wanted = next((one for finding in worse for one in finding.cures if one.changes), None)
        return None

    def _worse(self, found: Mapping[str, Finding], duty: str) -> list[Finding]:
        """The duty itself while it is not met, and what is worse than before."""
        return [
            finding
            for name, finding in found.items()
            if not finding.duty.chapeau
            and not finding.duty.alias
            and _BADNESS[finding.status] > (0 if name == duty else _BADNESS[self.found[name].status])
        ]

    def _judge(self, data: Mapping[str, Any]) -> dict[str, Finding]:
        plan, faults = read(dict(data), self.checklist)
        if faults:
            raise ValueError("; ".join(fault.message for _, fault in faults))
        return findings(Case(plan, self.checklist, self.at), self.gate)


def tried(data: Mapping[str, Any], pairs: Sequence[tuple[str, object]]) -> dict[str, Any]:
    """Return data with the changes of a cure made."""
    changed = dict(data)
    for path, value in pairs:
        named = target(path)
        assert named.table is not None  # noqa: S101  # no cure touches the head of a plan
        table = named.table.name
        if named.table.style != "records":
            changed = intended(changed, [Change((table, named.field.name if named.field else ""), value)])
            continue
        index = index_of(changed.get(table), named.key)
        if index is None:
            fields = value if isinstance(value, dict) else {}
            known = {key: one for key, one in fields.items() if one not in (None, [], "")}
            changed = intended(changed, [Change((table, len(changed.get(table, ()))), {"id": named.key, **known})])
        elif named.field is not None:
            changed = intended(changed, [Change((table, index, named.field.name), value)])
    return changed
