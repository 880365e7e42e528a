"""Whole files sealed and opened: a plan with its history, or one sheet. Nothing is overwritten but what is sealed anew."""

from __future__ import annotations

from coc_cli.errors import CocError
from coc_cli.plan.store import held, there, write_file
from coc_cli.tomlfile.guard import MAX_BYTES, decode, read_bytes
from coc_cli.trust import history, seal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from coc_cli.trust.keys import Keys
    from coc_cli.trust.recipients import Recipients

# A sheet is larger than a plan: pictures and fonts are in it.
MAX_SHEET = 64 << 20


def seal_plan(path: str, to: Sequence[str], *, alone: str, keys: Keys) -> str:
    """Seal a plan and its history; return the sealed file's name. A sealed plan is sealed anew, to `to` only.

    Raises CocError when it may not be sealed so, or when a file of that name exists.
    """
    target = path if path.endswith(".age") else f"{path}.age"
    seal.enough(to, alone, target)
    with held(target):
        done = [(target, _read(path, keys, MAX_BYTES))]
        if there(history.beside(path)):
            done.insert(0, (history.beside(target), _read(history.beside(path), keys, history.MAX_BYTES)))
        if target != path:
            for name, _ in done:
                refuse_existing(name)
        for name, text in done:
            raw = seal.sealed(seal.wrapped(text, to, alone), to)
            if name == target and len(raw) > MAX_BYTES:
                raise CocError(f"{target}: sealed, it would be larger than 1 MiB")
            write_file(name, raw)
    return target


def _read(path: str, keys: Keys, most: int) -> str:
    """The text of a plan or a history, sealed or plain, without what sealing added."""
    raw = read_bytes(path, most=most)
    if path.removesuffix(".history").endswith(".age"):
        return seal.unwrapped(decode(seal.opened(raw, keys, path), path))[0]
    return decode(raw, path)


def seal_sheet(path: str, audience: str, known: Recipients) -> str:
    """Seal a sheet to the recipients of its audience, and to nobody else; return the sealed file's name."""
    target = f"{path}.age"
    refuse_existing(target)
    write_file(target, seal.sheet(read_bytes(path, most=MAX_SHEET), audience, known))
    return target


def open_sealed(path: str, target: str, keys: Keys) -> list[str]:
    """Open a sealed plan with its history, or a sealed sheet, into plain files; return their names.

    Raises CocError when one of them exists: an older plain plan is never overwritten.
    """
    plain = {target: content(path, keys)}
    if there(history.beside(path)):
        plain[history.beside(target)] = content(history.beside(path), keys)
    for name in plain:
        refuse_existing(name)
    for name, held_in in plain.items():
        write_file(name, held_in)
    return list(plain)


def same(plain: str, sealed: str, keys: Keys) -> None:
    """Raise CocError unless the sealed file, opened, is byte for byte the plain one."""
    if content(sealed, keys) != read_bytes(plain, most=MAX_SHEET):
        raise CocError(f"{sealed}: does not hold what {plain} says; nothing was destroyed")


def content(path: str, keys: Keys) -> bytes:
    """What a sealed file holds, without what sealing added. Raises CocError when no identity opens it."""
    raw = seal.opened(read_bytes(path, most=MAX_SHEET), keys, path)
    return seal.unwrapped_bytes(raw)


def refuse_existing(path: str) -> None:
    """Raise CocError when something of that name exists."""
    if there(path):
        raise CocError(f"{path}: exists already", hint="move it away, or write to another name")
