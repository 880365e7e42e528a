"""`coc doctor`: what this machine has, and what it lacks."""

import os
from collections.abc import Iterator
from typing import Annotated

import typer

_MODULES = (
    ("pyrage", "seals and opens plans", "coc seal, coc open and every sealed plan"),
    ("typst", "sets PDF pages", "PDF; HTML, Markdown and text are written without it"),
    ("questionary", "asks at the terminal", "the interview in full; coc walk --plain asks without it"),
    ("tree_sitter_toml", "finds places in a plan", "line numbers and saving"),
)
_PROGRAMS = (
    ("ssh-keygen", "makes and checks signatures by SSH key", "coc sign --method ssh, coc check --signers"),
    ("age", "opens what coc sealed, without coc", "a second way to your own files"),
    ("age-keygen", "makes identities for sealing", "coc seal; make the identity on another machine"),
)
# The scripts in which people on site are told what happens to them.
_SCRIPTS = (("th", "Thai"), ("km", "Khmer"), ("lo", "Lao"), ("my", "Burmese"), ("vi", "Vietnamese"), ("zh", "Chinese"))


def doctor(
    folder: Annotated[str, typer.Argument(help="Where your plans lie.", metavar="FOLDER")] = ".",
) -> int:
    """Say what coc finds here: programs, fonts, the terminal, and whether a folder hands its files on. Changes nothing."""
    from coc_cli.text import safe

    rows = [*_python(), *_modules(), *_programs(), *_fonts(), *_terminal(), *_recipients(), *_folder(folder)]
    for state, what, said in rows:
        print(f"{state:<8} {safe(what):<18} {safe(said)}")
    return 0


def _python() -> Iterator[tuple[str, str, str]]:
    import platform

    from coc_cli import __version__

    yield "ok", "coc", f"{__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    if os.name == "nt":
        yield "caution", "Windows", "not tested there: locks and file modes are weaker"


def _modules() -> Iterator[tuple[str, str, str]]:
    from importlib.util import find_spec

    for name, does, without in _MODULES:
        here = find_spec(name) is not None
        yield ("ok", name, does) if here else ("missing", name, f"{does}; without it there is no: {without}")


def _programs() -> Iterator[tuple[str, str, str]]:
    import shutil

    for name, does, without in _PROGRAMS:
        where = shutil.which(name)
        yield ("ok", name, f"{does} ({where})") if where else ("missing", name, f"{does}; it serves {without}")


def _fonts() -> Iterator[tuple[str, str, str]]:
    """Fonts are listed by fontconfig where it is there; elsewhere nothing is claimed."""
    import shutil
    import subprocess

    lister = shutil.which("fc-list")
    if lister is None:
        yield "unknown", "fonts", "fc-list is not here to list them"
        return
    for language, name in _SCRIPTS:
        ran = subprocess.run([lister, f":lang={language}", "family"], capture_output=True, text=True, check=False)  # noqa: S603
        families = sorted({line.partition(",")[0].strip() for line in ran.stdout.splitlines() if line.strip()})
        if families:
            yield "ok", f"font for {name}", families[0]
        else:
            yield "missing", f"font for {name}", "pages in a browser show boxes; PDF uses the fonts that come with coc"


def _terminal() -> Iterator[tuple[str, str, str]]:
    import shutil
    import sys

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield "caution", "terminal", "none here: coc walk needs one, or --answers FILE"
    else:
        size = shutil.get_terminal_size()
        state = "ok" if size.columns >= 80 and size.lines >= 24 else "caution"
        yield state, "terminal", f"{os.environ.get('TERM', 'unknown')}, {size.columns} x {size.lines}"
    encoding = (sys.stdout.encoding or "none").lower()
    good = encoding.replace("-", "") == "utf8"
    yield ("ok" if good else "caution"), "encoding", encoding if good else f"{encoding}: what it lacks is shown as escapes"


def _recipients() -> Iterator[tuple[str, str, str]]:
    from coc_cli.errors import CocError
    from coc_cli.trust import recipients

    name = recipients.default_file()
    try:
        found = recipients.load()
    except CocError as error:
        yield "caution", "recipients", error.message
        return
    if not found.file:
        yield "caution", "recipients", f"no {name}: sealed plans go on to whomever the file itself names"
    elif os.stat(name).st_mode & 0o022:
        yield "caution", "recipients", f"{name} can be changed by others: chmod 600 {name}"
    else:
        yield "ok", "recipients", f"{name}: plans to {len(found.plan)}, sheets for {len(found.sheets)} audiences"


def _folder(folder: str) -> Iterator[tuple[str, str, str]]:
    from coc_cli.trust.surroundings import handed_on

    where = handed_on(os.path.join(folder, "plan.toml"))
    if where:
        yield "caution", "folder", f"{folder} is inside {where}: keep only sealed plans there"
    else:
        yield "ok", "folder", f"{folder} is in no repository and no cloud folder known here"
    if os.path.isdir(folder) and os.stat(folder).st_mode & 0o077:
        yield "caution", "folder", f"others of this machine can look into {folder}: chmod 700 {folder}"
