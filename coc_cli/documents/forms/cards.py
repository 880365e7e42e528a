"""Pause-point cards: the items of a gate, read aloud, with what the plan says to each.

The items stand with the gates of the checklist; `templates/cards.toml` says which fields of the plan stand beside them.
A card shows no more than its reader may see (12.a): that is checked when it is loaded.
"""

from __future__ import annotations

import os
from functools import cache

from coc_cli.checklist.loader import load as load_checklist
from coc_cli.checklist.schema import shape_faults
from coc_cli.documents.forms.build import LAW, MARKING, until
from coc_cli.documents.forms.check import conditions, visible
from coc_cli.documents.forms.load import refuse
from coc_cli.documents.forms.values import of_path, records_of, written
from coc_cli.documents.model import BOX, Callout, Document, Grid, Lines, Pairs, Paper, Row, Section
from coc_cli.documents.spoken import in_words
from coc_cli.errors import Fault
from coc_cli.plan.fields import TABLES
from coc_cli.plan.words import AUDIENCE_OF_ROLE
from coc_cli.shipped import shipped
from coc_cli.tomlfile.guard import decode, parse, read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from coc_cli.checklist.model import Gate
    from coc_cli.documents.forms.build import Source
    from coc_cli.documents.model import Block

    Path = tuple[str | int, ...]

FILE = "cards.toml"
KEYS: dict[str, dict[str, tuple[object, bool]]] = {
    "cards": {"gate": ("tables", True)},
    "gate": {"id": ("text", True), "when": ("text", False), "say": ("tables", True)},
    "say": {
        "duty": ("text", True),
        "rows": ("text", True),
        "where": ("tables", False),
        "show": ("texts", True),
        "join": ("text", False),
        "lead": ("text", False),
    },
    "where": {"field": ("text", True), "is": ("texts", True)},
}
# What a reader has to see to be told that an item is waived, or that it does not apply.
_RULED = (("facts", "value"), ("waivers", "duty"))
_MODES = {
    "READ-DO": "READ-DO. Read a line aloud, do it, tick it. Then the next line.",
    "DO-CONFIRM": "DO-CONFIRM. Do it from memory. Then stop, read every line aloud, and tick what is confirmed.",
}


def identifier(gate: Gate) -> str:
    """The id of a gate's card."""
    return f"card-{gate.id}"


def card(gate: Gate, source: Source) -> Document:
    """Build the card of one gate, from a plan or blank."""
    said = _says(gate)
    rows = [
        Row(BOX, text, [_said(said[duty], source) if duty in said else "", _ruled(gate, duty, source)], duty)
        for duty, text in gate.items
    ]
    readers = _readers(gate, source)
    when = _gates()[gate.id].get("when", "") if gate.id in _gates() else ""
    opening: list[Block] = [
        Callout("law", _MODES[gate.mode], "Nobody goes on until every line has its answer. One “no” stops all."),
        Pairs(
            [
                ("Read aloud by", readers or gate.reader.replace("-", " ")),
                ("When", of_path(source.case, when, None) if when and source.case else ""),
            ]
        ),
    ]
    closing: list[Block] = [
        Pairs([("Read at, by (code)", "")]),
        Lines("Answered no, and what was decided by whom", 2),
    ]
    code = source.case.plan.operation.code if source.case else ""
    grid = Grid(("", "Said aloud", "In this plan", "Duty"), rows, look="form", widths=(6, 46, 44, 14))
    return Document(
        f"{gate.title}: {gate.card[:1].lower()}{gate.card[1:]}",
        [Section("items", "Read aloud", [grid]), Section("done", "Done", closing)],
        opening=opening,
        marking=MARKING,
        foot=f"For: {gate.reader.replace('-', ' ')}. {LAW}",
        draft=source.draft,
        paper=Paper(
            large=True,
            head=" · ".join(part for part in (code or "", f"pause point {gate.id}") if part),
            until=until(source),
        ),
        subject=f"Pause point {gate.id}",
    )


