"""What became of one plan: an assessment, or why it could not be judged. Every emitter reads this and nothing else."""

from __future__ import annotations

from coc_cli.errors import Fault
from coc_cli.text import to_run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from coc_cli.errors import CocError
    from coc_cli.plan.locate import Locator
    from coc_cli.readiness.result import Finding, Notice
    from coc_cli.readiness.verdict import Assessment

NOT_JUDGED = "NOT JUDGED"


class Outcome:
    """One plan's outcome. Exactly one of `assessment` and `error` is there; `plan` is the file as the caller named it."""

    __slots__ = ("assessment", "error", "locator", "plan")

    def __init__(
        self,
        plan: str,
        *,
        assessment: Assessment | None = None,
        error: CocError | None = None,
        locator: Locator | None = None,
    ) -> None:
        self.plan = plan
        self.assessment = assessment
        self.error = error
        self.locator = locator

    @property
    def verdict(self) -> str:
        """The verdict in words, also where there is none."""
        return self.assessment.verdict if self.assessment else NOT_JUDGED

    def code(self, *, strict: bool) -> int:
        """The exit code of this plan alone: 0 ready, 1 not ready, 2 not judged. `strict`: conditions are not ready."""
        if self.assessment is None:
            return 2
        passing = ("READY",) if strict else ("READY", "READY WITH CONDITIONS")
        return 0 if self.assessment.verdict in passing else 1

    def place(self, path: str) -> tuple[int, int]:
        """Line and column of a path, from 1; (1, 1) when the text is not at hand."""
        return self.locator.at(path) if self.locator else (1, 1)

    def to_do(self, fix: str) -> str:
        """A fix with this plan's own path in the commands to run."""
        return to_run(fix, self.plan)

    def faults(self) -> Sequence[Fault]:
        """Why the plan could not be judged: each fault of its text, or the one reason, at the file's beginning."""
        if self.error is None:
            return ()
        found: Sequence[Fault] = getattr(self.error, "faults", ())
        return found or (Fault(self.why, hint=self.error.hint, line=1, column=1),)

    @property
    def why(self) -> str:
        """Why the plan could not be judged, without its name; "" where it was."""
        return self.error.message.removeprefix(f"{self.plan}: ") if self.error else ""


def path_of(finding: Finding) -> str:
    """Where a finding belongs: its own path, or, where something is missing, the table in which it would stand."""
    duty = finding.duty
    if finding.path:
        return finding.path
    if duty.asks in ("answer", "consideration", "schedule"):
        return f"answers.{duty.id}"
    if duty.asks in ("request", "raising"):
        return "requests"
    return duty.tables[0] if duty.tables else ""


def hanging(judged: Assessment) -> list[Finding]:
    """The findings on whose conditions a READY hangs: waived, refused, not answered in time. None of them blocks."""
    return [
        one
        for one in judged.findings.values()
        if one.condition and not one.duty.alias and one.condition in judged.conditions
    ]


def discreet(notice: Notice) -> str:
    """A notice's message for logs and machines: the words of the plan that it warns of are left out."""
    return notice.message.replace(notice.quote, "(not repeated here)") if notice.quote else notice.message


def weight(finding: Finding) -> str:
    """How much a finding weighs in formats that know three weights: error blocks, note is not yet due, warning else."""
    if finding.blocking:
        return "error"
    return "note" if finding.status in ("open", "unmet") else "warning"
