"""What a plan leaves on this disk, and removing it.

Removing overwrites a file once and takes its name away. That is all a program can do: flash memory, snapshots, backups,
synchronised folders and repositories may keep older copies. Against those only a sealed plan helps, whose identity is
destroyed.
"""

from __future__ import annotations

import os
import stat

from coc_cli.errors import CocError, reason_of
from coc_cli.plan.store import sync_folder, there
from coc_cli.tomlfile.guard import SEALED
from coc_cli.trust import history

_CHUNK = 1 << 16


class Remain:
    """One file that belongs to a plan. links: how many other names the same file has.

    state: "sealed", or "plain", as whatever can't be read may be.
    """

    __slots__ = ("links", "path", "state", "what")

    def __init__(self, path: str, what: str) -> None:
        self.path = path
        self.what = what
        self.links = os.lstat(path).st_nlink - 1
        self.state = "sealed" if _begins(path).startswith(SEALED) else "plain"


def remains(plan: str) -> list[Remain]:
    """List the files of a plan: itself, its twin sealed or plain, their histories, and what a killed save left."""
    bare = plan.removesuffix(".age")
    found = []
    for name in (bare, f"{bare}.age"):
        for path, what in ((name, "the plan"), (history.beside(name), "its history")):
            folder, base = os.path.split(path)
            found += [
                (path, what),
                (os.path.join(folder, f".{base}.saving"), "left by a save that was cut off"),
                (os.path.join(folder, f".{base}.lock"), "a lock"),
            ]
    return [Remain(path, what) for path, what in found if _regular(path)]


def _begins(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(64)
    except OSError:
        return b""


def _regular(path: str) -> bool:
    return there(path) and stat.S_ISREG(os.lstat(path).st_mode)


def destroy(path: str) -> None:
    """Overwrite a file once and remove it. Raises CocError when it can't be."""
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0))
        try:
            left = os.fstat(handle).st_size
            while left > 0:
                left -= os.write(handle, bytes(min(left, _CHUNK)))
            os.fsync(handle)
        finally:
            os.close(handle)
        os.unlink(path)
        sync_folder(os.path.dirname(os.path.abspath(path)))
    except OSError as error:
        raise CocError(f"{path}: NOT DESTROYED: {reason_of(error)}") from None
