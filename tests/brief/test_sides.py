"""How many sides a sheet has: one where it can be, and nothing is lost on the way to it."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from coc_cli.documents import pdf, text
from coc_cli.documents.brief import sheet
from coc_cli.documents.model import Document, Pairs, Paper
from coc_cli.plan import words as w
from coc_cli.plan.project import project, subjects
from tests.brief.printed import drawn, example, pages
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = sorted((ROOT / "checklists" / "examples").glob("*.toml"))
# At most so many sides has a sheet of an example: one where it can be, never a second one by accident.
SIDES = {
    "driver": 2,
    "receiver": 1,
    "interpreter": 1,
    "social-worker": 3,
    "evidence": 3,
    "investigator": 4,
    "commander": 18,
    "liaison": 18,
    "approver": 18,
}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_sheet_of_every_example(path: Path) -> None:
    plan, found = example(path.stem), {}
    # The liaison's and the approver's are as long as the commander's, and cost as much again.
    for audience in (
        w.AUDIENCES if path.stem == "ready" else [one for one in w.AUDIENCES if one not in ("liaison", "approver")]
    ):
        for subject in subjects(plan, audience):
            pages = PdfReader(io.BytesIO(pdf.render(sheet(project(plan, audience, subject))))).pages
            found[audience, subject] = len(pages), len(pages[-1].extract_text())

    assert {key: many for key, (many, _) in found.items() if many > SIDES[key[0]]} == {}
    assert {key: last for key, (_, last) in found.items() if last < 400} == {}, "a last page that holds next to nothing"
    assert found


@pytest.mark.parametrize(("audience", "subject"), [("driver", "DR1"), ("receiver", "L1"), ("social-worker", "SL1")])
def test_two_columns_lose_no_word(audience: str, subject: str) -> None:
    document = drawn("soft-rescue", audience, subject)
    wanted, said = (re.findall(r"\w+", one.lower()) for one in (text.render(document), " ".join(pages(document))))

    assert len(pages(document)) == (2 if audience == "social-worker" else 1)
    # A line to write on is drawn; what stands first in an unrolled row needs no title.
    assert set(wanted) - set(said) - {"_" * 30, "item"} == set()


def test_a_line_or_two_too_many_are_set_tighter_and_make_no_page() -> None:
    line = ("Operation", "word " * 20)
    made = (pages(Document("T", [], opening=[Pairs([line] * many, look="text")], paper=Paper())) for many in range(30, 80))

    said = next(one for one in made if len(one) > 1)

    assert (len(said), said[1].count("Operation") > 2) == (2, True)
