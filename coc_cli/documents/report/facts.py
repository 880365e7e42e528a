"""The facts that decide: what switched duties off and how that is known, and what is not known yet."""

from __future__ import annotations

from coc_cli.checklist.condition import UNKNOWN, YES
from coc_cli.documents.model import Grid, Paragraph, Row, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.documents.model import Block
    from coc_cli.documents.report.view import View


def facts(view: View) -> list[Section]:
    """Facts that switched duties off, with source and date; unknown facts, which switch nothing off; facts that hold."""
    off = _touched(view, switched_off=True)
    rows = [
        Row(
            (view.checklist.facts[name].title, name),
            view.tell(view.case.facts[name]),
            view.tell(view.case.facts.source(name)),
            ", ".join(duties),
        )
        for name, duties in off.items()
    ]
    columns = ("Fact", "Value", "Known from", "Duties it keeps from applying")
    lead: Block = Paragraph("No fact switches a duty off.")
    first = Grid(columns, rows, caption="Facts that switched duties off") if rows else lead
    return [Section("facts", "Facts that decide what applies", [first, *_unknown(view), *_holding(view)])]


def _touched(view: View, *, switched_off: bool) -> dict[str, list[str]]:
    """The duties that each fact switched off, or left in doubt, in the Code's order."""
    touched: dict[str, list[str]] = {name: [] for name in view.checklist.facts}
    for finding in view.assessed.findings.values():
        if (finding.status == "not-applicable") is switched_off:
            for name in finding.facts:
                touched[name].append(finding.duty.id)
    return {name: duties for name, duties in touched.items() if duties}


def _unknown(view: View) -> list[Block]:
    doubt = _touched(view, switched_off=False)
    unknown = [name for name in view.checklist.facts if view.case.facts[name] == UNKNOWN]
    rows = [
        Row(
            (view.checklist.facts[name].title, name),
            view.checklist.facts[name].question,
            ", ".join(doubt.get(name, ())) or "no duty now",
        )
        for name in unknown
    ]
    if not rows:
        return [Paragraph("No fact is unknown.")]
    columns = ("Fact", "The question", "Duties that apply because nobody knows")
    return [Grid(columns, rows, caption="Unknown facts: they switch nothing off")]


def _holding(view: View) -> list[Block]:
    held = [
        f"{one.title} ({view.tell(value)})" if value != YES else one.title
        for name, one in view.checklist.facts.items()
        if (value := view.case.facts[name]) == YES or (value != UNKNOWN and one.values[:1] != ("yes",))
    ]
    return [Paragraph(f"These hold: {'; '.join(held)}.", style="small")] if held else []
