"""What a checklist file may hold: the one table of its keys, and the checks that cross files.

A faulty checklist is refused whole, with file, line and reason of every fault.
"""

from __future__ import annotations

from coc_cli.checklist.condition import condition
from coc_cli.checklist.model import ASKS, BANDS, GATES, LEVELS, PHASES, SOURCE_STATUSES
from coc_cli.errors import Fault
from coc_cli.nearest import meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Path = tuple[str | int, ...]

Keys = dict[str, dict[str, tuple[object, bool]]]

# Per section: key -> (kind, required). Kinds: text, flag, number, texts, pairs, condition, numbers, or a tuple of words.
KEYS: Keys = {
    "checklist": {
        "id": ("text", True),
        "title": ("text", True),
        "edition": ("text", True),
        "source": ("text", True),
        "standing": ("texts", True),
        "lost": ("texts", True),
    },
    "part": {"part": ("text", True), "title": ("text", True), "clause": ("tables", True)},
    "clause": {
        "id": ("text", True),
        "title": ("text", True),
        "text": ("text", True),
        "level": (LEVELS, True),
        "phase": (PHASES, True),
        "carrier": ("text", True),
        "source_status": (SOURCE_STATUSES, True),
        "source_note": ("text", False),
        "duty": ("tables", True),
    },
    "duty": {
        "id": ("text", True),
        "title": ("text", True),
        "text": ("text", True),
        "level": (LEVELS, True),
        "carrier": ("text", True),
        "when": ("condition", False),
        "arranged": (GATES, False),
        "confirm": ("gates", False),
        "prohibition": ("flag", False),
        "refusable": ("flag", False),
        "waivable": ("flag", False),
        "risk_on_refusal": ("flag", False),
        "alias": ("text", False),
        "lost": ("flag", False),
        "chapeau": ("flag", False),
        "asks": (ASKS, True),
        "tables": ("texts", False),
        "within": ("text", False),
        "about": ("texts", False),
        "question": ("text", True),
        "why": ("text", True),
        "meets": ("text", True),
        "fix": ("text", True),
    },
    "facts": {"fact": ("tables", True), "contradiction": ("tables", False)},
    "fact": {
        "id": ("text", True),
        "title": ("text", True),
        "question": ("text", True),
        "help": ("text", True),
        "stage": (("opening", "after"), True),
        "values": ("texts", False),
        "asked_when": ("condition", False),
        "shown_by_operation": ("flag", False),
    },
    "contradiction": {
        "id": ("text", True),
        "when": ("condition", True),
        "message": ("text", True),
        "fix": ("text", True),
        "blocks": ("flag", False),
    },
    "gates": {"gate": ("tables", True)},
    "gate": {
        "id": (GATES, True),
        "title": ("text", True),
        "when": ("condition", False),
        "mode": (("READ-DO", "DO-CONFIRM"), True),
        "reader": ("text", True),
        "card": ("text", True),
        "items": ("pairs", True),
    },
    "limits": {"limit": ("tables", True)},
    "limit": {
        "id": ("text", True),
        "title": ("text", True),
        "unit": ("text", True),
        "help": ("text", True),
        "value": ("number", True),
        "low": ("number", True),
        "high": ("number", True),
        "looser": (("higher", "lower"), True),
    },
    "matrix": {
        "almost-certain": ("bands", True),
        "likely": ("bands", True),
        "possible": ("bands", True),
        "unlikely": ("bands", True),
        "rare": ("bands", True),
    },
    "pack": {
        "id": ("text", True),
        "title": ("text", True),
        "country": ("text", True),
        "edition": ("text", True),
        "warning": ("text", True),
        "limits": ("numbers", False),
        "note": ("tables", False),
    },
    "note": {
        "duty": ("text", True),
        "text": ("text", True),
        "source": ("text", True),
        "dated": ("text", True),
        "status": ("text", True),
    },
}

_EXPECTED = {
    "text": "some text",
    "flag": "true or false",
    "number": "a whole number",
    "texts": "a list of texts",
    "pairs": "a list of [duty, text] pairs",
    "tables": "one or more [[tables]]",
    "gates": "a list of gates: " + ", ".join(GATES),
    "numbers": "a table of whole numbers",
    "bands": "five bands, each one of " + ", ".join(BANDS),
}


def shape_faults(section: str, data: dict[str, Any], path: Path = (), *, keys: Keys = KEYS) -> Iterator[tuple[Path, Fault]]:
    """Yield every fault in the shape of one section and of the tables inside it, each with the path it stands at.

    `keys` is the table of what may stand where: a checklist's, or that of other files of the same make.
    """
    known = keys[section]
    for key in data:
        if key not in known:
            yield (*path, key), Fault(f'unknown key "{key}"', hint=meant(key, known))
    for key, (kind, required) in known.items():
        if key not in data:
            if required:
                yield path, Fault(f'"{key}" is missing')
            continue
        value = data[key]
        if wrong := _wrong(kind, value):
            yield (*path, key), Fault(f"{key}: {wrong}")
        elif kind == "tables":
            for index, row in enumerate(value):
                yield from shape_faults(key, row, (*path, key, index), keys=keys)


