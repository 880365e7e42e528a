"""What `coc check` does, whoever read the call: `commands.check` with typer, or `plain` for one that needs no parser."""

from __future__ import annotations

import contextlib
import os
import sys

from coc_cli.checklist.loader import load
from coc_cli.commands.collect import collect
from coc_cli.commands.judging import judge
from coc_cli.commands.output import colour, gate_of, width, written_to
from coc_cli.commands.plainly import read
from coc_cli.commands.session import moment, now
from coc_cli.commands.spread import spread
from coc_cli.errors import CocError
from coc_cli.formats import emitter_for
from coc_cli.formats.emitter import WIDEST, Manner, Tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from coc_cli.formats.emitter import Emitter


def run(
    plans: Sequence[str],
    *,
    files_from: Sequence[str] = (),
    gate: str | None = None,
    at: str | None = None,
    strict: bool = False,
    formats: Sequence[str] = (),
    output: str | None = None,
    quiet: bool = False,
    jobs: int | None = None,
    color: str | None = None,
) -> int:
    """Judge plans, write what each format says, return the worst exit code. The options are those of `coc check`."""
    called = moment(at) if at is not None else now()
    wanted = gate_of(gate)

    def manner(path: str | None) -> Manner:
        wide = width(path, most=WIDEST)
        return Manner(load(), called, quiet=quiet, strict=strict, colour=colour(color, path), width=wide)

    chosen = [(emitter_for(name, manner(path)), path) for name, path in _outputs(formats or ["text"], output)]
    files = collect(plans, files_from)
    _spare(files, [path for _, path in chosen])
    emitters = [emitter for emitter, _ in chosen]
    tally = Tally()

    def row(file: str) -> tuple[str, int, tuple[str, ...]]:
        outcome = judge(file, gate=wanted, at=at, now=called)
        pieces = [piece for one in emitters for piece in (one.plan(outcome), one.aside(outcome))]
        return outcome.verdict, outcome.code(strict=strict), tuple(pieces)

    with contextlib.ExitStack() as stack:
        outlets = [_Outlet(emitter, stack.enter_context(written_to(path))) for emitter, path in chosen]
        for outlet in outlets:
            outlet.put(outlet.emitter.head())
        for verdict, code, pieces in spread(files, row, jobs=jobs):
            tally.add(verdict, code)
            for index, outlet in enumerate(outlets):
                outlet.plan(*pieces[2 * index : 2 * index + 2])
            if all(outlet.gone for outlet in outlets):
                break
        for outlet in outlets:
            outlet.put(outlet.emitter.tail(tally, outlet.asides))
    sys.stdout.flush()
    if any(outlet.gone for outlet in outlets):
        raise BrokenPipeError
    return tally.code


class _Outlet:
    """One format on its way out. `gone`: its reader has gone away; what is written beside it is still wanted."""

    __slots__ = ("_begun", "_write", "asides", "emitter", "gone")

    def __init__(self, emitter: Emitter, write: Callable[[str], object]) -> None:
        self.emitter = emitter
        self.asides: list[str] = []
        self.gone = False
        self._begun = False
        self._write = write

    def plan(self, piece: str, aside: str) -> None:
        """Write what the emitter made of one plan, and keep what it says at the end."""
        if piece:
            self.put(self.emitter.joint + piece if self._begun else piece)
            self._begun = True
        if aside:
            self.asides.append(aside)

    def put(self, text: str) -> None:
        """Write a piece, while somebody reads."""
        if self.gone:
            return
        try:
            self._write(text)
        except BrokenPipeError:
            self.gone = True


def _outputs(formats: Sequence[str], output: str | None) -> list[tuple[str, str | None]]:
    """Each format with its file, None for standard output. Raises CocError where two would write to one place."""
    named = [(name, path or None) for name, _, path in (one.partition(":") for one in formats)]
    free = [name for name, path in named if path is None]
    if len(free) > 1:
        raise CocError(
            f"{' and '.join(free)} would both go to one place", hint=f"write one to a file: --format {free[0]}:FILE"
        )
    if output is not None and not free:
        raise CocError("-o has no format left to write", hint="give one --format without a file")
    return [(name, path or output) for name, path in named]


def _spare(files: list[str], targets: list[str | None]) -> None:
    """Raise CocError where a report would be written over a plan, or over another report."""
    real = [os.path.realpath(one) for one in targets if one and one != "-"]
    if len(set(real)) < len(real) or sum(one in (None, "-") for one in targets) > 1:
        raise CocError("two formats would be written to one place", hint="give each its own file")
    if real and (hit := set(real).intersection(map(os.path.realpath, files))):
        raise CocError(f"{min(hit)}: is a plan that is checked; no report is written over it", hint="choose another file")


_FLAGS = {"-q": "quiet", "--quiet": "quiet", "--strict": "strict"}
_ONE = {"--gate": "gate", "--at": "at", "-o": "output", "--output": "output", "--color": "color"}
_MANY = {"--format": "formats", "--files-from": "files_from"}


def plain(words: Sequence[str]) -> dict[str, Any] | None:
    """Read a call that holds nothing but plans and plain options; None for any other, which typer reads and explains."""
    return read(words, flags=_FLAGS, one=_ONE, many=_MANY)
