"""What the running command was given from outside its plan. It imports no typer: a session needs it, a parser does not."""

from __future__ import annotations

import contextlib
from contextvars import ContextVar

from coc_cli.errors import CocError
from coc_cli.text import to_run
from coc_cli.trust.keys import Keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.trust.signers import Signers


class Outside:
    """What one call of the program was given. signers: None where nobody was named; at_least: "" where nothing was.

    witness: the options that named both, for a later call alike.
    """

    __slots__ = ("at_least", "keys", "signers", "witness")

    def __init__(
        self, keys: Keys, signers: Signers | None = None, at_least: str = "", *, witness: tuple[str, ...] = ()
    ) -> None:
        self.keys = keys
        self.signers = signers
        self.at_least = at_least
        self.witness = witness


CURRENT: ContextVar[Outside | None] = ContextVar("outside", default=None)


def given() -> Outside:
    """What the running command was given; nothing, where no command runs."""
    return CURRENT.get() or Outside(Keys())


@contextlib.contextmanager
def naming(plan: str) -> Iterator[None]:
    """Put a plan's own path into the commands that an error within advises, those of each fault too."""
    try:
        yield
    except CocError as error:
        for one in (error, *getattr(error, "faults", ())):
            one.hint = to_run(one.hint, plan)
        raise
