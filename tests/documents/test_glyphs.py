"""What reaches paper: only what the shipped fonts draw; everything else is visible, and nothing hides."""

from __future__ import annotations

import unicodedata

import pytest
from fontTools.ttLib import TTFont

from coc_cli.documents.glyphs import drawing, paper
from tests.conftest import ROOT
from tests.golden import same_as_golden

FONTS = ROOT / "templates" / "fonts"
# In the order in which a page asks them. Each is there in regular and bold, or in regular alone.
FAMILIES = (
    "NotoSans",
    "NotoSansThai",
    "NotoSansKhmer",
    "NotoSansLao",
    "NotoSansMyanmar",
    "NotoSansMath",
    "NotoSansSymbols2",
)
# What a font may hold and still nobody sees (Default_Ignorable_Code_Point).
INVISIBLE = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10)}
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def drawn(family: str) -> tuple[str, str]:
    """The name of a family, and what all its fonts draw, as ranges."""
    fonts = [TTFont(path) for path in sorted(FONTS.glob(f"{family}-*.ttf"))]
    points = set.intersection(*(set(font.getBestCmap()) for font in fonts))
    ranges: list[list[int]] = []
    for point in sorted(one for one in points - INVISIBLE if unicodedata.category(chr(one)) not in UNSEEN):
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    name = str(fonts[0]["name"].getDebugName(16) or fonts[0]["name"].getDebugName(1))
    return name, " ".join(f"{first:04X}" if first == last else f"{first:04X}-{last:04X}" for first, last in ranges)


def test_the_table_of_what_the_fonts_draw_is_theirs() -> None:
    said = "".join(f"{name}: {ranges}\n" for name, ranges in map(drawn, FAMILIES))

    assert same_as_golden("../../templates/fonts/coverage.txt", said)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("Wait at the school gate.", "Wait at the school gate.", id="plain"),
        pytest.param("one\ntwo\tthree", "one\ntwo three", id="lines-stay"),
        pytest.param("Đội cứu hộ, đường số 9", "Đội cứu hộ, đường số 9", id="vietnamese"),
        pytest.param("ห้องน้ำอยู่ที่ไหน", "ห้องน้ำอยู่ที่ไหน", id="thai"),
        pytest.param("ក្រុម\u200bសង្គម", "ក្រុម\u200bសង្គម", id="khmer-with-its-breaks"),
        pytest.param("ကျွန်ုပ်တို့", "ကျွန်ုပ်တို့", id="burmese"),
        pytest.param("ສະບາຍດີ", "ສະບາຍດີ", id="lao"),
        pytest.param("L1 → B1, ≥ 3", "L1 → B1, ≥ 3", id="arrows"),
        pytest.param("中", "<U+4E2D>", id="a-script-without-a-font"),
        pytest.param("\U0001f600", "<U+1F600>", id="a-picture"),
        pytest.param("a\u200bb", "a<U+200B>b", id="a-joiner-where-no-spelling-needs-it"),
        pytest.param("a\u202eb", "a<U+202E>b", id="what-turns-text-round"),
        pytest.param("a\u034fb\ufe0f", "a<U+034F>b<U+FE0F>", id="what-nobody-sees"),
        pytest.param("e\u0301\u0302\u0303", "e\u0301\u0302\u0303", id="marks"),
        pytest.param("\u0e01" + "\u0e49" * 5, "\u0e01\u0e49\u0e49\u0e49<U+0E49>\u200b<U+0E49>", id="a-pile-of-marks"),
        pytest.param("\u0e01\u0300", "\u0e01<U+0300>", id="a-mark-of-another-family"),
        pytest.param("x" * 24, "xxxxxx\u200bxxxxxx\u200bxxxxxx\u200bxxxxxx", id="a-word-longer-than-words-are"),
        pytest.param("irregular_migrants_present", "irregular_\u200bmigrants_\u200bpresent", id="an-id"),
        pytest.param(
            "people.SW1." + "x" * 21, "people.\u200bSW1.\u200bxxxxxx\u200bxxxxxx\u200bxxxxxx\u200bxxx", id="a-path"
        ),
        pytest.param("threat-to-law-enforcement-and", "threat-to-law-enforcement-and", id="hyphens-break"),
    ],
)
def test_what_is_printed(text: str, printed: str) -> None:
    assert paper(text) == printed


def test_a_drawing_keeps_its_markup() -> None:
    assert drawing("<text>中 → &lt;</text>") == "<text>&lt;U+4E2D&gt; → &lt;</text>"
