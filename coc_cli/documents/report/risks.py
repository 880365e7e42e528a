"""The risks: where each stands before and after its measures, drawn and in words."""

from __future__ import annotations

from coc_cli.checklist.model import BANDS
from coc_cli.documents.model import Drawing, Grid, Paragraph, Row, Section
from coc_cli.documents.report.view import counted
from coc_cli.documents.svg import Canvas
from coc_cli.plan.words import CONSEQUENCES, LIKELIHOODS
from coc_cli.readiness.risk import band

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coc_cli.documents.model import Block
    from coc_cli.documents.report.view import View
    from coc_cli.plan.model import Risk

    Cell = tuple[str, str]

_LABELS, _TOP, _WIDE, _HIGH = 96.0, 8.0, 76.0, 54.0
# So many characters stand in a line of a cell; the table below the drawing holds all.
_LONGEST = 8


def risks(view: View) -> list[Section]:
    """Two matrices side by side, before and after the measures, and a table that says the same."""
    present = [risk for risk in view.plan.risks if risk.present != "no"]
    absent = [f"{risk.id} ({risk.kind or 'of no kind'})" for risk in view.plan.risks if risk.present == "no"]
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
        (risk.id, risk.kind or "no kind", f"duty {risk.duty}" if risk.duty else ""),
        (view.tell(risk.description) or "not described", f"at risk: {', '.join(risk.at_risk) or 'not stated'}"),
        _said(view, risk.likelihood, risk.consequence),
        _said(view, risk.residual_likelihood, risk.residual_consequence),
        (f"seen to by {view.person(risk.owner) or 'nobody'}", accepted, view.moment(risk.accepted_at)),
    )


def _said(view: View, likelihood: str | None, consequence: str | None) -> tuple[str, str]:
    found = band(view.case, likelihood, consequence)
    return found or "not placed", f"{likelihood or 'likelihood unknown'}, {consequence or 'consequence unknown'}"


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


def matrix(bands: Mapping[str, Sequence[str]], inside: Mapping[Cell, Sequence[str]], *, label: str) -> str:
    """Draw the 5 x 5 lookup with codes in its cells: likelihood upwards, consequence to the right."""
    canvas = Canvas(_LABELS + _WIDE * 5 + 4, _TOP + _HIGH * 5 + 44)
    for row, likelihood in enumerate(reversed(LIKELIHOODS)):
        y = _TOP + row * _HIGH
        canvas.text(_LABELS - 8, y + _HIGH / 2 + 4, likelihood.replace("-", " "), look="soft", anchor="end")
        for column, consequence in enumerate(CONSEQUENCES):
            x = _LABELS + column * _WIDE
            name = bands[likelihood][column]
            canvas.box(x + 1, y + 1, _WIDE - 2, _HIGH - 2, look=f"band-{name}", round=3)
            canvas.text(x + 7, y + 14, name, size=10.5)
            for line, codes in enumerate(_lines(inside.get((likelihood, consequence), ()))):
                canvas.text(x + _WIDE / 2, y + 32 + line * 15, codes, anchor="middle", bold=True)
    for column, consequence in enumerate(CONSEQUENCES):
        x = _LABELS + column * _WIDE + _WIDE / 2
        canvas.text(x, _TOP + _HIGH * 5 + 16, consequence, look="soft", size=12, anchor="middle")
    canvas.text(_LABELS, _TOP + _HIGH * 5 + 36, "consequence →", look="soft", size=12)
    canvas.text(_LABELS - 8, _TOP + _HIGH * 5 + 16, "↑ likelihood", look="soft", size=12, anchor="end")
    return canvas.svg(label)


def _lines(codes: Sequence[str]) -> list[str]:
    """The codes of one cell in two short lines: long ones are cut, those that find no room are counted."""
    short = [code if len(code) <= _LONGEST else code[: _LONGEST - 1] + "…" for code in codes]
    lines = [""]
    for index, code in enumerate(short):
        if len(lines[-1]) + len(code) > _LONGEST and lines[-1]:
            if len(lines) == 2:
                lines[-1] = f"{lines[-1]} +{len(short) - index}"
                break
            lines.append("")
        lines[-1] = f"{lines[-1]} {code}".strip()
    return lines
