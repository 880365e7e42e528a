"""The 5 x 5 lookup of the risks, drawn, with the codes of risks in its fields."""

from __future__ import annotations

from coc_cli.documents.svg import Canvas
from coc_cli.plan.words import CONSEQUENCES, LIKELIHOODS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Cell = tuple[str, str]

_LABELS, _TOP, _WIDE, _HIGH = 112.0, 8.0, 76.0, 46.0
# So many characters stand in a line of a cell; the table below the drawing holds all.
_LONGEST = 8


def matrix(bands: Mapping[str, Sequence[str]], inside: Mapping[Cell, Sequence[str]], *, label: str) -> str:
    """Draw the 5 x 5 lookup with codes in its cells: likelihood upwards, consequence to the right."""
    canvas = Canvas(_LABELS + _WIDE * 5 + 4, _TOP + _HIGH * 5 + 44)
    for row, likelihood in enumerate(reversed(LIKELIHOODS)):
        y = _TOP + row * _HIGH
        canvas.text(_LABELS - 8, y + _HIGH / 2 + 4, likelihood.replace("-", " "), look="soft", anchor="end")
        for column, consequence in enumerate(CONSEQUENCES):
            x = _LABELS + column * _WIDE
            name = bands[likelihood][column]
            canvas.box(x + 1, y + 1, _WIDE - 2, _HIGH - 2, look=f"band-{name}", round=3)
            canvas.text(x + 7, y + 13, name, size=10.5)
            for line, codes in enumerate(_lines(inside.get((likelihood, consequence), ()))):
                canvas.text(x + _WIDE / 2, y + 28 + line * 14, codes, anchor="middle", bold=True)
    for column, consequence in enumerate(CONSEQUENCES):
        x = _LABELS + column * _WIDE + _WIDE / 2
        canvas.text(x, _TOP + _HIGH * 5 + 16, consequence, look="soft", size=12, anchor="middle")
    canvas.text(_LABELS, _TOP + _HIGH * 5 + 36, "consequence →", look="soft", size=12)
    canvas.text(_LABELS - 8, _TOP + _HIGH * 5 + 16, "↑ likelihood", look="soft", size=12, anchor="end")
    return canvas.svg(label)


def _lines(codes: Sequence[str]) -> list[str]:
    """The codes of one cell in two short lines: long ones are cut, those that find no room are counted."""
    short = [code if len(code) <= _LONGEST else code[: _LONGEST - 1] + "…" for code in codes]
    lines = [""]
    for index, code in enumerate(short):
        if len(lines[-1]) + len(code) > _LONGEST and lines[-1]:
            if len(lines) == 2:
                lines[-1] = f"{lines[-1]} +{len(short) - index}"
                break
            lines.append("")
        lines[-1] = f"{lines[-1]} {code}".strip()
    return lines
