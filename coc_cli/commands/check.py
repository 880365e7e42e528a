"""`coc check`: the verdict, for scripts and people."""

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
    color: Annotated[
        Optional[str],
        typer.Option(
            "--color", help="auto, always or never; by default auto: on a terminal, unless NO_COLOR is set.", metavar="WHEN"
        ),
    ] = None,
) -> int:
    """Judge plans. Exit code 0: ready (with conditions too, unless --strict); 1: not ready; 2: a plan can't be judged.

    Of many plans the worst decides. In a folder every .toml and .toml.age file counts, at any depth, but hidden ones.
    """
    from coc_cli.commands.checking import run

    return run(
        plans or [],
        files_from=files_from or [],
        gate=gate,
        at=at,
        strict=strict,
        formats=format or [],
        output=output,
        quiet=quiet,
        jobs=jobs,
        color=color,
    )
