"""Findings for people and editors: the verdict, then what blocks it, each with its place, reason and fix.

Every line that names a place begins with file:line:column. Plan text passes through `safe`: it can neither move the
cursor nor forge a line.
"""

from __future__ import annotations

from coc_cli.readiness.case import written
from coc_cli.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.errors import FileFaults
    from coc_cli.formats.outcome import Outcome

_INK = {"READY": "32", "READY WITH CONDITIONS": "33", "NOT READY": "31"}


class Emitter:
    """Writes each plan's verdict and what stands against it. `quiet` keeps to the verdict."""

    def __init__(self, *, quiet: bool = False, colour: bool = False) -> None:
        self._quiet = quiet
        self._colour = colour

    def begin(self) -> Iterator[str]:
        """Nothing stands before the first plan."""
        return iter(())

    def plan(self, outcome: Outcome) -> Iterator[str]:
        """One plan."""
        if outcome.assessment is None:
            yield from _not_judged(outcome)
            return
        judged = outcome.assessment
        verdict = judged.verdict
        if self._colour:
            verdict = f"\x1b[1;{_INK[verdict]}m{verdict}\x1b[0m"
        moment = written(judged.at, judged.case.zone)
        yield f"{safe(outcome.plan)}: {verdict} at {judged.gate}, judged {moment}; law enforcement decides\n"
        if self._quiet:
            return
        for notice in judged.notices:
            label = "blocks" if notice.severity == "block" else "note"
            yield from self._entry(outcome, notice.path, label, notice.id, notice.message, notice.fix)
        for finding in judged.blocking():
            label = f"{finding.duty.level} {finding.status}"
            yield from self._entry(outcome, finding.path, label, finding.duty.id, finding.message, finding.fix)
        for condition in judged.conditions:
            yield f"  condition: {safe(condition)}\n"
        counts = ", ".join(f"{count} {status}" for status, count in judged.counts.items() if count)
        yield f"  {len(judged.findings)} duties: {counts}\n"

    def end(self) -> Iterator[str]:
        """Nothing stands after the last plan."""
        return iter(())

    def _entry(self, outcome: Outcome, path: str, label: str, name: str, message: str, fix: str) -> Iterator[str]:
        line, column = outcome.place(path)
        yield f"{safe(outcome.plan)}:{line}:{column}: {label}: {safe(name)}: {safe(message)}\n"
        if outcome.locator and path and (shown := outcome.locator.line(line)).strip():
            text = safe(shown)[:100]
            yield f"    | {text}\n    | {' ' * min(column - 1, 100)}^\n"
        if fix:
            yield f"    fix: {safe(fix)}\n"


def _not_judged(outcome: Outcome) -> Iterator[str]:
    error: FileFaults | None = outcome.error  # type: ignore[assignment]
    for fault in getattr(error, "faults", ()):
        yield f"{safe(outcome.plan)}:{fault.line}:{fault.column}: fault: {safe(fault.message)}\n"
        if fault.hint:
            yield f"    hint: {safe(fault.hint)}\n"
    yield f"{safe(outcome.plan)}: NOT JUDGED: {safe(error.message if error else '')}\n"
