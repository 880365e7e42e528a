"""Judging many plans, in one process or several: in the order in which they were named, one in memory at a time.

Several processes share the files by turns: process K of N takes every N-th file from the K-th on. Each writes its plans
itself; this one only puts the pieces together, so that what is printed is the same however many there are.
"""

from __future__ import annotations

import gc
import os

from coc_cli.errors import CocError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import NoReturn

    # What one plan amounts to: its verdict, its exit code, and the pieces of text that each emitter made of it.
    Row = tuple[str, int, tuple[str, ...]]

# Below this many plans for each process, starting it costs more than it saves.
SHARE = 50


def spread(files: Sequence[str], judge: Callable[[str], Row], *, jobs: int | None = None) -> Iterator[Row]:
    """Judge the files in order. `jobs`: how many processes at most; by default as many as there are processors."""
    # What is loaded by now stays: no collection looks at it again, and no helper copies it.
    gc.freeze()
    shares = min(jobs or processors(), len(files) // SHARE)
    if shares < 2 or "-" in files or not hasattr(os, "fork"):
        yield from map(judge, files)
        return
    helpers = [_Helper(files[share::shares], judge) for share in range(1, shares)]
    try:
        for number, file in enumerate(files):
            share = number % shares
            yield helpers[share - 1].take() if share else judge(file)
    finally:
        for helper in helpers:
            helper.end()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Helper:
    """A process that judges its share of the files and hands over one row after the other."""

    def __init__(self, files: Sequence[str], judge: Callable[[str], Row]) -> None:
        read, write = os.pipe()
        self._id = os.fork()
        if not self._id:
            os.close(read)
            _work(files, judge, write)
        os.close(write)
        self._pipe = os.fdopen(read, "rb")

    def take(self) -> Row:
        """The next row. Raises CocError when the process is gone."""
        import marshal

        try:
            row: Row = marshal.load(self._pipe)  # noqa: S302  # written by our own process, a moment ago
        except (EOFError, ValueError, TypeError):
            raise CocError("a helping process ended too early", hint="run it again with --jobs 1") from None
        return row

    def end(self) -> None:
        """Close the pipe, which ends the process if it still runs, and wait for it."""
        self._pipe.close()
        os.waitpid(self._id, 0)


def _work(files: Sequence[str], judge: Callable[[str], Row], pipe: int) -> NoReturn:
    """Judge and hand over, in the helping process; it never returns, prints nothing, and leaves no trace of the parent."""
    import marshal

    try:
        with os.fdopen(pipe, "wb") as out:
            for file in files:
                marshal.dump(judge(file), out)
                out.flush()
    except BaseException:  # noqa: BLE001  # the parent sees that rows are missing, and says so
        os._exit(2)
    os._exit(0)
