"""What a READY hangs on, and what a reader has to know: refusals, waivers, loosened limits, kept answers, notices."""

from __future__ import annotations

from coc_cli.documents.model import Grid, Items, Paragraph, Row, Section
from coc_cli.documents.report.view import FOUND, NOTICED, duty_cell, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.documents.report.view import View
    from coc_cli.plan.model import Waiver

# Notices that have a table of their own here, or stand under what is in the way.
_ELSEWHERE = ("answer-kept", "limit-loosened", "waiver-void", "waiver-expired", "waiver-refused", "waiver-superfluous")


def conditions(view: View) -> list[Section]:
    """One sub-section for each thing that there is; one sentence for all that there is not."""
    tables = {
        "Conditions": _conditions(view),
        "Refusals by law enforcement": _refusals(view),
        "Waivers": _waivers(view),
        "Limits that were loosened": _loosened(view),
        "Answers kept and ignored": _kept(view),
        "Notices": _notices(view),
    }
    nothing = [name.lower() for name, block in tables.items() if block is None]
    lead = f"There are none of these: {'; '.join(nothing)}." if nothing else "Each of these has to be known before the go."
    sections = [Section("conditions", "Conditions, refusals, waivers, notices", [Paragraph(lead)])]
    for name, block in tables.items():
        if block is not None:
            sections.append(Section("known-" + name.lower().replace(" ", "-"), name, [block], level=3))
    return sections


def _conditions(view: View) -> Items | None:
    said = view.assessed.conditions
    return Items([(sentence(view.tell(condition)), "") for condition in said]) if said else None


def _refusals(view: View) -> Grid | None:
    found = [one for one in view.assessed.findings.values() if one.status == "refused" or one.reason == "unaccepted"]
    rows = [view.finding(one) for one in found if not one.duty.alias and not one.duty.chapeau]
    return Grid(FOUND, rows, caption="Refused, on record", look="ledger") if rows else None


def _waivers(view: View) -> Grid | None:
    rows = [_waiver(view, waiver) for waiver in view.plan.waivers]
    columns = ("State", "Duty", "Reason", "By whom and until when")
    return Grid(columns, rows, caption="Every waiver in the plan", look="ledger") if rows else None


def _waiver(view: View, waiver: Waiver) -> Row:
    duty = view.checklist.duties.get(waiver.duty or "")
    finding = view.assessed.findings.get(waiver.duty or "")
    holds = finding is not None and finding.status == "waived" and finding.path == waiver.path
    named = [notice for notice in view.assessed.notices if notice.path.partition(".duty")[0] == waiver.path]
    trail = (
        f"until {waiver.until.isoformat()}" if waiver.until else "no end",
        f"asked by {view.person(waiver.asked_by) or 'nobody'}, approved by {view.person(waiver.approved_by) or 'nobody'}",
        f"made {view.moment(waiver.made_at) or 'at no known time'}",
        waiver.id,
    )
    return Row(
        ("waived", "holds") if holds else ("note", "does not hold"),
        duty_cell(duty) if duty else (view.tell(waiver.duty) or "no duty",),
        (sentence(view.tell(waiver.reason)) or "No reason is given", *(sentence(view.tell(one.message)) for one in named)),
        trail,
        state="waived" if holds else "note",
    )


def _loosened(view: View) -> Grid | None:
    rows = [view.notice(notice) for notice in view.assessed.notices if notice.id == "limit-loosened"]
    return Grid(NOTICED, rows, caption="House numbers that protect less here", look="ledger") if rows else None


def _kept(view: View) -> Items | None:
    kept = [sentence(view.tell(notice.message)) for notice in view.assessed.notices if notice.id == "answer-kept"]
    return Items([(said, "") for said in kept]) if kept else None


def _notices(view: View) -> Grid | None:
    others = [one for one in view.assessed.notices if one.severity != "block" and one.id not in _ELSEWHERE]
    rows = [view.notice(one) for one in others]
    return Grid(NOTICED, rows, caption="None of these stands in the way", look="ledger") if rows else None
