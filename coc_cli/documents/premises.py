"""The premises drawn: rooms, ways in and out, posts, order of search, who waits where, and the assembly point.

No way of entering is drawn, ever: law enforcement plans that. Whatever a plan does not hold, or a projection left out, is
not drawn. Shade and hatching carry no meaning without the words beside them, so a copy in grey says the same.
"""

from __future__ import annotations

from coc_cli.documents.model import Drawing
from coc_cli.documents.premises_layout import WAY, WIDTH, Frame, drawable, floors
from coc_cli.documents.svg import Canvas
from coc_cli.documents.wrap import extent, fitted, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coc_cli.documents.premises_layout import Floor
    from coc_cli.plan.model import Access, Plan, Premises, Room

_SIZE = 15.5
_LINE = 19.0
_TAG = 20.0
_MOST = 60
_WAITS = {"victims": "victims wait", "suspects": "suspects wait", "unclear": "unclear status waits"}
CAPTION = "Law enforcement alone plans the entry: none is drawn here."


def premises(plan: Plan, site: Premises, *, tell: Callable[[str | None], str]) -> Drawing | None:
    """Draw one site of a plan, or return None where it has no room. `tell` gives the words of a free text."""
    rooms = [room for room in plan.rooms if room.premises == site.id]
    ways = [way for way in plan.access if way.premises == site.id]
    if not rooms:
        return None
    held = {way: [post.id for post in plan.posts if way in post.secures] for way in (one.id for one in ways)}
    known = {room.id for room in rooms}
    lost = [way for way in ways if way.room not in known]
    shown = rooms[:_MOST]
    alt = in_words(site, rooms, ways, held, tell=tell)
    drawn = _Site(held, tell, ordered=any(room.search_order is not None for room in shown))
    laid = floors(shown, [way for way in ways if way not in lost])
    for floor in laid:
        drawn.floor(floor)
    below = laid[-1].bottom
    notes = [f"Of no room: {', '.join(way.id for way in lost)}"] if lost else []
    notes += [f"and {len(rooms) - _MOST} more rooms, in the table"] if len(rooms) > _MOST else []
    svg = drawn.finished(below, notes, tell(site.assembly_point), alt, scale=laid[0].scale)
    how = "Drawn to scale. " if all(drawable(room) for room in shown) else "A scheme, not to scale. "
    if laid[0].scale and not all(drawable(room) for room in shown):
        how = "To scale where rooms touch; single boxes are a scheme. "
    return Drawing(svg, alt, caption=how + CAPTION, wide=True)


def in_words(
    site: Premises,
    rooms: Sequence[Room],
    ways: Sequence[Access],
    held: Mapping[str, Sequence[str]],
    *,
    tell: Callable[[str | None], str],
) -> str:
    """What the drawing of a site shows, in words."""
    places = {way.id: way.room for way in ways}
    said = [f"Site {site.id}: {len(rooms)} rooms and grounds, {len(ways)} ways in and out."]
    said += [f"{room.id}: {_WAITS[room.separation]}." for room in rooms if room.separation in _WAITS]
    ordered = sorted((room for room in rooms if room.search_order is not None), key=lambda room: room.search_order or 0)
    said += [f"Order of search: {', '.join(room.id for room in ordered)}."] if ordered else []
    said += [f"{room.id}: {_measures(room.box)}." for room in rooms if room.box]
    points = {way.id: f" at {_metres(way.point)}" for way in ways if way.point}
    for way, posts in held.items():
        by = f", held by {', '.join(posts)}" if posts else ""
        said.append(f"{way} of {places[way] or 'no room'}{points.get(way, '')}{by}.")
    said += [f"Assembly point: {tell(site.assembly_point)}."] if site.assembly_point else []
    return " ".join(said)


def _measures(box: Sequence[int]) -> str:
    """A rectangle of decimetres in words: its size, and where its corner lies to the right and downwards."""
    wide, high = (f"{side / 10:g}" for side in box[2:])
    return f"{wide} by {high} m, at {_metres(box[:2])}"


def _metres(point: Sequence[int]) -> str:
    return " and ".join(f"{place / 10:g}" for place in point)


