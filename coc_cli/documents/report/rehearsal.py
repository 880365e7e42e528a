"""What breaks if one thing fails on the day: the single points of failure of a plan, as a table of the report."""

from __future__ import annotations

from coc_cli.documents.model import Grid, Paragraph, Row, Section
from coc_cli.documents.report.view import counted, duty_cell, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.documents.report.view import View
    from coc_cli.readiness.rehearse import Break, Rehearsal

_COLUMNS = ("From gate", "What breaks", "Why", "What would cover it")


def rehearsal(view: View, rehearsed: Rehearsal) -> list[Section]:
    """Every loss that breaks something, with what it breaks; how many were tried stands above."""
    singles, tried = list(rehearsed.singles()), len(rehearsed.losses())
    title = f"If one thing fails ({len(singles)} of {tried})"
    lead = (
        f"{counted(tried, 'thing')} were taken away, one at a time: people, posts, equipment, places, channels, vehicles. "
        "What stands broken without any loss is not repeated."
    )
    if not singles:
        return [Section("rehearsal", title, [Paragraph(lead), Paragraph("No single loss breaks anything.")])]
    rows: list[Row] = []
    for loss, broken in singles:
        rows.append(Row(f"Without {view.tell(loss.what)}", heading=True))
        rows += [_row(view, one) for one in broken]
    return [Section("rehearsal", title, [Paragraph(lead), Grid(_COLUMNS, rows)])]


def _row(view: View, one: Break) -> Row:
    duty = view.checklist.duties.get(one.duty)
    what = duty_cell(duty) if duty else ("What a go needs",)
    return Row(one.gate, what, view.tell(sentence(one.message)), view.tell(sentence(one.cover)))
