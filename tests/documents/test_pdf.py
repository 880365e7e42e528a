"""Paper: accessible, the same bytes for the same document, nothing of this machine, and no text that breaks it."""

from __future__ import annotations

import io
import random
import warnings
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from coc_cli.documents import pdf
from coc_cli.documents.glyphs import coverage, paper
from coc_cli.documents.model import Callout, Document, Drawing, Grid, Items, Lines, Pairs, Paper, Paragraph, Row, Section
from coc_cli.documents.report import report
from coc_cli.errors import CocError
from tests.documents.payloads import PAYLOADS
from tests.judging import base, judged

if TYPE_CHECKING:
    from coc_cli.documents.model import Block

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20" font-family="sans-serif"><text x="1" y="9">→ R1</text></svg>'


def everywhere(said: str, *, carried: bool = True) -> Document:
    """A document with a text in every place that a page has."""
    blocks: list[Block] = [
        Paragraph(said),
        Paragraph(said, style="small"),
        Callout("warning", said, said),
        Items([(said, "12.b"), (said, "")], boxes=True),
        Items([(said, "")]),
        Pairs([("Label", said), ("To write on", "")]),
        Grid(("A", "B"), [Row((said, said), heading=True), Row(said, (said, said), state="unmet")], caption=said, blank=2),
        Drawing(SVG, said, caption=said),
        Lines(said, 2),
    ]
    short = said[:40]
    around = Paper(head=short, number=short, corner=[("Label", said)], digest="0123456789abcdef", until=short)
    return Document(
        short,
        [Section("one", short, blocks), Section("two", short, [Paragraph(said)], level=3)],
        opening=[Paragraph(said)],
        marking="TLP:RED",
        foot=short,
        draft=True,
        paper=around if carried else None,
    )


def pages(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


@pytest.mark.parametrize("carried", [True, False], ids=["carried", "read"])
def test_a_page_is_accessible_and_tells_nothing_of_the_machine(carried: bool) -> None:
    made = pdf.render(everywhere("Words of a plan", carried=carried))

    read = pages(made)
    assert read.metadata is not None
    assert sorted(read.metadata) == ["/Creator", "/Title"]
    assert str(read.metadata["/Title"]) == "Document"
    assert str(read.metadata["/Creator"]).startswith("Typst ")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"CreateDate" not in made
    assert pdf.render(everywhere("Words of a plan", carried=carried)) == made


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_payload_in_every_place(payload: str) -> None:
    made = pages(pdf.render(everywhere(f"w {payload}")))

    assert 1 <= len(made.pages) <= 3
    text = made.pages[0].extract_text()
    assert "w 49" not in text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word " * 400, id="2000-characters"),
        pytest.param("\n" * 2000, id="2000-empty-lines"),
        pytest.param("x\n" * 1000, id="1000-lines"),
        pytest.param("x" * 2000, id="one-word"),
        pytest.param("e" + "\u0301" * 1999, id="2000-marks"),
        pytest.param("ห้องน้ำอยู่ที่ไหน" * 100, id="thai-without-a-space"),
        pytest.param("ក្រុមសង្គម" * 200, id="khmer-without-a-space"),
        pytest.param("ก x " * 500, id="two-scripts-in-turn"),
        pytest.param("កx" * 1000, id="two-scripts-in-turn-without-a-space"),
    ],
)
def test_a_long_text_stays_on_its_page(text: str) -> None:
    made = pages(pdf.render(everywhere(text[:2000])))

    assert 1 <= len(made.pages) <= 40


def test_whatever_passes_the_edge_can_be_set() -> None:
    known = [*sorted(set().union(*coverage().values())), 0x200B, 0x200C, 0x200D, 0x4E2D, 0x202E, 0x0A]
    chance = random.Random(5)
    for _ in range(12):
        text = "".join(chr(chance.choice(known)) for _ in range(1500))
        assert pdf.render(Document("t", [Section("s", "s", [Paragraph(text)])])).startswith(b"%PDF")


def test_every_sign_of_every_font_can_be_set() -> None:
    signs = [paper(chr(point)) for points in coverage().values() for point in sorted(points)]

    assert pdf.render(Document("t", [Section("s", "s", [Paragraph(" ".join(signs))])])).startswith(b"%PDF")


def test_a_missing_glyph_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "paper", lambda text, _longest=0: str(text))

    with pytest.raises(CocError, match="can't be set"):
        pdf.render(everywhere("中"))


def test_several_documents_count_their_own_pages() -> None:
    one, two = everywhere("word " * 400), everywhere("short")

    read = pages(pdf.packet([one, two]))

    texts = [page.extract_text() for page in read.pages]
    begins = next(index for index, text in enumerate(texts) if "short" in text)
    assert begins % 2 == 0, "each begins on a right-hand page"
    assert f"sheet 1 of {len(texts) - begins}" in texts[begins]


def test_a_column_in_which_nothing_stands_is_left_out_unless_it_is_written_in() -> None:
    row = Row("first", "", "third")
    said = [
        pages(pdf.render(Document("T", [Section("s", "S", [Grid(("A", "Empty", "C"), [row], look=look)])]))).pages[0]
        for look in ("", "form")
    ]

    assert ["Empty" in page.extract_text() for page in said] == [False, True]


def test_the_report_on_paper() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = pages(pdf.render(report(judged(base()))))

    text = "\n".join(page.extract_text() for page in read.pages)
    assert "NOT READY" in text
    assert all(clause in text for clause in ("12.k", "16.h", "9.d/5"))
    assert 12 <= len(read.pages) <= 40
