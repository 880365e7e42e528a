"""From checked data to a checklist: the one place that knows which key becomes which attribute."""

from __future__ import annotations

from coc_cli.checklist import model
from coc_cli.checklist.condition import condition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def build(data: dict[str, Any]) -> model.Checklist:
    """Build the checklist from checked data."""
    checklist = model.Checklist()
    head = data["checklist"]
    checklist.id, checklist.title = head["id"], head["title"]
    checklist.source, checklist.edition = head["source"], head["edition"]
    checklist.lost = tuple(head["lost"])
    checklist.standing = tuple(head["standing"])
    checklist.digest = data["digest"]
    checklist.facts = {row["id"]: _fact(row) for row in data["facts"]}
    checklist.contradictions = tuple(_contradiction(row) for row in data["contradictions"])
    checklist.gates = {row["id"]: _gate(row) for row in data["gates"]}
    checklist.limits = {row["id"]: _limit(row) for row in data["limits"]}
    checklist.defaults = {name: limit.value for name, limit in checklist.limits.items()}
    checklist.matrix = {likelihood: tuple(row) for likelihood, row in data["matrix"].items()}
    checklist.parts = tuple(_part(row) for row in data["parts"])
    checklist.clauses = {clause.id: clause for part in checklist.parts for clause in part.clauses}
    checklist.duties = {duty.id: duty for clause in checklist.clauses.values() for duty in clause.duties}
    checklist.own = tuple(duty for duty in checklist.duties.values() if not (duty.alias or duty.chapeau))
    checklist.derived = tuple(duty for duty in checklist.duties.values() if duty.alias or duty.chapeau)
    checklist.packs = {row["id"]: _pack(row) for row in data["packs"]}
    checklist.heavy_facts = _heavy_facts(checklist)
    checklist.items = {
        chapeau.id: tuple(
            duty.id
            for duty in checklist.duties.values()
            if duty.clause.startswith(f"{chapeau.clause}.") and duty.level != "may" and not duty.lost
        )
        for chapeau in checklist.duties.values()
        if chapeau.chapeau
    }
    return checklist


def _heavy_facts(checklist: model.Checklist) -> tuple[str, ...]:
    heavy: set[str] = set()
    chapters: dict[str, list[set[str]]] = {}
    for duty in checklist.duties.values():
        named = set(duty.when.names) if duty.when else set()
        # A chapter falls with its opening row, whatever single item below it still stands.
        if not duty.lost and "." not in duty.clause:
            chapters.setdefault(duty.clause, []).append(named)
        if duty.level == "must" or duty.prohibition:
            heavy |= named
    for gate in checklist.gates.values():
        heavy.update(gate.when.names if gate.when else ())
    for named_by_all in chapters.values():
        heavy |= set.intersection(*named_by_all)
    return tuple(name for name in checklist.facts if name in heavy)


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
    for key in ("arranged", "alias", "within"):
        setattr(duty, key, row.get(key, ""))
    for key in ("confirm", "tables", "about"):
        setattr(duty, key, tuple(row.get(key, ())))
    duty.due = model.GATES.index(duty.arranged) if duty.arranged else len(model.GATES)
    duty.when = condition(row["when"]) if "when" in row else None
    return duty


def _fact(row: dict[str, Any]) -> model.FactSpec:
    fact = model.FactSpec()
    for key in ("id", "title", "question", "help", "stage"):
        setattr(fact, key, row[key])
    fact.values = tuple(row.get("values", ("yes", "no", "unknown")))
    fact.shown_by_operation = row.get("shown_by_operation", False)
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
