"""JSON Lines: the same objects as in JSON, one on each line, so that a stream can be read while it is written."""

from __future__ import annotations

from coc_cli.formats import emitter
from coc_cli.formats.data import as_data, dumped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.formats.outcome import Outcome


class Emitter(emitter.Emitter):
    """One line per plan."""

    def plan(self, outcome: Outcome) -> str:
        """One plan's line."""
        return dumped(as_data(outcome)) + "\n"
