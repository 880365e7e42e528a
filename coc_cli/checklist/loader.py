"""Reads the checklist: from the compiled module of an installed package, else from the TOML files of a checkout.

Both give the same data; a test builds the wheel and compares. Reading TOML costs as much as starting the program, which
is why the wheel carries the compiled form.
"""

from __future__ import annotations

import os

from coc_cli.checklist import model
from coc_cli.checklist.condition import condition
from coc_cli.errors import CocError, Fault, FileFaults

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_loaded: list[model.Checklist] = []


def load() -> model.Checklist:
    """Return the shipped checklist, built once per process. Raises CocError or FileFaults when it is faulty."""
    if not _loaded:
        _loaded.append(build(_compiled() or read(_folder())))
    return _loaded[0]


def _folder() -> str:
    from coc_cli.shipped import shipped

    return shipped("checklists")


def _compiled() -> dict[str, Any] | None:
    try:
        from coc_cli.checklist import compiled  # type: ignore[attr-defined]  # written by the build, absent in a checkout
    except ImportError:
        return None
    data: dict[str, Any] = compiled.DATA
    return data


def read(folder: str) -> dict[str, Any]:
    """Read and check every file of a checklist folder; return its data, with its digest.

    Raises FileFaults for the first faulty file, with all of that file's faults and their lines.
    """
    from coc_cli.checklist.schema import cross_faults, shape_faults
    from coc_cli.tomlfile.guard import decode, parse, read_bytes

    texts: dict[str, str] = {}
    data: dict[str, dict[str, Any]] = {}
    for name in _files(folder):
        texts[name] = decode(read_bytes(os.path.join(folder, name)), name)
        data[name] = parse(texts[name], name)
        _refuse(name, texts[name], list(shape_faults(_section(name), data[name])))
    crossing = list(cross_faults(data))
    for file in dict.fromkeys(file for file, _, _ in crossing):
        _refuse(file, texts[file], [(path, fault) for owner, path, fault in crossing if owner == file])
    parts = [data[name] for name in data if "clause" in data[name]]
    whole = {
        "checklist": data["checklist.toml"],
        "facts": data["facts.toml"]["fact"],
        "contradictions": data["facts.toml"].get("contradiction", []),
        "gates": data["gates.toml"]["gate"],
        "limits": data["limits.toml"]["limit"],
        "matrix": data["matrix.toml"],
        "parts": parts,
        "packs": [data[name] for name in data if name.startswith("packs/")],
    }
    return {**whole, "digest": _digest(whole)}


def build(data: dict[str, Any]) -> model.Checklist:
    """Build the checklist from checked data."""
    checklist = model.Checklist()
    head = data["checklist"]
    checklist.id, checklist.title = head["id"], head["title"]
    checklist.source, checklist.edition = head["source"], head["edition"]
    checklist.lost = tuple(head["lost"])
    checklist.digest = data["digest"]
    checklist.facts = {row["id"]: _fact(row) for row in data["facts"]}
    checklist.contradictions = tuple(_contradiction(row) for row in data["contradictions"])
    checklist.gates = {row["id"]: _gate(row) for row in data["gates"]}
    checklist.limits = {row["id"]: _limit(row) for row in data["limits"]}
    checklist.matrix = {likelihood: tuple(row) for likelihood, row in data["matrix"].items()}
    checklist.parts = tuple(_part(row) for row in data["parts"])
    checklist.clauses = {clause.id: clause for part in checklist.parts for clause in part.clauses}
    checklist.duties = {duty.id: duty for clause in checklist.clauses.values() for duty in clause.duties}
    checklist.packs = {row["id"]: _pack(row) for row in data["packs"]}
    return checklist


def _part(row: dict[str, Any]) -> model.Part:
    part = model.Part()
    part.id, part.title = row["part"], row["title"]
    part.clauses = tuple(_clause(one, part.id) for one in row["clause"])
    return part


