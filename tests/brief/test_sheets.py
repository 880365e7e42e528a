"""Sheets as they are carried: how long, how large, the same bytes, hostile plans, black and white."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from coc_cli.documents import html, pdf
from coc_cli.documents.brief import sheet
from coc_cli.plan.fields import TABLES
from coc_cli.plan.project import project
from tests.brief.plans import CODES, full, planned
from tests.brief.printed import drawn, example, pages
from tests.conftest import ROOT
from tests.documents.payloads import PAYLOADS
from tests.judging import judged

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sheet_says_what_every_page_has_to_say() -> None:
    made = pdf.render(drawn("ready", "driver", "DR1", copy=3, draft=True))

    for number, page in enumerate(PdfReader(io.BytesIO(made)).pages, 1):
        said = " ".join(page.extract_text().split())
        for wanted in (
            "TLP:RED",
            "Driftwood",
            f"copy 3 · sheet {number} of",
            "Return by",
            "DRAFT",
            "Law enforcement",
        ):
            assert wanted in said
        assert project(example("ready"), "driver", "DR1").digest[:8] in said


@pytest.mark.parametrize(("audience", "subject"), [("social-worker", "SL1"), ("commander", "OC1"), ("driver", "DR1")])
def test_every_page_helps_alone_in_an_emergency(audience: str, subject: str) -> None:
    wanted = [one.number for one in example("ready").contacts if one.kind == "emergency"]

    said = pages(drawn("ready", audience, subject))

    assert len(said) > 1
    for page in said:
        above = page.partition("Law enforcement controls")[0]
        assert "IN AN EMERGENCY" in above
        assert [number for number in wanted if number not in above] == []


def test_numbers_too_long_for_a_strip_stand_in_the_box_alone() -> None:
    document = drawn("ready", "driver", "DR1")
    assert document.paper is not None
    document.paper.corner = (*document.paper.corner, ("C9", "word " * 300))

    assert all("See the box on sheet 1." in page for page in pages(document)[2:])


def test_no_item_is_split_between_two_pages() -> None:
    """Each risk, with everything that is said of it, stands on one page."""
    said = pages(drawn("ready", "investigator", "IN1"))
    plan = project(example("ready"), "investigator", "IN1").plan

    for risk in plan.risks:
        there = [page for page in said if f"{risk.id} {risk.kind}".replace("-", " ") in page]
        assert len(there) == 1
        assert " ".join((risk.contingency or risk.description or "").split()) in there[0]


@pytest.mark.parametrize("example", ["ready", "soft-rescue"])
def test_what_is_read_is_large_enough(example: str) -> None:
    sizes: dict[float, int] = {}

    def seen(said: str, _cm: Any, tm: Any, _font: Any, size: float) -> None:
        sizes[round(size * abs(tm[0] or 1), 1)] = sizes.get(round(size * abs(tm[0] or 1), 1), 0) + len(said.strip())

    for page in PdfReader(io.BytesIO(pdf.render(drawn(example, "driver", "DR1")))).pages:
        page.extract_text(visitor_text=seen)

    small = sum(many for size, many in sizes.items() if size < 11)
    assert small / sum(sizes.values()) < 0.25, f"only header, footer and margin are small: {sizes}"
    assert min(sizes) >= 8.5


def test_the_code_on_a_sheet_is_its_digest() -> None:
    document = drawn("ready", "driver", "DR1")

    assert document.paper is not None
    assert document.paper.digest == project(example("ready"), "driver", "DR1").digest
    assert "<svg" in html.render(document).split("</header>")[0]


def test_the_same_sheet_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    program = (
        "import sys; from coc_cli.documents import pdf; from tests.brief.printed import drawn\n"
        "sys.stdout.buffer.write(pdf.render(drawn('ready', 'driver', 'DR1')))"
    )
    homes = [tmp_path / "one", tmp_path / "two"]
    made = []
    for home, zone in zip(homes, ("Asia/Tokyo", "America/Lima"), strict=True):
        home.mkdir()
        environment = {**os.environ, "HOME": str(home), "TZ": zone, "USER": home.name, "PYTHONPATH": str(ROOT)}
        ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True)
        made.append(ran.stdout)

    assert made[0] == made[1]
    assert b"one" not in made[0][-400:]
    assert str(ROOT).encode() not in made[0]


HOSTILE = [*PAYLOADS[::8], "word " * 400, "x" * 2000, "e" + "\u0301" * 1999, "ห้องน้ำอยู่ที่ไหน" * 110, "ក្រុមសង្គម" * 180]


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_plan_is_printed_inert(payload: str) -> None:
    data = full()
    for name, table in TABLES.items():
        content = data[name]
        rows = content if isinstance(content, list) else content.values() if table.style == "keyed" else [content]
        for row in rows:
            for key, value in row.items():
                kind = table.fields[key].kind
                if kind.name in ("text", "line") and (name, key) != ("facts", "value"):
                    row[key] = f"w {payload}".replace("\n", " ")[: kind.high] if isinstance(value, str) else value
    for audience in ("driver", "receiver", *(["commander"] if len(payload) < 40 else [])):
        made = pdf.render(sheet(project(planned(data), audience, CODES[audience]), draft=True))
        read = PdfReader(io.BytesIO(made))
        assert len(read.pages) <= 60
        assert "w 49" not in read.pages[0].extract_text()
        assert all(one.get("/AA") is None and one.get("/Annots") is None for one in read.pages)


@pytest.mark.needs("pdftoppm")
def test_black_and_white_is_enough(tmp_path: Path) -> None:
    """On a grey rendering everything but the mark of a draft is black or white; that one is far lighter than text."""
    from PIL import Image

    (tmp_path / "s.pdf").write_bytes(pdf.render(drawn("not-ready", "driver", "DR1", draft=True)))
    subprocess.run(
        ["pdftoppm", "-r", "72", "-gray", "-l", "1", "s.pdf", "s"], cwd=tmp_path, capture_output=True, check=True
    )

    shades = Image.open(next(tmp_path.glob("s-*.pgm"))).histogram()

    middle = sum(shades[100:200]) / sum(shades)
    assert middle < 0.06, "edges of letters, and nothing else, are grey"
    assert sum(shades[205:235]) > 0.02 * sum(shades), "the mark of a draft is light"


def test_the_draft_mark_follows_the_verdict() -> None:
    assert judged(full()).verdict == "NOT READY"
