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
from coc_cli.documents.report.risks import risks
from coc_cli.documents.report.times import times
from coc_cli.documents.report.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.readiness.verdict import Assessment

MARKING = "TLP:AMBER+STRICT"


def report(assessed: Assessment) -> Document:
    """Build the readiness report of one assessment: every row and duty of the Code, in an order that people act on."""
    view = View(assessed)
    code = assessed.case.plan.operation.code
    digest = assessed.case.plan.canon.plan()
    return Document(
        f"Readiness report: {view.tell(code)}" if code else "Readiness report",
        [
            *glance(view),
            *in_the_way(view),
            *conditions(view),
            *facts(view),
            *risks(view),
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