def _wrong(kind: object, value: object) -> str:
    if isinstance(kind, tuple):
        return "" if value in kind else f"expected one of {', '.join(kind)}"
    if kind == "condition":
        try:
            condition(value)
        except ValueError as error:
            return str(error)
        return ""
    fits = {
        "text": lambda: isinstance(value, str) and bool(value.strip()),
        "flag": lambda: isinstance(value, bool),
        "number": lambda: type(value) is int,
        "texts": lambda: isinstance(value, list) and all(isinstance(one, str) for one in value),
        "gates": lambda: isinstance(value, list) and all(one in GATES for one in value),
        "pairs": lambda: isinstance(value, list) and all(isinstance(one, list) and len(one) == 2 for one in value),
        "tables": lambda: isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value),
        "bands": lambda: isinstance(value, list) and len(value) == 5 and all(one in BANDS for one in value),
        "numbers": lambda: isinstance(value, dict) and all(type(one) is int for one in value.values()),
    }[str(kind)]()
    return "" if fits else f"expected {_EXPECTED[str(kind)]}"


def cross_faults(data: dict[str, dict[str, Any]]) -> Iterator[tuple[str, Path, Fault]]:
    """Yield every fault between files: ids that repeat, facts, duties and limits that do not exist.

    `data` maps each file's name to its parsed content, all of the right shape.
    """
    facts = {fact["id"] for fact in data["facts.toml"]["fact"]}
    duties: dict[str, dict[str, Any]] = {}
    yield from _duty_faults(data, duties)
    for file, path, _, duty in _placed(data):
        if duty.get("alias", duty["id"]) not in duties:
            yield file, (*path, "alias"), Fault(f'no duty "{duty["alias"]}"', hint=meant(duty["alias"], duties))
        if not duty.get("arranged") and duty["level"] not in ("may", "unknown"):
            yield file, path, Fault('"arranged" is missing: from which gate is it due?')
        yield from _fact_faults(file, path, "when", duty, facts)
    for name in ("fact", "contradiction"):
        for index, row in enumerate(data["facts.toml"].get(name, ())):
            for key in ("asked_when", "when"):
                yield from _fact_faults("facts.toml", (name, index), key, row, facts)
    for index, gate in enumerate(data["gates.toml"]["gate"]):
        yield from _fact_faults("gates.toml", ("gate", index), "when", gate, facts)
        for duty_id, _ in gate["items"]:
            if duty_id not in duties:
                yield "gates.toml", ("gate", index, "items"), Fault(f'no duty "{duty_id}"', hint=meant(duty_id, duties))
    yield from _limit_faults(data)
    for file, content in data.items():
        for index, note in enumerate(content.get("note", ())):
            if note["duty"] not in duties:
                yield file, ("note", index), Fault(f'no duty "{note["duty"]}"', hint=meant(note["duty"], duties))


def _placed(data: dict[str, dict[str, Any]]) -> Iterator[tuple[str, Path, dict[str, Any], dict[str, Any]]]:
    """Every duty with its file, its path and its clause."""
    for file, content in data.items():
        for i, clause in enumerate(content.get("clause", ())):
            for j, duty in enumerate(clause["duty"]):
                yield file, ("clause", i, "duty", j), clause, duty


def _duty_faults(data: dict[str, dict[str, Any]], duties: dict[str, dict[str, Any]]) -> Iterator[tuple[str, Path, Fault]]:
    """Ids that repeat or stand under the wrong clause; fills `duties` on the way."""
    clauses: set[str] = set()
    for file, path, clause, duty in _placed(data):
        if duty["id"] in duties:
            yield file, path, Fault(f'the id "{duty["id"]}" is used twice')
        if duty["id"].rpartition("/")[0] != clause["id"]:
            yield file, path, Fault(f'"{duty["id"]}" does not belong to clause {clause["id"]}')
        if path[3] == 0 and clause["id"] in clauses:
            yield file, path[:2], Fault(f'the id "{clause["id"]}" is used twice')
        clauses.add(clause["id"])
        duties[duty["id"]] = duty


def _limit_faults(data: dict[str, dict[str, Any]]) -> Iterator[tuple[str, Path, Fault]]:
    """Defaults and a pack's numbers outside the hard bounds, and numbers that nobody knows."""
    limits = {limit["id"]: limit for limit in data["limits.toml"]["limit"]}
    for file, path, _, duty in _placed(data):
        if duty.get("within", next(iter(limits))) not in limits:
            yield file, (*path, "within"), Fault(f'no limit "{duty["within"]}"', hint=meant(duty["within"], limits))
    for index, limit in enumerate(limits.values()):
        if not limit["low"] <= limit["value"] <= limit["high"]:
            yield "limits.toml", ("limit", index), Fault(f"the value of {limit['id']} lies outside its own bounds")
    for file, content in data.items():
        for name, value in content.get("limits", {}).items() if "country" in content else ():
            if name not in limits:
                yield file, ("limits", name), Fault(f'no limit "{name}"', hint=meant(name, limits))
            elif not limits[name]["low"] <= value <= limits[name]["high"]:
                yield file, ("limits", name), Fault(f"{name}: {value} lies outside the hard bounds")


def _fact_faults(
    file: str, path: Path, key: str, row: dict[str, Any], facts: set[str]
) -> Iterator[tuple[str, Path, Fault]]:
    if key in row:
        for fact in condition(row[key]).names:
            if fact not in facts:
                yield file, (*path, key), Fault(f'no fact "{fact}"', hint=meant(fact, facts))
