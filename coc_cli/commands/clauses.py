"""`coc clauses`: the Code, every row of it."""

from typing import Annotated, Optional

import typer


def clauses(
    id: Annotated[Optional[str], typer.Argument(help="A clause or duty, such as 12.b.", metavar="ID")] = None,
    format: Annotated[str, typer.Option("--format", help="text or json.", metavar="FORMAT")] = "text",
) -> int:
    """List the Code, or explain one clause: what it says, why it is asked, what meets it, what to do if it is not met."""
    import sys

    from coc_cli.checklist.loader import load
    from coc_cli.commands.output import width
    from coc_cli.documents import code
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant

    checklist = load()
    if id is not None and id not in checklist.clauses and id not in checklist.duties:
        raise CocError(f'no clause "{id}"', hint=meant(id, [*checklist.clauses, *checklist.duties]))
    if format == "json":
        sys.stdout.write(code.as_json(checklist, id))
    elif format == "text":
        sys.stdout.write(
            code.listing(checklist, width(None)) if id is None else code.explanation(checklist, id, width(None))
        )
    else:
        raise CocError(f'no format "{format}"', hint=meant(format, ("text", "json")))
    return 0
