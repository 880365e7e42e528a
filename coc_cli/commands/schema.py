"""`coc schema`: the plan's JSON Schema, for editors."""

import os

from coc_cli.commands import options

# The schema beside a plan, and the line by which a plan names it: a relative path, since an editor must not call out.
BESIDE = "coc.schema.json"
LINE = f"#:schema ./{BESIDE}\n"


def schema(output: options.Output = None) -> int:
    """Print the JSON Schema of a plan. With `#:schema ./FILE` as a plan's first line an editor completes and explains."""
    with options.written_to(output) as write:
        write(text())
    return 0


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
