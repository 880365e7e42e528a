"""Whole walks, answered from a finished plan by an asker that sees what a person would see."""

from __future__ import annotations

import pytest

from coc_cli.commands.new import EXAMPLES
from tests.walk.walking import COUNTED, Walked, line_of

# What is no plan to be finished: one that is not ready on purpose, and one whose every refusal a planner has to weigh.
UNFINISHED = ("not-ready", "conditions")


@pytest.mark.parametrize("name", ["base", *EXAMPLES])
def test_a_first_walk_leaves_nothing_open_and_takes_as_many_prompts_as_counted(name: str) -> None:
    """`python -m tests.walk.walking` counts them anew: a change that adds questions shows as a diff."""
    walked = Walked(name)

    assert line_of(name, walked) in COUNTED.read_text("utf-8").splitlines()
    assert (walked.left() == []) is (name not in UNFINISHED)
