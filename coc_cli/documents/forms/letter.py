"""The letter of requests on paper: from a plan the one letter that `coc requests` prints; blank, every duty to ask for."""

from __future__ import annotations

from coc_cli.documents.forms.build import LAW, MARKING
from coc_cli.documents.letter import letter as open_requests
from coc_cli.documents.model import BOX, Document, Grid, Lines, Pairs, Paper, Paragraph, Row, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.documents.forms.build import Source
    from coc_cli.documents.model import Block

LETTER = "requests"


def letter(source: Source) -> Document:
    """Build the letter of a plan; without one, the duties that law enforcement can agree to or refuse, to choose from."""
    if source.assessed is None:
        return _blank(source)
    made = open_requests(source.assessed)
    made.marking = MARKING
    made.paper = Paper(head=" · ".join(part for part in (source.assessed.case.plan.operation.code, "requests") if part))
    made.subject = made.title
    return made


def _blank(source: Source) -> Document:
    duties = [duty for duty in source.checklist.duties.values() if duty.refusable and not duty.chapeau]
    rows = [Row(duty.id, (duty.title, duty.text), BOX, BOX, BOX, "") for duty in duties]
    columns = ("Duty", "What we ask for", "Asked", "Agreed", "Refused", "By (role), date; why")
    closing: list[Block] = [
        Lines("What else you want us to know, or to change", 3),
        Pairs([("Answered by (role), date", ""), ("Received by (role), date", "")]),
    ]
    asks = (
        "You lead and decide. Our Code of Conduct asks us to press for what is ticked here before we take part. Please "
        "answer each line. A refusal is respected and written down; for some lines it means that we can't come along."
    )
    return Document(
        "Requests to law enforcement",
        [
            Section(
                "asked",
                "What law enforcement can agree to or refuse",
                [Grid(columns, rows, look="form", widths=(11, 44, 9, 10, 10, 30))],
            ),
            Section("answer", "Your answer", closing),
        ],
        opening=[Pairs([(label, "") for label in ("To", "From", "Operation", "As of")]), Paragraph(asks)],
        marking=MARKING,
        foot=f"For: commander, liaison, approver. {LAW}",
        paper=Paper(head="requests", landscape=True),
        subject="Requests to law enforcement",
    )
