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

from coc_cli.documents.glyphs import LONGEST, coverage, drawing, paper, stacked
from coc_cli.documents.model import BOX, Callout, Drawing, Grid, Items, Lines, Pairs, Paragraph, Row
from coc_cli.documents.svg import qr
from coc_cli.errors import CocError
from coc_cli.shipped import shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from coc_cli.documents.model import Block, Document, Paper, Section

# What is longer may be split between two pages: kept whole it might not fit on one.
_LONGEST_WHOLE, _LONGEST_BESIDE_ITS_LABEL = 700, 1500
_LINE = 60
_CHOICE = 4
# What is looked up, not read on the way, beside the size of all else.
_SMALL = 0.86
# A last page that ends so many millimetres below its upper edge holds next to nothing: then the document is set tighter.
_STRAY = 85
# How high a row to write in is, in millimetres, and one for two lines.
_HIGH, _TALL = 8, 12
# The texts of a drawing as `coc_cli.documents.svg` writes them, and its size.
_TEXT = re.compile(
    r'<text class="[^"]*" x="(?P<x>[^"]+)" y="(?P<y>[^"]+)" font-size="(?P<size>[^"]+)" text-anchor="(?P<anchor>\w+)"'
    r'(?P<more>[^>]*) fill="(?P<fill>#\w+)">(?P<said>[^<]*)</text>'
)
_VIEW = re.compile('viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
# Signs of 11 pt that stand side by side on a page, upright or on its side; what parts two columns; and the bounds of a
# column that has to share it.
_UPRIGHT, _ASIDE, _APART, _NARROWEST, _WIDEST = 86, 129, 2, 9, 70


def render(document: Document) -> bytes:
    """Set a document as a PDF. The same document gives the same bytes."""
    return packet([document])


def packet(documents: Sequence[Document]) -> bytes:
    """Set several documents in one PDF, each on pages of its own that count from one, each beginning on a right-hand page.

    Raises CocError when the page can't be set, which no text of a plan should bring about.
    """
    data = [_document(one) for one in documents]
    made, reached = _set(data, documents[0].subject)
    stray = [one for one, (after, last) in zip(data, reached, strict=True) if after and last < _STRAY]
    if stray:
        for one in stray:
            _tighten(one)
        tighter, pages = _set(data, documents[0].subject)
        made = tighter if sum(after for after, _ in pages) < sum(after for after, _ in reached) else made
    return made


def _tighten(document: dict[str, Any]) -> None:
    """Less between the lines and at the edges, and rows to write in that are still high enough for a hand."""
    document["tight"] = True
    for block in (block for section in document["sections"] for block in section["blocks"]):
        if block["kind"] == "Grid":
            block["high"] -= 1 if block["high"] == _HIGH else 2
        elif block["kind"] == "Items":
            block["apart"] -= 0.15


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
        "opening": [_block(block, room) for block in document.opening],
        "sections": [_section(section, room) for section in document.sections],
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


def _section(section: Section, room: int) -> dict[str, Any]:
    room = room // 2 if section.beside else int(room / _SMALL) if section.small else room
    return {
        "heading": paper(section.heading),
        "level": section.level,
        "beside": section.beside,
        "size": _SMALL if section.small else 1,
        "blocks": [_block(block, room) for block in section.blocks],
    }


def _block(block: Block, room: int) -> dict[str, Any]:
    """One block; `room` is how many signs stand side by side where it is set."""
    kind: dict[str, Any] = {"kind": type(block).__name__}
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
            # A few boxes are one choice: they stay on one page.
            choice = block.boxes and len(items) <= _CHOICE and all(one["whole"] for one in items)
            return {**kind, "items": items, "boxes": block.boxes, "whole": choice, "apart": 0.6}
        case Drawing():
            about = {"alt": paper(block.alt), "caption": paper(block.caption), "wide": block.wide, "floats": block.floats}
            return {**kind, **_svg(block.svg), **about}
        case Lines():
            return {**kind, "text": paper(block.text), "many": block.many}
        case Grid():
            return {**kind, **_grid(block, room)}


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


def _grid(grid: Grid, room: int) -> dict[str, Any]:
    grid = _filled(grid) if grid.look == "ledger" else grid
    widths = list(grid.widths or _widths(grid, room))
    each = [max(room * width // sum(widths) - _APART, 1) for width in widths] if widths else [room] * len(grid.columns)
    return {
        "columns": [paper(column, min(LONGEST, most)) for column, most in zip(grid.columns, each, strict=True)],
        "rows": [_row(row, each) for row in grid.rows],
        "caption": paper(grid.caption),
        "blank": grid.blank,
        "look": grid.look,
        "high": {"form tall": _TALL, "form low": 0}.get(grid.look, _HIGH),
        "widths": widths,
    }


def _filled(grid: Grid) -> Grid:
    """A ledger without the columns that hold nothing at all: on paper their room is the others'."""
    cells = [row.cells for row in grid.rows if not row.heading]
    kept = [index for index in range(len(grid.columns)) if any(row[index] for row in cells)] or [0]
    rows = [row if row.heading else Row(*(row.cells[index] for index in kept), state=row.state) for row in grid.rows]
    return Grid([grid.columns[index] for index in kept], rows, caption=grid.caption, blank=grid.blank, look=grid.look)


def _widths(grid: Grid, room: int) -> list[int]:
    """How wide each column stands beside the others: as its longest line, within bounds; none where all have room.

    Every column has room for its longest word, as far as words go; the longer lines share the rest.
    """
    cells = [row.cells for row in grid.rows if not row.heading]
    columns = [[head, *(line for row in cells for line in row[index])] for index, head in enumerate(grid.columns)]
    longest = [max(len(line) for line in column) for column in columns]
    if not cells or sum(longest) + _APART * len(longest) <= room:
        return []
    # What stands first in a row with a state stays on one line, beside its mark.
    states = [len(row.cells[0][0]) + 3 for row in grid.rows if row.state]
    words = [max((len(word) for line in column for word in line.split()), default=0) for column in columns]
    words[0] = max([words[0], *states])
    least = [max(_NARROWEST, min(word, LONGEST) + _APART) for word in words]
    more = [max(min(one, _WIDEST) + _APART - fewest, 0) for one, fewest in zip(longest, least, strict=True)]
    spare = max(room - sum(least), 0)
    # A column that lacks little has all of it: no word of it needs a line of its own.
    for index in sorted(range(len(more)), key=lambda index: more[index]):
        if more[index] * 2 * sum(map(bool, more)) > spare:
            break
        least[index] += more[index]
        spare -= more[index]
        more[index] = 0
    return [fewest + one * spare // max(sum(more), spare, 1) for fewest, one in zip(least, more, strict=True)]


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
