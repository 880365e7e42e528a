"""A document as plain text for a terminal: no colour, every kind of block written once, in the columns that there are.

Every text of a plan passes `safe`: it can neither move the cursor nor forge a line.
"""

from __future__ import annotations

import textwrap

from coc_cli.columns import WIDTH, cells
from coc_cli.documents.model import BOX, Pairs
from coc_cli.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coc_cli.documents.model import Block, Callout, Document, Grid, Items, Paper, Row

_GAP = 2


def render(document: Document, width: int = WIDTH) -> str:
    """Write a document as text of so many columns. The same document gives the same bytes."""
    return _Writer(width).render(document)


class _Writer:
    """Writes one document. Only a word that is longer than a line, and a line of a label, may be wider than `width`."""

    def __init__(self, width: int) -> None:
        self.width = width

    def render(self, document: Document) -> str:
        """Write a document as text."""
        lines: list[str] = [safe(document.marking), ""] if document.marking else []
        lines += ["*** DRAFT: not to be acted on ***", ""] if document.draft else []
        lines += [*self._folded(document.title), "=" * self.width]
        lines += ["", *self._around(document.paper)] if document.paper else []
        for block in document.opening:
            lines += ["", *self._block(block)]
        for section in document.sections:
            heading = safe(section.heading)
            lines += (
                ["", "", "-" * self.width, *self._folded(heading.upper())]
                if section.level == 2
                else ["", "", *self._folded(heading)]
            )
            for block in section.blocks:
                lines += ["", *self._block(block)]
        closing = [*self._folded(document.foot)] if document.foot else []
        lines += ["", "-" * self.width, *closing, *([safe(document.marking)] if document.marking else [])]
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def _block(self, block: Block) -> Iterator[str]:
        match type(block).__name__:
            case "Paragraph":
                return self._folded(block.text)  # type: ignore[union-attr]
            case "Callout":
                return self._callout(block)  # type: ignore[arg-type]
            case "Pairs":
                return self._pairs(block)  # type: ignore[arg-type]
            case "Items":
                return self._items(block)  # type: ignore[arg-type]
            case "Drawing":
                return self._folded(block.alt)  # type: ignore[union-attr]
            case "Lines":
                return iter([*self._folded(block.text), *["_" * self.width] * block.many])  # type: ignore[union-attr]
        return self._grid(block)  # type: ignore[arg-type]

    def _around(self, paper: Paper) -> Iterator[str]:
        """What stands around the blocks of a sheet, in an emergency first."""
        if paper.corner:
            yield "IN AN EMERGENCY"
            yield from self._pairs(Pairs(paper.corner))
            yield ""
        # A sheet says in its title what it is; a form, which has no digest, beside it.
        said = ("" if paper.digest else paper.head.strip(), paper.number, paper.until)
        yield from self._folded("; ".join(one for one in said if one))
        if paper.digest:
            yield f"sheet {paper.digest[:8]}"

    def _callout(self, block: Callout) -> Iterator[str]:
        yield from self._folded(
            f"*** {block.text} ***" if block.kind in ("ready", "conditions", "not-ready") else block.text
        )
        if block.detail:
            yield from self._folded(block.detail, indent="    ")

    def _pairs(self, block: Pairs) -> Iterator[str]:
        widest = max((cells(safe(label)) for label, _ in block.rows), default=0) + _GAP
        hanging = " " * (widest if widest <= self.width // 2 else _GAP)
        for label, value in block.rows:
            yield from self._folded(f"{_padded(safe(label) + ':', widest)}{safe(value) or '_' * 30}", hanging=hanging)

    def _items(self, block: Items) -> Iterator[str]:
        sign = "[ ] " if block.boxes else "- "
        for text, clause in block.items:
            yield from self._folded(f"{sign}{safe(text)}{f' ({safe(clause)})' if clause else ''}", hanging=" " * len(sign))

    def _grid(self, block: Grid) -> Iterator[str]:
        """Columns where they fit; else one record per row, each cell with the name of its column."""
        if block.caption:
            yield from self._folded(block.caption)
            yield ""
        if block.look.startswith("form") or block.look == "labels":
            yield from self._form(block)
            return
        table = [
            tuple("; ".join(safe(line) for line in cell) for cell in row.cells) for row in block.rows if not row.heading
        ]
        heads = [safe(column) for column in block.columns]
        if block.look == "ticked":
            yield from self._ticked(block)
            return
        widths = [max(cells(cell) for cell in column) for column in zip(heads, *table, strict=True)]
        if sum(widths) + _GAP * (len(widths) - 1) <= self.width:
            yield from self._columns(block, heads, widths)
            return
        for row in block.rows:
            if row.heading:
                yield ""
                yield from self._heading(row)
            else:
                yield from self._record(heads, row)

    def _ticked(self, block: Grid) -> Iterator[str]:
        """A line per row, with its box: the last column goes on below itself."""
        for row in block.rows:
            if row.heading:
                yield from self._heading(row)
                continue
            *first, last = ("; ".join(safe(part) for part in cell) for cell in row.cells)
            begin = (" " * _GAP).join(["[ ]", *first, ""])
            yield from self._folded(begin + last, hanging=" " * cells(begin))

    def _form(self, block: Grid) -> Iterator[str]:
        """One record per row, every cell with its column: what is empty is a line to write on, what is ticked a box."""
        heads = [safe(column) for column in block.columns]
        empty = [()] * len(heads)
        for written in (*(row.cells for row in block.rows), *([empty] * block.blank)):
            if block.look == "labels":
                heads = [""] * len(written)
            yield ""
            before = ""
            for head, cell in zip(heads, written, strict=True):
                said = "; ".join(f"[ ]{safe(part[1:])}" if part.startswith(BOX) else safe(part) for part in cell)
                if head:
                    yield from self._folded(f"{before}{head}: {said or '_' * 30}", hanging="    ")
                elif block.look == "labels":
                    yield from (f"{safe(part)}{' ' + '_' * 30 if part.endswith(':') else ''}" for part in cell)
                before = "" if head else f"{said} "

    def _columns(self, block: Grid, heads: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
        table = [["; ".join(safe(part) for part in cell) for cell in row.cells] for row in block.rows if not row.heading]
        numeric = [bool(table) and all(cell.isdigit() for cell in column) for column in zip(*table, strict=True)]

        def line(cells: Sequence[str]) -> str:
            columns = zip(cells, widths, numeric or [False] * len(widths), strict=True)
            return (" " * _GAP).join(cell.rjust(width) if right else _padded(cell, width) for cell, width, right in columns)

        yield line(heads)
        yield line(["-" * width for width in widths])
        cells = iter(table)
        for row in block.rows:
            yield from self._heading(row) if row.heading else [line(next(cells))]
        yield from [line(["_" * width for width in widths])] * block.blank

    def _heading(self, row: Row) -> Iterator[str]:
        for index, part in enumerate(row.cells[0]):
            yield from self._folded(part, indent="" if index == 0 else "    ")

    def _record(self, heads: Sequence[str], row: Row) -> Iterator[str]:
        first = "; ".join(safe(part) for part in row.cells[0])
        rest = list(zip(heads[1:], row.cells[1:], strict=True))
        if row.state:
            first = f"[{first}] " + "; ".join(safe(part) for part in rest.pop(0)[1])
        yield from self._folded(first, indent="  ", hanging="      ")
        for head, cell in rest:
            if cell:
                yield from self._folded(
                    f"{head}: {'; '.join(safe(part) for part in cell)}", indent="      ", hanging="        "
                )

    def _folded(self, text: str, *, indent: str = "", hanging: str = "") -> Iterator[str]:
        plain = indent + safe(text).strip()
        if cells(plain) <= self.width:
            yield plain
            return
        yield from textwrap.wrap(
            safe(text),
            self.width,
            initial_indent=indent,
            subsequent_indent=hanging or indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
