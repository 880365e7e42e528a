"""How a plan stands, on one screen: the verdict, each part in counts, what is open by who must act, the next question."""

from __future__ import annotations

from coc_cli.checklist.condition import UNKNOWN
from coc_cli.documents.model import Callout, Document, Grid, Items, Paragraph, Row, Section
from coc_cli.documents.report.opening import HEADINGS, in_one_sentence
from coc_cli.documents.report.view import View, sentence
from coc_cli.readiness.progress import by_part, in_the_way, next_up
from coc_cli.readiness.result import Finding
from coc_cli.text import to_run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.documents.model import Block
    from coc_cli.readiness.verdict import Assessment

# So many things are listed for each who must act; the report lists all.
_SHOWN = 7
_SETTLED = ("met", "refused", "waived")
_OPEN = ("open", "unmet")


def status(assessed: Assessment, *, plan: str) -> Document:
    """Build the screen for a plan; `plan` is the file as it was named, for the commands that are shown."""
    view = View(assessed)
    gate = assessed.gate
    detail = f"at {gate}, judged {view.moment(assessed.at)}; law enforcement decides"
    return Document(
        view.tell(view.plan.operation.code) or plan,
        [
            Section("parts", "Part by part", [_parts(assessed)]),
            *_open(view),
            Section("next", "The next question", _next(view, plan)),
        ],
        opening=[Callout("", f"{assessed.verdict} {detail}"), Paragraph(in_one_sentence(view))],
        foot=f"Everything, row by row: coc report {plan} --format text",
    )


def _parts(assessed: Assessment) -> Grid:
    rows = []
    sums = [0, 0, 0, 0]
    for one in by_part(assessed):
        settled = sum(one.counts[state] for state in _SETTLED)
        open_ = sum(one.counts[state] for state in _OPEN)
        numbers = (settled, open_, sum(one.counts.values()) - settled - open_, one.blocking)
        sums = [total + number for total, number in zip(sums, numbers, strict=True)]
        rows.append(Row(one.part.title, *(str(number) for number in numbers)))
    rows.append(Row("All parts", *(str(total) for total in sums)))
    caption = "Duties: settled (met, refused, waived), open, off (a fact, or lost); in the way at this gate"
    return Grid(("Part", "Settled", "Open", "Off", "In way"), rows, caption=caption)


def _open(view: View) -> list[Section]:
    sections = []
    for actor, mine in in_the_way(view.assessed).items():
        lines = [_line(view, one) for one in mine[:_SHOWN]]
        if len(mine) > _SHOWN:
            lines.append(f"and {len(mine) - _SHOWN} more")
        heading = f"{HEADINGS[actor]} ({len(mine)})"
        sections.append(Section(actor.replace(" ", "-").lower(), heading, [Items([(line, "") for line in lines])]))
    return sections


def _line(view: View, one: object) -> str:
    if isinstance(one, Finding):
        return f"{one.duty.id} {one.duty.title}: {view.tell(one.message)}"
    return sentence(view.tell(getattr(one, "message", "")))


def _next(view: View, plan: str) -> list[Block]:
    asked = next_up(view.assessed)
    if asked is None:
        return [Paragraph("No question is open at this gate.")]
    if isinstance(asked, Finding):
        duty = asked.duty
        return [
            Paragraph(f"{duty.id}: {duty.question}"),
            Paragraph(f"Why: {duty.why}"),
            Paragraph(to_run(f"What to do: {view.tell(asked.fix)}", plan)),
            Paragraph(to_run(f"To be asked: coc walk PLAN --clause {duty.clause}", plan)),
        ]
    first, *others = [value for value in asked.values if value != UNKNOWN] or ["..."]
    known = f"{first} (or {', '.join(others)})" if others else first
    return [
        Paragraph(f"{asked.title}: {asked.question}"),
        Paragraph(f"Why: {asked.help}"),
        Paragraph(to_run(f"Answer it: coc set PLAN facts.{asked.id}={known}", plan)),
        Paragraph(to_run("To be asked this and all the rest: coc walk PLAN", plan)),
    ]
