r"""One line per finding, `file:line:column: weight: what`: what editors, grep and other tools read.

Vim: set errorformat=%f:%l:%c:\ %t%*[^:]:\ %m
"""

from __future__ import annotations

from coc_cli.formats import emitter
from coc_cli.formats.outcome import discreet, hanging, path_of
from coc_cli.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.formats.outcome import Outcome


_WEIGHTS = {"block": "error", "warn": "warning"}


class Emitter(emitter.Emitter):
    """Writes what blocks, what is noted and what a READY hangs on; quiet leaves the warnings out."""

    def plan(self, outcome: Outcome) -> str:
        """One plan's lines."""
        judged = outcome.assessment
        if judged is None:
            return "".join(
                _line(outcome, (one.line, one.column), "error", "fault", one.message, one.hint) for one in outcome.faults()
            )
        found = [("error", path_of(one), one.duty.id, one.message, one.fix) for one in judged.blocking()]
        noted = [(_WEIGHTS[one.severity], one.path, one.id, discreet(one), one.fix) for one in judged.notices]
        hang = [("warning", path_of(one), "condition", one.condition, one.fix) for one in hanging(judged)]
        return "".join(
            _line(outcome, outcome.place(path), weight, name, message, fix)
            for weight, path, name, message, fix in [*noted, *found, *hang]
            if weight == "error" or not self.manner.quiet
        )


def _line(outcome: Outcome, place: tuple[int, int], weight: str, name: str, message: str, fix: str) -> str:
    said = f"{name}: {message}" + (f"; fix: {outcome.to_do(fix)}" if fix else "")
    return f"{safe(outcome.plan)}:{place[0]}:{place[1]}: {weight}: {safe(said)}\n"
