"""Whole walks, answered from a finished plan by an asker that sees what a person would see."""

from __future__ import annotations

import pytest

from tests.walk.walking import COUNTED, Walked, line_of

# The walks that take a second or two; `python -m tests.walk.walking` counts them all anew.
QUICK = ("base", "preliminary")


@pytest.mark.parametrize("name", QUICK)
def test_a_first_walk_leaves_nothing_open_and_takes_as_many_prompts_as_counted(name: str) -> None:
    walked = Walked(name)

    assert walked.left() == []
    assert line_of(name, walked) in COUNTED.read_text("utf-8").splitlines()
