"""Sheets as they are carried: how long, how large, what stands where, the same bytes, hostile plans, black and white."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from coc_cli.checklist.loader import load
from coc_cli.documents import html, pdf, text
from coc_cli.documents.brief import sheet
from coc_cli.documents.brief.layouts import LAYOUTS, ORDERS, SMEACS_OF
from coc_cli.documents.brief.reminders import TASKS, duties, reminders
from coc_cli.plan import words as w
from coc_cli.plan.fields import TABLES
from coc_cli.plan.project import project
from coc_cli.tomlfile.guard import parse
from tests.brief.plans import CODES, full, planned
from tests.conftest import ROOT
from tests.documents.payloads import PAYLOADS
from tests.golden import same_as_golden
from tests.judging import judged

if TYPE_CHECKING:
    from pathlib import Path

    from coc_cli.documents.model import Document


@cache
def example(name: str) -> Any:
    path = ROOT / "checklists" / "examples" / f"{name}.toml"
    return planned(parse(path.read_text("utf-8"), str(path)))


def drawn(name: str, audience: str, subject: str, **given: Any) -> Document:
    return sheet(project(example(name), audience, subject), **given)


def test_a_sheet_as_text() -> None:
    assert same_as_golden("sheet-driver.txt", text.render(drawn("ready", "driver", "DR1")))
    assert same_as_golden(
        "sheet-social-worker-smeacs.txt", text.render(drawn("ready", "social-worker", "SW1", order="smeacs"))
    )


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


def pages(document: Document) -> list[str]:
    read = PdfReader(io.BytesIO(pdf.render(document)))
    return [" ".join(page.extract_text().split()) for page in read.pages]


@pytest.mark.parametrize(("audience", "subject"), [("social-worker", "SL1"), ("commander", "OC1"), ("driver", "DR1")])
def test_every_page_helps_alone_in_an_emergency(audience: str, subject: str) -> None:
    wanted = [one.number for one in example("ready").contacts if one.kind == "emergency"]

    said = pages(drawn("ready", audience, subject))

    assert len(said) > 1
    for page in said:
        above = page.partition("Law enforcement controls")[0]
        assert "IN AN EMERGENCY" in above
        assert [number for number in wanted if number not in above] == []


def test_an_investigator_reads_first_where_to_meet() -> None:
    document = drawn("preliminary", "investigator", "IN1")

    assert document.paper is not None
    assert document.paper.corner[0][0] == "Assembly point of the investigation"
    assert "there within 1 minute\n" in text.render(document)


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


@pytest.mark.parametrize(
    ("audience", "seen"), [("evidence", True), ("commander", True), ("driver", False), ("receiver", False)]
)
def test_who_sees_where_rooms_lie_sees_them_drawn_and_no_bare_coordinates(audience: str, seen: bool) -> None:
    document = drawn("ready", audience, "L1" if audience == "receiver" else "")

    assert ("Order of search" in html.render(document)) == seen
    assert "Rectangle" not in text.render(document)
    assert ("R1: 6 by 4.5 m, at 0 and 0." in " ".join(text.render(document).split())) == seen


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


@pytest.mark.parametrize("shown", ["abcdef0123456789", "fedcba98"])
def test_only_commander_and_approver_see_the_revision_and_the_head(shown: str) -> None:
    given = {"revision": "abcdef0123456789" * 4, "head": "fedcba98" * 8}
    seen = [audience for audience in w.AUDIENCES if shown in text.render(drawn("ready", audience, "", **given))]

    assert seen == ["commander", "approver"]


def test_the_same_sheet_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    program = (
        "import sys; from coc_cli.documents import pdf; from tests.brief.test_sheets import drawn\n"
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


def test_every_table_has_one_place_on_a_sheet() -> None:
    places = [one.name for one in LAYOUTS]

    assert sorted([*places, "schedule", "copies"]) == sorted(TABLES)
    keys = {key for key, _ in ORDERS["iimarch"]}
    assert {one.heading for one in LAYOUTS} | set(SMEACS_OF) == keys
    assert set(SMEACS_OF.values()) == {key for key, _ in ORDERS["smeacs"]}


def test_reminders_are_few_and_cite_the_code() -> None:
    assert [duty for duty in duties() if duty not in load().duties] == []
    assert set(TASKS) == set(w.TASKS)
    for audience in w.AUDIENCES:
        assert 3 <= len(reminders(audience, "do")) <= 9
        assert 2 <= len(reminders(audience, "rights")) <= 4


def test_a_place_that_takes_suspects_alone_waits_for_no_social_worker() -> None:
    said = [text.render(drawn("cross-border", "receiver", place)) for place in ("L1", "L3")]

    assert ["Take over people" in one for one in said] == [True, False]
    assert ["Officers watch them" in one for one in said] == [False, True]
    assert 3 <= len(reminders("receiver", "do", custody=True)) <= 9


def test_whoever_may_call_officers_in_has_the_number_of_whom_to_call() -> None:
    said = text.render(drawn("not-ready", "investigator", "IN1"))

    assert "C4 by phone" in said
    assert "C4 Duty officer of the department" in said


def test_what_no_column_holds_is_headed_by_its_one_title_and_codes_of_the_file_are_words() -> None:
    said = " ".join(text.render(drawn("cross-border", "commander", "OC1")).split())

    assert "Ready on" in said
    assert "More" not in said
    assert "from Vietnam, speak Vietnamese" in said
    assert "tracked: yes; crosses a border: no" in said
    assert "ngo_" not in said


def test_the_draft_mark_follows_the_verdict() -> None:
    assert judged(full()).verdict == "NOT READY"
