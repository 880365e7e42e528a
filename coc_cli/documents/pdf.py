"""Documents on paper: accessible PDF (PDF/UA-1) through typst, with the fonts that ship with the program.

The data goes in as JSON and is never evaluated; no package is fetched, no font of the machine is used, no date, path or
name enters the file. The same documents give the same bytes.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from html import unescape
from threading import local

from coc_cli.documents.columns import APART, asked, filled, natural
from coc_cli.documents.glyphs import LONGEST, coverage, drawing, paper, stacked
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
_LONGEST_WHOLE, _LONGEST_BESIDE_ITS_LABEL = 700, 1500
_LINE = 60
# So few short items are not parted: they may be the answers to one question.
_TOGETHER = 4
# What is looked up, not read on the way, beside the size of all else.
_SMALL = 0.86
# A last page that ends so many millimetres below its upper edge holds next to nothing: then the document is set tighter.
_STRAY = 110
# A sheet that runs over, and yet has no more than so many sides, is carried in the field: it may be set in two columns.
_FEW = 5
# How high a row to write in is, in millimetres, and one for two lines.
_HIGH, _TALL = 8, 12
# The texts of a drawing as `coc_cli.documents.svg` writes them, and its size.
_TEXT = re.compile(
    r'<text class="[^"]*" x="(?P<x>[^"]+)" y="(?P<y>[^"]+)" font-size="(?P<size>[^"]+)" text-anchor="(?P<anchor>\w+)"'
    r'(?P<more>[^>]*) fill="(?P<fill>#\w+)">(?P<said>[^<]*)</text>'
)
_VIEW = re.compile('viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
# Signs of 11 pt that stand side by side on a page, upright or on its side.
_UPRIGHT, _ASIDE = 86, 129


def render(document: Document) -> bytes:
    """Set a document as a PDF. The same document gives the same bytes."""
    return packet([document])


def packet(documents: Sequence[Document]) -> bytes:
    """Set several documents in one PDF, each on pages of its own that count from one, each beginning on a right-hand page.

    Raises CocError when the page can't be set, which no text of a plan should bring about.
    """
    subject = documents[0].subject
    data = [_document(one) for one in documents]
    made, reached = _set(data, subject)
    for compact in (_tighter, _folded):
        rows = list(zip(documents, data, reached, strict=True))
        smaller = [compact(document, one, *far) if far[0] else one for document, one, far in rows]
        if smaller == data:
            continue
        tried, pages = _set(smaller, subject)
        rather = [new if less[0] < far[0] else old for (_, old, far), new, less in zip(rows, smaller, pages, strict=True)]
        if rather != data:
            made, reached = (tried, pages) if rather == smaller else _set(rather, subject)
            data = rather
    return made


def _folded(document: Document, made: dict[str, Any], after: int, _last: float) -> dict[str, Any]:
    """Two columns, for a sheet of few sides: most of its lines are short."""
    corner = made["paper"]["corner"] if made["paper"] else []
    return _document(document, folded=True) if corner and made["paper"]["whole"] and after < _FEW else made


def _tighter(_document: Document, made: dict[str, Any], _after: int, last: float) -> dict[str, Any]:
    """Less between the lines and at the edges, and rows to write in that are still high enough for a hand."""
    if last >= _STRAY:
        return made
    sections = [{**section, "blocks": [_lower(block) for block in section["blocks"]]} for section in made["sections"]]
    return {**made, "tight": True, "sections": sections}


def _lower(block: dict[str, Any]) -> dict[str, Any]:
    match block["kind"]:
        case "Grid":
            return {**block, "high": block["high"] - (1 if block["high"] == _HIGH else 2)}
        case "Items":
            return {**block, "apart": block["apart"] - 0.15}
    return block


def _set(data: Sequence[dict[str, Any]], subject: str) -> tuple[bytes, list[tuple[int, float]]]:
    """Set pages; how far each document reaches: pages after its first, and millimetres on its last."""
    import typst

    said = json.dumps(data, ensure_ascii=False)
    inputs = {
        "documents": said,
        "stacked": "yes" if stacked(said.split('"')) else "no",
        "subject": subject,
        "fonts": json.dumps(list(coverage())),
    }
    try:
        made: bytes = _compiler().compile(sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"])
        reached = json.loads(_compiler().query("<reach>", field="value"))
    except typst.TypstError as error:
        raise CocError(f"the page can't be set: {paper(error.message)}", hint="print it as --format html") from None
    return made, reached


# A compiler serves one thread at a time: each has its own.
_OWN = local()


def _compiler() -> Any:
    import typst

    if not hasattr(_OWN, "compiler"):
        folder = shipped("templates")
        _OWN.compiler = typst.Compiler(
            os.path.join(folder, "paper.typ"),
            root=folder,
            font_paths=[os.path.join(folder, "fonts")],
            ignore_system_fonts=True,
        )
    return _OWN.compiler


def _document(document: Document, *, folded: bool = False) -> dict[str, Any]:
    around = document.paper
    size = 9.5 if around is None else 12.5 if around.large else 11
    room = int((_ASIDE if around and around.landscape else _UPRIGHT) * 11 / size)
    return {
        "title": paper(document.title),
        "marking": paper(document.marking),
        "foot": paper(document.foot),
        "draft": document.draft,
        "contents": document.contents,
        "tight": False,
        "folded": folded,
        "opening": [_block(block, room) for block in document.opening],
        "sections": [_section(section, room, folded=folded) for section in document.sections],
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


def _section(section: Section, room: int, *, folded: bool) -> dict[str, Any]:
    room = room // 2 if section.beside or folded else room
    room = int(room / _SMALL) if section.small else room
    return {
        "heading": paper(section.heading),
        "level": section.level,
        "beside": section.beside,
        "size": _SMALL if section.small else 1,
        "blocks": [_block(block, room, folded=folded) for block in section.blocks],
    }


def _block(block: Block, room: int, *, folded: bool = False) -> dict[str, Any]:
    """One block; `room` is how many signs stand side by side where it is set; folded: in one of two columns."""
    kind: dict[str, Any] = {"kind": type(block).__name__, "folded": folded}
    match block:
        case Paragraph():
            return {**kind, "text": paper(block.text), "style": block.style}
        case Callout():
            return {**kind, "look": block.kind, "text": paper(block.text), "detail": paper(block.detail)}
        case Pairs():
            whole = [_short(label, label) and _short(value, most=_LONGEST_BESIDE_ITS_LABEL) for label, value in block.rows]
            said = [[paper(label), paper(value)] for label, value in block.rows]
            return {**kind, "look": block.look, "rows": said, "whole": whole}
        case Items():
            items = [{"text": paper(text), "clause": paper(clause), "whole": _short(text)} for text, clause in block.items]
            together = len(items) <= _TOGETHER and _short(*(text for text, _ in block.items))
            apart = 0.32 if folded else 0.6
            return {**kind, "items": items, "boxes": block.boxes, "together": together, "apart": apart}
        case Drawing():
            about = {"alt": paper(block.alt), "caption": paper(block.caption), "wide": block.wide, "floats": block.floats}
            return {**kind, **_svg(block.svg), **about}
        case Lines():
            return {**kind, "text": paper(block.text), "many": block.many}
        case Grid():
            return {**kind, **_grid(block, room, folded=folded)}


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


def _grid(grid: Grid, room: int, *, folded: bool) -> dict[str, Any]:
    """A table; in one of two columns, one that is too wide for it is unrolled: a text for each row."""
    grid = filled(grid)
    widths = asked(grid, room) if grid.widths else natural(grid, room)
    unrolled = folded and not grid.look and len(widths) > 2
    widths = [] if unrolled else widths
    each = [max(room * width // sum(widths) - APART, 1) for width in widths] if widths else [room] * len(grid.columns)
    return {
        "columns": [paper(column, min(LONGEST, most)) for column, most in zip(grid.columns, each, strict=True)],
        "rows": [_row(row, each) for row in grid.rows],
        "caption": paper(grid.caption),
        "blank": grid.blank,
        "look": grid.look,
        "high": {"form tall": _TALL, "form low": 0}.get(grid.look, _HIGH),
        "widths": widths,
        "unrolled": unrolled,
    }


def _row(row: Row, each: Sequence[int]) -> dict[str, Any]:
    rooms = [sum(each)] if row.heading else each
    return {
        "cells": [[_line(line, min(LONGEST, most)) for line in cell] for cell, most in zip(row.cells, rooms, strict=False)],
        "state": row.state,
        "heading": row.heading,
        "whole": all(_short(*cell) for cell in row.cells),
    }


def _line(text: str, most: int) -> str:
    """A line of a cell; the box at its beginning stays a sign of ours, which the page draws."""
    return BOX + paper(text[1:], most) if text.startswith(BOX) else paper(text, most)


def _short(*lines: str, most: int = _LONGEST_WHOLE) -> bool:
    return sum(len(line) + _LINE * line.count("\n") for line in lines) <= most
