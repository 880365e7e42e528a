"""How many questions nobody had to answer, and why: what a fact rules out, what the records tell."""

from __future__ import annotations

from coc_cli.readiness.result import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.checklist.model import Part
    from coc_cli.walk.view import View


def of_part(view: View, part: Part) -> str:
    """One line on a part, "" when nothing was spared in it."""
    out: dict[str, int] = {}
    by_records = 0
    for clause in part.clauses:
        for duty in clause.duties:
            finding = view.findings[duty.id]
            if duty.asks == "nothing" or duty.alias or duty.lost:
                continue
            if finding.status == "not-applicable":
                for fact in finding.facts[:1]:
                    out[fact] = out.get(fact, 0) + 1
            elif duty.asks == "records" and finding.status == "met":
                by_records += 1
    count = sum(out.values()) + by_records
    reasons = [f"{fact} is {view.fact(fact)}" for fact in out]
    if by_records:
        reasons.append(f"the records answer {by_records}")
    if not count:
        return ""
    return f"{count} {'question' if count == 1 else 'questions'} spared: {listed(reasons, most=4)}"
