"""`coc check`: the verdict, for scripts and people."""

from typing import Annotated

import typer

from coc_cli.commands import options


def check(
    plans: Annotated[list[str], typer.Argument(help="Plan files.", metavar="PLAN...", show_default=False)],
    gate: options.Gate = None,
    at: options.At = None,
    strict: Annotated[bool, typer.Option("--strict", help="READY WITH CONDITIONS counts as not ready.")] = False,
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    output: options.Output = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="The verdict only.")] = False,
) -> int:
    """Judge plans. Exit code 0: ready (with conditions too, unless --strict); 1: not ready; 2: a plan can't be judged."""
    import sys

    from coc_cli.commands.judging import judge
    from coc_cli.formats import emitter

    wanted = options.gate_of(gate)
    chosen = emitter(format, quiet=quiet, colour=options.colour(output))
    worst = 0
    with options.written_to(output) as write:
        for piece in chosen.begin():
            write(piece)
        for plan in plans:
            outcome = judge(plan, gate=wanted, at=at)
            worst = max(worst, outcome.code(strict=strict))
            for piece in chosen.plan(outcome):
                write(piece)
        for piece in chosen.end():
            write(piece)
    sys.stdout.flush()
    return worst
