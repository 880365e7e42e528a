"""Exact edits: one value of a TOML text changed, added or erased, and not a byte of anything else.

Every edit is parsed again and compared with what was intended; where they differ, nothing is changed and the caller is
told. Comments, order, spacing and line ends that a person wrote stay as they are.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from coc_cli.errors import CocError
from coc_cli.tomlfile.guard import parse
from coc_cli.tomlfile.places import Places
from coc_cli.tomlfile.write import key_text, value_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from coc_cli.tomlfile.places import Path, Spot


class Erase:
    """Stands for "remove this key or this record"."""


ERASE = Erase()


class Change:
    """One change: a path and its new value, or ERASE.

    A path that ends in an index one past the last record appends a record (a dict). Missing tables are created.
    """

    __slots__ = ("path", "value")

    def __init__(self, path: Path, value: object) -> None:
        self.path = path
        self.value = value


def apply(text: str, changes: Sequence[Change], *, order: Sequence[str] = ()) -> str:
    """Return `text` with all `changes` made, in their order. New top-level tables stand in the order of `order`.

    Raises CocError when the text is written in a style in which a change can't be made exactly; nothing is changed.
    """
    return edited(text, parse(text, "plan"), changes, order=order)[0]


def edited(
    text: str,
    data: Mapping[str, Any],
    changes: Sequence[Change],
    *,
    order: Sequence[str] = (),
    places: Places | None = None,
) -> tuple[str, dict[str, Any]]:
    """As `apply`, for a text whose parsed `data` (and positions) are at hand; return the new text and its data."""
    wanted = intended(data, changes)
    left = list(changes)
    while left:
        editor = _Editor(places or Places(text), order)
        # Plain replacements, one after the other, need the text's positions only once.
        swaps = list(takewhile(editor.swaps, left))
        text = editor.swap(swaps) if swaps else editor.make(left[0])
        left, places = left[max(1, len(swaps)) :], None
    made = parse(text, "plan")
    # An array of tables can't be written without an element: it is gone with its last record.
    if _filled(made) != _filled(wanted):
        raise CocError(
            "this part of the file is written in a style that can't be edited exactly; nothing was changed",
            hint="write each record as its own [[table]] and each answer on one line, or edit the file by hand",
        )
    return text, made


def intended(data: Mapping[str, Any], changes: Sequence[Change]) -> dict[str, Any]:
    """Return parsed data with the changes made: what the text must say afterwards.

    What a change does not touch is shared with `data`, which stays as it is.
    """
    wanted = dict(data)
    for change in changes:
        _intend(wanted, change)
    return wanted


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value != []}


def _intend(data: dict[str, Any], change: Change) -> None:
    """Make the change on the parsed data, in copies of the tables on its way."""
    import copy

    holder: Any = data
    for step, following in pairwise(change.path):
        if isinstance(step, str) and step not in holder:
            holder[step] = [] if isinstance(following, int) else {}
        holder[step] = copy.copy(holder[step])
        holder = holder[step]
    last = change.path[-1]
    if change.value is ERASE:
        if isinstance(last, str) and last not in holder:
            raise CocError(f"{'.'.join(map(str, change.path))}: there is nothing to erase")
        del holder[last]
    elif isinstance(last, int) and last == len(holder):
        holder.append(copy.deepcopy(change.value))
    else:
        holder[last] = copy.deepcopy(change.value)


class _Editor:
    """The places of one text, and the splices that make one change to it."""

    def __init__(self, places: Places, order: Sequence[str]) -> None:
        self.places = places
        self.data = self.places.data
        self.order = order
        self.newline = "\r\n" if b"\r\n" in self.data else "\n"

    def make(self, change: Change) -> str:
        spot = self.places.find(change.path)
        if change.value is ERASE:
            return self._erase(change.path, spot)
        if isinstance(change.path[-1], int):
            return self._append(change.path, change.value)
        return self._insert(change.path, change.value)

    def swaps(self, change: Change) -> bool:
        """Tell whether a change only replaces a value that stands in the text, whole."""
        spot = self.places.find(change.path)
        return change.value is not ERASE and spot is not None and spot.whole

    def swap(self, changes: Sequence[Change]) -> str:
        """Replace several values at once. Of two changes of one value the later one holds."""
        spots = {change.path: (self.places.spots[change.path].value, change.value) for change in changes}
        data = self.data
        for (start, end), value in sorted(spots.values(), key=lambda entry: entry[0], reverse=True):
            data = data[:start] + value_text(value).encode("utf-8") + data[end:]
        return data.decode("utf-8")

    def _splice(self, start: int, end: int, new: str) -> str:
        return (self.data[:start] + new.encode("utf-8") + self.data[end:]).decode("utf-8")

    # Adding

    def _insert(self, path: Path, value: object) -> str:
        """Add a key to the table, inline table or dotted group that holds it."""
        base, key = path[:-1], str(path[-1])
        line = f"{key_text(key)} = {value_text(value)}"
        if not base:
            return self._insert_root(line)
        holder = self.places.find(base)
        if holder is None:
            return self._new_table(base, key, value)
        if holder.body.type in ("table", "table_array_element"):
            return self._insert_line(self._end_of(holder), line)
        whole = self.data[holder.value[0] : holder.value[1]]
        if whole.endswith(b"}") and whole.startswith(b"{"):
            return self._insert_inline(holder, line)
        # The group exists only as a dotted prefix (`operation.code = ...`): the new key gets the same one.
        raw = self.data[holder.key[0] : holder.key[1]].decode("utf-8")
        prefix = raw[: raw.rfind(".")].rstrip() if "." in raw else raw
        return self._insert_line(self._line_end(holder.body.end_byte), f"{prefix}.{line}")

    def _insert_inline(self, holder: Spot, line: str) -> str:
        at = holder.value[1] - 1
        inner = self.data[holder.value[0] + 1 : at].rstrip()
        start = holder.value[0] + 1 + len(inner)
        return self._splice(start, at, f", {line} " if inner else f" {line} ")

    def _insert_root(self, line: str) -> str:
        pairs = [node for node in self.places.tree.root_node.named_children if node.type == "pair"]
        if pairs:
            return self._insert_line(self._line_end(pairs[-1].end_byte), line)
        return self._splice(0, 0, line + self.newline)

    def _new_table(self, base: Path, key: str, value: object) -> str:
        if len(base) > 1:
            # A keyed entry that does not exist yet (answers, facts, limits) is one inline table.
            return self._insert(base, {key: value})
        block = f"[{key_text(str(base[0]))}]{self.newline}{key_text(key)} = {value_text(value)}{self.newline}"
        return self._insert_block(str(base[0]), block)

    def _append(self, path: Path, value: object) -> str:
        """Append a record to an array of tables, or to an array written inline."""
        name, index = path[:-1], path[-1]
        array = self.places.find(name)
        block = f"[[{'.'.join(key_text(str(part)) for part in name)}]]{self.newline}" + "".join(
            f"{key_text(key)} = {value_text(one)}{self.newline}"
            for key, one in value.items()  # type: ignore[attr-defined]
        )
        if array is None:
            return self._insert_block(str(name[0]), block)
        before = self.places.find((*name, int(index) - 1))
        if before is None or before.body.type == "table_array_element":
            last = self.places.find((*name, int(index) - 1)) or array
            return self._insert_block_at(self._end_of(last), block)
        end = array.value[1] - 1
        inner = self.data[array.value[0] + 1 : end].rstrip()
        start = array.value[0] + 1 + len(inner)
        comma = "" if inner.endswith(b",") else ","
        return self._splice(start, start, f"{comma} {value_text(value)}")

    def _insert_block(self, name: str, block: str) -> str:
        """Put a new top-level table before the first one that follows it in the order, else at the end."""
        if name in self.order:
            later = self.order[self.order.index(name) + 1 :]
            for node in self.places.tree.root_node.named_children:
                if node.type in ("table", "table_array_element") and self._name_of(node) in later:
                    start = self._start_with_comments(node.start_byte)
                    return self._splice(start, start, block + self.newline)
        return self._insert_block_at(len(self.data), block)

    def _insert_block_at(self, at: int, block: str) -> str:
        before, after = self.data[:at], self.data[at:]
        gap = "" if not before else self.newline if before.endswith(b"\n") else self.newline * 2
        tail = self.newline if after.strip() and not after.startswith((b"\n", b"\r\n")) else ""
        return self._splice(at, at, gap + block + tail)

    def _insert_line(self, at: int, line: str) -> str:
        gap = "" if not at or self.data[:at].endswith(b"\n") else self.newline
        return self._splice(at, at, gap + line + self.newline)

    # Erasing

    def _erase(self, path: Path, spot: Spot | None) -> str:
        if spot is None:
            raise CocError(f"{'.'.join(map(str, path))}: there is nothing to erase")
        body = spot.body
        if body.type in ("table", "table_array_element"):
            return self._splice(self._line_start(body.start_byte), self._end_of(spot), "")
        holder = body.parent
        if holder is not None and holder.type in ("inline_table", "array"):
            return self._erase_inline(body.start_byte, body.end_byte)
        return self._splice(self._line_start(body.start_byte), self._line_end(body.end_byte), "")

    def _erase_inline(self, start: int, end: int) -> str:
        rest = self.data[end:].lstrip()
        if rest.startswith(b","):
            stop = len(self.data) - len(rest) + 1
            return self._splice(start, stop + (len(rest[1:]) - len(rest[1:].lstrip(b" "))), "")
        head = self.data[:start].rstrip()
        return self._splice(len(head) - 1 if head.endswith(b",") else start, end, "")

    # Where a table ends: after its last pair's line; comments that follow belong to what comes next.

    def _end_of(self, spot: Spot) -> int:
        if spot.body.type in {"table", "table_array_element"}:
            pairs = [node for node in spot.body.named_children if node.type == "pair"]
            return self._line_end(pairs[-1].end_byte if pairs else spot.body.named_children[0].end_byte)
        return self._line_end(spot.body.end_byte)

    def _line_end(self, at: int) -> int:
        """The offset just after the line break of the line on which `at` lies."""
        end = self.data.find(b"\n", at)
        return len(self.data) if end < 0 else end + 1

    def _line_start(self, at: int) -> int:
        return self.data.rfind(b"\n", 0, at) + 1

    def _start_with_comments(self, at: int) -> int:
        start = self._line_start(at)
        while start:
            above = self._line_start(start - 1)
            if not self.data[above:start].lstrip().startswith(b"#"):
                break
            start = above
        return start

    def _name_of(self, node: object) -> str:
        name = node.named_children[0]  # type: ignore[attr-defined]
        return next(self.places.keys(name))
