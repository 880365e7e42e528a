"""The register of copies, and the cover of a packet: which sheet went to whom, and what comes back."""

from __future__ import annotations

from coc_cli.documents.brief.view import View, joined
from coc_cli.documents.model import Callout, Document, Grid, Paper, Row, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from coc_cli.plan.project import Projection

# The register says who holds what; a packet holds the sheets themselves.
MARKING, PACKET_MARKING = "TLP:AMBER+STRICT", "TLP:RED"
_KEEP = (
    "Hand each sheet to the person it is for, and to nobody else. Tick it off when it is back, or when it was destroyed."
)


def register(projection: Projection, *, copies: Sequence[tuple[str, str, int, str]], draft: bool) -> Document:
    """Build the register of all copies on record, and of those printed now, for who keeps them.

    projection: of an audience that sees the register; copies: what was printed now, as name, audience, copy and digest.
    """
    view = View(projection)
    now = [
        Row(joined([name, _not_before(view, name)]), audience.replace("-", " "), str(copy), digest[:8], "", "")
        for name, audience, copy, digest in copies
    ]
    new = [(copy, digest) for _, _, copy, digest in copies]
    columns = ("For", "Audience", "Copy", "Sheet", "Handed over: time, sign", "Back or destroyed: time, sign")
    printed = Grid(columns, now, widths=(36, 20, 8, 17, 20, 18), look="written")
    earlier = [
        Row(
            joined([one.id, view.say(one, "person")]),
            view.say(one, "audience"),
            view.say(one, "copy"),
            view.say(one, "digest")[:8],
            joined([view.say(one, "at"), _until(view, one)], "; return by "),
            view.say(one, "returned_on"),
        )
        for one in view.plan.copies
        if (one.copy, one.digest) not in new
    ]
    titles = ("Entry", "Audience", "Copy", "Sheet", "Printed at", "Back on")
    sections = [Section("printed", "Sheets printed now", [Callout("law", _KEEP), printed])] if now else []
    if earlier:
        sections.append(Section("earlier", "Copies on record", [Grid(titles, earlier, widths=(14, 16, 8, 12, 36, 14))]))
    kept = view.plan.retention
    return Document(
        "Register of copies",
        sections,
        marking=MARKING,
        foot="Law enforcement controls the operation and decides. This page authorises nothing.",
        draft=draft,
        paper=Paper(
            head=joined([view.plan.operation.code or "", "Register of copies"], " · "),
            until=joined(["Destroy by", view.say(kept, "destroy_by")], " ") if kept.destroy_by else "",
        ),
        subject="Register of copies",
    )


def _not_before(view: View, code: str) -> str:
    """From when that person may be told; "" for who may be told at once, or is no person."""
    person = view.plan.person(code)
    return f"not before {view.say(person, 'told_from')}" if person and person.told_from else ""


def _until(view: View, copy: object) -> str:
    return view.say(copy, "return_by")


def cover(titles: Sequence[str], *, code: str, draft: bool) -> Document:
    """Build the cover of a packet: what is in it, in order, and the page on which it begins.

    Only the cover says that page: on a sheet it would tell its reader how much others were given.
    """
    rows = [Row(title, "", "") for title in titles]
    contents = Grid(("Sheet", "Page of the file", "Taken out by: time, sign"), rows, widths=(40, 12, 40), look="contents")
    return Document(
        joined([code, "briefing packet"], ": "),
        [Section("contents", "Contents", [Callout("law", _KEEP), contents])],
        marking=PACKET_MARKING,
        foot="Law enforcement controls the operation and decides. This packet authorises nothing.",
        draft=draft,
        paper=Paper(head=joined([code, "Briefing packet"], " · ")),
        subject="Briefing packet",
    )
