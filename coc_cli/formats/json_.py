"""JSON: one array, one object per plan."""

from __future__ import annotations

from coc_cli.formats import emitter
from coc_cli.formats.data import as_data, dumped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.formats.emitter import Tally
    from coc_cli.formats.outcome import Outcome


class Emitter(emitter.Emitter):
    """Streams the array."""

    joint = ",\n"

    def head(self) -> str:
        """Open the array."""
        return "[\n"

    def plan(self, outcome: Outcome) -> str:
        """One plan's object."""
        return dumped(as_data(outcome), indent=1)

    def tail(self, tally: Tally, asides: list[str]) -> str:
        """Close the array."""
        del tally, asides
        return "\n]\n"
