r"""One line per finding, `file:line:column: weight: what`: what editors, grep and other tools read.

Vim: set errorformat=%f:%l:%c:\ %t%*[^:]:\ %m
"""

from __future__ import annotations

from coc_cli.formats import emitter
from coc_cli.formats.outcome import discreet, path_of
from coc_cli.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.formats.outcome import Outcome


class Emitter(emitter.Emitter):
    """Writes what blocks and what is noted, and nothing about a plan that is ready without a notice."""

    def plan(self, outcome: Outcome) -> str:
        """One plan's lines."""
        judged = outcome.assessment
        if judged is None:
            return "".join(
                _line(outcome, (one.line, one.column), "error", "fault", one.message, one.hint) for one in outcome.faults()
            )
        notices = [one for one in judged.notices if one.severity == "block" or not self.manner.quiet]
        return "".join(
            [
                *(
                    _line(
                        outcome,
                        outcome.place(one.path),
                        "error" if one.severity == "block" else "warning",
                        one.id,
                        discreet(one),
                        one.fix,
                    )
                    for one in notices
                ),
                *(
                    _line(outcome, outcome.place(path_of(one)), "error", one.duty.id, one.message, one.fix)
                    for one in judged.blocking()
                ),
            ]
        )


def _line(outcome: Outcome, place: tuple[int, int], weight: str, name: str, message: str, fix: str) -> str:
    said = f"{name}: {message}" + (f"; fix: {outcome.to_do(fix)}" if fix else "")
    return f"{safe(outcome.plan)}:{place[0]}:{place[1]}: {weight}: {safe(said)}\n"
