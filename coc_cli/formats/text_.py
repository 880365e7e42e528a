"""Findings for people: the verdict, then what blocks it, each with its place, the line with a caret, reason and fix.

Every line that names a place begins with file:line:column, which terminals make clickable. Plan text passes through
`safe`: it can neither move the cursor nor forge a line.
"""

from __future__ import annotations

from coc_cli.columns import cells
from coc_cli.formats import emitter
from coc_cli.formats.outcome import path_of
from coc_cli.readiness.clock import written
from coc_cli.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.formats.emitter import Tally
    from coc_cli.formats.outcome import Outcome

_INK = {"READY": "32", "READY WITH CONDITIONS": "33", "NOT READY": "31"}
_QUOTED = "    | "


class Emitter(emitter.Emitter):
    """Writes each plan's verdict and what stands against it; quiet keeps to the verdict."""

    def plan(self, outcome: Outcome) -> str:
        """One plan."""
        return "".join(self._judged(outcome) if outcome.assessment else _not_judged(outcome, self.manner.width))

    def tail(self, tally: Tally, asides: list[str]) -> str:
        """The sum, where there are several plans."""
        del asides
        return f"{tally}\n" if tally.plans > 1 else ""

    def _judged(self, outcome: Outcome) -> Iterator[str]:
        judged = outcome.assessment
        if judged is None:
            return
        verdict = judged.verdict
        if self.manner.colour:
            verdict = f"\x1b[1;{_INK[verdict]}m{verdict}\x1b[0m"
        moment = written(judged.at, judged.case.zone)
        yield f"{safe(outcome.plan)}: {verdict} at {judged.gate}, judged {moment}; law enforcement decides\n"
        if self.manner.quiet:
            return
        for notice in judged.notices:
            label = "blocks" if notice.severity == "block" else "note"
            yield from self._entry(outcome, notice.path, label, notice.id, notice.message, notice.fix)
        for finding in judged.blocking():
            label = f"{finding.duty.level} {finding.status}"
            yield from self._entry(outcome, path_of(finding), label, finding.duty.id, finding.message, finding.fix)
        for condition in judged.conditions:
            yield f"  condition: {safe(condition)}\n"
        counts = ", ".join(f"{count} {status}" for status, count in judged.counts.items() if count)
        yield f"  {len(judged.findings)} duties: {counts}; {len(judged.blocking())} in the way at {judged.gate}\n"

    def _entry(self, outcome: Outcome, path: str, label: str, name: str, message: str, fix: str) -> Iterator[str]:
        line, column = outcome.place(path)
        yield f"{safe(outcome.plan)}:{line}:{column}: {label}: {safe(name)}: {safe(message)}\n"
        if outcome.locator and (line, column) != (1, 1):
            yield from _pointed(outcome.locator.line(line), column, self.manner.width)
        if fix:
            yield f"    fix: {safe(outcome.to_do(fix))}\n"


def _pointed(text: str, column: int, width: int) -> Iterator[str]:
    """The line, or the piece of a long one around the place, and a caret under the place: a folded line would hide it."""
    most = width - len(_QUOTED)
    begin = max(0, column - 1 - most * 2 // 5) if len(text) > most else 0
    piece = text[begin : begin + most]
    yield f"{_QUOTED}{safe(piece)}\n{_QUOTED}{' ' * cells(safe(piece[: column - 1 - begin]))}^\n"


def _not_judged(outcome: Outcome, width: int) -> Iterator[str]:
    error = outcome.error
    for fault in getattr(error, "faults", ()):
        yield f"{safe(outcome.plan)}:{fault.line}:{fault.column}: fault: {safe(fault.message)}\n"
        if fault.source:
            yield from _pointed(fault.source, fault.column, width)
        if fault.hint:
            yield f"    hint: {safe(fault.hint)}\n"
    yield f"{safe(outcome.plan)}: NOT JUDGED: {safe(outcome.why)}\n"
    if error and error.hint:
        yield f"    hint: {safe(error.hint)}\n"
