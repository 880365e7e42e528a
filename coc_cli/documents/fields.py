"""One table of a plan in words, for whoever fills it in by hand: each path, what it means, what it may hold."""

from __future__ import annotations

import textwrap

from coc_cli.columns import WIDTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.checklist.model import Checklist
    from coc_cli.plan.fields import Field, Table

# The part of a path that a person chooses or looks up.
_KEYS = {"records": "CODE", "facts": "FACT", "answers": "DUTY", "limits": "LIMIT"}


def in_words(table: Table, checklist: Checklist, width: int = WIDTH) -> str:
    """The table's fields, in the order of the file, and for facts and house numbers what there is of each."""
    lines = [_folded(f"{table.name}: {table.help}", "", width)]
    if table.tool:
        lines.append(_folded("Written by coc.", "", width))
    elif table.style == "records":
        lines.append(_folded(f"CODE is yours to choose, such as {table.prefix}1; a new one makes a new record.", "", width))
    for field in table.fields.values():
        if not (table.style == "records" and field.name == "id"):
            lines += ["", *_field(table, field, width)]
    lines += _keys(table, checklist, width)
    return "\n".join(lines) + "\n"


def _field(table: Table, field: Field, width: int) -> Iterator[str]:
    key = _KEYS.get(table.name if table.style == "keyed" else table.style)
    path = [table.name, *([key] if key else []), *([] if field.name == table.default else [field.name])]
    yield ".".join(path)
    yield _folded(f"{field.title}. {field.help}", "    ", width)
    many = "several, with commas between: each " if field.kind.many else ""
    yield _folded(f"{many}{field.kind.expects()}{'; written by coc' if field.tool else ''}", "    ", width)


def _keys(table: Table, checklist: Checklist, width: int) -> Iterator[str]:
    """What a keyed table is keyed by: each fact or house number with what it says; of duties another command tells."""
    if table.name == "facts":
        for fact in checklist.facts.values():
            yield f"\n{fact.id}"
            yield _folded(fact.question, "    ", width)
            yield _folded(f"one of {', '.join(fact.values)}" if fact.values else fact.help, "    ", width)
    elif table.name == "limits":
        for limit in checklist.limits.values():
            yield f"\n{limit.id}"
            yield _folded(
                f"{limit.help} From {limit.low} to {limit.high} {limit.unit}; {limit.value} by default.", "    ", width
            )
    elif table.name == "answers":
        yield "\nEach duty and its question: coc clauses"


def _folded(text: str, indent: str, width: int) -> str:
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
