"""The risks: where each stands before and after its measures, drawn and in words."""

from __future__ import annotations

from coc_cli.checklist.model import BANDS
from coc_cli.documents.model import Drawing, Grid, Paragraph, Row, Section
from coc_cli.documents.report.view import counted
from coc_cli.documents.risk_matrix import matrix
from coc_cli.readiness.risk import band

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coc_cli.documents.model import Block
    from coc_cli.documents.report.view import View
    from coc_cli.plan.model import Risk

    Cell = tuple[str, str]


def risks(view: View) -> list[Section]:
    """Two matrices side by side, before and after the measures, and a table that says the same."""
    present = [risk for risk in view.plan.risks if risk.present != "no"]
    absent = [f"{risk.id} ({view.word(risk.kind) or 'of no kind'})" for risk in view.plan.risks if risk.present == "no"]
    title = "Risks, before and after their measures"
    notes: list[Block] = [Paragraph(f"Considered, and not there: {', '.join(absent)}.", style="small")] if absent else []
    if not present:
        return [Section("risks", title, [Paragraph("No risk is recorded as present."), *notes])]
    before = {risk.id: (risk.likelihood, risk.consequence) for risk in present}
    after = {risk.id: (risk.residual_likelihood, risk.residual_consequence) for risk in present}
    drawings = [
        _drawn(view, "Before the measures", before),
        _drawn(view, "After the measures", after),
    ]
    columns = ("Risk", "What may happen", "Before", "After", "Who sees to it, who accepts what is left")
    table = Grid(columns, [_row(view, risk) for risk in present], caption="The same in words")
    return [
        Section("risks", title, drawings, beside=True),
        Section("risks-in-words", "The risks in words", [table, *notes], level=3),
    ]


def _row(view: View, risk: Risk) -> Row:
    accepted = f"accepted by {view.person(risk.accepted_by)}" if risk.accepted_by else "accepted by nobody"
    return Row(
        (risk.id, view.word(risk.kind) or "no kind", f"duty {risk.duty}" if risk.duty else ""),
        (view.tell(risk.description) or "not described", f"at risk: {view.word(risk.at_risk) or 'not stated'}"),
        _said(view, risk.likelihood, risk.consequence),
        _said(view, risk.residual_likelihood, risk.residual_consequence),
        (f"seen to by {view.person(risk.owner) or 'nobody'}", accepted, view.moment(risk.accepted_at)),
    )


def _said(view: View, likelihood: str | None, consequence: str | None) -> tuple[str, str]:
    found = band(view.case, likelihood, consequence)
    return found or "not placed", f"{view.word(likelihood) or 'likelihood unknown'}, {consequence or 'consequence unknown'}"


def _drawn(view: View, title: str, placed: Mapping[str, tuple[str | None, str | None]]) -> Drawing:
    inside: dict[Cell, list[str]] = {}
    for code, (likelihood, consequence) in placed.items():
        if likelihood and consequence:
            inside.setdefault((likelihood, consequence), []).append(code)
    label = f"{title}: {_in_words(view, inside, len(placed))}"
    return Drawing(matrix(view.checklist.matrix, inside, label=label), label, caption=title)


def _in_words(view: View, inside: Mapping[Cell, Sequence[str]], many: int) -> str:
    found: dict[str, list[str]] = {}
    for (likelihood, consequence), codes in inside.items():
        found.setdefault(band(view.case, likelihood, consequence) or "", []).extend(codes)
    said = [f"{name} {', '.join(found[name])}" for name in reversed(BANDS) if name in found]
    lost = many - sum(len(codes) for codes in inside.values())
    return "; ".join(said + ([f"{counted(lost, 'risk')} not placed"] if lost else [])) + "."