def _readers(gate: Gate, source: Source) -> str:
    people = source.case.plan.people if source.case else ()
    codes = [person.id for person in people if person.role == gate.reader]
    return f"{', '.join(codes)} ({gate.reader.replace('-', ' ')})" if codes else ""


def _ruled(gate: Gate, duty: str, source: Source) -> str:
    """That an item is waived, or which fact rules it out: else a "no" to it stops all. For who sees waivers and facts."""
    case, reader = source.case, AUDIENCE_OF_ROLE[gate.reader]
    if not (case and source.assessed) or not all(reader in TABLES[name].fields[field].audiences for name, field in _RULED):
        return ""
    finding = source.assessed.findings[duty]
    if finding.status == "waived":
        held = {waiver.path: waiver for waiver in case.plan.waivers}[finding.path]
        return f"{held.id}: waived by {held.approved_by} until {written(case, held, 'until')}"
    facts = "; ".join(f"{in_words(fact)} is {case.facts[fact]}" for fact in finding.facts)
    return f"Does not apply: {facts}" if finding.status == "not-applicable" else ""


def _says(gate: Gate) -> dict[str, dict[str, Any]]:
    return {say["duty"]: say for say in _gates().get(gate.id, {}).get("say", ())}


def _said(say: dict[str, Any], source: Source) -> str:
    """What the plan says to an item, record by record."""
    if source.case is None:
        return ""
    case, name = source.case, say["rows"]
    alone = TABLES[name].style == "values"
    held = [getattr(case.plan, name)] if alone else records_of(case.plan, name, say.get("where", ()))
    lines = []
    for record in held:
        parts = [written(case, record, field) for field in say["show"]]
        if any(parts):
            lines.append(_side_by_side(parts, say.get("join")))
    said = "; ".join(lines)
    return say.get("lead", "") + said if said else ""


def _side_by_side(parts: list[str], sign: str | None) -> str:
    """Parts that a sign of their own joins belong together: one that the plan does not hold is asked for."""
    return sign.join(part or "?" for part in parts) if sign else " ".join(part for part in parts if part)


@cache
def _gates() -> dict[str, dict[str, Any]]:
    """The gates of the shipped file, by id. Raises FileFaults with every fault."""
    folder = shipped("templates")
    text = decode(read_bytes(os.path.join(folder, FILE)), FILE)
    data: dict[str, Any] = parse(text, FILE)
    refuse(FILE, text, list(faults(data)))
    return {gate["id"]: gate for gate in data["gate"]}


def faults(data: dict[str, Any]) -> Iterator[tuple[Path, Fault]]:
    """Yield what is wrong with the file: its shape, gates and duties that do not exist, fields its reader may not see."""
    wrong = list(shape_faults("cards", data, keys=KEYS))
    yield from wrong
    known = load_checklist().gates
    gates: list[dict[str, Any]] = [] if wrong else data["gate"]
    for index, gate in enumerate(gates):
        if gate["id"] not in known:
            yield ("gate", index), Fault(f'no gate "{gate["id"]}"')
            continue
        of = known[gate["id"]]
        form = {"audiences": [AUDIENCE_OF_ROLE[of.reader]]}
        if gate.get("when"):
            yield from visible(form, ("gate", index, "when"), gate["when"], "when")
        for number, say in enumerate(gate["say"]):
            here = ("gate", index, "say", number)
            if say["duty"] not in dict(of.items):
                yield here, Fault(f'the card of {of.id} has no item for "{say["duty"]}"')
            if say["rows"] not in TABLES:
                yield here, Fault(f'no table "{say["rows"]}"')
                continue
            yield from conditions(say, say["rows"], here)
            for field in say["show"]:
                yield from visible(form, (*here, "show"), f"{say['rows']}.{field}", "this item")
