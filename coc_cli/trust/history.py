"""The chain of saves beside a plan: which duties each save touched, by which role, when; never a value.

Each line holds the hash of the line before it, so a line that was cut out, swapped or edited is found. What the chain
alone can't show is a tail that was cut off: its head is therefore in every sign-off and on every sheet.

A save is written down before the plan is replaced, so no change of ours is ever without its line. A save that never
reached the plan (a power cut between the two) leaves a line too many: the next save adds a line of role UNDONE first.
"""

from __future__ import annotations

import hashlib
import json

from coc_cli.errors import CocError
from coc_cli.plan.digest import plan_digest
from coc_cli.plan.store import there, write_file
from coc_cli.readiness.result import Notice
from coc_cli.readiness.rules import RULES
from coc_cli.tomlfile.guard import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from coc_cli.checklist.model import Checklist
    from coc_cli.plan.store import Codec

START = "0" * 64
MAX_BYTES = 16 << 20

# Roles of lines that no person stands behind.
OUTSIDE = "outside"  # the plan was changed by something else than this program
UNDONE = "undone"  # the plan is as before the last line: that save never reached it, or the file was put back


def beside(path: str) -> str:
    """Return the name of a plan's history."""
    return f"{path}.history"


def stamp(text: str) -> str:
    """Return the digest of a plan's whole text, comments and sign-offs included."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Save:
    """One line of a history. `head` is the hash of this line: what the next one, and a sign-off, refer to.

    digest: of what was planned; text: of the plan's whole text.
    """

    __slots__ = ("at", "digest", "duties", "head", "previous", "role", "seq", "text")

    def __init__(self, line: str) -> None:
        """Read a line. Raises ValueError when it is no save."""
        try:
            row = json.loads(line)
            self.seq: int = row["seq"]
            self.previous, self.digest, self.text = str(row["previous"]), str(row["digest"]), str(row["text"])
            self.role, self.at = str(row["role"]), str(row["at"])
            self.duties = tuple(str(duty) for duty in row["duties"])
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError(str(error)) from None
        if type(self.seq) is not int:
            raise ValueError("no number")
        self.head = _hash(line)


class Chain:
    """A history as it lies there: its saves, and what is wrong with it."""

    __slots__ = ("lines", "saves", "wrong")

    def __init__(self, text: str) -> None:
        self.lines = text
        self.saves: list[Save] = []
        self.wrong: list[str] = []
        for number, line in enumerate(text.removesuffix("\n").split("\n") if text else (), 1):
            try:
                save = Save(line)
            except ValueError:
                self.wrong.append(f"line {number} is not a save")
                continue
            if save.previous != self.head:
                self.wrong.append(f"line {number} does not follow the line before it")
            if save.seq != len(self.saves) + 1:
                self.wrong.append(f"line {number} has number {save.seq}, expected {len(self.saves) + 1}")
            self.saves.append(save)

    @property
    def head(self) -> str:
        """The hash of the last line; START while there is none."""
        return self.saves[-1].head if self.saves else START

    def holds(self, head: str) -> bool:
        """Tell whether a head, as a sign-off or a paper names it (8 digits are enough), is in the chain."""
        return head == START or any(save.head.startswith(head) for save in self.saves if len(head) >= 8)

    def behind(self, wanted: str) -> str:
        """Say why the chain does not reach a number of saves or a head seen before, or return ""."""
        if wanted.isdecimal() and len(wanted) < 8:
            if len(self.saves) >= int(wanted):
                return ""
            return f"the history has {len(self.saves)} saves, at least {int(wanted)} were seen before"
        return "" if self.holds(wanted) else f"the history does not hold the head {wanted[:8]} that was seen before"

    def aside(self, text: str) -> str:
        """Say in which way the plan's text is not what the last save wrote: OUTSIDE, UNDONE, or "" when it is."""
        if not self.saves or self.saves[-1].text == stamp(text):
            return ""
        before = self.saves[-2].text if len(self.saves) > 1 else ""
        return UNDONE if before == stamp(text) else OUTSIDE


def read(path: str, codec: Codec) -> Chain:
    """Read a plan's history. No file is an empty one. Raises CocError when it can't be read."""
    name = beside(path)
    if not there(name):
        return Chain("")
    return Chain(codec.decode(read_bytes(name, most=MAX_BYTES), name))


def notices(chain: Chain, at_least: str) -> Iterator[Notice]:
    """What blocks a plan because of its history, where a caller asks: a broken chain, one that was rolled back."""
    for said in chain.wrong[:5]:
        yield Notice("history-broken", "block", f"the history is broken: {said}", fix="coc history PLAN")
    if at_least and (said := chain.behind(at_least)):
        yield Notice("history-behind", "block", f"rolled back: {said}", fix="ask the planner for the present plan")


def append(
    path: str,
    codec: Codec,
    *,
    before: tuple[str, Mapping[str, Any]],
    after: tuple[str, Mapping[str, Any]],
    role: str,
    at: datetime,
    checklist: Checklist,
) -> None:
    """Write a save down, each side as (text, data); the plan is replaced afterwards.

    What happened to the plan since the last line, if anything, gets a line of its own. Raises NotSaved.
    """
    chain = read(path, codec)
    rows: list[tuple[str, tuple[str, Mapping[str, Any]], Sequence[str]]] = []
    if before[1] and (aside := OUTSIDE if not chain.saves else chain.aside(before[0])):
        rows.append((aside, before, ()))
    rows.append((role, after, touched(before[1], after[1], checklist)))
    lines = chain.lines
    if lines and not lines.endswith("\n"):
        lines += "\n"
    seq, previous = len(chain.saves), chain.head
    for by, (text, data), duties in rows:
        seq += 1
        line = json.dumps(
            {
                "seq": seq,
                "previous": previous,
                "digest": plan_digest(data),
                "text": stamp(text),
                "role": by,
                "at": at.isoformat(),
                "duties": list(duties),
            },
            separators=(",", ":"),
        )
        previous = _hash(line)
        lines += line + "\n"
    if len(lines) > MAX_BYTES // 2:
        raise CocError(f"{beside(path)}: is full", hint="move it to your archive; a new chain begins with the next save")
    write_file(beside(path), codec.encode(lines))


def touched(before: Mapping[str, Any], after: Mapping[str, Any], checklist: Checklist) -> list[str]:
    """The duties that a change of a plan may touch: those answered or asked for, and those whose rules read the table."""
    tables = {name for name in (*before, *after) if before.get(name) != after.get(name)}
    facts = _changed_keys(before.get("facts", {}), after.get("facts", {})) if "facts" in tables else set()
    direct = _changed_keys(before.get("answers", {}), after.get("answers", {})) if "answers" in tables else set()
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


def _changed_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    return {key for key in (*before, *after) if before.get(key) != after.get(key)}


def _hash(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()
