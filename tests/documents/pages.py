"""A page taken apart: its elements with their attributes, its rows with the texts of their cells."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

# Elements that HTML never closes.
_VOID = ("meta", "br", "col", "use", "path", "circle", "rect", "line")


class Page(HTMLParser):
    """`elements`: tag and attributes in order; `rows`: by anchor, the lines of each cell; `texts`: by tag, in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.rows: dict[str, list[list[str]]] = {}
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._row: list[list[str]] | None = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.elements.append((tag, known))
        self.texts.setdefault(tag, []).append("")
        if tag == "tr":
            self._row = self.rows.setdefault(known.get("id", f"row {len(self.rows)}"), [])
        elif tag in ("td", "th") and self._row is not None:
            self._row.append([])
        elif tag in ("span", "a") and self._row:
            self._row[-1].append("")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self._open.pop() == tag
        if tag == "table":
            self._row = None

    def handle_data(self, data: str) -> None:
        for tag in dict.fromkeys(self._open):
            self.texts[tag][-1] += data
        if self._row and self._row[-1] and self._open[-1] in ("span", "a"):
            self._row[-1][-1] += data

    def census(self) -> Counter[tuple[str, ...]]:
        """How often each element stands there with which names of attributes."""
        return Counter((tag, *sorted(attributes)) for tag, attributes in self.elements)

    def attributes(self, name: str) -> list[str]:
        """Every value of an attribute, in order."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def named(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of that name, in order."""
        return [attributes for found, attributes in self.elements if found == tag]
