"""SECURITY.md answers every threat, and what it names is there."""

from __future__ import annotations

import re

from tests.conftest import ROOT

TEXT = (ROOT / "SECURITY.md").read_text("utf-8")


def test_thirty_five_threats_are_answered() -> None:
    assert re.findall(r"^\| (\d+) \|", TEXT, re.MULTILINE) == [str(number) for number in range(1, 36)]


def test_every_file_that_is_named_is_there() -> None:
    named = [
        word for word in re.findall(r"`([\w./-]+)`", TEXT) if word.startswith(("tests/", "requirements/", ".pre-commit"))
    ]

    assert len(named) > 25
    assert [word for word in named if not (ROOT / word).exists()] == []
