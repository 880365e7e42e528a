"""`coc brief` and `coc verify --sheet`: what is written where, for whom, and what the register keeps of it."""

from __future__ import annotations

import io
import re
import stat
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from coc_cli.commands.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc


@pytest.fixture
def plan(coc: Coc, tmp_path: Path) -> Path:
    assert coc("new", "p.toml", "--from", "ready").code == 0
    return tmp_path / "p.toml"


def test_one_file_each_named_by_ids_and_read_by_nobody_else(coc: Coc, plan: Path) -> None:
    ran = coc("brief", plan, "-o", "out", "--format", "text")

    found = sorted((plan.parent / "out").iterdir())
    assert ran.code == 0
    assert [one.name for one in found if one.name.startswith(("driver", "receiver", "reg"))] == [
        "driver-DR1.txt",
        "driver-DR2.txt",
        "receiver-L1.txt",
        "receiver-L2.txt",
        "register.txt",
    ]
    assert {stat.S_IMODE(one.stat().st_mode) for one in found} == {0o600}
    assert stat.S_IMODE((plan.parent / "out").stat().st_mode) == 0o700


def test_printing_is_on_record_and_voids_no_sign_off(coc: Coc, plan: Path) -> None:
    assert coc("check", plan, "-q").code == 0

    assert coc("brief", plan, "--for", "driver", "--copy", 2, "-o", "out", "--format", "text").code == 0
    assert coc("brief", plan, "--for", "driver", "--copy", 2, "-o", "out", "--format", "text").code == 0

    copies = Session(str(plan)).plan.copies
    assert [(one.id, one.audience, one.person, one.copy) for one in copies] == [
        ("N1", "driver", "DR1", 2),
        ("N2", "driver", "DR2", 2),
    ]
    assert copies[0].return_by is not None
    assert coc("check", plan, "-q").code == 0


def test_a_paper_is_known_again_until_what_it_shows_changes(coc: Coc, plan: Path) -> None:
    coc("brief", plan, "--for", "DR1", "-o", "out", "--format", "text")
    digest = Session(str(plan)).plan.copies[0].digest or ""

    assert coc("verify", plan, "--sheet", digest[:8]).out == "current: driver DR1\n"
    coc("set", plan, "people.SW1.qualified_as=social worker")
    assert coc("verify", plan, "--sheet", digest.upper()).code == 0
    coc("set", plan, "people.DR1.call_sign=Delta")
    old = coc("verify", plan, "--sheet", digest[:8])
    assert (old.code, old.out.partition(":")[0]) == (1, "superseded")
    assert coc("verify", plan, "--sheet", "0" * 8).out.startswith("unknown")
    assert coc("verify", plan, "--sheet", "driver").code == 2


def test_a_plan_that_is_not_ready_gives_drafts(coc: Coc, plan: Path) -> None:
    coc("set", plan, "--erase", "operation.commander")

    ran = coc("brief", plan, "--for", "DR2", "--format", "text", "-o", "-")

    assert ran.code == 1
    assert "DRAFT" in ran.out
    assert Session(str(plan)).plan.copies == (), "what is only shown is no copy"


def test_a_packet_has_a_cover_and_begins_each_sheet_on_a_right_hand_page(coc: Coc, plan: Path) -> None:
    assert coc("brief", plan, "--packet", "--for", "driver", "--for", "receiver", "-o", "out").code == 0

    read = PdfReader(io.BytesIO((plan.parent / "out" / "packet.pdf").read_bytes()))
    texts = [page.extract_text() for page in read.pages]
    begins = [index for index, text in enumerate(texts) if "sheet 1 of" in text]
    assert all(index % 2 == 0 for index in begins)
    assert len(begins) == 6
    listed = re.findall(r"^(.+?) (\d+)$", texts[0], re.MULTILINE)
    assert [title for title, _ in listed[1:]] == [
        "Driver DR1",
        "Driver DR2",
        "Receiver L1",
        "Receiver L2",
        "Register of copies",
    ]
    assert [int(page) - 1 for _, page in listed[1:]] == begins[1:]


def test_a_sheet_of_a_packet_tells_nothing_of_the_others(coc: Coc, plan: Path) -> None:
    """Neither how many they are nor how long: its pages are those that it has alone."""
    for name, more in (("whole", ()), ("few", ("--for", "DR1", "--for", "receiver"))):
        assert coc("brief", plan, "--packet", *more, "-o", name).code == 0
    read = [PdfReader(io.BytesIO((plan.parent / name / "packet.pdf").read_bytes())) for name in ("whole", "few")]

    mine = [[text for page in one.pages if "Driver DR1 copy" in (text := page.extract_text())] for one in read]

    assert mine[0] == mine[1] != []


def test_an_audience_without_anybody_is_printed_when_asked_for(coc: Coc, plan: Path) -> None:
    assert coc("brief", plan, "--for", "interpreter", "-o", "out", "--format", "html").code == 0

    assert [one.name for one in sorted((plan.parent / "out").iterdir())] == ["interpreter.html", "register.html"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--for", "drivers"], "did you mean", id="an-audience-that-is-none"),
        pytest.param(["--order", "imarch"], "did you mean", id="an-order"),
        pytest.param(["--format", "docx"], 'no "docx" among pdf, html, text', id="a-format"),
        pytest.param(["--packet", "--format", "text"], "a packet is a PDF", id="a-packet-of-text"),
        pytest.param(["-o", "-"], "only text goes to standard output", id="a-pdf-on-a-terminal"),
        pytest.param(["--copy", "0"], "0 is not in the range", id="copy-nought"),
        pytest.param(["-o", "p.toml"], "can't be made", id="a-file-in-the-way"),
    ],
)
def test_a_wrong_call_is_told_and_nothing_is_entered(coc: Coc, plan: Path, arguments: list[str], said: str) -> None:
    ran = coc("brief", plan, *arguments)

    assert ran.code == 2
    assert said in ran.err
    assert Session(str(plan)).plan.copies == ()
