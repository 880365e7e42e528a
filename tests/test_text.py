"""The edges of plan text: what a terminal, a page and Markdown are given of it, shown instead of obeyed."""

from __future__ import annotations

import re
import unicodedata

import pytest

from coc_cli import text as edges
from coc_cli.text import hidden, markdown, markup, multiline, page, safe, to_run

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain text", "plain text", id="plain"),
        pytest.param("ก็ ភាសា မြန်မာ", "ก็ ភាសា မြန်မာ", id="scripts-stay"),
        pytest.param("ស្រី\u200bមុំ a\u200bb", "ស្រី\u200bមុំ a<U+200B>b", id="joiners-stay-where-they-are-needed"),
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
        pytest.param("::error file=x::y", "<U+003A>:error file=x<U+003A>:y", id="github"),
        pytest.param("long::error::y", "long<U+003A>:error<U+003A>:y", id="where-a-line-may-be-wrapped"),
        pytest.param(":::set-output::", ":<U+003A>:set-output::", id="three-colons"),
        pytest.param("##[error]x", "<U+0023>#[error]x", id="github-of-old"),
        pytest.param("x ##vso[task.complete]", "x <U+0023>#vso[task.complete]", id="azure"),
        pytest.param("x ###teamcity[a b]", "x #<U+0023>#teamcity[a b]", id="teamcity"),
        pytest.param("fe80::1 12:30 ## head", "fe80::1 12:30 ## head", id="no-commands"),
    ],
)
def test_no_build_service_obeys(text: str, shown: str) -> None:
    assert safe(text) == shown


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


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        pytest.param("\x1b[2J\x1b]8;;http://x\x07y", "<U+001B>[2J<U+001B>]8;;http://x<U+0007>y", id="escape sequences"),
        pytest.param("a\x9b31mb", "a<U+009B>31mb", id="C1"),
        pytest.param("a\nb\r\nc\rd", "a / b / c<U+000D>d", id="line ends"),
        pytest.param("READY\u202e", "READY<U+202E>", id="right to left"),
        pytest.param("P\u200b1", "P<U+200B>1", id="a joiner between Latin letters"),
        pytest.param("ស្រី\u200bមុំ", "ស្រី\u200bមុំ", id="a joiner in Khmer stays"),
        pytest.param("က\u200b\u200b\u200bx", "က\u200b<U+200B><U+200B>x", id="joiners in a row"),
        pytest.param("x\U000e0041\U000e0001", "x<U+E0041><U+E0001>", id="tags"),
        pytest.param("x\U000e0101\ufe05", "x<U+E0101><U+FE05>", id="variation selectors"),
        pytest.param("\u2764\ufe0f", "\u2764\ufe0f", id="one picture selector stays"),
        pytest.param("a" + "\u0301" * 9, "a" + "\u0301" * 4 + "<U+0300...>", id="a pile of accents"),
        pytest.param("\ud800", "<U+D800>", id="half a character"),
        pytest.param("นำ้ ñ é 中文", "นำ้ ñ é 中文", id="what people write stays"),
        pytest.param(None, "None", id="no text"),
    ],
)
def test_safe(given: object, shown: str) -> None:
    assert safe(given) == shown


def test_lines_stay_where_they_are_wanted() -> None:
    assert multiline("a\x1b\nb\r\nc") == "a<U+001B>\nb\nc"


def test_every_control_and_bidirectional_character_is_shown() -> None:
    everything = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cs")]

    left = [f"U+{ord(sign):04X}" for sign in (*everything, *BIDI) if sign in safe(f"a{sign}b") and sign != "\n"]

    assert left == []
    assert set(hidden("a".join(BIDI))) == {f"U+{ord(sign):04X}" for sign in BIDI}


def test_every_invisible_character_is_shown_between_latin_letters() -> None:
    invisible = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cf", "Zl", "Zp")]
    # Marks that are drawn, though their category is that of invisible ones.
    drawn = {*map(chr, range(0x600, 0x606)), "\u06dd", "\u070f", "\u0890", "\u0891", "\u08e2", "\U000110cd"}
    drawn |= set(map(chr, range(0x13430, 0x13440)))

    assert [f"U+{ord(sign):04X}" for sign in invisible if sign not in drawn and sign in safe(f"a{sign}b")] == []


def test_a_broken_build_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edges, "_HARMFUL", re.compile("(?!)"))

    assert "\x1b" in safe("\x1b[2J")


@pytest.mark.parametrize(
    ("text", "plan", "shown"),
    [
        pytest.param("do it: coc set PLAN a.b=1", "p.toml", "do it: coc set p.toml a.b=1", id="a-path"),
        pytest.param("coc sign PLAN --role x", "my plan.toml", "coc sign 'my plan.toml' --role x", id="quoted"),
        pytest.param("coc set PLAN --erase a", "-", "coc set PLAN --erase a", id="standard-input"),
        pytest.param("a PLAN of mine", "p.toml", "a PLAN of mine", id="no-command"),
    ],
)
def test_a_command_to_run_names_the_plan(text: str, plan: str, shown: str) -> None:
    assert to_run(text, plan) == shown