class _Site:
    """The drawing of one site in the making."""

    def __init__(self, held: Mapping[str, Sequence[str]], tell: Callable[[str | None], str], *, ordered: bool) -> None:
        self.canvas = Canvas(WIDTH, 0)
        self.held = held
        self.tell = tell
        self.ordered = ordered

    def floor(self, floor: Floor) -> None:
        """A floor: its rooms first, then the tags of its ways upon them."""
        if floor.titled:
            said = "Ground floor" if floor.number == 0 else f"Floor {floor.number}"
            said = "Floor not stated" if floor.number is None else said
            self.canvas.text(4, floor.top + 18, said, size=_SIZE, bold=True)
        # Grounds first: a house may stand on them.
        for frame in sorted(floor.frames, key=lambda frame: frame.room.kind != "grounds"):
            self._room(frame)
        for frame in floor.frames:
            for index, way in enumerate(floor.hanging.get(frame.room.id, ())):
                self._hang(frame, way, index, floor.free(frame, index))
        taken: list[tuple[float, float]] = []
        for way, x, y in floor.pinned:
            free = y
            while any(abs(free - other) < _TAG and abs(x - beside) < 80 for beside, other in taken):
                free += _TAG + 2
            taken.append((x, free))
            self._tags(way, self._beside(floor, way, x), free - _TAG / 2)

    def _beside(self, floor: Floor, way: Access, x: float) -> float:
        """Where the tags of a way begin: outside on an outer wall to the left or right, so that they cover no room."""
        wide = self._wide(way)
        left = min(frame.left for frame in floor.frames)
        right = max(frame.left + frame.width for frame in floor.frames)
        begin = x - wide + 10 if x - left < 2 else x - 10 if right - x < 2 else x - wide / 2
        return min(max(begin, 1), WIDTH - wide - 1)

    def _room(self, frame: Frame) -> None:
        room, canvas = frame.room, self.canvas
        look = "area" if room.separation == "victims" else "paper"
        place = frame.left, frame.top, frame.width, frame.height
        canvas.box(*place, look=look, edge=2, dashed=room.kind == "grounds")
        if room.separation in ("suspects", "unclear"):
            _hatch(canvas, frame, step=14 if room.separation == "suspects" else 28)
        lines = self._lines(frame)
        y = frame.top + (frame.height - _LINE * (len(lines) + 1)) / 2 + _LINE - 4
        wide = extent(room.id, _SIZE) + (26 if room.search_order is not None else 0)
        x = frame.left + (frame.width - wide) / 2
        if room.search_order is not None:
            number = str(room.search_order)
            across = max(20.0, extent(number, 14) + 8)
            canvas.box(x - (across - 20), y - 15, across, 20, look="ink", round=10)
            canvas.text(x - (across - 20) / 2 + 10, y, number, look="paper", size=14, anchor="middle", bold=True)
            x += 26
        canvas.text(x, y, room.id, size=_SIZE + 1, bold=True, halo=True)
        for index, (line, bold) in enumerate(lines):
            middle = frame.left + frame.width / 2
            canvas.text(middle, y + _LINE * (index + 1), line, size=_SIZE, anchor="middle", bold=bold, halo=True)

    def _lines(self, frame: Frame) -> list[tuple[str, bool]]:
        """What is written in a room below its code, as much as finds room; who waits there comes first."""
        room, inside = frame.room, frame.width - 10
        waits = [(line, True) for line in wrapped(_WAITS.get(room.separation or "", ""), inside, _SIZE)]
        locked = [("locked", False)] if room.locked == "yes" and extent("locked", _SIZE) <= inside else []
        room_for = max(int(frame.height // _LINE) - 1, 0)
        free = room_for - len(waits) - len(locked)
        used = wrapped(self.tell(room.use) or room.kind or "", inside, _SIZE, most=min(free, 3)) if free > 0 else []
        return [*((line, False) for line in used), *locked, *waits][: max(room_for, len(waits))]

    def _hang(self, frame: Frame, way: Access, index: int, free: float) -> None:
        """A way below its room, with where it leads: the edge of a scheme."""
        x, y = frame.left + 8, frame.top + frame.height + 3 + index * WAY
        self.canvas.line(x - 4, frame.top + frame.height, x - 4, y + _TAG / 2, look="strong", width=1.5)
        self.canvas.line(x - 4, y + _TAG / 2, x, y + _TAG / 2, look="strong", width=1.5)
        self._tags(way, x, y)
        after = x + self._wide(way) + 6
        said = fitted(f"to {self.tell(way.leads_to)}", free - after - _LINE / 2, _SIZE - 1.5) if way.leads_to else ""
        self.canvas.text(after, y + 15, said, size=_SIZE - 1.5)

    def _wide(self, way: Access) -> float:
        return sum(_tag_width(code) for code in (way.id, *self.held[way.id][:2]))

    def _tags(self, way: Access, x: float, y: float) -> None:
        """The code of a way, white on black, and beside it the posts that hold it, black on white."""
        for index, code in enumerate((way.id, *self.held[way.id][:2])):
            wide = _tag_width(code)
            self.canvas.box(x, y, wide, _TAG, look="paper" if index else "ink", edge=1.5)
            look = "ink" if index else "paper"
            self.canvas.text(x + wide / 2, y + 15, code, look=look, size=14, anchor="middle", bold=True)
            x += wide

    def finished(self, y: float, notes: Sequence[str], assembly: str, alt: str, *, scale: float) -> str:
        """Add what stands below the floors, the assembly point and the signs, and return the drawing."""
        for note in notes:
            self.canvas.text(4, y + 16, fitted(note, WIDTH - 8, _SIZE), size=_SIZE)
            y += _LINE + 4
        if assembly:
            lines = wrapped(f"Assembly point: {assembly}", WIDTH - 40, _SIZE, most=3)
            self.canvas.box(2, y + 4, WIDTH - 4, _LINE * len(lines) + 12, look="paper", edge=3, round=6)
            for index, line in enumerate(lines):
                self.canvas.text(18, y + 25 + _LINE * index, line, size=_SIZE, bold=True)
            y += _LINE * len(lines) + 26
        self.canvas.height = self._signs(y + 4, scale) + 6
        return self.canvas.svg(alt)

    def _signs(self, y: float, scale: float) -> float:
        """What each sign that is drawn means, on one line; and the length of a metre's multiple where it is to scale."""
        canvas, x = self.canvas, 4.0
        signs = [("ink", "X", "way in or out")] if self.held else []
        signs += [("paper", "K", "post that holds it")] if any(self.held.values()) else []
        for look, sign, said in signs:
            canvas.box(x, y, 24, _TAG, look=look, edge=1.5)
            other = "paper" if look == "ink" else "ink"
            canvas.text(x + 12, y + 15, sign, look=other, size=14, anchor="middle", bold=True)
            canvas.text(x + 30, y + 15, said, size=14)
            x += 46 + extent(said, 14)
        if self.ordered:
            canvas.box(x, y, 20, 20, look="ink", round=10)
            canvas.text(x + 10, y + 15, "1", look="paper", size=14, anchor="middle", bold=True)
            canvas.text(x + 26, y + 15, "order of search", size=14)
        if scale:
            metres = next((one for one in (1, 2, 5, 10, 20, 50, 100) if one * 10 * scale >= 60), 200)
            long = metres * 10 * scale
            canvas.line(WIDTH - 8 - long, y + 12, WIDTH - 8, y + 12, look="strong", width=3)
            canvas.text(WIDTH - 16 - long, y + 15, f"{metres} m", size=14, anchor="end")
        return y + _TAG


def _tag_width(code: str) -> float:
    return max(28.0, extent(code, 14) + 12)


def _hatch(canvas: Canvas, frame: Frame, *, step: float) -> None:
    """Thin slanted lines within a frame."""
    right, bottom = frame.left + frame.width, frame.top + frame.height
    offset = step
    while offset < frame.width + frame.height:
        x1, y1 = min(frame.left + offset, right), frame.top + max(offset - frame.width, 0)
        x2, y2 = frame.left + max(offset - frame.height, 0), min(frame.top + offset, bottom)
        canvas.line(x1, y1, x2, y2, look="rule", width=1.5)
        offset += step
