"""One table of a projection as blocks of a sheet, as its layout says."""

from __future__ import annotations

from coc_cli.documents.brief.view import joined
from coc_cli.documents.model import Drawing, Grid, Pairs, Paragraph, Row
from coc_cli.documents.premises import premises
from coc_cli.documents.spoken import in_words
from coc_cli.plan.fields import TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from coc_cli.documents.brief.layouts import Layout
    from coc_cli.documents.brief.view import View
    from coc_cli.documents.model import Block

# A value of so many signs needs no line of its own.
_FEW = 40
# Fields of which the lower and the upper end make one range, and how it is said.
_RANGES = {"count_min": ("count_max", "{} people"), "age_min": ("age_max", "aged {}")}

_ONE = {"1 people": "1 person"}
# What would be a bare code otherwise.
_SAID = {"nationality": "from {}", "languages": "speak {}", "premises": "at {}", "destination": "to {}"}


def tabled(view: View, layout: Layout) -> list[Block]:
    """What was not printed yet of a table: a grid, labels and values, or a line per record. Empty where nothing is."""
    held: Any = getattr(view.plan, layout.name)
    rows = list(held.values()) if isinstance(held, dict) else list(held) if isinstance(held, tuple) else [held]
    rows = [row for row in rows if not view.told(row)]
    if not rows:
        return []
    if layout.columns:
        drawings = _drawings(view) if layout.name == "rooms" else ()
        return [*drawings, _grid(view, layout, rows)]
    label: list[Block] = [Paragraph(layout.title, style="label")] if layout.title else []
    if not rows[0].key:
        return [*label, *_sorted_by_length([pair for row in rows for pair in view.rest(row)])]
    texts = [_text(view, row, layout) for row in rows]
    bare = joined([head for head, text in texts if not text])
    told = [one for one in texts if one[1]]
    if not told:
        return [*label, Paragraph(bare)]
    return [*label, Pairs([*told, *([("Also", bare)] if bare else [])], look="text")]


def _sorted_by_length(pairs: Sequence[tuple[str, str]]) -> Iterator[Block]:
    """Each text beside its label; then, one after the other, what is no longer than a few words."""
    short = [f"{label}: {value}." for label, value in pairs if len(value) <= _FEW and value[-1:] not in ".!?"]
    texts = [(label, value) for label, value in pairs if f"{label}: {value}." not in short]
    if texts:
        yield Pairs(texts, look="text")
    if short:
        yield Paragraph(" ".join(short))


def _drawings(view: View) -> Iterator[Drawing]:
    """Each site drawn, for those who see where its rooms lie; its words hold the measures, so no table repeats them."""
    for site in view.plan.premises if view.audience in TABLES["rooms"].fields["box"].audiences else ():
        drawing = premises(view.plan, site, tell=lambda text: text or "")
        if drawing is not None:
            for room in view.plan.rooms:
                if room.premises == site.id:
                    view.say(room, "box")
            for way in view.plan.access:
                if way.premises == site.id:
                    view.say(way, "point")
            yield Drawing(
                drawing.svg, drawing.alt, caption=joined([site.id, drawing.caption], ": "), wide=True, floats=True
            )


def _text(view: View, row: Any, layout: Layout) -> tuple[str, str]:
    """One record: its code and what heads it; then everything else, each with its title."""
    head = joined([in_words(row.key), *(view.say(row, name) for name in layout.lead)], " ")
    first = _side_by_side(view, row, layout.first)
    parts = [*([first] if first else []), *(f"{title}: {value}" for title, value in view.rest(row, layout.titles))]
    return head, " ".join(part if part[-1] in ".!?" else f"{part}." for part in parts)


def _grid(view: View, layout: Layout, rows: Sequence[Any]) -> Grid:
    seen = ["id", *(name for name, field in TABLES[layout.name].fields.items() if view.audience in field.audiences)]
    columns = [(title, [name for name in names if name in seen]) for title, names in layout.columns]
    shown = [(title, names) for title, names in columns if names]
    heads = [_head(view, row, layout) for row in rows]
    cells = [[_side_by_side(view, row, names) for _, names in shown] for row in rows]
    titles = [title for title, _ in shown]
    more, rests = _more([view.rest(row) for row in rows])
    if more:
        titles.append(more)
        cells = [[*row, rest] for row, rest in zip(cells, rests, strict=True)]
    filled = [index for index in range(len(titles)) if index == 0 or any(row[index] for row in cells)]
    kept: list[Row] = []
    for head in dict.fromkeys(heads):
        kept += [Row(head, heading=True)] if head else []
        kept += [Row(*(row[index] for index in filled)) for row, its in zip(cells, heads, strict=True) if its == head]
    return Grid([titles[index] for index in filled], kept, caption=layout.title)


def _more(rests: Sequence[Sequence[tuple[str, str]]]) -> tuple[str, list[str]]:
    """What no column holds, row by row, and what heads it: the title that all have in common, else each says its own."""
    titles = {title for rest in rests for title, _ in rest}
    if len(titles) == 1:
        return titles.pop(), [joined([value for _, value in rest]) for rest in rests]
    return "More" if titles else "", ["; ".join(f"{title}: {value}" for title, value in rest) for rest in rests]


def _head(view: View, row: Any, layout: Layout) -> str:
    """What heads the rows that share it, "" for none."""
    value = view.say(row, layout.under) if layout.under else ""
    return f"{TABLES[layout.name].fields[layout.under].title} {value}" if value else ""


def _side_by_side(view: View, row: Any, names: Sequence[str]) -> str:
    if names and names[0] == "id":
        return joined([row.key, _side_by_side(view, row, names[1:])], " ")
    values = {name: view.say(row, name) for name in names}
    for low, (high, shape) in _RANGES.items():
        if low in values or high in values:
            found = _range(values.pop(low, ""), values.get(high, ""))
            values[high] = _ONE.get(shape.format(found), shape.format(found)) if found else ""
    for name, shape in _SAID.items():
        if values.get(name):
            values[name] = shape.format(values[name])
    return joined(list(values.values()))


def _range(low: str, high: str) -> str:
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"at least {low}" if low else f"at most {high}" if high else ""
