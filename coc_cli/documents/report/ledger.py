"""The Code, row by row: all its rows, every duty with its state, reason, finding and fix. Nothing is left out, ever."""

from __future__ import annotations

from coc_cli.documents.model import Grid, Paragraph, Row, Section, anchor
from coc_cli.documents.report.view import FOUND, counted
from coc_cli.readiness.progress import by_part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.checklist.model import Clause, Part
    from coc_cli.documents.report.view import View


def ledger(view: View) -> list[Section]:
    """One table per part of the checklist; each row of the Code heads its duties."""
    lead = "Every row of the Code and every duty in it, in the Code's order, whatever became of it."
    sections = [Section("code", "The Code, row by row", [Paragraph(lead)])]
    for progress in by_part(view.assessed):
        part = progress.part
        counts = [f"{number} {state.replace('-', ' ')}" for state, number in progress.counts.items() if number]
        caption = f"{counted(len(part.clauses), 'row')} of the Code; {', '.join(counts)}"
        grid = Grid(FOUND, list(_rows(view, part)), caption=caption, look="ledger")
        sections.append(Section(f"part-{part.id}", part.title, [grid], level=3))
    return sections


def _rows(view: View, part: Part) -> Iterator[Row]:
    for clause in part.clauses:
        yield Row(_heading(clause), heading=True, anchor=anchor(clause.id))
        for duty in clause.duties:
            yield view.finding(view.assessed.findings[duty.id], anchored=True)


def _heading(clause: Clause) -> tuple[str, ...]:
    marks = f"{clause.level} · {clause.phase} · {clause.carrier}"
    source = "" if clause.source_status == "intact" else f"In the source: {clause.source_status}."
    return f"{clause.id}  {clause.title}", marks, clause.text, f"{source} {clause.source_note}".strip()
