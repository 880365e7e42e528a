"""Briefing sheets: what one audience, and of it one person, needs to carry, and no more.

Pure: a sheet is made from a projection (`coc_cli.plan.project`), whether it is a draft, and the number of its copy.
"""

from __future__ import annotations

from coc_cli.documents.brief.day import day
from coc_cli.documents.brief.layouts import LAYOUTS, ORDERS, SMEACS_OF
from coc_cli.documents.brief.reminders import TASKS, reminders
from coc_cli.documents.brief.tables import tabled
from coc_cli.documents.brief.view import View, joined
from coc_cli.documents.model import Document, Items, Pairs, Paper, Paragraph, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.documents.model import Block
    from coc_cli.plan.project import Projection

# TLP 2.0: for whoever is named on it and nobody else. A sheet tells of the people on site, and most tell when or where.
MARKING = "TLP:RED"
LAW = "Law enforcement controls the operation and decides. This sheet authorises nothing."
_REVISION = ("commander", "approver")
_TOLD = {"nothing": "neither place nor time"}
# Those who see everybody in the plan; for the others the plan's people are themselves.
_ALL_PEOPLE = ("commander", "liaison", "approver")


def sheet(
    projection: Projection,
    *,
    order: str = "iimarch",
    copy: int = 1,
    draft: bool = False,
    revision: str = "",
    head: str = "",
) -> Document:
    """Build one sheet. Where two projections are equal, so are the sheets.

    revision: the plan's digest, head: that of its history. The commander and the approver alone are shown them: they cover
    what others may not see. Whoever holds the paper can ask later whether the plan is behind it (--at-least).
    """
    view = View(projection)
    # In this order: what stands at the head or in the corner is not repeated below.
    shown = revision if view.audience in _REVISION else ""
    opening, corner, until = _opening(view, shown, head), _corner(view), _until(view)
    parts = _parts(view)
    sections = []
    for key, title in ORDERS[order]:
        under = [key] if order == "iimarch" else [one for one, other in SMEACS_OF.items() if other == key]
        blocks = [block for heading in under for block in parts[heading]]
        if blocks:
            sections.append(Section(key, title, blocks, small=key == "annex"))
    return Document(
        _title(view),
        sections,
        opening=[Pairs(opening)],
        marking=MARKING,
        foot=LAW,
        draft=draft,
        paper=Paper(
            head=joined([view.plan.operation.code or "", _title(view)], " · "),
            number=f"copy {copy}",
            corner=corner,
            digest=projection.digest,
            until=until,
        ),
        subject="Briefing sheet",
    )


def _title(view: View) -> str:
    return joined([view.audience.replace("-", " ").capitalize(), view.subject], " ")


def _opening(view: View, revision: str, head: str) -> list[tuple[str, str]]:
    operation, person = view.plan.operation, view.person
    rows = [
        ("Operation", view.say(operation, "code")),
        ("Led by", view.say(operation, "lead_agency")),
        ("Commander", view.say(operation, "commander")),
    ]
    if person is not None:
        rows.append(("You are", joined([view.say(person, "role"), view.say(person, "affiliation")])))
        rows.append(("Your call sign", view.say(person, "call_sign")))
        rows.append(("Your back-up", joined([view.say(person, "backup"), _minutes(view, person)])))
        rows.append(("You work at", view.say(person, "stationed")))
        told = view.say(person, "told")
        rows.append(("You may know", joined([_TOLD.get(told, told), _since(view, person)])))
    if revision:
        rows += [("Plan revision", revision[:16]), ("History head", head[:8])]
    return [(label, value) for label, value in rows if value]


def _minutes(view: View, person: object) -> str:
    said = view.say(person, "backup_minutes")
    return f"there within {said} {'minute' if said == '1' else 'minutes'}" if said else ""


def _since(view: View, person: object) -> str:
    said = view.say(person, "told_from")
    return f"not before {said}" if said else ""


def _corner(view: View) -> list[tuple[str, str]]:
    """Where to go and whom to call when something goes wrong. A site without a meeting place gets a line for it."""
    meeting = view.say(view.plan.operation, "investigation_assembly_point")
    inquiry = [("Assembly point of the investigation", meeting)] if meeting else []
    sites = [(f"Assembly point, {one.id}", view.say(one, "assembly_point")) for one in view.plan.premises]
    calls = [one for one in view.plan.contacts if one.kind == "emergency"]
    numbers = [(joined([one.id, view.say(one, "role")], " "), _number(view, one)) for one in calls]
    return [*inquiry, *sites, *numbers, ("Written in by hand on the day", "")]


def _number(view: View, contact: object) -> str:
    view.say(contact, "kind")
    hours = view.say(contact, "hours")
    return joined([view.say(contact, "number"), f"({hours})" if hours else ""], " ")


def _parts(view: View) -> dict[str, list[Block]]:
    """The blocks of a sheet by the heading of the first order under which they stand."""
    operation = view.plan.operation
    parts: dict[str, list[Block]] = {key: [] for key, _ in ORDERS["iimarch"]}
    parts["information"] += _told(view, operation, "background")
    parts["intention"] += _told(view, operation, "purpose", "authority")
    # Of a receiving place the groups that it takes are all that its sheet holds.
    taken = {group.kind for group in view.plan.groups} if view.audience == "receiver" else set()
    custody = taken == {"suspects"}
    tasks = [(TASKS[one], "") for one in view.person.tasks] if view.person else []
    if view.person is not None:
        view.say(view.person, "tasks")
    parts["method"].append(Items([*tasks, *reminders(view.audience, "do", custody=custody)], boxes=True))
    times = day(view)
    parts["method"] += [times] if times else []
    parts["rights"].append(Items(reminders(view.audience, "rights", custody=custody), boxes=True))
    if view.person is not None and view.audience not in _ALL_PEOPLE:
        own = "; ".join(f"{title}: {value}" for title, value in view.rest(view.person))
        parts["administration"] += [Pairs([("About you", own)], look="text")] if own else []
    if view.plan.checklist:
        parts["annex"].append(Pairs([("Checklist", view.plan.checklist)]))
    for layout in LAYOUTS:
        if layout.name != "people" or view.audience in _ALL_PEOPLE:
            parts[layout.heading] += tabled(view, layout)
    return parts


def _told(view: View, row: object, *fields: str) -> list[Block]:
    return [Paragraph(value) for field in fields if (value := view.say(row, field))]


def _until(view: View) -> str:
    """By when the paper is given back, and to whom, or destroyed."""
    kept = view.plan.retention
    back = f"Return by {view.say(kept, 'return_by')}" if kept.return_by else ""
    keeper = f"to {view.say(kept, 'keeper')}" if kept.keeper else ""
    gone = f"destroy by {view.say(kept, 'destroy_by')}" if kept.destroy_by else ""
    return joined([joined([back, keeper], " "), gone], ", or ")
