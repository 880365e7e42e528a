"""Why something is asked: the clause in our words, its level, what meets it, who controls it, what a country pack notes."""

from __future__ import annotations

from coc_cli.documents.model import Callout, Document, Items, Pairs, Paragraph, Section
from coc_cli.plan.paths import target
from coc_cli.text import to_run
from coc_cli.walk.steps import Ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.documents.model import Block
    from coc_cli.walk.steps import Step
    from coc_cli.walk.view import View


def why(view: View, step: Step) -> Document:
    """Explain a step."""
    if isinstance(step, Ask) and step.path.startswith("facts."):
        return _fact(view, target(step.path).key)
    if step.duty in view.checklist.duties:
        return _duty(view, step)
    named = target(step.path) if isinstance(step, Ask) else None
    if named is not None and named.field is not None and named.table is not None:
        seen = ", ".join(named.field.audiences) or "nobody: it is on no sheet"
        rows = [("What it is", named.field.help), ("Where it stands", str(named)), ("Who sees it", seen)]
        return Document(named.field.title, [Section("why", named.table.title, [Paragraph(named.table.help), Pairs(rows)])])
    return Document(
        "Why this is asked", [Section("why", "Records", [Paragraph("Rules count these records instead of asking.")])]
    )


def _fact(view: View, name: str) -> Document:
    spec = view.checklist.facts[name]
    governed = [duty.id for duty in view.checklist.duties.values() if duty.when and name in duty.when.names]
    rows = [("What it means", spec.help), ("It governs", ", ".join(governed) or "nothing; it only reminds you")]
    rows.append(("Unknown", "switches nothing off: what it governs stays on until it is known"))
    return Document(spec.title, [Section("why", spec.question, [Pairs(rows)])])


def _duty(view: View, step: Step) -> Document:
    duty = view.checklist.duties[step.duty]
    clause, finding = view.checklist.clauses[duty.clause], view.findings[duty.id]
    rows = [
        ("The clause", clause.text),
        ("This duty", duty.text),
        ("Why", duty.why),
        ("What meets it", duty.meets),
        ("If it is not met", to_run(duty.fix, view.path)),
        ("Who controls it", duty.carrier),
        ("Due", f"{duty.level}, from the gate {duty.arranged}" if duty.arranged else duty.level),
        ("It applies", f"when {duty.when}" if duty.when else "always"),
        ("It stands", f"{finding.status}: {finding.message}"),
    ]
    if isinstance(step, Ask):
        rows.insert(0, ("The field", step.path))
    blocks: list[Block] = [Pairs(rows)]
    pack = view.judged.case.pack
    notes = [note for note in pack.notes if note.duty == duty.id] if pack else []
    if pack and notes:
        blocks.append(Callout("law", pack.warning))
        blocks.append(Items([(f"{note.text} ({note.source}; {note.dated}; {note.status})", duty.id) for note in notes]))
    return Document(f"{duty.id} {duty.title}", [Section("why", f"{clause.id} {clause.title}", blocks)])
