"""A document as Markdown (CommonMark with tables): every kind of block written once.

Every text of a plan passes `markdown`: nothing in it formats, links or nests.
"""

from __future__ import annotations

from coc_cli.documents.model import Pairs
from coc_cli.text import markdown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coc_cli.documents.model import Block, Callout, Document, Grid, Items, Paper, Row


def render(document: Document) -> str:
    """Write a document as Markdown. The same document gives the same bytes."""
    marking = [f"**{markdown(document.marking)}**", ""] if document.marking else []
    lines = [*marking, *(["**DRAFT: not to be acted on**", ""] if document.draft else [])]
    lines += [f"# {markdown(document.title)}", ""]
    lines += [*_around(document.paper), ""] if document.paper else []
    for block in document.opening:
        lines += [*_block(block), ""]
    for section in document.sections:
        lines += [f"{'#' * section.level} {markdown(section.heading)}", ""]
        for block in section.blocks:
            lines += [*_block(block), ""]
    lines += ["---", "", *([markdown(document.foot), ""] if document.foot else []), *marking]
    return "\n".join(lines).rstrip("\n") + "\n"


def _block(block: Block) -> Iterator[str]:
    match type(block).__name__:
        case "Paragraph":
            return iter([markdown(block.text)])  # type: ignore[union-attr]
        case "Callout":
            return _callout(block)  # type: ignore[arg-type]
        case "Pairs":
            return _pairs(block)  # type: ignore[arg-type]
        case "Items":
            return _items(block)  # type: ignore[arg-type]
        case "Drawing":
            return iter([markdown(block.alt)])  # type: ignore[union-attr]
        case "Lines":
            return iter([markdown(block.text), "", *["\\_" * 60 + "  "] * block.many])  # type: ignore[union-attr]
    return _grid(block)  # type: ignore[arg-type]


def _around(paper: Paper) -> Iterator[str]:
    """What stands around the blocks of a sheet, in an emergency first."""
    if paper.corner:
        yield "**In an emergency**"
        yield ""
        yield from _pairs(Pairs(paper.corner))
        yield ""
    yield markdown("; ".join(one for one in (paper.number, paper.until, f"sheet {paper.digest[:8]}") if one))


def _callout(block: Callout) -> Iterator[str]:
    yield f"> **{markdown(block.text)}**"
    if block.detail:
        yield ">"
        yield f"> {markdown(block.detail)}"


def _pairs(block: Pairs) -> Iterator[str]:
    line = "\\_" * 20
    for label, value in block.rows:
        yield f"- {markdown(label)}: {markdown(value) or line}"


def _items(block: Items) -> Iterator[str]:
    for text, clause in block.items:
        yield f"- {'[ ] ' if block.boxes else ''}{markdown(text)}{f' ({markdown(clause)})' if clause else ''}"


def _grid(block: Grid) -> Iterator[str]:
    """One table; a row that heads others ends a table, stands as a paragraph, and begins the next."""
    if block.caption:
        yield f"*{markdown(block.caption)}*"
        yield ""
    head = [_line([(column,) for column in block.columns]), "|" + " --- |" * len(block.columns)]
    begun = False
    for row in block.rows:
        if row.heading:
            yield from [""] if begun else []
            yield from _heading(row)
            yield ""
            begun = False
        else:
            yield from [] if begun else head
            yield _line(row.cells)
            begun = True
    yield from head if not begun and block.blank else []
    yield from [_line([()] * len(block.columns))] * block.blank


def _heading(row: Row) -> Iterator[str]:
    main, *more = row.cells[0]
    yield f"**{markdown(main)}**"
    yield from (markdown(part) for part in more)


def _line(cells: Sequence[Sequence[str]]) -> str:
    return "|" + "".join(f" {'<br>'.join(markdown(part) for part in cell)} |" for cell in cells)
