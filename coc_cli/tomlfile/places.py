"""Where a value stands in a TOML file: tree-sitter's positions, read only after the parser accepted the text.

A path is a tuple of keys and, inside arrays, of indexes: ("people", 2, "gender"). Lines and columns count from 1, in
code points.
"""

from __future__ import annotations

from coc_cli.tomlfile.parser import extension, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node, Parser

    Path = tuple[str | int, ...]

_parsers: list[Parser] = []


class Spot:
    """One key of a file: the bytes of its key and of its value, and the node that holds the value.

    For a table header, `body` is the node of the whole table. `whole` tells whether `value` are the bytes of one value,
    so that replacing them replaces it: true for a pair and for an entry of an array, not for a table or a dotted prefix.
    """

    __slots__ = ("body", "key", "value", "whole")

    def __init__(self, key: tuple[int, int], value: tuple[int, int], body: Node, *, whole: bool = False) -> None:
        self.key = key
        self.value = value
        self.body = body
        self.whole = whole


class Places:
    """All the spots of one text. Building it parses the text once; looking up is a dict."""

    def __init__(self, text: str) -> None:
        self.data = text.encode("utf-8")
        self.tree = _parser().parse(self.data)
        self.spots: dict[Path, Spot] = {}
        # Tables that no header names by themselves: [a.b] alone makes "a" too.
        self._implied: dict[Path, int] = {}
        self._open: dict[Path, int] = {}
        self._read(self.tree.root_node)

    def find(self, path: Path) -> Spot | None:
        """Return the spot of exactly this path, or None."""
        return self.spots.get(path)

    def at(self, path: Path) -> tuple[int, int]:
        """Return line and column of the value's key, or of the nearest table it belongs in; (1, 1) for the file."""
        while path:
            spot = self.spots.get(path)
            start = spot.key[0] if spot is not None else self._implied.get(path)
            if start is not None:
                return self.line_column(start)
            path = path[:-1]
        return (1, 1)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Turn a byte offset into line and column, both from 1, in code points."""
        start = self.data.rfind(b"\n", 0, offset) + 1
        return self.data.count(b"\n", 0, offset) + 1, len(self.data[start:offset].decode("utf-8", "replace")) + 1

    def _read(self, root: Node) -> None:
        here: Path = ()
        for node in root.named_children:
            if node.type == "pair":
                self._pair((), node)
            elif node.type in ("table", "table_array_element"):
                here = self._header(node)
                for inner in node.named_children[1:]:
                    if inner.type == "pair":
                        self._pair(here, inner)

    def _header(self, node: Node) -> Path:
        name = node.named_children[0]
        keys = tuple(self.keys(name))
        path: Path = ()
        for index, key in enumerate(keys):
            path = (*path, key)
            last = index == len(keys) - 1
            if last and node.type == "table_array_element":
                self._open[path] = self._open.get(path, -1) + 1
                self.spots.setdefault(path, Spot((node.start_byte, name.end_byte), (node.start_byte, node.end_byte), node))
            if path in self._open:
                path = (*path, self._open[path])
            elif not last:
                self._implied.setdefault(path, name.start_byte)
        self.spots[path] = Spot((name.start_byte, name.end_byte), (node.start_byte, node.end_byte), node)
        return path

    def _pair(self, base: Path, node: Node) -> None:
        name, value = (child for child in node.named_children if child.type != "comment")
        parts = list(self.keys(name))
        path = base
        for part in parts[:-1]:
            path = (*path, part)
            known = self.spots.setdefault(
                path, Spot((name.start_byte, name.end_byte), (node.start_byte, node.end_byte), node)
            )
            if known.body.type == "pair":
                # The group goes on: what is added to it stands after its last pair.
                known.body = node
        path = (*path, parts[-1])
        self.spots[path] = Spot((name.start_byte, name.end_byte), (value.start_byte, value.end_byte), node, whole=True)
        self._value(path, value)

    def _value(self, path: Path, node: Node) -> None:
        if node.type == "inline_table":
            for child in node.named_children:
                if child.type == "pair":
                    self._pair(path, child)
        elif node.type == "array":
            for index, child in enumerate(one for one in node.named_children if one.type != "comment"):
                whole = (child.start_byte, child.end_byte)
                self.spots[(*path, index)] = Spot(whole, whole, child, whole=True)
                self._value((*path, index), child)

    def keys(self, node: Node) -> Iterator[str]:
        """The parts of a key, unquoted."""
        if node.type == "dotted_key":
            for child in node.named_children:
                yield from self.keys(child)
        else:
            raw = self.data[node.start_byte : node.end_byte].decode("utf-8")
            yield _unquoted(raw) if node.type == "quoted_key" else raw


def _unquoted(raw: str) -> str:
    """Read a quoted key as the parser did."""
    if raw[0] == "'" or "\\" not in raw:
        return raw[1:-1]
    return next(iter(loads(f"{raw} = 0")))


def _parser() -> Parser:
    if not _parsers:
        from tree_sitter import Language, Parser

        _parsers.append(Parser(Language(extension("tree_sitter_toml", "_binding").language())))
    return _parsers[0]
