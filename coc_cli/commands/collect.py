"""Which files a call means: files, folders, patterns, standard input, and lists of files.

In a folder, at any depth, every file counts whose name ends in `.toml` or `.toml.age` and neither begins with a dot nor
lies in a folder that does; links to folders are not followed. No file at all is an error, never a pass.
"""

from __future__ import annotations

import os

from coc_cli.errors import CocError, reason_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ENDINGS = (".toml", ".toml.age")
# A list of files is text: ten million names would not fit.
_MOST = 256 << 20
_NAME_ONE = "name a plan, or a folder with .toml files"


def collect(named: Sequence[str], lists: Sequence[str] = ()) -> list[str]:
    """Return the files that a call means, each once, as it was named first.

    Raises CocError when there is none, or none of one name: a folder that is empty by mistake must not pass.
    """
    if [*named, *lists].count("-") > 1:
        raise CocError("standard input can be read once", hint="give - once, as a plan or as a list")
    found: dict[str, None] = {}
    for name, meant in [*((one, _expanded(one)) for one in named), *((one, _listed(one)) for one in lists)]:
        files = dict.fromkeys(meant)
        if not files:
            raise CocError(f"{name}: no plan to check", hint=_NAME_ONE)
        found.update(files)
    if not found:
        raise CocError("no plan to check", hint=_NAME_ONE)
    return _each_once(found) if lists or len(named) > 1 else list(found)


def _each_once(found: Iterable[str]) -> list[str]:
    """Leave out what another name of the same file, such as ./plan.toml, has named already.

    A link is a file of its own, and a name with .. too: it may lead through a link.
    """
    once: dict[str, str] = {}
    for one in found:
        once.setdefault(one if ".." in one else os.path.normpath(one), one)
    return list(once.values())


def _expanded(name: str) -> Iterable[str]:
    if name != "-" and os.path.isdir(name):
        return _in_folder(name)
    if any(sign in name for sign in "*?[") and not os.path.lexists(name):
        matching = _matching(name)
        if not matching:
            raise CocError(f"{name}: no file matches", hint="check the pattern, or name the files")
        return [one for path in matching for one in (_in_folder(path) if os.path.isdir(path) else (path,))]
    return (name,)


def _matching(pattern: str) -> list[str]:
    """The files and folders that a pattern means; `**` stands for folders at any depth, as in a folder that is named."""
    from fnmatch import translate
    from glob import glob

    if "**" not in pattern:
        return sorted(glob(pattern))
    import re

    # Not glob's own `**`: it follows links to folders, in circles too.
    plain = re.split(r"[*?[]", pattern, maxsplit=1)[0]
    folder = plain.rpartition("/")[0] or ("/" if plain.startswith("/") else ".")
    pieces = [translate(piece)[4:-3].replace(".*", "[^/]*") for piece in pattern.removeprefix("./").split("**/")]
    fits = re.compile("(?s:" + "(?:[^/]+/)*".join(pieces) + r")\Z").match
    return [path for path in map(os.path.normpath, _in_folder(folder)) if fits(path)] if os.path.isdir(folder) else []


def _in_folder(folder: str) -> Iterator[str]:
    """The plans of a folder, in the order of their names, read as they are found."""
    try:
        with os.scandir(folder) as entries:
            rows = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError:
        yield folder  # whoever opens it says why it can't be read, and goes on with the others
        return
    for name, is_folder in rows:
        if name.startswith("."):
            continue
        path = os.path.join(folder, name)
        if is_folder:
            yield from _in_folder(path)
        elif name.endswith(ENDINGS) and not os.path.isdir(path):
            yield path


def _listed(name: str) -> list[str]:
    """The names in a list: one per line, or separated by NUL as `find -print0` writes them. Empty ones are left out."""
    from coc_cli.tomlfile.guard import read_bytes

    raw = _piped(name) if _is_pipe(name) else read_bytes(name, most=_MOST)
    names = raw.split(b"\0") if b"\0" in raw else [line.rstrip(b"\r") for line in raw.split(b"\n")]
    return [os.fsdecode(one) for one in names if one]


def _is_pipe(name: str) -> bool:
    """Tell whether a list comes from a program, as the shell's <(find ...) does."""
    import stat

    try:
        return name != "-" and stat.S_ISFIFO(os.stat(name).st_mode)
    except OSError:
        return False


def _piped(name: str) -> bytes:
    try:
        with open(name, "rb") as pipe:
            raw = pipe.read(_MOST + 1)
    except OSError as error:
        raise CocError(f"{name}: can't be read: {reason_of(error)}") from None
    if len(raw) > _MOST:
        raise CocError(f"{name}: is larger than {_MOST >> 20} MiB", hint="is this a list of plans?")
    return raw
