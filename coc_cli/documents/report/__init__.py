"""The readiness report as a document: for planner, approver and commander, and for nobody else.

Pure: everything comes from one assessment. Where people are and who they are is not repeated here (12.a): no location
is printed, and words that seem to name somebody are withheld.
"""

from __future__ import annotations

from coc_cli.documents.model import Document
from coc_cli.documents.report.closing import about, country, numbers, signoffs, source
from coc_cli.documents.report.conditions import conditions
from coc_cli.documents.report.facts import facts
from coc_cli.documents.report.ledger import ledger
from coc_cli.documents.report.opening import glance, in_the_way, opening
from coc_cli.documents.report.rehearsal import rehearsal
from coc_cli.documents.report.risks import risks
from coc_cli.documents.report.times import times
from coc_cli.documents.report.view import View
from coc_cli.plan.digest import plan_digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.readiness.rehearse import Rehearsal
    from coc_cli.readiness.verdict import Assessment

MARKING = "TLP:AMBER+STRICT"


def report(assessed: Assessment, *, rehearsed: Rehearsal | None = None) -> Document:
    """Build the readiness report of one assessment: every row and duty of the Code, in an order that people act on.

    rehearsed: the same plan ready to lose things; with it the report tells what breaks if one thing fails.
    """
    view = View(assessed)
    code = assessed.case.plan.operation.code
    digest = plan_digest(assessed.case.plan.data)
    return Document(
        f"Readiness report: {view.tell(code)}" if code else "Readiness report",
        [
            *glance(view),
            *in_the_way(view),
            *conditions(view),
            *facts(view),
            *risks(view),
            *(rehearsal(view, rehearsed) if rehearsed else ()),
            *times(view),
            *ledger(view),
            *numbers(view),
            *country(view),
            *source(view),
            *signoffs(view),
            *about(view, digest),
        ],
        opening=opening(view),
        marking=MARKING,
        foot=f"Law enforcement controls the operation; coc authorises nothing. Plan {digest[:12]}",
        contents=True,
    )
