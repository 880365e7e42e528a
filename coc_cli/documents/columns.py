"""The columns of a table on paper: which are printed, and how wide each stands beside the others."""

from __future__ import annotations

from copy import copy
from math import ceil

from coc_cli.documents.glyphs import LONGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from coc_cli.documents.model import Grid, Row

# Signs that part two columns, and the bounds of a column that has to share the page; how much wider a sign in bold is.
APART, _NARROWEST, _WIDEST, _BOLD = 2, 9, 70, 1.15


def filled(grid: Grid) -> Grid:
    """A table that is only read, without the columns in which nothing stands."""
    read = grid.rows and not (grid.blank or grid.widths) and not grid.look.startswith(("form", "labels"))
    rows = [row.cells for row in grid.rows if not row.heading]
    kept = [index for index in range(len(grid.columns)) if not read or index == 0 or any(cells[index] for cells in rows)]
    if len(kept) == len(grid.columns):
        return grid
    made = copy(grid)
    made.columns = tuple(grid.columns[index] for index in kept)
    made.rows = tuple(row if row.heading else _without(row, kept) for row in grid.rows)
    return made


def _without(row: Row, kept: Sequence[int]) -> Row:
    made = copy(row)
    made.cells = tuple(row.cells[index] for index in kept)
    return made


def asked(grid: Grid, room: int) -> list[int]:
    """The widths that a table asks for; a column whose head has a longer word, in bold, is as wide as that."""
    words = [max((len(word) for word in head.split()), default=0) for head in grid.columns]
    signs = [word * _BOLD + APART if word else 0 for word in words]
    all_of = sum(grid.widths)
    return [max(width, ceil(most * all_of / room)) for width, most in zip(grid.widths, signs, strict=True)]


def natural(grid: Grid, room: int) -> list[int]:
    """How wide each column stands beside the others: as its longest line, within bounds; none where all have room.

    Every column has room for its longest word, as far as words go; the longer lines share the rest.
    """
    cells = [row.cells for row in grid.rows if not row.heading]
    columns = [[head, *(line for row in cells for line in row[index])] for index, head in enumerate(grid.columns)]
    longest = [max(len(line) for line in column) for column in columns]
    if not cells or sum(longest) + APART * len(longest) <= room:
        return []
    # What stands first in a row with a state stays on one line, beside its mark.
    states = [len(row.cells[0][0]) + 3 for row in grid.rows if row.state]
    words = [max((len(word) for line in column for word in line.split()), default=0) for column in columns]
    words[0] = max([words[0], *states])
    least = [max(_NARROWEST, min(word, LONGEST) + APART) for word in words]
    more = [max(min(one, _WIDEST) + APART - fewest, 0) for one, fewest in zip(longest, least, strict=True)]
    spare = max(room - sum(least), 0)
    # A column that lacks little has all of it: no word of it needs a line of its own.
    for index in sorted(range(len(more)), key=lambda index: more[index]):
        if more[index] * 2 * sum(map(bool, more)) > spare:
            break
        least[index] += more[index]
        spare -= more[index]
        more[index] = 0
    return [fewest + one * spare // max(sum(more), spare, 1) for fewest, one in zip(least, more, strict=True)]
