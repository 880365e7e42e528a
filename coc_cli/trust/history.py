"""The chain of saves beside a plan: which duties each save touched, by which role, when; never a value.

Each line holds the hash of the line before it, so a line that was cut out, swapped or edited is found. What the chain
alone can't show is a tail that was cut off: its head is therefore in every sign-off and on every sheet.
"""

from __future__ import annotations

import hashlib
import json
import os

from coc_cli.errors import CocError
from coc_cli.plan.digest import leaf_digests, plan_digest
from coc_cli.plan.store import MODE
from coc_cli.readiness.rules import RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from coc_cli.checklist.model import Checklist

START = "0" * 64


def beside(path: str) -> str:
    """Return the name of a plan's history."""
    return f"{path}.history"


class Save:
    """One line of a history. `head` is the hash of this line: what the next one, and a sign-off, refer to."""

    __slots__ = ("at", "digest", "duties", "head", "previous", "role", "seq")

    def __init__(self, line: Mapping[str, Any], head: str) -> None:
        self.seq = int(line["seq"])
        self.previous = str(line["previous"])
        self.digest = str(line["digest"])
        self.role = str(line["role"])
        self.at = str(line["at"])
        self.duties = tuple(str(duty) for duty in line["duties"])
        self.head = head


def read(path: str) -> tuple[list[Save], list[str]]:
    """Read a plan's history: its saves, and what is wrong with the chain. No file is an empty history."""
    try:
        with open(beside(path), encoding="utf-8") as file:
            lines = file.read(16 << 20).splitlines()
    except FileNotFoundError:
        return [], []
    except (OSError, UnicodeDecodeError) as error:
        raise CocError(f"{beside(path)}: can't be read: {type(error).__name__}") from None
    saves: list[Save] = []
    wrong: list[str] = []
    for number, line in enumerate(lines, 1):
        try:
            save = Save(json.loads(line), _hash(line))
        except (ValueError, KeyError, TypeError):
            wrong.append(f"line {number} is not a save")
            continue
        expected = saves[-1].head if saves else START
        if save.previous != expected:
            wrong.append(f"line {number} does not follow the line before it")
        if save.seq != len(saves) + 1:
            wrong.append(f"line {number} has number {save.seq}, expected {len(saves) + 1}")
        saves.append(save)
    return saves, wrong


def head(path: str) -> str:
    """Return the head of a plan's history; START while there is none."""
    saves, _ = read(path)
    return saves[-1].head if saves else START


def append(
    path: str,
    *,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    role: str,
    at: datetime,
    checklist: Checklist,
) -> None:
    """Add a save to the chain. A change made outside the program shows as a line of its own, by role "outside"."""
    saves, _ = read(path)
    lines = []
    previous, seq = (saves[-1].head, saves[-1].seq) if saves else (START, 0)
    known = saves[-1].digest if saves else ""
    entries = [(role, plan_digest(after), touched(before, after, checklist))]
    if saves and before and plan_digest(before) != known:
        entries.insert(0, ("outside", plan_digest(before), []))
    for by, digest, duties in entries:
        seq += 1
        line = json.dumps(
            {"seq": seq, "previous": previous, "digest": digest, "role": by, "at": at.isoformat(), "duties": duties},
            separators=(",", ":"),
        )
        previous = _hash(line)
        lines.append(line + "\n")
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(beside(path), flags, MODE)
    try:
        os.fchmod(handle, MODE)
        os.write(handle, "".join(lines).encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def touched(before: Mapping[str, Any], after: Mapping[str, Any], checklist: Checklist) -> list[str]:
    """The duties that a change of a plan may touch: those answered or asked for, and those whose rules read the table."""
    old, new = leaf_digests(before), leaf_digests(after)
    changed = {path for path in (*old, *new) if old.get(path) != new.get(path)}
    tables = {path.partition(".")[0] for path in changed}
    facts = {path.split(".")[1] for path in changed if path.startswith("facts.")}
    direct = {path.partition(".")[2].rpartition(".")[0] for path in changed if path.startswith("answers.")}
    for name in ("requests", "waivers", "confirmations"):
        was, now = before.get(name, []), after.get(name, [])
        direct.update(str(row.get("duty")) for row in (*was, *now) if (row in was) is not (row in now))
    return [
        duty.id
        for duty in checklist.duties.values()
        if duty.id in direct
        or (duty.id in RULES and RULES[duty.id].reads & tables)
        or (duty.when and facts.intersection(duty.when.names))
    ]


def _hash(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()
