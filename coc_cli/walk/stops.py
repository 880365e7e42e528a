"""Being stopped: Ctrl-C, SIGTERM, SIGHUP, the end of input. A save under way is finished first; then the walk ends.

A signal ends the prompt that waits, so that the terminal is restored on the way out.
"""

from __future__ import annotations

import contextlib
import signal

from coc_cli.walk.interview import Stopped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType
    from typing import Any

    from coc_cli.walk.view import Desk


class Killed(KeyboardInterrupt):
    """A signal that ends the walk. A KeyboardInterrupt passes through event loops unharmed."""


STOPS = (Stopped, KeyboardInterrupt, EOFError)
_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class _Guarded:
    """A desk whose saves are not interrupted: a signal that comes meanwhile is obeyed right afterwards."""

    def __init__(self, desk: Desk, interrupt: Callable[[BaseException], bool]) -> None:
        self._desk = desk
        self._interrupt = interrupt
        self.saving = False
        self.pending = False

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._desk, name)
        return self._whole(found) if name in ("assign_held", "rewrite_held", "copy_to") else found

    def _whole(self, save: Any) -> Any:
        def guarded(*arguments: Any, **named: Any) -> Any:
            self.saving = True
            try:
                return save(*arguments, **named)
            finally:
                self.saving = False
                if self.pending:
                    raise Killed

        return guarded

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        """End the walk, now or as soon as the save is done."""
        if self.saving:
            self.pending = True
            return
        if not self._interrupt(Killed()):
            raise Killed


@contextlib.contextmanager
def deferred(desk: Desk, interrupt: Callable[[BaseException], bool]) -> Iterator[Desk]:
    """Give a desk whose saves are whole, while the signals that end a program end the walk instead.

    interrupt: ends a prompt that waits, and tells whether one did.
    """
    guarded = _Guarded(desk, interrupt)
    known = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {number: signal.signal(number, guarded.stop) for number in known}
    try:
        yield guarded  # it passes everything on
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
