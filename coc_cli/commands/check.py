"""`coc check`: the verdict, for scripts and people."""

import contextlib
from typing import Annotated, Optional

import typer

from coc_cli.commands import options
from coc_cli.formats import FORMATS


def check(
    plans: Annotated[
        Optional[list[str]],
        typer.Argument(help="Plans, folders, patterns, or - for standard input.", metavar="PLAN...", show_default=False),
    ] = None,
    files_from: Annotated[
        Optional[list[str]],
        typer.Option(
            "--files-from", help="A file that lists plans, one on each line; - for standard input.", metavar="FILE"
        ),
    ] = None,
    gate: options.Gate = None,
    at: options.At = None,
    strict: Annotated[bool, typer.Option("--strict", help="READY WITH CONDITIONS counts as not ready.")] = False,
    format: Annotated[
        Optional[list[str]],
        typer.Option(
            "--format",
            help=f"{', '.join(FORMATS)}; FORMAT:FILE writes it to a file. May be given several times.",
            metavar="FORMAT[:FILE]",
        ),
    ] = None,
    output: options.Output = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="The verdict only.")] = False,
    jobs: options.Jobs = None,
) -> int:
    """Judge plans. Exit code 0: ready (with conditions too, unless --strict); 1: not ready; 2: a plan can't be judged.

    Of many plans the worst decides. In a folder every .toml and .toml.age file counts, at any depth, but hidden ones.
    """
    import sys

    from coc_cli.checklist.loader import load
    from coc_cli.commands.collect import collect
    from coc_cli.commands.judging import judge
    from coc_cli.commands.session import moment, now
    from coc_cli.commands.spread import spread
    from coc_cli.formats import emitter_for
    from coc_cli.formats.emitter import Manner, Tally

    called = moment(at) if at is not None else now()
    wanted = options.gate_of(gate)
    chosen = [
        (emitter_for(name, Manner(load(), called, quiet=quiet, strict=strict, colour=options.colour(path))), path)
        for name, path in _outputs(format or ["text"], output)
    ]
    files = collect(plans or [], files_from or [])
    _spare(files, [path for _, path in chosen])
    emitters = [emitter for emitter, _ in chosen]
    tally, asides, begun = Tally(), [list[str]() for _ in emitters], [False for _ in emitters]

    def row(file: str) -> tuple[str, int, tuple[str, ...]]:
        outcome = judge(file, gate=wanted, at=at, now=called)
        pieces = [piece for one in emitters for piece in (one.plan(outcome), one.aside(outcome))]
        return outcome.verdict, outcome.code(strict=strict), tuple(pieces)

    with contextlib.ExitStack() as stack:
        writers = [stack.enter_context(options.written_to(path)) for _, path in chosen]
        for one, write in zip(emitters, writers, strict=True):
            write(one.head())
        for verdict, code, pieces in spread(files, row, jobs=jobs):
            tally.add(verdict, code)
            for index, (one, write) in enumerate(zip(emitters, writers, strict=True)):
                piece, aside = pieces[2 * index : 2 * index + 2]
                if piece:
                    write(one.joint + piece if begun[index] else piece)
                    begun[index] = True
                if aside:
                    asides[index].append(aside)
        for one, write, told in zip(emitters, writers, asides, strict=True):
            write(one.tail(tally, told))
    sys.stdout.flush()
    return tally.code


def _outputs(formats: list[str], output: Optional[str]) -> list[tuple[str, Optional[str]]]:
    """Each format with its file, None for standard output. Raises CocError where two would write to one place."""
    from coc_cli.errors import CocError

    named = [(name, path or None) for name, _, path in (one.partition(":") for one in formats)]
    free = [name for name, path in named if path is None]
    if len(free) > 1:
        raise CocError(
            f"{' and '.join(free)} would both go to one place", hint=f"write one to a file: --format {free[0]}:FILE"
        )
    if output is not None and not free:
        raise CocError("-o has no format left to write", hint="give one --format without a file")
    return [(name, path or output) for name, path in named]


def _spare(files: list[str], targets: list[Optional[str]]) -> None:
    """Raise CocError where a report would be written over a plan, or over another report."""
    import os

    from coc_cli.errors import CocError

    real = [os.path.realpath(one) for one in targets if one and one != "-"]
    if len(set(real)) < len(real) or sum(one in (None, "-") for one in targets) > 1:
        raise CocError("two formats would be written to one place", hint="give each its own file")
    if real and (hit := set(real).intersection(map(os.path.realpath, files))):
        raise CocError(f"{min(hit)}: is a plan that is checked; no report is written over it", hint="choose another file")
