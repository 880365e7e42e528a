"""What every printed thing is made of, whatever it is printed on: a document of sections of a few kinds of blocks.

The report, sheets, forms and cards are built as these values; HTML, Markdown, text and typst each write every kind once.
Texts here are plain plan text, still hostile: each writer passes them through the one function for its edge.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


# A line of a cell that is this, or begins with it, has a box to tick: drawn on paper, never a glyph.
BOX = "\u2610"


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
    """Labels and values, such as the head of a sheet. A value of "" prints as a line to write on.

    look: "" where the values are what is read, "text" where each label heads a text.
    """

    __slots__ = ("look", "rows")

    def __init__(self, rows: Sequence[tuple[str, str]], *, look: str = "") -> None:
        self.rows = tuple(rows)
        self.look = look


class Row:
    """One row of a grid. A cell is a text, or several lines of which the first is the main one.

    state: the look of the first cell: a status of a duty, a verdict ("ready", "conditions", "not-ready") or the weight of
    a notice ("blocks", "note"), "" for none; its word stands in that cell, always;
    heading: its one cell spans the grid and heads the rows below it;
    anchor: where links to this row lead; link: the anchor to which the second cell leads, in a row with a state.
    `anchor` makes both.
    """

    __slots__ = ("anchor", "cells", "heading", "link", "state")

    def __init__(
        self,
        *cells: str | Sequence[str],
        state: str = "",
        heading: bool = False,
        anchor: str = "",
        link: str = "",
    ) -> None:
        lines = ((cell,) if isinstance(cell, str) else cell for cell in cells)
        self.cells = tuple(tuple(line for line in cell if line) for cell in lines)
        self.state = state
        self.heading = heading
        self.anchor = anchor
        self.link = link


class Grid:
    """A table. Each row has as many cells as there are columns, a heading one. `blank` adds empty rows to write in.

    look: "" for a plain one, "small" for one that stands beside another, "ledger" for a long one of states and texts,
    "times" for one whose second and third column hold moments, "form" for one that is filled in by hand, with rules
    around each cell, "form tall" with room for two lines of writing, "form low" with none, "labels" for labels to cut
    out; "contents" for a row for each document that follows in a packet: paper fills its second column with the page on
    which that begins;
    widths: how wide each column is on paper beside the others; left out, as wide as its texts need.
    """

    __slots__ = ("blank", "caption", "columns", "look", "rows", "widths")

    def __init__(
        self,
        columns: Sequence[str],
        rows: Sequence[Row],
        *,
        caption: str = "",
        blank: int = 0,
        look: str = "",
        widths: Sequence[int] = (),
    ) -> None:
        self.columns = tuple(columns)
        self.rows = tuple(rows)
        self.caption = caption
        self.blank = blank
        self.look = look
        self.widths = tuple(widths)


class Items:
    """Lines with a box to tick, or plain bullets. An item is (text, clause id or "")."""

    __slots__ = ("boxes", "items")

    def __init__(self, items: Sequence[tuple[str, str]], *, boxes: bool = False) -> None:
        self.items = tuple(items)
        self.boxes = boxes


class Drawing:
    """A picture: `svg` is made by this program alone, its texts escaped; `alt` says the same in words.

    wide: it needs the whole width of a page, and scrolls sideways where there is less;
    floats: on paper it stands at the head or foot of a page, so that the text around it leaves no gap.
    """

    __slots__ = ("alt", "caption", "floats", "svg", "wide")

    def __init__(self, svg: str, alt: str, *, caption: str = "", wide: bool = False, floats: bool = False) -> None:
        self.svg = svg
        self.alt = alt
        self.caption = caption
        self.wide = wide
        self.floats = floats


class Lines:
    """So many empty lines to write on, under a text that says what for."""

    __slots__ = ("many", "text")

    def __init__(self, text: str, many: int) -> None:
        self.text = text
        self.many = many


class Paper:
    """What stands around the blocks of a document that is carried: on every page, or in one corner of the first.

    head: what the sheet is, beside the marking; number: which sheet and which copy; corner: what counts in an emergency,
    by label; digest: the sheet's own, of which eight digits and a QR code are printed; until: when it is given back;
    landscape: the page lies on its side; large: it is read aloud, or by somebody who is afraid.
    """

    __slots__ = ("corner", "digest", "head", "landscape", "large", "number", "until")

    def __init__(
        self,
        *,
        head: str = "",
        number: str = "",
        corner: Sequence[tuple[str, str]] = (),
        digest: str = "",
        until: str = "",
        landscape: bool = False,
        large: bool = False,
    ) -> None:
        self.head = head
        self.number = number
        self.corner = tuple(corner)
        self.digest = digest
        self.until = until
        self.landscape = landscape
        self.large = large


class Section:
    """A heading and its blocks. `id` is an anchor of [a-z0-9-]; `level` is 2 or 3: the document's title is 1.

    beside: the blocks may stand beside each other where there is room; small: it is looked up, not read on the way.
    """

    __slots__ = ("beside", "blocks", "heading", "id", "level", "small")

    def __init__(
        self,
        id: str,
        heading: str,
        blocks: Sequence[Block],
        *,
        level: int = 2,
        beside: bool = False,
        small: bool = False,
    ) -> None:
        self.id = id
        self.heading = heading
        self.blocks = tuple(blocks)
        self.level = level
        self.beside = beside
        self.small = small


class Document:
    """A whole document. `marking` is its TLP label; `foot` stands on every page; `draft` marks every page as a draft.

    opening: blocks under the title, before any section; contents: whether it lists its sections;
    paper: how it is carried, None for one that is read; subject: what a file says it is, never a word of the plan.
    """

    __slots__ = ("contents", "draft", "foot", "marking", "opening", "paper", "sections", "subject", "title")

    def __init__(
        self,
        title: str,
        sections: Sequence[Section],
        *,
        opening: Sequence[Block] = (),
        marking: str = "",
        foot: str = "",
        draft: bool = False,
        contents: bool = False,
        paper: Paper | None = None,
        subject: str = "Document",
    ) -> None:
        self.title = title
        self.sections = tuple(sections)
        self.opening = tuple(opening)
        self.marking = marking
        self.foot = foot
        self.draft = draft
        self.contents = contents
        self.paper = paper
        self.subject = subject


def anchor(id: str) -> str:
    """Return the anchor of a clause or duty of the checklist: "12.c" becomes "c-12-c", "12.c/3" becomes "d-12-c-3"."""
    return ("d-" if "/" in id else "c-") + "".join(sign if sign.isalnum() else "-" for sign in id.lower())


if TYPE_CHECKING:
    Block = Paragraph | Callout | Pairs | Grid | Items | Drawing | Lines
