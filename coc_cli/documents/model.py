"""What every printed thing is made of, whatever it is printed on: a document of sections of a few kinds of blocks.

The report, sheets, forms and cards are built as these values; HTML, Markdown, text and typst each write every kind once.
Texts here are plain plan text, still hostile: each writer passes them through the one function for its edge.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Paragraph:
    """One paragraph. `style`: "" for running text, "small" for notes."""

    __slots__ = ("style", "text")

    def __init__(self, text: str, *, style: str = "") -> None:
        self.text = text
        self.style = style


class Callout:
    """A text that must be seen: kind "ready", "conditions", "not-ready", "warning", "law" or "draft"."""

    __slots__ = ("detail", "kind", "text")

    def __init__(self, kind: str, text: str, detail: str = "") -> None:
        self.kind = kind
        self.text = text
        self.detail = detail


class Pairs:
    """Labels and values, such as the head of a sheet. A value of "" prints as a line to write on."""

    __slots__ = ("rows",)

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self.rows = tuple(rows)


class Grid:
    """A table. Each row has as many cells as there are columns; `states` gives a row a look ("" for none).

    `blank` adds so many empty rows to write in.
    """

    __slots__ = ("blank", "caption", "columns", "rows", "states")

    def __init__(
        self,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        caption: str = "",
        states: Sequence[str] = (),
        blank: int = 0,
    ) -> None:
        self.columns = tuple(columns)
        self.rows = tuple(tuple(row) for row in rows)
        self.caption = caption
        self.states = tuple(states)
        self.blank = blank


class Items:
    """Lines with a box to tick, or plain bullets. An item is (text, clause id or "")."""

    __slots__ = ("boxes", "items")

    def __init__(self, items: Sequence[tuple[str, str]], *, boxes: bool = False) -> None:
        self.items = tuple(items)
        self.boxes = boxes


class Drawing:
    """A picture: `svg` is made by this program alone, its texts escaped; `alt` says the same in words."""

    __slots__ = ("alt", "svg")

    def __init__(self, svg: str, alt: str) -> None:
        self.svg = svg
        self.alt = alt


class Section:
    """A heading and its blocks. `id` is an anchor of [a-z0-9-]; `level` is 2 or 3: the document's title is 1."""

    __slots__ = ("blocks", "heading", "id", "level")

    def __init__(self, id: str, heading: str, blocks: Sequence[Block], *, level: int = 2) -> None:
        self.id = id
        self.heading = heading
        self.blocks = tuple(blocks)
        self.level = level


class Document:
    """A whole document. `marking` is its TLP label; `foot` stands on every page; `draft` marks every page as a draft."""

    __slots__ = ("draft", "foot", "marking", "sections", "title")

    def __init__(
        self, title: str, sections: Sequence[Section], *, marking: str = "", foot: str = "", draft: bool = False
    ) -> None:
        self.title = title
        self.sections = tuple(sections)
        self.marking = marking
        self.foot = foot
        self.draft = draft


if TYPE_CHECKING:
    Block = Paragraph | Callout | Pairs | Grid | Items | Drawing
