"""Every writer on a document with every kind of block, the whole output compared."""

from __future__ import annotations

import pytest

from coc_cli.documents import html, markdown, text
from coc_cli.documents.model import Callout, Document, Drawing, Grid, Items, Pairs, Paragraph, Row, Section
from tests.golden import same_as_golden

HOSTILE = "<b>bold</b> & \"quoted\" 'x' {{7*7}} \u202e| *a* [b](https://c.example)\nnext line"

EVERYTHING = Document(
    f"A title {HOSTILE}",
    [
        Section(
            "one",
            f"A heading {HOSTILE}",
            [
                Paragraph(HOSTILE),
                Paragraph("In small print.", style="small"),
                Items([(HOSTILE, "12.c"), ("plain", "")]),
                Items([("tick me", "")], boxes=True),
                Callout("warning", "Mind this", HOSTILE),
            ],
        ),
        Section(
            "two",
            "Tables",
            [
                Grid(
                    ("State", "Duty", "Found"),
                    [
                        Row(("1 A head", "with a line"), heading=True, anchor="c-1"),
                        Row(("open", "blank"), ("1/1 Title", "must"), HOSTILE, state="open", anchor="d-1-1"),
                        Row("met", "1/2 Other", "", state="met", link="d-1-1"),
                    ],
                    caption="A ledger",
                    look="ledger",
                ),
                Grid(("A", "B"), [Row("one", "10"), Row("two", "2")], caption="It fits", look="small", blank=1),
                Pairs([("Label", HOSTILE), ("To fill in", "")]),
            ],
            level=3,
            beside=True,
        ),
        Section(
            "three",
            "Drawn",
            [Drawing('<svg role="img" aria-label="what it shows"></svg>', "what it shows", caption="Below it", wide=True)],
        ),
    ],
    opening=[Callout("not-ready", "NOT READY", "at go")],
    marking="TLP:AMBER+STRICT",
    foot=f"Foot {HOSTILE}",
    contents=True,
)


@pytest.mark.parametrize(
    ("rendered", "name"),
    [
        pytest.param(html.render(EVERYTHING), "document.html", id="html"),
        pytest.param(markdown.render(EVERYTHING), "document.md", id="markdown"),
        pytest.param(text.render(EVERYTHING), "document.txt", id="text"),
    ],
)
def test_every_kind_of_block(rendered: str, name: str) -> None:
    assert same_as_golden(name, rendered)


def test_an_empty_document() -> None:
    empty = Document("Nothing", [])

    assert text.render(empty) == f"Nothing\n{'=' * 78}\n\n{'-' * 78}\n"
    assert markdown.render(empty) == "# Nothing\n\n---\n"
    assert "<h1>Nothing</h1>" in html.render(empty)
