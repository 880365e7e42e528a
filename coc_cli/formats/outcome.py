"""What became of one plan: an assessment, or why it could not be judged. Every emitter reads this and nothing else."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.errors import CocError
    from coc_cli.plan.locate import Locator
    from coc_cli.readiness.verdict import Assessment


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

    def code(self, *, strict: bool) -> int:
        """The exit code of this plan alone: 0 ready, 1 not ready, 2 not judged. `strict`: conditions are not ready."""
        if self.assessment is None:
            return 2
        passing = ("READY",) if strict else ("READY", "READY WITH CONDITIONS")
        return 0 if self.assessment.verdict in passing else 1

    def place(self, path: str) -> tuple[int, int]:
        """Line and column of a path, from 1; (1, 1) when the text is not at hand."""
        return self.locator.at(path) if self.locator else (1, 1)
