"""`coc seal`: a plan, or a sheet, encrypted to those who may open it."""

import contextlib
import os
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from coc_cli.commands.given import given

if TYPE_CHECKING:
    from coc_cli.trust.keys import Keys

_LOOKED_AT = 4 << 20

_ADVICE = """\
If every one of these identities is lost, so is the plan: nobody can open it for you. Keep one of them off-site.
Whoever could open an earlier version still can: sealing anew takes nothing back."""


def seal(
    files: Annotated[
        Optional[list[str]], typer.Argument(help="The plan to seal, or a sheet.", metavar="PLAN", show_default=False)
    ] = None,
    to: Annotated[
        Optional[list[str]],
        typer.Option("--to", help="Who may open it: age1..., ssh-ed25519 ..., or a file of keys.", metavar="RECIPIENT"),
    ] = None,
    audience: Annotated[
        Optional[str],
        typer.Option("--for", help="Seal a sheet to that audience's recipients in recipients.toml.", metavar="AUDIENCE"),
    ] = None,
    alone: Annotated[
        Optional[str],
        typer.Option("--alone", help="Why one recipient is enough, in words.", metavar="REASON"),
    ] = None,
    recipients_file: Annotated[
        Optional[str], typer.Option("--recipients", help="A recipients.toml; by default your own.", metavar="FILE")
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="Destroy the plain text once -i has opened the sealed file.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only look: exit code 1 when a file is a plan in plain text. For pre-commit.")
    ] = False,
    staged: Annotated[
        bool, typer.Option("--staged", help="With --check: look at what git is about to commit. For a hook.")
    ] = False,
) -> int:
    """Encrypt PLAN to at least two recipients as PLAN.age, a standard age file, or seal a sealed plan to others.

    One of the recipients should be a key whose identity is kept off-site: without an identity nobody opens the plan again.
    """
    from coc_cli.errors import CocError
    from coc_cli.plan.store import held
    from coc_cli.trust import recipients, vault

    if check and staged is not bool(files):
        return _refuse_plain(None if staged else files)
    if check or staged:
        raise CocError("--check looks at files that are named, or at what is --staged")
    if files is None or len(files) != 1:
        raise CocError("one file at a time is sealed", hint="coc seal PLAN --to RECIPIENT --to RECIPIENT")
    known, keys, file = recipients.load(recipients_file), given().keys, files[0]
    if remove and not keys:
        raise CocError("--remove needs -i FILE: the sealed file is opened once before the plain one goes")
    # Nobody may save an answer into a plain plan that was sealed without it and is about to be destroyed.
    with contextlib.nullcontext() if file.endswith(".age") else held(file, doing="sealing it"):
        if audience is not None:
            listed, target = known.of(audience), vault.seal_sheet(file, audience, known)
        else:
            listed = recipients.given(to or ()) or known.plan
            target = vault.seal_plan(file, listed, alone=alone or "", keys=keys)
        _say(target, listed, plan=audience is None)
        if target != file:
            _leave(file, target, keys if remove else None)
    return 0


def _say(target: str, listed: tuple[str, ...], *, plan: bool) -> None:
    """Say who may open it now, and what a lost identity means."""
    from coc_cli.text import safe

    print(f"{safe(target)}: sealed to {len(listed)} recipient{'s' if len(listed) != 1 else ''}")
    for one in listed:
        print(f"  {safe(one)}")
    if any(one.startswith("ssh-") for one in listed):
        print("An SSH key can be recognised from the file: whoever holds both knows who may open it.")
    if plan:
        print(_ADVICE)


def _leave(file: str, target: str, keys: "Optional[Keys]") -> None:
    """Destroy the plain text, but only when the sealed file gives it back; else say that it is still there."""
    from coc_cli.plan.store import there
    from coc_cli.text import safe
    from coc_cli.trust import history, remains, vault

    plain = [name for name in (file, history.beside(file)) if there(name)]
    if keys is None:
        print(f"Still here in plain text: {safe(', '.join(plain))}; delete it yourself, once the sealed file has opened.")
        print("Not with coc purge, which destroys the sealed file too. In one step next time: --remove -i FILE.")
        return
    for name in plain:
        vault.same(name, target if name == file else history.beside(target), keys)
    for name in plain:
        remains.destroy(name)
    print(f"Destroyed: {safe(', '.join(plain))}; a copy that was handed on before is out of reach.")


def _refuse_plain(files: "Optional[list[str]]") -> int:
    """Name every file that is a plan in plain text: of those named, or of those staged. Exit code 0 when there is none."""
    import sys

    from coc_cli.text import safe
    from coc_cli.trust.plaintext import plan_in
    from coc_cli.trust.staged import staged

    found = 0
    for file, data in staged(_LOOKED_AT) if files is None else map(_looked_at, files):
        if what := plan_in(data):
            found += 1
            print(f"{safe(file)}: is {what} in plain text", file=sys.stderr)
    if found:
        print("coc: hint: seal it first: coc seal PLAN --to RECIPIENT --to RECIPIENT", file=sys.stderr)
    return 1 if found else 0


def _looked_at(file: str) -> tuple[str, bytes]:
    """Read the beginning of a file. Raises CocError when it can't be: what nobody looked at passes no check."""
    from coc_cli.errors import CocError, reason_of

    try:
        if os.path.exists(file) and not os.path.isfile(file):
            return file, b""
        with open(file, "rb") as opened:
            return file, opened.read(_LOOKED_AT)
    except OSError as error:
        raise CocError(f"{file}: can't be read: {reason_of(error)}", hint="in a hook: coc seal --check --staged") from None
