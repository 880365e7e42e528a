"""What a reader looks up: house numbers, country notes, what the source lost, sign-offs, and what was judged by what."""

from __future__ import annotations

from coc_cli import __version__
from coc_cli.documents.model import Callout, Grid, Items, Pairs, Paragraph, Row, Section
from coc_cli.documents.report.opening import LAW
from coc_cli.documents.report.view import WITHHELD, duty_cell, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.documents.report.view import View


def numbers(view: View) -> list[Section]:
    """The house numbers used, and whose each is."""
    limits = view.case.limits
    rows = [
        Row((one.title, one.help), f"{limits[name]} {one.unit}", f"{one.value}", limits.whose(name))
        for name, one in view.checklist.limits.items()
    ]
    columns = ("Number", "Used here", "Default", "Whose it is")
    grid = Grid(columns, rows, caption="House numbers are ours, not the Code's")
    return [Section("numbers", "House numbers", [grid])]


def country(view: View) -> list[Section]:
    """What the country pack notes on duties, with its warning; nothing where no pack applies."""
    pack = view.case.pack
    if pack is None:
        return []
    rows = [
        Row(
            duty_cell(view.checklist.duties[note.duty]),
            note.text,
            (note.source, note.dated),
            note.status,
        )
        for note in pack.notes
    ]
    grid = Grid(("Duty", "Note", "Source and date", "Status"), rows, caption=f"{pack.title}, edition {pack.edition}")
    return [Section("country", f"Notes on {pack.title}", [Callout("warning", pack.warning), grid])]


def source(view: View) -> list[Section]:
    """What the surviving text of the Code has lost."""
    return [Section("source", "What the source has lost", [Items([(said, "") for said in view.checklist.lost])])]


def signoffs(view: View) -> list[Section]:
    """Who signed this plan, and what each sign-off is worth for this revision."""
    title = "Sign-offs"
    if not view.assessed.signoffs:
        return [Section("signoffs", title, [Paragraph("Nobody has signed this plan.")])]
    wrong = {notice.path: notice.message for notice in view.assessed.notices if notice.id == "signoff-void"}
    rows = []
    for one in view.assessed.signoffs:
        void = one.void or wrong.get(one.path, "")
        rows.append(
            Row(
                ("void",) if void else ("stands",),
                (view.word(one.role), view.person(one.code)),
                (view.moment(one.at) or "at no known time", one.method),
                sentence(view.tell(void)) or "For this very revision",
                state="unmet" if void else "met",
            )
        )
    caption = "Each is bound to the revision that was signed"
    grid = Grid(("State", "Role and code", "When and how", "What it is worth"), rows, caption=caption, look="ledger")
    return [Section("signoffs", title, [grid])]


def about(view: View, digest: str) -> list[Section]:
    """What was judged, by what and when; so that a second look gives the same bytes."""
    checklist = view.checklist
    return [
        Section(
            "about",
            "About this report",
            [
                Pairs(
                    [
                        ("Plan, SHA-256", digest),
                        ("Judged at", view.moment(view.assessed.at)),
                        ("Gate", view.assessed.gate),
                        ("Checklist", f"{checklist.title}; {checklist.edition}"),
                        ("Checklist, SHA-256", checklist.digest),
                        ("Source of the Code", checklist.source),
                        ("Program", f"coc {__version__}"),
                    ]
                ),
                Paragraph(
                    "Locations are not repeated here; words that seem to name somebody or to give a place away read "
                    f"{WITHHELD}. Hand this report to planner, approver and commander, and to nobody else.",
                    style="small",
                ),
                Callout("law", *LAW),
            ],
        )
    ]
