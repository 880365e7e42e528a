"""`coc report`: the readiness report."""

from typing import Annotated, Optional

import typer

from coc_cli.commands import options


def report(
    plan: options.Plan,
    format: Annotated[
        Optional[str],
        typer.Option(
            "--format",
            help="html, pdf, md or text; by default as FILE ends; without a file html, on a terminal text.",
            metavar="FORMAT",
        ),
    ] = None,
    output: options.Output = None,
    rehearse: Annotated[bool, typer.Option("--rehearse", help="Tell too what breaks if one thing fails.")] = False,
    gate: options.Gate = None,
    at: options.At = None,
) -> int:
    """Write the readiness report: the verdict, what stands in the way, every row of the Code. Exit code as `coc check`.

    It is for planner, approver and commander, and for nobody else.
    """
    from coc_cli.commands.reporting import run

    return run(plan, format=format, output=output, rehearse=rehearse, gate=gate, at=at)
