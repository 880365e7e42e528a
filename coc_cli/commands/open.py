"""`coc open`: a sealed plan or sheet, back in plain text."""

from typing import Annotated, Optional

import typer

from coc_cli.commands.given import given


def open(  # noqa: A001  # the command's name
    file: Annotated[str, typer.Argument(help="The sealed file.", metavar="FILE.age", show_default=False)],
    output: Annotated[
        Optional[str],
        typer.Option(
            "-o", "--output", help="The plain file to write, by default FILE; - is standard output.", metavar="FILE"
        ),
    ] = None,
) -> int:
    """Write a sealed file in plain text. Commands read a sealed plan as it is, with -i: that leaves nothing on the disk."""
    import sys

    from coc_cli.commands.output import put
    from coc_cli.errors import CocError
    from coc_cli.text import safe
    from coc_cli.trust import vault
    from coc_cli.trust.surroundings import warning

    if output == "-":
        put(vault.content(file, given().keys), output)
        return 0
    target = output or file.removesuffix(".age")
    if target == file:
        vault.content(file, given().keys)
        raise CocError(f"{file}: which plain file?", hint="name it: -o FILE")
    written = vault.open_sealed(file, target, given().keys)
    print(f"{safe(', '.join(written))}: in plain text now; seal it again and destroy it when you are done")
    if said := warning(target):
        print(f"coc: warning: {safe(said)}", file=sys.stderr)
    return 0
