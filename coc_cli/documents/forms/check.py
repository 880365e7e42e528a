"""What is wrong with the file of a form: its shape, what it names, and whom it would show what they may not see.

Need to know holds here before any plan is there: a column of a field that one of the form's audiences may not see does
not load (12.a).
"""

from __future__ import annotations

from coc_cli.checklist.schema import shape_faults
from coc_cli.documents.forms.form import KEYS, MADE, NEEDS
from coc_cli.errors import Fault
from coc_cli.nearest import meant
from coc_cli.plan.fields import TABLES
from coc_cli.plan.words import AUDIENCES, EVIDENCE_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from typing import Any

    Path = tuple[str | int, ...]
    Found = Iterator[tuple[Path, Fault]]

# Of which table a made row shows fields.
OF_TABLE = {"rooms-by-order": "rooms", "ways-of-site": "access", "posts-of-site": "posts", "calls": "contacts"}
# What drawings and made rows look at besides the fields that a form names: its audiences have to see all of it.
LOOKS_AT = {
    "premises": """premises.id premises.assembly_point rooms.id rooms.premises rooms.kind rooms.floor rooms.use rooms.locked
        rooms.separation rooms.search_order rooms.box access.id access.premises access.room access.leads_to access.point
        posts.id posts.secures""".split(),
    "matrix": """risks.id risks.present risks.likelihood risks.consequence risks.residual_likelihood
        risks.residual_consequence""".split(),
    "evidence": ["evidence.id", "evidence.kind", "evidence.rooms"],
    "rooms-by-order": ["rooms.premises", "rooms.search_order"],
    "ways-of-site": ["access.premises"],
    "posts-of-site": ["access.id", "access.premises", "posts.secures"],
    "seats": ["journeys.seats"],
    "calls": ["operation.call_in"],
    "visits": ["schedule.handover"],
}


def faults(data: dict[str, Any], clauses: Container[str]) -> Found:
    """Yield every fault of a form's file, each with its path. `clauses` are the ids of the checklist."""
    wrong = list(shape_faults("form", data, keys=KEYS))
    yield from wrong
    if not wrong:
        yield from _head(data, clauses)
        for path, block in blocks(data):
            yield from _block(data, path, block, clauses)


def blocks(data: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every block of a form with its path."""
    for index, section in enumerate(data["section"]):
        for number, block in enumerate(section["block"]):
            yield ("section", index, "block", number), block


def shows_records(data: dict[str, Any]) -> bool:
    """Tell whether a form shows records of a plan, and not only its code name."""
    shown = (block["kind"] == "drawing" or block.get("rows") not in (None, "numbers") for _, block in blocks(data))
    return bool(data.get("per")) or any(shown)


def _head(data: dict[str, Any], clauses: Container[str]) -> Found:
    if not data.get("audiences") and not data.get("handed"):
        yield (), Fault('"audiences" is missing: who carries it?', hint='a handout says "handed" instead')
    if data.get("audiences") and data.get("handed"):
        yield ("handed",), Fault("a handout has no audience: it shows nothing of a plan")
    for name in data.get("audiences", ()):
        if name not in AUDIENCES:
            yield ("audiences",), Fault(f'no audience "{name}"', hint=meant(name, AUDIENCES))
    for clause in data["clauses"]:
        if clause not in clauses:
            yield ("clauses",), Fault(f'no clause "{clause}"')
    per = data.get("per")
    if per and (per not in TABLES or TABLES[per].style != "records"):
        yield ("per",), Fault(f'no table of records "{per}"', hint=meant(per, TABLES))
    elif per:
        yield from conditions(data, per, ())


def _block(data: dict[str, Any], path: Path, block: dict[str, Any], clauses: Container[str]) -> Found:
    needed, allowed = NEEDS[block["kind"]]
    for key in needed:
        if key not in block:
            yield path, Fault(f'"{key}" is missing in a block of kind {block["kind"]}')
    for key in block:
        if key not in (*needed, *allowed, "kind"):
            yield (*path, key), Fault(f'"{key}" means nothing in a block of kind {block["kind"]}')
    for _, clause in block.get("items", ()):
        if clause and clause.partition("/")[0] not in clauses:
            yield (*path, "items"), Fault(f'no clause "{clause}"')
    for label, dotted in block.get("fields", ()):
        if dotted:
            yield from visible(data, (*path, "fields"), dotted, f'"{label}"')
    for dotted in LOOKS_AT.get(block.get("of", ""), ()):
        yield from visible(data, (*path, "of"), dotted, "this drawing")
    if "column" in block:
        yield from _table(data, path, block)


def _table(data: dict[str, Any], path: Path, block: dict[str, Any]) -> Found:
    rows = block.get("rows", "")
    if rows and rows not in TABLES and rows not in MADE:
        yield (*path, "rows"), Fault(f'no rows "{rows}"', hint=meant(rows, (*TABLES, *MADE)))
        return
    for dotted in LOOKS_AT.get(rows, ()) if rows in MADE else ():
        yield from visible(data, (*path, "rows"), dotted, "these rows")
    table = OF_TABLE.get(rows, rows if rows in TABLES else "")
    if table:
        yield from conditions(block, table, path)
    # Emergency numbers, and whom a text that they see names, are theirs.
    theirs = block.get("mine", False) or rows == "calls"
    for index, column in enumerate(block["column"]):
        here = (*path, "column", index)
        for name in column.get("show", ()):
            if not table and name not in ("number", "day", "what"):
                yield (*here, "show"), Fault(f'"{name}": these rows hold no field of the plan')
            elif table:
                yield from visible(data, (*here, "show"), f"{table}.{name}", "this column", mine=theirs)
        for dotted in LOOKS_AT["evidence"] if "evidence" in column else ():
            yield from visible(data, (*here, "evidence"), dotted, "this column")
        if column.get("evidence", EVIDENCE_KINDS[0]) not in EVIDENCE_KINDS:
            yield (*here, "evidence"), Fault("no such kind of evidence", hint=f"one of {', '.join(EVIDENCE_KINDS)}")


def conditions(block: dict[str, Any], table: str, path: Path) -> Found:
    """Yield what is wrong with the `where` of something that shows records of a table."""
    for index, one in enumerate(block.get("where", ())):
        field = TABLES[table].fields.get(one["field"])
        here = (*path, "where", index)
        if field is None:
            yield here, Fault(f'no field "{table}.{one["field"]}"', hint=meant(one["field"], TABLES[table].fields))
        elif field.kind.words and not set(one["is"]) <= set(field.kind.words):
            yield here, Fault(f"{one['field']} is one of {', '.join(field.kind.words)}")


def visible(data: dict[str, Any], path: Path, dotted: str, what: str, *, mine: bool = False) -> Found:
    """Every audience of the form sees the field, and the record: all of its table, or the one that the form is about."""
    name, _, field_name = dotted.partition(".")
    table = TABLES.get(name)
    field = table.fields.get(field_name) if table else None
    if table is None or field is None:
        yield path, Fault(f'no field "{dotted}" of the plan', hint=meant(field_name, table.fields if table else TABLES))
        return
    if data.get("handed"):
        yield path, Fault(f"{what}: a handout shows nothing of a plan")
    records = {*table.everyone, *(table.own if mine or data.get("per") == name else ())}
    for audience in data.get("audiences", ()):
        if audience not in field.audiences:
            yield path, Fault(f"{what}: {audience} may not see {dotted} (12.a)")
        elif audience not in records:
            yield path, Fault(f"{what}: {audience} may not see every record of {name} (12.a)")
