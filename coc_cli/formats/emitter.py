"""What every emitter does: a head, the plans one by one with what joins them, a tail."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from coc_cli.checklist.model import Checklist
    from coc_cli.formats.outcome import Outcome


# As much of a long line as is worth quoting.
WIDEST = 106


class Manner:
    """How the caller wants it: the verdict only, in colour, whether conditions count as ready; by what, and when.

    width: the columns that a line quoted from a plan may take.
    """

    __slots__ = ("at", "checklist", "colour", "quiet", "strict", "width")

    def __init__(
        self,
        checklist: Checklist,
        at: datetime,
        *,
        quiet: bool = False,
        colour: bool = False,
        strict: bool = False,
        width: int = WIDEST,
    ) -> None:
        self.checklist = checklist
        self.at = at
        self.quiet = quiet
        self.colour = colour
        self.strict = strict
        self.width = width


class Tally:
    """How many plans got which verdict, and the worst exit code."""

    __slots__ = ("code", "verdicts")

    def __init__(self) -> None:
        self.code = 0
        self.verdicts: dict[str, int] = {}

    def add(self, verdict: str, code: int) -> None:
        """Count one plan."""
        self.verdicts[verdict] = self.verdicts.get(verdict, 0) + 1
        self.code = max(self.code, code)

    @property
    def plans(self) -> int:
        """How many plans were looked at."""
        return sum(self.verdicts.values())

    def __str__(self) -> str:
        verdicts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(self.verdicts.items()))
        return f"{self.plans} plan{'' if self.plans == 1 else 's'}: {verdicts}"


class Emitter:
    """Turns outcomes into one document: head, plans with `joint` between them, tail.

    `plan` and `aside` depend on nothing but the outcome, so that plans can be written by several processes.
    """

    joint = ""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner

    def head(self) -> str:
        """What stands before the first plan."""
        return ""

    def plan(self, outcome: Outcome) -> str:
        """One plan; "" writes nothing, no joint either."""
        raise NotImplementedError

    def aside(self, outcome: Outcome) -> str:
        """What is said of a plan only at the end of the document; it is handed to `tail`."""
        del outcome
        return ""

    def tail(self, tally: Tally, asides: list[str]) -> str:
        """What stands after the last plan. `asides` holds the ones that are not empty."""
        del tally, asides
        return ""
