"""Documents on paper: accessible PDF (PDF/UA-1) through typst, with the fonts that ship with the program.

The data goes in as JSON and is never evaluated; no package is fetched, no font of the machine is used, no date, path or
name enters the file. The same documents give the same bytes.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from functools import cache
from html import unescape

from coc_cli.documents.glyphs import coverage, drawing, paper
from coc_cli.documents.model import BOX, Callout, Drawing, Grid, Items, Lines, Pairs, Paragraph
from coc_cli.documents.svg import qr
from coc_cli.errors import CocError
from coc_cli.shipped import shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from coc_cli.documents.model import Block, Document, Paper, Row, Section

# What is longer may be split between two pages: kept whole it might not fit on one.
_LONGEST_WHOLE = 700
_LINE = 60
# The texts of a drawing as `coc_cli.documents.svg` writes them, and its size.
_TEXT = re.compile(
    r'<text class="[^"]*" x="(?P<x>[^"]+)" y="(?P<y>[^"]+)" font-size="(?P<size>[^"]+)" text-anchor="(?P<anchor>\w+)"'
    r'(?P<more>[^>]*) fill="(?P<fill>#\w+)">(?P<said>[^<]*)</text>'
)
_VIEW = re.compile('viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
# Signs that stand side by side on a page, and the bounds of a column that has to share it.
_ROOM, _NARROWEST, _WIDEST = 70, 9, 34


def render(document: Document) -> bytes:
    """Set a document as a PDF. The same document gives the same bytes."""
    return packet([document])


def packet(documents: Sequence[Document]) -> bytes:
    """Set several documents in one PDF, each on pages of its own that count from one, each beginning on a right-hand page.

    Raises CocError when the page can't be set, which no text of a plan should bring about.
    """
    import typst

    inputs = {
        "documents": json.dumps([_document(one) for one in documents], ensure_ascii=False),
        "subject": documents[0].subject,
        "fonts": json.dumps(list(coverage())),
    }
    try:
        made: bytes = _compiler().compile(sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        raise CocError(f"the page can't be set: {paper(error.message)}", hint="print it as --format html") from None
    return made


@cache
def _compiler() -> Any:
    import typst

    folder = shipped("templates")
    return typst.Compiler(
        os.path.join(folder, "paper.typ"),
        root=folder,
        font_paths=[os.path.join(folder, "fonts")],
        ignore_system_fonts=True,
    )


def _document(document: Document) -> dict[str, Any]:
    return {
        "title": paper(document.title),
        "marking": paper(document.marking),
        "foot": paper(document.foot),
        "draft": document.draft,
        "contents": document.contents,
        "opening": [_block(block) for block in document.opening],
        "sections": [_section(section) for section in document.sections],
        "paper": _paper(document.paper) if document.paper else None,
    }


def _paper(around: Paper) -> dict[str, Any]:
    return {
        "head": paper(around.head),
        "number": paper(around.number),
        "corner": [[paper(label), paper(value)] for label, value in around.corner],
        "whole": _short(*(value for _, value in around.corner)),
        "digest": around.digest[:8],
        "code": qr(around.digest) if around.digest else "",
        "until": paper(around.until),
        "landscape": around.landscape,
        "large": around.large,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": paper(section.heading),
        "level": section.level,
        "beside": section.beside,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    kind: dict[str, Any] = {"kind": type(block).__name__}
    match block:
        case Paragraph():
            return {**kind, "text": paper(block.text), "style": block.style}
        case Callout():
            return {**kind, "look": block.kind, "text": paper(block.text), "detail": paper(block.detail)}
        case Pairs():
            return {**kind, "look": block.look, "rows": [[paper(label), paper(value)] for label, value in block.rows]}
        case Items():
            items = [{"text": paper(text), "clause": paper(clause), "whole": _short(text)} for text, clause in block.items]
            return {**kind, "items": items, "boxes": block.boxes}
        case Drawing():
            said = {"alt": paper(block.alt), "caption": paper(block.caption), "wide": block.wide}
            return {**kind, **_svg(block.svg), **said}
        case Lines():
            return {**kind, "text": paper(block.text), "many": block.many}
        case Grid():
            return {**kind, **_grid(block)}


def _svg(svg: str) -> dict[str, Any]:
    """A drawing, and apart from it each text with marks on its letters, which the page sets upon it.

    Within a drawing the engine loses what a letter and its marks stand for together, and an accessible PDF is refused.
    """
    families = ", ".join(coverage())
    apart: list[dict[str, Any]] = []

    def lifted(found: re.Match[str]) -> str:
        said = unescape(found["said"])
        if said.isascii() or not any(unicodedata.category(sign)[0] == "M" or sign == "\u0e33" for sign in said):
            return found.group()
        place = {name: float(found[name]) for name in ("x", "y", "size")}
        look = {"anchor": found["anchor"], "fill": found["fill"], "bold": "font-weight" in found["more"]}
        apart.append({**place, **look, "text": paper(said), "halo": "paint-order" in found["more"]})
        return ""

    width, height = _VIEW.findall(svg)[0]
    left = drawing(_TEXT.sub(lifted, svg)).replace('font-family="sans-serif"', f'font-family="{families}"')
    return {"svg": left, "texts": apart, "width": float(width), "height": float(height)}


def _grid(grid: Grid) -> dict[str, Any]:
    return {
        "columns": [paper(column) for column in grid.columns],
        "rows": [_row(row) for row in grid.rows],
        "caption": paper(grid.caption),
        "blank": grid.blank,
        "look": grid.look,
        "widths": list(grid.widths or _widths(grid)),
    }


def _widths(grid: Grid) -> list[int]:
    """How wide each column stands beside the others: as its longest line, within bounds; none where all have room."""
    cells = [row.cells for row in grid.rows if not row.heading]
    longest = [
        max([len(head), *(len(line) for row in cells for line in row[index])]) for index, head in enumerate(grid.columns)
    ]
    return [] if sum(longest) <= _ROOM or not cells else [min(max(one, _NARROWEST), _WIDEST) for one in longest]


def _row(row: Row) -> dict[str, Any]:
    return {
        "cells": [[_line(line) for line in cell] for cell in row.cells],
        "state": row.state,
        "heading": row.heading,
        "whole": all(_short(*cell) for cell in row.cells),
    }


def _line(text: str) -> str:
    """A line of a cell; the box at its beginning stays a sign of ours, which the page draws."""
    return BOX + paper(text[1:]) if text.startswith(BOX) else paper(text)


def _short(*lines: str) -> bool:
    return sum(len(line) + _LINE * line.count("\n") for line in lines) <= _LONGEST_WHOLE
