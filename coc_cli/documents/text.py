"""A document as plain text for a terminal: 78 columns, no colour, every kind of block written once.

Every text of a plan passes `safe`: it can neither move the cursor nor forge a line.
"""

from __future__ import annotations

import textwrap
import unicodedata

from coc_cli.documents.model import BOX, Pairs
from coc_cli.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coc_cli.documents.model import Block, Callout, Document, Grid, Items, Paper, Row

WIDTH = 78
_RULE = "-" * WIDTH
_THICK = "=" * WIDTH
_GAP = 2


def render(document: Document) -> str:
    """Write a document as text. The same document gives the same bytes."""
    lines: list[str] = [safe(document.marking), ""] if document.marking else []
    lines += ["*** DRAFT: not to be acted on ***", ""] if document.draft else []
    lines += [*_folded(document.title), _THICK]
    lines += ["", *_around(document.paper)] if document.paper else []
    for block in document.opening:
        lines += ["", *_block(block)]
    for section in document.sections:
        heading = safe(section.heading)
        lines += ["", "", _RULE, heading.upper()] if section.level == 2 else ["", "", heading]
        for block in section.blocks:
            lines += ["", *_block(block)]
    closing = [*_folded(document.foot)] if document.foot else []
    lines += ["", _RULE, *closing, *([safe(document.marking)] if document.marking else [])]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    match type(block).__name__:
        case "Paragraph":
            return _folded(block.text)  # type: ignore[union-attr]
        case "Callout":
            return _callout(block)  # type: ignore[arg-type]
        case "Pairs":
            return _pairs(block)  # type: ignore[arg-type]
        case "Items":
            return _items(block)  # type: ignore[arg-type]
        case "Drawing":
            return _folded(block.alt)  # type: ignore[union-attr]
        case "Lines":
            return iter([*_folded(block.text), *["_" * WIDTH] * block.many])  # type: ignore[union-attr]
    return _grid(block)  # type: ignore[arg-type]


def _around(paper: Paper) -> Iterator[str]:
    """What stands around the blocks of a sheet, in an emergency first."""
    if paper.corner:
        yield "IN AN EMERGENCY"
        yield from _pairs(Pairs(paper.corner))
        yield ""
    # A sheet says in its title what it is; a form, which has no digest, beside it.
    said = ("" if paper.digest else paper.head.strip(), paper.number, paper.until)
    yield from _folded("; ".join(one for one in said if one))
    if paper.digest:
        yield f"sheet {paper.digest[:8]}"


def _callout(block: Callout) -> Iterator[str]:
    yield from _folded(f"*** {block.text} ***" if block.kind in ("ready", "conditions", "not-ready") else block.text)
    if block.detail:
        yield from _folded(block.detail, indent="    ")


def _pairs(block: Pairs) -> Iterator[str]:
    widest = max((_width(safe(label)) for label, _ in block.rows), default=0) + _GAP
    for label, value in block.rows:
        yield from _folded(f"{_padded(safe(label) + ':', widest)}{safe(value) or '_' * 30}", hanging=" " * widest)


def _items(block: Items) -> Iterator[str]:
    sign = "[ ] " if block.boxes else "- "
    for text, clause in block.items:
        yield from _folded(f"{sign}{safe(text)}{f' ({safe(clause)})' if clause else ''}", hanging=" " * len(sign))


def _grid(block: Grid) -> Iterator[str]:
    """Columns where they fit; else one record per row, each cell with the name of its column."""
    if block.caption:
        yield from _folded(block.caption)
        yield ""
    if block.look.startswith("form") or block.look == "labels":
        yield from _form(block)
        return
    table = [tuple("; ".join(safe(line) for line in cell) for cell in row.cells) for row in block.rows if not row.heading]
    heads = [safe(column) for column in block.columns]
    if block.look == "ticked":
        yield from _ticked(block)
        return
    widths = [max(_width(cell) for cell in column) for column in zip(heads, *table, strict=True)]
    if sum(widths) + _GAP * (len(widths) - 1) <= WIDTH:
        yield from _columns(block, heads, widths)
        return
    for row in block.rows:
        if row.heading:
            yield ""
            yield from _heading(row)
        else:
            yield from _record(heads, row)


def _ticked(block: Grid) -> Iterator[str]:
    """A line per row, with its box: the last column goes on below itself."""
    for row in block.rows:
        if row.heading:
            yield from _heading(row)
            continue
        *first, last = ("; ".join(safe(part) for part in cell) for cell in row.cells)
        begin = (" " * _GAP).join(["[ ]", *first, ""])
        yield from _folded(begin + last, hanging=" " * _width(begin))


def _form(block: Grid) -> Iterator[str]:
    """One record per row, every cell with its column: what is empty is a line to write on, what is ticked a box."""
    heads = [safe(column) for column in block.columns]
    empty = [()] * len(heads)
    for cells in (*(row.cells for row in block.rows), *([empty] * block.blank)):
        if block.look == "labels":
            heads = [""] * len(cells)
        yield ""
        before = ""
        for head, cell in zip(heads, cells, strict=True):
            said = "; ".join(f"[ ]{safe(part[1:])}" if part.startswith(BOX) else safe(part) for part in cell)
            if head:
                yield from _folded(f"{before}{head}: {said or '_' * 30}", hanging="    ")
            elif block.look == "labels":
                yield from (f"{safe(part)}{' ' + '_' * 30 if part.endswith(':') else ''}" for part in cell)
            before = "" if head else f"{said} "


def _columns(block: Grid, heads: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    table = [["; ".join(safe(part) for part in cell) for cell in row.cells] for row in block.rows if not row.heading]
    numeric = [bool(table) and all(cell.isdigit() for cell in column) for column in zip(*table, strict=True)]

    def line(cells: Sequence[str]) -> str:
        columns = zip(cells, widths, numeric or [False] * len(widths), strict=True)
        return (" " * _GAP).join(cell.rjust(width) if right else _padded(cell, width) for cell, width, right in columns)

    yield line(heads)
    yield line(["-" * width for width in widths])
    cells = iter(table)
    for row in block.rows:
        yield from _heading(row) if row.heading else [line(next(cells))]
    yield from [line(["_" * width for width in widths])] * block.blank


def _heading(row: Row) -> Iterator[str]:
    for index, part in enumerate(row.cells[0]):
        yield from _folded(part, indent="" if index == 0 else "    ")


def _record(heads: Sequence[str], row: Row) -> Iterator[str]:
    first = "; ".join(safe(part) for part in row.cells[0])
    rest = list(zip(heads[1:], row.cells[1:], strict=True))
    if row.state:
        first = f"[{first}] " + "; ".join(safe(part) for part in rest.pop(0)[1])
    yield from _folded(first, indent="  ", hanging="      ")
    for head, cell in rest:
        if cell:
            yield from _folded(f"{head}: {'; '.join(safe(part) for part in cell)}", indent="      ", hanging="        ")


def _folded(text: str, *, indent: str = "", hanging: str = "") -> Iterator[str]:
    plain = indent + safe(text).strip()
    if _width(plain) <= WIDTH:
        yield plain
        return
    yield from textwrap.wrap(
        safe(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=hanging or indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """The columns that a text takes on a terminal: marks take none, wide signs two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
