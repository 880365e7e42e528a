"""`coc demo`: the main job on the embedded example."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from coc_cli.commands import options

if TYPE_CHECKING:
    from coc_cli.readiness.verdict import Assessment

EXAMPLE = "ready"
# What tells that a folder is an earlier demo, and whether its plan was worked on since.
ABOUT = "ABOUT.txt"
_SIGN = "Written by coc demo: an invented operation, to look at. Delete the folder when you have seen enough."
# Everything that a demo writes besides; a later one removes it first, and touches nothing else.
SHEETS = "sheets"
_WRITTEN = ("plan.toml", "plan.toml.history", "report.html")


def demo(
    folder: Annotated[str, typer.Argument(help="The folder to write.", metavar="DIR")] = "coc-demo",
    at: options.At = None,
) -> int:
    """Judge the embedded example; write its plan, report and sheets into a folder. Exit code as `coc check`."""
    from coc_cli.commands.brief import print_all
    from coc_cli.commands.new import copied
    from coc_cli.commands.session import moment, now
    from coc_cli.plan.store import write_file
    from coc_cli.readiness.verdict import NOT_READY
    from coc_cli.text import safe

    called = moment(at) if at else now()
    _make_room(folder)
    plan = os.path.join(folder, "plan.toml")
    session = copied(plan, EXAMPLE, start=None, at=called, invented=True)
    assessed = session.assess()
    write_file(os.path.join(folder, "report.html"), _report(assessed).encode("utf-8"))
    many = print_all(session, os.path.join(folder, SHEETS), draft=assessed.verdict == NOT_READY)
    write_file(os.path.join(folder, ABOUT), f"{_SIGN}\n{_stamp(plan)}\n".encode())
    shown = safe(folder)
    print(f"{assessed.verdict} at {assessed.gate}: {sum(assessed.counts.values())} duties judged, on an invented operation")
    print(f"  {shown}/report.html  the readiness report: open it in a browser")
    print(f"  {shown}/{SHEETS}/      what each person may carry, and no more: {many} sheets and their register")
    print(f"  {shown}/plan.toml    the plan it judges: read it, change it, judge it again:")
    print(f"      coc set {shown}/plan.toml people.SW1.gender=male")
    print(f"      coc status {shown}/plan.toml")
    return 1 if assessed.verdict == NOT_READY else 0


def _report(assessed: "Assessment") -> str:
    from coc_cli.documents.html import render
    from coc_cli.documents.report import report

    return render(report(assessed))


def _make_room(folder: str) -> None:
    """Make the folder, or clear an earlier demo out of it. Raises CocError for a folder that is anything else."""
    from coc_cli.errors import CocError, reason_of

    if os.path.islink(folder) or (os.path.lexists(folder) and not os.path.isdir(folder)):
        raise CocError(f"{folder}: is no folder", hint="name another one: coc demo DIR")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        held = os.listdir(folder)
        mark = _marked(folder)
        if held and (not mark or mark != _stamp(os.path.join(folder, "plan.toml"))):
            reason = "its plan was changed since" if mark else "it holds something else than an earlier demo"
            raise CocError(f"{folder}: nothing was written: {reason}", hint="name another folder: coc demo DIR")
        for name in (*_WRITTEN, ABOUT):
            if name in held:
                os.unlink(os.path.join(folder, name))
        for name in os.listdir(os.path.join(folder, SHEETS)) if SHEETS in held else ():
            if name.endswith(".pdf"):
                os.unlink(os.path.join(folder, SHEETS, name))
    except OSError as error:
        raise CocError(f"{folder}: can't be written: {reason_of(error)}") from None


def _marked(folder: str) -> str:
    """The stamp of the plan that an earlier demo wrote, or "" where none did."""
    from coc_cli.tomlfile.guard import read_bytes

    path = os.path.join(folder, ABOUT)
    lines = read_bytes(path).decode("utf-8", "replace").splitlines() if os.path.isfile(path) else []
    return lines[1] if len(lines) == 2 and lines[0] == _SIGN else ""


def _stamp(path: str) -> str:
    """The SHA-256 of a file, or "" where there is none."""
    import hashlib

    from coc_cli.tomlfile.guard import read_bytes

    return hashlib.sha256(read_bytes(path)).hexdigest() if os.path.isfile(path) else ""
