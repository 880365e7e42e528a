"""`coc portfolio`: one row per plan."""

from typing import Annotated

import typer

from coc_cli.commands import options


def portfolio(
    plans: Annotated[
        list[str], typer.Argument(help="Folders, plans or patterns.", metavar="FOLDER...", show_default=False)
    ],
    at: options.At = None,
    format: Annotated[
        str, typer.Option("--format", help="text, csv, or json: one object on each line.", metavar="FORMAT")
    ] = "text",
    output: options.Output = None,
    jobs: options.Jobs = None,
) -> int:
    """Show every plan in one row: each gate's verdict, how much waits for whom, what is overdue, when it starts.

    The gates say yes, cond (with conditions), no, or - where the facts rule them out. Exit code as `coc check`.
    """
    import sys

    from coc_cli.commands.collect import collect
    from coc_cli.commands.judging import judge
    from coc_cli.commands.session import moment, now
    from coc_cli.commands.spread import spread
    from coc_cli.formats.portfolio import row_of, writer_for

    called = moment(at) if at is not None else now()
    head, write_row = writer_for(format)
    files = collect(plans)
    worst = 0

    def row(file: str) -> tuple[str, int, tuple[str, ...]]:
        outcome = judge(file, gate=None, at=at, now=called)
        return outcome.verdict, outcome.code(strict=False), (write_row(row_of(outcome)),)

    with options.written_to(output) as write:
        write(head)
        for _, code, pieces in spread(files, row, jobs=jobs):
            worst = max(worst, code)
            write(pieces[0])
    sys.stdout.flush()
    return worst
