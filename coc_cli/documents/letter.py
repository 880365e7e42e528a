"""The letter of open requests: what law enforcement was asked and has not answered, and what it is still to be asked."""

from __future__ import annotations

from coc_cli.documents.model import Document, Items, Pairs, Paragraph, Section
from coc_cli.documents.report.view import View
from coc_cli.readiness.requests import latest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.readiness.result import Finding
    from coc_cli.readiness.verdict import Assessment

_LEVELS = ("must", "should", "consider")
# More than these make a second page, which nobody answers: then only titles are written.
_WHOLE = 12


def letter(assessed: Assessment) -> Document:
    """Build the letter: one page, with room for each answer. It names roles and codes, and no place."""
    view = View(assessed)
    asked = [one for one in assessed.findings.values() if not one.duty.alias and latest(view.case, one.duty) is not None]
    pending = [one for one in asked if one.reason in ("pending", "incomplete")]
    again = [one for one in asked if one.reason == "re-confirm"]
    fresh = sorted(_not_raised(view), key=lambda one: _LEVELS.index(one.duty.level))
    count = len(pending) + len(again) + len(fresh)
    sections = [
        Section(
            name,
            f"{heading} ({len(found)})",
            [Items([(_line(view, one, whole=count <= _WHOLE), "") for one in found], boxes=True)],
        )
        for name, heading, found in (
            ("pending", "Asked, and not answered yet", pending),
            ("again", "Answered before the plan changed: does it still hold?", again),
            ("new", "Not asked before", fresh),
        )
        if found
    ]
    if not sections:
        sections = [Section("none", "Nothing is open", [Paragraph("Every request of this plan was raised and answered.")])]
    else:
        sections.append(_answer())
    operation = view.plan.operation
    rows = [
        ("To", operation.lead_agency or ""),
        ("From", operation.organisation or ""),
        ("Operation", operation.code or ""),
        ("As of", view.moment(assessed.at)),
    ]
    asks = "We ask you to agree to, or to refuse, each of these. An answer we can record needs your role and the day."
    return Document(
        "Requests to law enforcement",
        sections,
        opening=[Pairs([(label, view.tell(text)) for label, text in rows]), *([Paragraph(asks)] if count else [])],
        foot="Law enforcement leads and controls the operation; this letter authorises nothing.",
    )


def _not_raised(view: View) -> list[Finding]:
    """What only a request can meet, and that was never asked for."""
    return [
        one
        for one in view.assessed.findings.values()
        if one.duty.asks in ("request", "raising")
        and not one.duty.alias
        and one.status in ("open", "unmet")
        and latest(view.case, one.duty) is None
    ]


def _line(view: View, finding: Finding, *, whole: bool) -> str:
    """One request: its duty, what is asked, and when it was raised with whom."""
    duty, request = finding.duty, latest(view.case, finding.duty)
    said = f"{duty.id} {duty.title}" + (f": {duty.text.rstrip('.')}" if whole else "")
    if request is None or request.raised_at is None:
        return said
    return f"{said} - asked {view.moment(request.raised_at)} of {view.person(request.raised_with)} ({request.id})"


def _answer() -> Section:
    return Section(
        "answer",
        "Answer",
        [Pairs([("Agreed to", ""), ("Refused", ""), ("Role", ""), ("Day and time", ""), ("Signed", "")])],
    )
