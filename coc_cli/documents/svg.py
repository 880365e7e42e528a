"""Drawings as SVG text: a few shapes, each with a class for the page's colours and plain colours for everywhere else.

Whatever is written into a drawing passes `coc_cli.text.markup`. Numbers are rounded, so that the bytes are always the same.
"""

from __future__ import annotations

from coc_cli.text import markup

# Class and colour of what a drawing is made of. A page may colour the classes anew; on paper these hold.
_FILL = {
    "ink": "#1c1e21",
    "soft": "#565c66",
    "paper": "#ffffff",
    "band-low": "#edf5ee",
    "band-moderate": "#f4e9c6",
    "band-high": "#f6d3ae",
    "band-extreme": "#eeb0a6",
    "bar": "#b9cfe6",
    "bar-post": "#c9d9c3",
    "bar-trip": "#e3d0ea",
    "bar-window": "#d9d8d2",
    "gap": "#1c1e21",
    "area": "#e2e1dd",
}
_STROKE = {"rule": "#d5d3ce", "strong": "#1c1e21", "start": "#a0191c"}


class Canvas:
    """A drawing in the making, `width` by `height` units; `parts` are drawn in their order."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.parts: list[str] = []

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        look: str,
        round: float = 0,
        edge: float = 0,
        dashed: bool = False,
    ) -> None:
        """A filled rectangle; `edge` is the width of the line around it."""
        corner = f' rx="{_n(round)}"' if round else ""
        dash = ' stroke-dasharray="7 4"' if dashed else ""
        line = f' stroke="{_STROKE["strong"]}" stroke-width="{_n(edge)}"{dash}' if edge else ""
        place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
        name = f"{look} strong" if edge else look
        self.parts.append(f'<rect class="{name}" {place}{corner} fill="{_FILL[look]}"{line}/>')

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, look: str, width: float = 1, dashed: bool = False
    ) -> None:
        """A straight line."""
        dash = ' stroke-dasharray="4 3"' if dashed else ""
        ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        self.parts.append(
            f'<line class="{look}" {ends} stroke="{_STROKE[look]}" stroke-width="{_n(width)}"{dash} fill="none"/>'
        )

    def text(
        self,
        x: float,
        y: float,
        said: str,
        *,
        look: str = "ink",
        size: float = 13,
        anchor: str = "start",
        bold: bool = False,
        halo: bool = False,
    ) -> None:
        """One line of text; `anchor` is start, middle or end; a halo keeps it legible on lines."""
        more = ' font-weight="600"' if bold else ""
        more += ' paint-order="stroke" stroke="#ffffff" stroke-width="4" stroke-linejoin="round"' if halo else ""
        place = f'x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" text-anchor="{anchor}"{more}'
        self.parts.append(
            f'<text class="{look}{" halo" if halo else ""}" {place} fill="{_FILL[look]}">{markup(said)}</text>'
        )

    def svg(self, label: str) -> str:
        """The drawing; `label` is what somebody hears who can't see it."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)} {_n(self.height)}"'
        return f'{head} role="img" aria-label="{markup(label)}" font-family="sans-serif">' + "".join(self.parts) + "</svg>"


def qr(digest: str) -> str:
    """Draw the QR code of a digest."""
    import segno

    drawn: str = segno.make(digest.upper(), error="m", micro=False).svg_inline(border=0, omitsize=True)
    return drawn


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