def _clause(row: dict[str, Any], part: str) -> model.Clause:
    clause = model.Clause()
    clause.part = part
    clause.source_note = row.get("source_note", "")
    for key in ("id", "title", "text", "level", "phase", "carrier", "source_status"):
        setattr(clause, key, row[key])
    clause.duties = tuple(_duty(one, clause.id) for one in row["duty"])
    return clause


def _duty(row: dict[str, Any], clause: str) -> model.Duty:
    duty = model.Duty()
    duty.clause = clause
    for key in ("id", "title", "text", "level", "carrier", "asks", "question", "why", "meets", "fix"):
        setattr(duty, key, row[key])
    for key in ("prohibition", "refusable", "waivable", "risk_on_refusal", "lost", "chapeau"):
        setattr(duty, key, row.get(key, False))
    for key in ("arranged", "alias"):
        setattr(duty, key, row.get(key, ""))
    for key in ("confirm", "tables", "about"):
        setattr(duty, key, tuple(row.get(key, ())))
    duty.when = condition(row["when"]) if "when" in row else None
    return duty


def _fact(row: dict[str, Any]) -> model.FactSpec:
    fact = model.FactSpec()
    for key in ("id", "title", "question", "help", "stage"):
        setattr(fact, key, row[key])
    fact.values = tuple(row.get("values", ("yes", "no", "unknown")))
    fact.asked_when = condition(row["asked_when"]) if "asked_when" in row else None
    return fact


def _contradiction(row: dict[str, Any]) -> model.Contradiction:
    contradiction = model.Contradiction()
    contradiction.id, contradiction.message, contradiction.fix = row["id"], row["message"], row["fix"]
    contradiction.when = condition(row["when"])
    contradiction.blocks = row.get("blocks", False)
    return contradiction


def _gate(row: dict[str, Any]) -> model.Gate:
    gate = model.Gate()
    for key in ("id", "title", "mode", "reader", "card"):
        setattr(gate, key, row[key])
    gate.when = condition(row["when"]) if "when" in row else None
    gate.items = tuple((duty, text) for duty, text in row["items"])
    return gate


def _limit(row: dict[str, Any]) -> model.Limit:
    limit = model.Limit()
    for key in ("id", "title", "unit", "help", "value", "low", "high", "looser"):
        setattr(limit, key, row[key])
    return limit


def _pack(row: dict[str, Any]) -> model.Pack:
    pack = model.Pack()
    for key in ("id", "title", "country", "edition", "warning"):
        setattr(pack, key, row[key])
    pack.limits = dict(row.get("limits", {}))
    notes = []
    for one in row.get("note", ()):
        note = model.Note()
        for key in ("duty", "text", "source", "dated", "status"):
            setattr(note, key, one[key])
        notes.append(note)
    pack.notes = tuple(notes)
    return pack


def _files(folder: str) -> list[str]:
    """The files of a checklist in the order of their names: the parts are numbered."""
    try:
        top = sorted(name for name in os.listdir(folder) if name.endswith(".toml"))
        packs = sorted(name for name in os.listdir(os.path.join(folder, "packs")) if name.endswith(".toml"))
    except OSError as error:
        raise CocError(f"{folder}: can't be read: {(error.strerror or '').lower()}") from None
    missing = {"checklist.toml", "facts.toml", "gates.toml", "limits.toml", "matrix.toml"} - set(top)
    if missing:
        raise CocError(f"{folder}: {min(missing)} is missing", hint="reinstall coc-cli, or restore the file")
    return top + [f"packs/{name}" for name in packs]


def _section(name: str) -> str:
    if name.startswith("packs/"):
        return "pack"
    return "part" if name[0].isdigit() else name.removesuffix(".toml")


def _refuse(name: str, text: str, found: list[tuple[Any, Fault]]) -> None:
    if not found:
        return
    from coc_cli.tomlfile.places import Places

    places = Places(text)
    for path, fault in found:
        fault.line, fault.column = places.at(path)
    faults = sorted((fault for _, fault in found), key=lambda fault: (fault.line, fault.column))
    raise FileFaults(f"checklists/{name}", tuple(faults))


def _digest(data: dict[str, Any]) -> str:
    import hashlib
    import json

    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()
