"""What a change would do, before anybody confirms it: the plan with it, judged, and nothing written."""

from __future__ import annotations

from coc_cli.plan.read import read
from coc_cli.plan.references import removed
from coc_cli.readiness.verdict import assess
from coc_cli.tomlfile.edits import intended

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.walk.view import View

_GOOD = ("met", "waived", "refused", "not-applicable")


def worse_without(view: View, record: str) -> list[str]:
    """The duties that are settled now and would not be without a record."""
    plan, _ = read(intended(view.data, removed(view.data, record)), view.checklist)
    after = assess(plan, view.checklist, view.at).findings
    return [
        duty
        for duty, finding in view.findings.items()
        if finding.status in _GOOD
        and after[duty].status not in _GOOD
        and not finding.duty.chapeau
        and not finding.duty.alias
    ]
