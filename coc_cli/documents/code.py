"""The checklist itself as text and as data: what `coc clauses` shows."""

from __future__ import annotations

import json
import textwrap

from coc_cli.columns import WIDTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from coc_cli.checklist.model import Checklist, Clause, Duty


def as_json(checklist: Checklist, only: str | None = None) -> str:
    """The contract's array of clauses; with `only`, of that clause or of the clause of that duty."""
    wanted = only and checklist.duties[only].clause if only in checklist.duties else only
    chosen = [clause for clause in checklist.clauses.values() if wanted in (None, clause.id)]
    return json.dumps([_clause(clause) for clause in chosen], indent=1, ensure_ascii=False) + "\n"


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "level": clause.level,
        "phase": clause.phase,
        "carrier": clause.carrier,
        "source_status": clause.source_status,
        "text": clause.text,
        "duties": [
            {
                "id": duty.id,
                "text": duty.text,
                "level": duty.level,
                "arranged": duty.arranged,
                "confirm": list(duty.confirm),
                "applies_when": str(duty.when) if duty.when else "always",
                "prohibition": duty.prohibition,
                "refusable": duty.refusable,
                "waivable": duty.waivable,
            }
            for duty in clause.duties
        ],
    }


def listing(checklist: Checklist, width: int = WIDTH) -> str:
    """Every row, part by part: id, level, source, title."""
    lines = [checklist.title, f"{len(checklist.clauses)} clauses, {len(checklist.duties)} duties", ""]
    for part in checklist.parts:
        lines.append(part.title.upper())
        for clause in part.clauses:
            mark = "" if clause.source_status == "intact" else f"  [{clause.source_status} in the source]"
            lines.append(f"  {clause.id:<9} {clause.level:<9} {clause.title}{mark}")
        lines.append("")
    lines += ["What the source has lost:", *(_folded(f"- {said}", "  ", width) for said in checklist.lost)]
    lines += ["", "One clause in full: coc clauses 12.b", ""]
    return "\n".join(lines)


def explanation(checklist: Checklist, id: str, width: int = WIDTH) -> str:
    """One clause, or one duty, in full, with what the country packs note about it."""
    clause = checklist.clauses[checklist.duties[id].clause] if id in checklist.duties else checklist.clauses[id]
    lines = [f"{clause.id}  {clause.title}", "", _folded(clause.text, "", width), ""]
    said = f"level {clause.level}, phase {clause.phase}, carried by {clause.carrier}, source {clause.source_status}"
    lines.append(_folded(said, "", width))
    if clause.source_note:
        lines.append(_folded(f"source: {clause.source_note}", "", width))
    for duty in clause.duties:
        if id in (clause.id, duty.id):
            lines += ["", *_duty(checklist, duty, width)]
    return "\n".join(lines) + "\n"


def _duty(checklist: Checklist, duty: Duty, width: int) -> Iterator[str]:
    yield _folded(f"{duty.id}  {duty.title}  [{', '.join(_marks(duty))}]", "", width, hanging=4)
    yield _folded(duty.text, "    ", width)
    for label, text in (
        ("asked", duty.question),
        ("why", duty.why),
        ("met by", duty.meets),
        ("if not", duty.fix),
        ("applies", str(duty.when) if duty.when else "always"),
    ):
        yield _folded(f"{label + ':':<9}{text}", "    ", width, hanging=9)
    for pack in checklist.packs.values():
        for note in pack.notes:
            if note.duty == duty.id:
                yield _folded(
                    f"{pack.title}: {note.text} ({note.source}; {note.dated}; {note.status})", "    ", width, hanging=9
                )


def _marks(duty: Duty) -> Iterator[str]:
    yield duty.level
    if duty.lost:
        yield "not available in the source"
    elif duty.arranged:
        yield f"due at {duty.arranged}"
    if duty.confirm:
        yield f"confirmed at {' and '.join(duty.confirm)}"
    if duty.alias:
        yield f"asked as {duty.alias}"
    for name in ("prohibition", "refusable", "waivable"):
        if getattr(duty, name):
            yield name


def _folded(text: str, indent: str, width: int, *, hanging: int = 0) -> str:
    """Commands stand in these texts: no word is broken, at a hyphen neither."""
    return textwrap.fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + " " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
