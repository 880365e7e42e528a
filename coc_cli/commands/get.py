"""`coc get`: one value, as TOML."""

from typing import Annotated

import typer

from coc_cli.commands import options


def get(
    plan: options.Plan,
    path: Annotated[str, typer.Argument(help="Such as people.SW1.languages.", metavar="PATH", show_default=False)],
) -> int:
    """Print one value: a text as it is, everything else as TOML."""
    from coc_cli.commands.session import Session
    from coc_cli.plan.assign import value_at
    from coc_cli.text import multiline
    from coc_cli.tomlfile.write import value_text

    value = value_at(Session(plan).stored.data, path)
    print(multiline(value if isinstance(value, str) else value_text(value)))
    return 0
