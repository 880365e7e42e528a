"""The glance at a text: what it calls plain breaks no limit, whatever the text, and every example of ours is plain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coc_cli.checklist.loader import load
from coc_cli.errors import FileFaults
from coc_cli.plan.read import read
from coc_cli.tomlfile import guard
from tests.conftest import ROOT

PLANS = [*sorted((ROOT / "checklists/examples").glob("*.toml")), ROOT / "tests/plans/base.toml"]
PIECES = st.sampled_from(
    [
        '"',
        "'",
        '"""',
        "'''",
        "\\",
        "#",
        "\n",
        "\r\n",
        " ",
        ".",
        "[",
        "]",
        "{",
        "}",
        "=",
        ",",
        "a",
        "1",
        "-",
        "12.b/4",
        "x" * 40,
        "น",
        "'\"'",
        "[[[",
        ".a.a.a",
    ]
)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a short text can break."""
    for name, limit in (("MAX_LINE", 60), ("MAX_LINES", 6), ("MAX_DEPTH", 2), ("MAX_PARTS", 2), ("MAX_MARKS", 120)):
        monkeypatch.setattr(guard, name, limit)
    monkeypatch.setattr(guard, "_LONG", re.compile(r"^[^\n]{61}", re.MULTILINE))


def test_a_text_called_plain_breaks_no_limit(small: None) -> None:
    seen = {True: 0, False: 0}

    @settings(max_examples=1500, deadline=None)
    @given(st.lists(PIECES, max_size=40).map("".join))
    def holds(text: str) -> None:
        plain = guard.plain(text)
        seen[plain] += 1
        # Long numbers are no danger in so short a text (below); all else is the very thing that the glance spares.
        assert not (plain and guard._breaches(re.sub(r"[0-9A-Za-z_+-]{41,}", "a", text)))  # noqa: SLF001

    holds()
    assert min(seen.values()) > 20


@pytest.mark.parametrize("digits", [41, 4_300, 5_000, 8_000])
@pytest.mark.parametrize("where", ["format = {}", 'format = 1\nchecklist = "{}\\u0041"\n[operation]\nbackground = {}'])
def test_a_number_without_end_is_refused_and_never_printed(digits: int, where: str) -> None:
    text = where.replace("{}", "9" * digits)
    try:
        _, faults = read(guard.parse(text, "plan.toml"), load())
    except FileFaults as error:
        faults = [((), one) for one in error.faults]
    assert faults
    assert not any("9" * 41 in f"{one.message}{one.hint}" for _, one in faults)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_is_plain(path: object) -> None:
    assert guard.plain(path.read_text("utf-8"))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "is_long"),
    [
        pytest.param("x" * 8192, False, id="as-long-as-it-may-be"),
        pytest.param("x" * 8193, True, id="one-more"),
        pytest.param("x" * 8192 + "\n" + "x" * 8192 + "\n", False, id="two-of-them"),
        pytest.param("a\n" * 5000 + "x" * 8193 + "\n" + "a\n" * 5000, True, id="one-in-the-middle"),
        pytest.param("x" * 8191 + "\n" + "x" * 8193, True, id="the-last"),
    ],
)
def test_a_long_line_is_seen(text: str, is_long: bool) -> None:
    assert guard._has_long_line(text) is is_long  # noqa: SLF001
