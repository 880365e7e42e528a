"""Options that several commands share, so that they read and behave alike everywhere."""

from datetime import timedelta
from typing import Annotated, Optional

import typer

from coc_cli.commands.output import gate_of, make_folder, put, width, written_to

Plan = Annotated[str, typer.Argument(help="The plan, a TOML file.", metavar="PLAN", show_default=False)]
Gate = Annotated[
    Optional[str],  # typer reads it at run time
    typer.Option(
        "--gate",
        help="plan, go, entry, leave, handover or aftercare; by default go, or the last before it.",
        metavar="GATE",
    ),
]
At = Annotated[
    Optional[str],
    typer.Option("--at", help="The moment of judgement, such as 2026-12-03T05:00+07:00; by default now.", metavar="TIME"),
]
Output = Annotated[
    Optional[str],
    typer.Option("-o", "--output", help="Write to this file instead of standard output.", metavar="FILE"),
]
Role = Annotated[
    str, typer.Option("--as", help="The role that makes the change; it stands in the history.", metavar="ROLE")
]
Jobs = Annotated[
    Optional[int],
    typer.Option(
        "--jobs", min=1, max=64, help="Processes at most; by default one per processor.", show_default=False, metavar="N"
    ),
]

Answers = Annotated[
    Optional[str],
    typer.Option("--answers", help="Take PATH=VALUE lines from this file first; - is standard input.", metavar="FILE"),
]


def lines_of(answers: str | None) -> list[str]:
    """The PATH=VALUE lines of a file, "-" for standard input; blank lines and comments (#) are left out."""
    if answers is None:
        return []
    from coc_cli.tomlfile.guard import decode, read_bytes

    lines = decode(read_bytes(answers), answers).splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def span(text: str) -> timedelta:
    """Read a span such as 90m or 2h. Raises CocError when it is none, or longer than a week."""
    import re

    from coc_cli.errors import CocError

    found = re.fullmatch(r"([0-9]{1,4})(m|h)", text.strip())
    minutes = int(found[1]) * (60 if found[2] == "h" else 1) if found else 0
    if not 0 < minutes <= 7 * 24 * 60:
        raise CocError(f'"{text}" is no span of time', hint="write it as 90m or 2h, at most a week")
    return timedelta(minutes=minutes)


__all__ = ["At", "Gate", "Jobs", "Output", "Plan", "Role", "gate_of", "make_folder", "put", "span", "width", "written_to"]
