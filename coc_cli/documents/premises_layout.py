"""Where each room of a site is drawn: to scale where the plan holds its rectangle, else in a row of equal boxes.

Pure geometry, in units of the drawing. Each floor is a panel of its own, so floors may share their coordinates.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coc_cli.plan.model import Access, Room

WIDTH = 720.0
MARGIN = 48.0
# All floors to scale take at most so much together: the drawing stays on one page.
_HIGHEST = 600.0
_TITLE = 26.0
_BOX, _BOX_HIGH, _GAP, _BOXES = 196.0, 92.0, 14.0, 3
WAY = 24.0


class Frame:
    """A room on the drawing: left, top, width, height."""

    __slots__ = ("height", "left", "room", "top", "width")

    def __init__(self, room: Room, left: float, top: float, width: float, height: float) -> None:
        self.room = room
        self.left = left
        self.top = top
        self.width = width
        self.height = height


class Floor:
    """One floor as a panel: `frames` of its rooms; `top` and `bottom`; `scale` is 0 where nothing is to scale.

    titled: whether it needs a heading, which one ground floor does not;
    hanging: the ways that are drawn below the box of their room, by room; ways with a point stand on it.
    """

    __slots__ = ("_left", "_top", "bottom", "frames", "hanging", "number", "pinned", "scale", "titled", "top")

    def __init__(self, number: int | None, *, top: float, scale: float, titled: bool) -> None:
        self.number = number
        self.top = top
        self.scale = scale
        self.titled = titled
        self.bottom = top + (_TITLE if titled else 0)
        self.frames: list[Frame] = []
        self.hanging: dict[str, list[Access]] = {}
        self.pinned: list[tuple[Access, float, float]] = []
        self._left = self._top = 0.0

    def to_scale(self, rooms: Sequence[Room], ways: Sequence[Access]) -> None:
        """Place rooms by their rectangles, and ways by their points."""
        left, top, right, bottom = bounds(rooms)
        self._left = (WIDTH - (right - left) * self.scale) / 2 - left * self.scale
        self._top = self.bottom + MARGIN / 2 - top * self.scale
        for room in rooms:
            x, y, width, height = (value * self.scale for value in room.box)
            self.frames.append(Frame(room, x + self._left, y + self._top, width, height))
        self.bottom += (bottom - top) * self.scale + MARGIN
        for way in ways:
            x = min(max(way.point[0], left), right) * self.scale + self._left
            y = min(max(way.point[1], top), bottom) * self.scale + self._top
            self.pinned.append((way, x, y))

    def in_rows(self, rooms: Sequence[Room], ways: Iterable[Access]) -> None:
        """Place rooms as equal boxes, three in a row; below each hang its ways in and out."""
        for way in ways:
            self.hanging.setdefault(way.room or "", []).append(way)
        side = (WIDTH - _BOXES * _BOX - (_BOXES - 1) * _GAP) / 2
        for start in range(0, len(rooms), _BOXES):
            row = rooms[start : start + _BOXES]
            for index, room in enumerate(row):
                self.frames.append(Frame(room, side + index * (_BOX + _GAP), self.bottom + 6, _BOX, _BOX_HIGH))
            most = max(len(self.hanging.get(room.id, ())) for room in row)
            self.bottom += 6 + _BOX_HIGH + most * WAY + _GAP

    def free(self, frame: Frame, index: int) -> float:
        """How far to the right the words beside a hanging way may reach: to where those of another room begin."""
        beside = [one for one in self.frames if one.top == frame.top and one.left > frame.left]
        return min((one.left for one in beside if len(self.hanging.get(one.room.id, ())) > index), default=WIDTH)


def floors(rooms: Sequence[Room], ways: Sequence[Access]) -> list[Floor]:
    """Lay out the floors of one site from above downwards, the lowest first; a room of no floor comes last."""
    numbers = sorted({room.floor for room in rooms}, key=lambda floor: (floor is None, floor or 0))
    scale = _scale([[room for room in rooms if room.floor == number and drawable(room)] for number in numbers])
    titled = numbers not in ([0], [None])
    laid: list[Floor] = []
    top = 0.0
    for number in numbers:
        here = [room for room in rooms if room.floor == number]
        measured = [room for room in here if drawable(room)]
        known = {room.id for room in measured}
        rest = [room for room in here if room.id not in known]
        floor = Floor(number, top=top, scale=scale if measured else 0.0, titled=titled)
        mine = [way for way in ways if way.room in {room.id for room in here}]
        if measured:
            floor.to_scale(measured, [way for way in mine if way.room in known and len(way.point) == 2])
        loose = [way for way in mine if way.room not in known or len(way.point) != 2]
        floor.in_rows(rest, loose)
        laid.append(floor)
        top = floor.bottom
    return laid


def drawable(room: Room) -> bool:
    """Tell whether a room has a rectangle of some size."""
    return len(room.box) == 4 and room.box[2] > 0 and room.box[3] > 0


def bounds(rooms: Sequence[Room]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the rectangles of rooms, in decimetres."""
    boxes = [room.box for room in rooms]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[0] + box[2] for box in boxes),
        max(box[1] + box[3] for box in boxes),
    )


def _scale(measured: Sequence[Sequence[Room]]) -> float:
    """Units per decimetre, the same on every floor, so that all of them fit."""
    sizes = [bounds(rooms) for rooms in measured if rooms]
    if not sizes:
        return 0.0
    widest = max(right - left for left, _, right, _ in sizes)
    highest = sum(bottom - top for _, top, _, bottom in sizes)
    return min((WIDTH - 2 * MARGIN) / widest, _HIGHEST / highest)
