"""Who may open what: public keys, given on the command line or in a recipients.toml that lies outside every plan.

plan     = ["age1...", "age1..."]   # who opens and saves plans
recovery = "age1..."                # its identity is kept off-site; plans are sealed to it too
[sheets]
driver   = ["age1..."]              # who opens the drivers' sheets, and nobody else
"""

from __future__ import annotations

import os

from coc_cli.errors import CocError
from coc_cli.nearest import meant
from coc_cli.plan import words as w
from coc_cli.plan.store import there
from coc_cli.tomlfile.guard import decode, parse, read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

_MOST = 50


class Recipients:
    """A recipients.toml. file: its name, "" where there is none; plan: whom plans are sealed to; sheets: by audience."""

    __slots__ = ("file", "plan", "sheets")

    def __init__(self, file: str, plan: tuple[str, ...], sheets: dict[str, tuple[str, ...]]) -> None:
        self.file = file
        self.plan = plan
        self.sheets = sheets

    def of(self, audience: str) -> tuple[str, ...]:
        """Return the recipients of one audience's sheets. Raises CocError when none is named."""
        if not self.sheets.get(audience):
            where = self.file or default_file()
            raise CocError(f"nobody is named who opens the sheets for {audience}", hint=f"add it to [sheets] in {where}")
        return self.sheets[audience]


def default_file() -> str:
    """Return where recipients.toml lies unless it is named: in the user's own configuration, never beside a plan."""
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(base, "coc", "recipients.toml")


def load(file: str | None = None) -> Recipients:
    """Read a recipients.toml; without a name the default one, which may be missing. Raises CocError when it is faulty."""
    name = file or default_file()
    if file is None and not there(name):
        return Recipients("", (), {})
    data = parse(decode(read_bytes(name), name), name)
    for key in data:
        if key not in ("plan", "recovery", "sheets"):
            raise CocError(f'{name}: unknown key "{key[:60]}"', hint=meant(key, ("plan", "recovery", "sheets")))
    sheets: Any = data.get("sheets", {})
    if not isinstance(sheets, dict):
        raise CocError(f"{name}: sheets: expected a table [sheets]")
    for key in sheets:
        if key not in w.AUDIENCES:
            raise CocError(f'{name}: no audience "{key[:60]}"', hint=meant(key, w.AUDIENCES))
    recovery = data.get("recovery")
    plan = _listed(name, "plan", data.get("plan", [])) + (
        _listed(name, "recovery", [recovery]) if recovery is not None else ()
    )
    return Recipients(name, distinct(plan), {key: _listed(name, f"sheets.{key}", given) for key, given in sheets.items()})


def given(words: Iterable[str]) -> tuple[str, ...]:
    """Return the recipients that were named: each a public key, or a file with one on each line.

    Raises CocError for what is neither, and for anything that would open more than it should.
    """
    found: list[str] = []
    for word in words:
        if word.startswith(("age1", "ssh-")):
            found.append(checked(word))
        elif "SECRET-KEY" in word:
            raise CocError("that is an identity, which is secret", hint="name the public key, which begins with age1")
        elif not os.path.exists(word):
            raise CocError(
                f'"{word[:80]}" is neither a public key nor a file of them', hint="a key begins with age1 or ssh-"
            )
        else:
            lines = decode(read_bytes(word, most=64 << 10), word).splitlines()
            found += [checked(line, where=word) for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return distinct(found)


def checked(recipient: str, *, where: str = "") -> str:
    """Return a recipient without its comment. Raises CocError when nothing can be sealed to it."""
    from coc_cli.trust.age import public_key

    parts = recipient.split()
    bare = " ".join(parts[:2]) if parts and parts[0].startswith("ssh-") else "".join(parts[:1])
    if "SECRET-KEY" in recipient or "PRIVATE KEY" in recipient:
        raise CocError(f"{where}: holds an identity, which is secret", hint="name the file with the public key")
    public_key(bare, where)
    return bare


def distinct(recipients: Sequence[str]) -> tuple[str, ...]:
    """Return recipients without repeats. Raises CocError for more than anybody needs."""
    once = tuple(dict.fromkeys(recipients))
    if len(once) > _MOST:
        raise CocError(
            f"{len(once)} recipients, expected at most {_MOST}", hint="a key that everybody has protects nothing"
        )
    return once


def _listed(name: str, key: str, given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise CocError(f"{name}: {key}: expected public keys, each as text")
    return distinct([checked(one, where=f"{name}: {key}") for one in given])
