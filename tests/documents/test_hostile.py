"""Hostile plans: whatever stands in a free text, a report has the same elements, and nothing in it runs, links or hides.

A plan with a payload in each free text is compared with its twin that holds a harmless word in the same places.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from coc_cli.documents import html, markdown, text
from coc_cli.documents.model import Callout, Document, Drawing, Grid, Items, Pairs, Paragraph, Row, Section
from coc_cli.documents.report import report
from coc_cli.plan.fields import TABLES
from coc_cli.readiness import verdict
from coc_cli.readiness.notices import remarks
from tests.documents.pages import Page
from tests.documents.payloads import PAYLOADS
from tests.judging import base, changed, judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.documents.model import Block

# What would change the elements of a page not by being read as markup, but by what is concluded from it.
_ABOUT_TEXTS = ("personal-data", "invisible-text")
_ALSO = (
    "waivers.W1.duty=9.d/5",
    "waivers.W1.reason=x",
    "waivers.W1.asked_by=P1",
    "limits.layout_days=30",
    "limits.layout_days.reason=x",
    "limits.layout_days.by=P1",
    "operation.no_groups_reason=x",
    "groups.V1.needs=x",
    "premises.B1.hazards=x",
    "operation.leak_decision=x",
    "risks.Z2.duty=12.c/3",
)


HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")


def test_there_are_eighty_payloads() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 80
    assert max(len(payload) for payload in PAYLOADS) <= 38


def free_texts(data: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Every free text of a plan that can be written: where it stands."""
    for name, table in TABLES.items():
        content = data.get(name, [])
        rows = content if isinstance(content, list) else content.values() if table.style == "keyed" else [content]
        for row in rows:
            for key in row:
                if table.fields[key].kind.name in ("text", "line") and (name, key) != ("facts", "value"):
                    yield row, key


def written(text: str) -> Document:
    """The report on a plan that holds a text in every free text."""
    data = changed(base(), _ALSO)
    for row, key in free_texts(data):
        # What a location says is withheld wherever it stands: it must not be what the others say.
        row[key] = f"far {text}" if key == "location" else f"w {text}"
    assessed = judged(data)
    with pytest.MonkeyPatch.context() as patch:
        # What is said of the texts themselves differs from text to text.
        patch.setattr(verdict, "remarks", lambda *seen: [one for one in remarks(*seen) if one.id not in _ABOUT_TEXTS])
        return report(assessed)


@cache
def twin() -> Page:
    return Page(html.render(written("word")))


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_payload_in_every_field(payload: str) -> None:
    document = written(payload)
    outputs = html.render(document), text.render(document), markdown.render(document)
    page = Page(outputs[0])

    assert page.census() == twin().census()
    assert page.attributes("href") == twin().attributes("href")
    assert page.attributes("class") == twin().attributes("class")
    for output in outputs:
        assert HARMFUL.findall(output) == []
        assert "w 49" not in output


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_payload_in_markdown(payload: str) -> None:
    assert kinds(markdown.render(everywhere(payload))) == kinds(markdown.render(everywhere("word")))
    assert kinds(markdown.render(everywhere(f"w {payload}"))) == kinds(markdown.render(everywhere("w word")))


def everywhere(said: str) -> Document:
    """A document with a text in every place that a writer of Markdown fills."""
    blocks: list[Block] = [
        Paragraph(said),
        Callout("warning", said, said),
        Items([(said, said)]),
        Pairs([(said, said)]),
        Grid((said, "B"), [Row((said, said), heading=True), Row(said, (said, said))], caption=said),
        Drawing("", said),
    ]
    return Document(said, [Section("one", said, blocks)], marking=said, foot=said)


def kinds(source: str) -> Counter[str]:
    """How often each kind of token stands in a Markdown text, as a reader with tables and HTML sees it."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = [inner for token in parser.parse(source) for inner in (token, *(token.children or ()))]
    return Counter(token.type for token in tokens if token.type not in ("text", "text_special"))


def test_free_texts_reach_the_report_at_all() -> None:
    assert text.render(written("zebra")).count("zebra") > 10


def test_a_page_without_its_escaping_is_found_out() -> None:
    broken = html.environment().overlay(autoescape=False).get_template("page.html")

    assert Page(broken.render(document=written("<i>x</i>"), code="")).census() != twin().census()


def test_a_page_that_does_not_make_visible_what_hides_is_found_out() -> None:
    broken = html.environment().overlay(finalize=None).get_template("page.html")

    assert HARMFUL.findall(broken.render(document=written("\u202ex"), code="")) != []
