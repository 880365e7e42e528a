"""The premises: each site drawn, and the same in words."""

from __future__ import annotations

from coc_cli.documents.model import Grid, Paragraph, Row, Section
from coc_cli.documents.premises import premises as drawn
from coc_cli.documents.report.view import counted
from coc_cli.readiness.clock import written_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.documents.model import Block
    from coc_cli.documents.report.view import View
    from coc_cli.plan.model import Access, Premises, Room

_WAITS = {"victims": "victims wait here", "suspects": "suspects wait here", "unclear": "unclear status waits here"}


def sites(view: View) -> list[Section]:
    """One drawing and one table per site; where it is stays out of the report (12.a)."""
    title = "The premises"
    if not view.plan.premises:
        return [Section("premises", title, [Paragraph("The plan holds no premises yet.")])]
    sections: list[Section] = []
    for index, site in enumerate(view.plan.premises):
        drawing = drawn(view.plan, site, tell=view.tell)
        blocks: list[Block] = [drawing] if drawing else [Paragraph(f"No room of {site.id} is recorded yet.")]
        rows = [*_rooms(view, site), *_ways(view, site)]
        if rows:
            caption = f"Site {site.id} in words" + (
                f"; layout as of {written_day(site.layout_on)}" if site.layout_on else ""
            )
            blocks.append(Grid(("Where", "What it is", "Who waits, who holds it", "Search"), rows, caption=caption))
        if index == 0:
            sections.append(Section("premises", title, [] if len(view.plan.premises) > 1 else blocks))
        if len(view.plan.premises) > 1:
            sections.append(Section(f"premises-{index + 1}", f"Site {site.id}", blocks, level=3))
    return sections


def _rooms(view: View, site: Premises) -> Iterator[Row]:
    rooms = [room for room in view.plan.rooms if room.premises == site.id]
    if rooms:
        yield Row(counted(len(rooms), "room or open ground", "rooms and open grounds"), heading=True)
    for room in rooms:
        yield Row(room.id, _what(view, room), _WAITS.get(room.separation or "", ""), _search(room))


def _what(view: View, room: Room) -> str:
    floor = "" if room.floor is None else "ground floor" if room.floor == 0 else f"floor {room.floor}"
    said = [view.tell(room.use) or room.kind or "", floor, "locked" if room.locked == "yes" else ""]
    return ", ".join(part for part in said if part)


def _search(room: Room) -> str:
    order = f"as number {room.search_order}" if room.search_order is not None else ""
    by = f"by {', '.join(room.search_by)}" if room.search_by else ""
    return " ".join(part for part in (order, by) if part)


def _ways(view: View, site: Premises) -> Iterator[Row]:
    ways = [way for way in view.plan.access if way.premises == site.id]
    if ways:
        yield Row(counted(len(ways), "way in or out", "ways in and out"), heading=True)
    for way in ways:
        held = [post.id for post in view.plan.posts if way.id in post.secures]
        yield Row(way.id, _leads(view, way), f"held by {', '.join(held)}" if held else "held by nobody", "")


def _leads(view: View, way: Access) -> str:
    to = f"to {view.tell(way.leads_to)}" if way.leads_to else ""
    said = " ".join(part for part in (way.kind, f"from {way.room}" if way.room else "", to) if part)
    return f"{said}, locked" if way.locked == "yes" else said
