"""The edges of plan text: what a terminal, a page and Markdown are given of it."""

from __future__ import annotations

import pytest

from coc_cli.text import markdown, markup, multiline, page, safe


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain text", "plain text", id="plain"),
        pytest.param("ก็ ភាសា မြန်မာ", "ก็ ភាសា မြန်မာ", id="scripts-stay"),
        pytest.param("a\u200bb\u200cc\u200dd", "a\u200bb\u200cc\u200dd", id="joiners-stay"),
        pytest.param("a\tb", "a b", id="tab"),
        pytest.param("a\r\nb\nc", "a\nb\nc", id="line-ends"),
        pytest.param("\u202eabc\u202c", "<U+202E>abc<U+202C>", id="bidi"),
        pytest.param("\x1b[2J\x07", "<U+001B>[2J<U+0007>", id="escape"),
        pytest.param("a\u2060b\ufeff", "a<U+2060>b<U+FEFF>", id="invisible"),
        pytest.param("<b>&amp;", "<b>&amp;", id="markup-is-the-template's"),
        pytest.param(7, "7", id="number"),
    ],
)
def test_page(text: object, shown: str) -> None:
    assert page(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("<b a='1' c=\"2\">&", "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;", id="every-sign"),
        pytest.param("\u202e<", "&lt;U+202E&gt;&lt;", id="made-visible-then-escaped"),
    ],
)
def test_markup(text: str, shown: str) -> None:
    assert markup(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("children_involved is no", "children_involved is no", id="underscore-within-a-word"),
        pytest.param("_a_ __b__", r"\_a\_ \_\_b\_\_", id="underscores"),
        pytest.param("12.c/3 and 9.d", "12.c/3 and 9.d", id="duty-ids-stay"),
        pytest.param("12. item", r"12\. item", id="numbered"),
        pytest.param("- item", r"\- item", id="bullet"),
        pytest.param("# head", r"\# head", id="heading"),
        pytest.param("a | b", r"a \| b", id="cell"),
        pytest.param("a\nb", "a / b", id="one-line"),
        pytest.param("[x](y) ![z](w)", r"\[x\](y) !\[z\](w)", id="links"),
        pytest.param("http://a.b www.a.b c@d.e", r"http\://a.b www\.a.b c\@d.e", id="addresses"),
        pytest.param("<b>&amp;`x`", r"\<b\>\&amp;\`x\`", id="markup"),
    ],
)
def test_markdown(text: str, shown: str) -> None:
    assert markdown(text) == shown


def test_a_terminal_is_given_one_line_or_many() -> None:
    assert safe("a\nb\x1b") == "a / b<U+001B>"
    assert multiline("a\nb\x1b") == "a\nb<U+001B>"
