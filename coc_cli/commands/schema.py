"""`coc schema`: the plan's JSON Schema, for editors; and each table in words, for people."""

import os
from typing import Annotated, Optional

import typer

from coc_cli.commands import options

# The schema beside a plan, and the line by which a plan names it: a relative path, since an editor must not call out.
BESIDE = "coc.schema.json"
LINE = f"#:schema ./{BESIDE}\n"


def schema(
    table: Annotated[
        Optional[str],
        typer.Argument(
            help="A table of the plan, such as people: its fields in words.", metavar="TABLE", show_default=False
        ),
    ] = None,
    output: options.Output = None,
) -> int:
    """Print the JSON Schema of a plan, or what one of its tables holds, in words.

    With `#:schema ./FILE` as a plan's first line an editor completes and explains.
    """
    made = text() if table is None else _in_words(table, options.width(output))
    with options.written_to(output) as write:
        write(made)
    return 0


def _in_words(name: str, width: int) -> str:
    from coc_cli.checklist.loader import load
    from coc_cli.documents.fields import in_words
    from coc_cli.errors import CocError
    from coc_cli.nearest import nearest
    from coc_cli.plan.fields import TABLES

    if name not in TABLES:
        close = nearest(name, TABLES)
        raise CocError(
            f'no table "{name}" in a plan', hint=f"did you mean {close}?" if close else f"known: {', '.join(TABLES)}"
        )
    return in_words(TABLES[name], load(), width)


def text() -> str:
    """The schema as a file holds it."""
    import json

    from coc_cli.checklist.loader import load
    from coc_cli.plan.schema import schema as made

    return json.dumps(made(load()), indent=1, ensure_ascii=False) + "\n"


def put_beside(plan: str) -> str:
    """Write the schema into a plan's folder and return its path. Raises CocError where another file has that name."""
    from coc_cli.errors import CocError
    from coc_cli.plan.schema import TITLE

    path = os.path.join(os.path.dirname(plan), BESIDE)
    if os.path.lexists(path):
        with open(path, encoding="utf-8", errors="replace") as file:
            if f'"title": "{TITLE}"' not in file.read(400):
                raise CocError(f"{path}: exists already and is another file", hint="move it, or leave out --editor")
    with options.written_to(path) as write:
        write(text())
    return path
