"""A line of time: marks across it, bars along it. Whatever a plan says, it stays of a size that can be read."""

from __future__ import annotations

from datetime import datetime, timedelta

from coc_cli.documents.svg import Canvas

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

_WIDTH, _LABELS, _LANE, _RIGHT = 960, 200, 22, 26
_LONGEST_LABEL = 27
# At most so many lanes are drawn; the table beside the drawing holds all.
_MOST_LANES = 48
# What lies further than this from the first mark is drawn up to the edge.
_REACH = timedelta(days=3)
_STEPS = (15, 30, 60, 120, 180, 360, 720, 1440)
_MOST_TICKS = 14
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Mark:
    """One moment that is drawn across all lanes."""

    __slots__ = ("at", "label")

    def __init__(self, label: str, at: datetime) -> None:
        self.label = label
        self.at = at


class Bar:
    """A span in a lane of its own; `gaps` are moments within it, such as rests. Without both ends it is not drawn."""

    __slots__ = ("gaps", "group", "label", "look", "since", "until")

    def __init__(
        self,
        group: str,
        label: str,
        since: datetime | None,
        until: datetime | None,
        *,
        look: str,
        gaps: Sequence[datetime] = (),
    ) -> None:
        self.group = group
        self.label = label
        self.since = since
        self.until = until
        self.look = look
        self.gaps = tuple(gaps)


class _Scale:
    """Turns moments into places on the line; what lies outside sits on its edge."""

    def __init__(self, moments: Sequence[datetime], anchor: datetime) -> None:
        near = [at for at in moments if abs(at - anchor) <= _REACH]
        self.first = min(near)
        minutes = max((max(near) - self.first).total_seconds() / 60, 30)
        self.step = next((step for step in _STEPS if minutes / step <= _MOST_TICKS), _STEPS[-1])
        self.minutes = minutes

    def x(self, at: datetime) -> float:
        share = (at - self.first).total_seconds() / 60 / self.minutes
        return _LABELS + min(max(share, 0.0), 1.0) * (_WIDTH - _LABELS - _RIGHT)

    def ticks(self, zone: tzinfo) -> list[datetime]:
        """Round times of the zone's clock within the line."""
        local = self.first.astimezone(zone).replace(minute=0, second=0, microsecond=0)
        if self.step > 60:
            local = local.replace(hour=0)
        last = self.first + timedelta(minutes=self.minutes)
        found = []
        while local <= last:
            if local >= self.first:
                found.append(local)
            local += timedelta(minutes=self.step)
        return found


def timeline(marks: Sequence[Mark], bars: Sequence[Bar], *, zone: tzinfo, label: str) -> str:
    """Draw marks and bars; a bar without both ends is left to the table. There is at least one moment to draw."""
    drawn = [bar for bar in bars if bar.since and bar.until and bar.since < bar.until]
    lanes, more = drawn[:_MOST_LANES], len(drawn) - _MOST_LANES
    moments = [mark.at for mark in marks]
    moments += [at for bar in lanes for at in (bar.since, bar.until) if at is not None]
    if not moments:
        return ""
    anchor = next((mark.at for mark in marks if mark.label == "Start"), moments[0])
    scale = _Scale(moments, anchor)
    marks = sorted(marks, key=lambda mark: mark.at)
    levels = _levels(marks, scale)
    top = 16 * (max(levels, default=-1) + 1)
    bottom = top + 44 + sum(_LANE + _gap(lanes, index) for index in range(len(lanes))) + 6
    canvas = Canvas(_WIDTH, bottom + (24 if more > 0 else 4))
    for at in scale.ticks(zone):
        canvas.line(scale.x(at), top + 38, scale.x(at), bottom, look="rule")
    _draw_lanes(canvas, scale, lanes, top=top + 44)
    for mark, level in zip(marks, levels, strict=True):
        x, start = scale.x(mark.at), mark.label == "Start"
        look, width = ("start", 2.0) if start else ("strong", 1.0)
        canvas.line(x, 16 * level + 3, x, bottom, look=look, width=width, dashed=not start)
    _name_ticks(canvas, scale, zone, top=top)
    for mark, level in zip(marks, levels, strict=True):
        said = f"{mark.label} {mark.at.astimezone(zone):%H:%M}"
        canvas.text(_label_left(scale.x(mark.at), mark), 16 * level + 13, said, bold=mark.label == "Start", halo=True)
    if more > 0:
        canvas.text(0, bottom + 16, f"and {more} more, in the table below", look="soft", size=12)
    return canvas.svg(label)


def _gap(lanes: Sequence[Bar], index: int) -> int:
    """A little air where a new group of lanes begins."""
    return 8 if index and lanes[index].group != lanes[index - 1].group else 0


def _levels(marks: Sequence[Mark], scale: _Scale) -> list[int]:
    """On which line each mark's label stands, so that none covers another."""
    ends: list[float] = []
    levels = []
    for mark in marks:
        left = _label_left(scale.x(mark.at), mark)
        level = next((index for index, end in enumerate(ends) if end <= left), len(ends))
        ends[level : level + 1] = [left + _label_width(mark) + 10]
        levels.append(level)
    return levels


def _label_width(mark: Mark) -> float:
    return 7.2 * (len(mark.label) + 6)


def _label_left(x: float, mark: Mark) -> float:
    width = _label_width(mark)
    return x + 5 if x + 5 + width <= _WIDTH else x - 5 - width


def _name_ticks(canvas: Canvas, scale: _Scale, zone: tzinfo, *, top: float) -> None:
    """The clock below the marks, drawn last, so that no line goes through it."""
    day = None
    for at in scale.ticks(zone):
        x = scale.x(at)
        canvas.text(x, top + 33, f"{at:%H:%M}", look="soft", size=11.5, anchor="middle", halo=True)
        if at.date() != day:
            day = at.date()
            said = f"{_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]}"
            canvas.text(x, top + 17, said, look="ink", size=11.5, anchor="middle", bold=True, halo=True)


def _draw_lanes(canvas: Canvas, scale: _Scale, lanes: Sequence[Bar], *, top: float) -> None:
    y = top
    for index, bar in enumerate(lanes):
        y += _gap(lanes, index)
        label = bar.label if len(bar.label) <= _LONGEST_LABEL else bar.label[: _LONGEST_LABEL - 1] + "…"
        canvas.text(_LABELS - 10, y + 15, label, anchor="end")
        if bar.since and bar.until:
            left, right = scale.x(bar.since), scale.x(bar.until)
            canvas.box(left, y + 3, max(right - left, 2.0), _LANE - 6, look=bar.look, round=3)
        for at in bar.gaps:
            canvas.box(scale.x(at) - 2, y + 3, 4, _LANE - 6, look="gap")
        y += _LANE
