"""Findings for machines and terminals: one small emitter per format, in one table.

An emitter is a module with `begin`, `plan` and `end`: each yields text. Plans are written as they are judged.
"""

from __future__ import annotations

from coc_cli.errors import CocError
from coc_cli.nearest import meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from coc_cli.formats.outcome import Outcome

    class Emitter(Protocol):
        """Turns outcomes into one document, piece by piece."""

        def begin(self) -> Iterator[str]:
            """What stands before the first plan."""
            ...

        def plan(self, outcome: Outcome) -> Iterator[str]:
            """One plan."""
            ...

        def end(self) -> Iterator[str]:
            """What stands after the last."""
            ...


FORMATS = ("text", "json")


def emitter(name: str, *, quiet: bool = False, colour: bool = False) -> Emitter:
    """Return a fresh emitter. Raises CocError that names the nearest format."""
    if name not in FORMATS:
        raise CocError(f'no format "{name}"', hint=meant(name, FORMATS))
    from importlib import import_module

    made: Emitter = import_module(f"coc_cli.formats.{name}_").Emitter(quiet=quiet, colour=colour)
    return made
