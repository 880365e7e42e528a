"""The letter of requests to law enforcement: what the NGO asks for, when it was raised, and room for the answer.

One content for paper, page and text. Without a plan it lists every duty that law enforcement can agree to or refuse.
"""

from __future__ import annotations

from coc_cli.documents.forms.build import LAW, MARKING
from coc_cli.documents.model import BOX, Document, Grid, Lines, Pairs, Paper, Paragraph, Row, Section
from coc_cli.readiness.requests import latest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.checklist.model import Duty
    from coc_cli.documents.forms.build import Source
    from coc_cli.documents.model import Block
    from coc_cli.plan.model import Request
    from coc_cli.readiness.verdict import Assessment

LETTER = "requests"
_COLUMNS = ("Duty", "What we ask for", "Raised, answered so far", "Agreed", "Refused", "By (role), date; why")
_WIDTHS = (11, 36, 25, 11, 11, 24)


def letter(source: Source) -> Document:
    """Build the letter: first what was never asked, then what waits for an answer, then what was answered."""
    assessed = source.assessed
    plan = source.case.plan if source.case else None
    sections: list[Section] = []
    if assessed is None:
        every = [
            _row(source, duty, None) for duty in source.checklist.duties.values() if duty.refusable and not duty.chapeau
        ]
        sections.append(_section("all", "What law enforcement can agree to or refuse", every))
    else:
        asked = list(_asked(assessed))
        for name, heading, of in _GROUPS:
            rows = [_row(source, duty, request) for state, duty, request in asked if state == of]
            sections += [_section(name, f"{heading} ({len(rows)})", rows)] if rows else []
        if not sections:
            sections.append(
                Section("none", "Nothing is asked for", [Paragraph("No duty of this plan waits for law enforcement.")])
            )
    closing: list[Block] = [
        Lines("What else you want us to know, or to change", 3),
        Pairs([("Answered by (role), date", ""), ("Received by (role), date", "")]),
    ]
    operation = plan.operation if plan else None
    return Document(
        "Requests to law enforcement",
        [*sections, Section("answer", "Your answer", closing)],
        opening=[
            Pairs(
                [
                    ("To", (operation and operation.lead_agency) or ""),
                    ("From", (operation and operation.organisation) or ""),
                    ("Operation", (operation and operation.code) or ""),
                    ("As of", source.case.clock(source.case.at) if source.case else ""),
                ]
            ),
            Paragraph(
                "You lead and decide. Our Code of Conduct asks us to press for the following before we take part. Please "
                "answer each line: agreed, or refused and why. A refusal is respected and written down; for some lines it "
                "means that we can't come along, and we would rather know early."
            ),
        ],
        marking=MARKING,
        foot=f"For: commander, liaison, approver. {LAW}",
        paper=Paper(
            head=" · ".join(part for part in ((operation and operation.code) or "", "requests") if part), landscape=True
        ),
        subject="Requests to law enforcement",
    )


_GROUPS = (
    ("new", "Not yet raised", "new"),
    ("pending", "Waiting for your answer", "pending"),
    ("again", "To be confirmed again: the records changed since", "again"),
    ("answered", "Answered", "answered"),
)


def _asked(assessed: Assessment) -> Iterator[tuple[str, Duty, Request | None]]:
    """Each duty that is, or has to be, pressed for, with the state of its request."""
    for finding in assessed.findings.values():
        duty = finding.duty
        if not duty.refusable or duty.chapeau or finding.status in ("not-applicable", "not-available"):
            continue
        request = latest(assessed.case, duty)
        if request is None:
            if finding.status in ("open", "unmet"):
                yield "new", duty, None
        elif finding.reason == "re-confirm":
            yield "again", duty, request
        else:
            yield "answered" if request.answer in ("agreed", "refused") else "pending", duty, request


def _section(id: str, heading: str, rows: list[Row]) -> Section:
    return Section(id, heading, [Grid(_COLUMNS, rows, look="form", widths=_WIDTHS)])


def _row(source: Source, duty: Duty, request: Request | None) -> Row:
    said: list[str] = []
    if request is not None and source.case is not None:
        if request.raised_at:
            said.append(
                f"raised {source.case.clock(request.raised_at)}"
                + (f" with {request.raised_with}" if request.raised_with else "")
            )
        if request.answer:
            by = f" by {request.answered_by}" if request.answered_by else ""
            at = f" {source.case.clock(request.answered_at)}" if request.answered_at else ""
            said.append(f"{request.answer}{by}{at}")
    return Row(duty.id, (duty.title, duty.text), "; ".join(said), BOX, BOX, "")
