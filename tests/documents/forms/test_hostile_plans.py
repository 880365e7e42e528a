"""Forms against hostile plans: every text stays a text, on a page, as text and on paper."""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING

import pytest

from coc_cli.documents import html, pdf, text
from coc_cli.documents.model import BOX
from tests.documents.forms.printed import example, printed, source
from tests.documents.pages import Page
from tests.documents.payloads import PAYLOADS
from tests.documents.test_hostile import HARMFUL, free_texts

if TYPE_CHECKING:
    from collections import Counter

    from coc_cli.documents.model import Document


@cache
def hostile(said: str) -> tuple[Document, ...]:
    data = example("ready")
    for row, key in free_texts(data):
        row[key] = f"w {said}"
    return tuple(printed(source(data)).values())


@cache
def harmless() -> tuple[Counter[tuple[str, ...]], ...]:
    """The elements of each page of a plan that holds a word in every free text."""
    return tuple(Page(html.render(document)).census() for document in hostile("word"))


@pytest.mark.parametrize("number", range(0, len(PAYLOADS), 6))
def test_payloads_stay_texts(number: int) -> None:
    """One of every six, in every free text at once: the elements of every page stay those of a harmless twin."""
    for made, twin in zip(hostile(PAYLOADS[number]), harmless(), strict=True):
        page = html.render(made)
        if made.title != "Premises: B1":  # a longer text breaks into more lines of a drawing
            assert Page(page).census() == twin
        assert HARMFUL.findall(page) == []
        assert HARMFUL.findall(text.render(made)) == []


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("x" * 38, id="no-place-to-break"),
        pytest.param("e" + "\u0301" * 36, id="marks"),
        pytest.param("ក្រុមស្រាវជ្រាវរបស់អង្គការ", id="khmer"),
        pytest.param('#import "x": *; $x$ \\u{41}', id="typst"),
        pytest.param("\u202egnp.exe\u2066", id="bidi"),
        pytest.param(BOX + " forged", id="a-box-of-the-plan-s"),
    ],
)
def test_paper_takes_any_text(said: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = pdf.packet(list(hostile(said)))
    assert made.startswith(b"%PDF")
