"""Judging many plans, in one process or several, and telling of them in the order in which they were named.

With several, each helping process judges the plans that it is given, a few at a time, as does this one: a slow plan, or a
processor that is busy otherwise, holds up none of the others. Each writes its plans itself; this one only puts the pieces
in order, so that what is printed is the same however many there are.
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
# So many plans lie ready for a helper, so that it never waits for this process, which judges meanwhile.
_READY = 4
# No row is kept for longer than it takes to judge so many others.
_FAR = 256


def spread(files: Sequence[str], judge: Callable[[str], Row], *, jobs: int | None = None) -> Iterator[Row]:
    """Judge the files in order. `jobs`: how many processes at most; by default as many as there are processors."""
    # What is loaded by now stays: no collection looks at it again, and no helper copies it.
    gc.freeze()
    shares = min(jobs or processors(), len(files) // SHARE)
    if shares < 2 or "-" in files or not hasattr(os, "fork"):
        yield from map(judge, files)
        return
    helpers: list[_Helper] = []
    try:
        for _ in range(1, shares):
            helpers.append(_Helper(files, judge, helpers))
        yield from _shared(files, judge, helpers)
    finally:
        for helper in helpers:
            helper.end()


def _shared(files: Sequence[str], judge: Callable[[str], Row], helpers: Sequence[_Helper]) -> Iterator[Row]:
    """Hand out the files, judge beside the helpers, and yield the rows in order."""
    rows: dict[int, Row] = {}
    given = told = 0
    while told < len(files):
        reach = min(len(files), told + _FAR)
        for helper in helpers:
            while given < reach and helper.pending < _READY:
                helper.give(given)
                given += 1
        mine = given < reach
        if mine:
            rows[given] = judge(files[given])
            given += 1
        for helper in _answering(helpers, wait=not mine):
            rows.update(helper.take())
        while told in rows:
            yield rows.pop(told)
            told += 1


def _answering(helpers: Sequence[_Helper], *, wait: bool) -> list[_Helper]:
    """The helpers that have something to hand over by now; with `wait`, not before one has."""
    import select

    busy = {helper.answers: helper for helper in helpers if helper.pending}
    ready, _, _ = select.select(list(busy), [], [], None if wait else 0)
    return [busy[one] for one in ready]


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Helper:
    """A process that judges the files whose numbers it is given, and hands over their rows.

    pending: how many it has not handed over yet; asks, answers: the descriptors on which numbers go and rows come.
    """

    def __init__(self, files: Sequence[str], judge: Callable[[str], Row], others: Sequence[_Helper]) -> None:
        asked, self.asks = os.pipe()
        self.answers, told = os.pipe()
        self.pending = 0
        self._rest = b""
        self._id = os.fork()
        if not self._id:
            # Of each pipe nobody but its two ends may hold one: else it would not break when this process ends.
            for one in (self.asks, self.answers, *[end for other in others for end in (other.asks, other.answers)]):
                os.close(one)
            _work(files, judge, asked, told)
        os.close(asked)
        os.close(told)

    def give(self, number: int) -> None:
        """Ask for one more file. Raises CocError when the process is gone."""
        try:
            os.write(self.asks, number.to_bytes(4, "little"))
        except BrokenPipeError:
            raise _gone() from None
        self.pending += 1

    def take(self) -> dict[int, Row]:
        """The rows that have come, by number. Raises CocError when the process is gone."""
        import marshal

        if not (come := os.read(self.answers, 1 << 20)):
            raise _gone()
        data, rows, at = self._rest + come, {}, 0
        while len(data) >= (begin := at + 8) and len(data) >= (
            end := begin + int.from_bytes(data[at + 4 : begin], "little")
        ):
            number = int.from_bytes(data[at : at + 4], "little")
            rows[number] = marshal.loads(data[begin:end])  # noqa: S302  # written by our own process, a moment ago
            at = end
        self._rest = data[at:]
        self.pending -= len(rows)
        return rows

    def end(self) -> None:
        """Close the pipes, which ends the process if it still runs, and wait for it."""
        os.close(self.asks)
        os.close(self.answers)
        os.waitpid(self._id, 0)


def _gone() -> CocError:
    return CocError("a helping process ended too early", hint="run it again with --jobs 1")


def _work(files: Sequence[str], judge: Callable[[str], Row], asked: int, told: int) -> NoReturn:
    """Judge and hand over, in the helping process; it never returns, prints nothing, and leaves no trace of the parent."""
    import marshal

    try:
        with os.fdopen(asked, "rb") as numbers, os.fdopen(told, "wb") as out:
            while number := numbers.read(4):
                row = marshal.dumps(judge(files[int.from_bytes(number, "little")]))
                out.write(number + len(row).to_bytes(4, "little") + row)
                out.flush()
    except BaseException:  # noqa: BLE001  # the parent sees that rows are missing, and says so
        os._exit(2)
    os._exit(0)
