"""Whole walks without a terminal, and how many prompts each took: what `prompts.txt` holds.

After a change of the questions, look at what it did to all of them:

    python -m tests.walk.walking && git diff tests/walk/prompts.txt
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from coc_cli.commands.new import EXAMPLES
from coc_cli.walk.agenda import Scope
from coc_cli.walk.interview import Interview
from tests.examples.judging import TODAY, copy
from tests.judging import base
from tests.walk.desk import EMPTY, Desk
from tests.walk.robot import Robot

if TYPE_CHECKING:
    from coc_cli.readiness.verdict import Assessment

COUNTED = Path(__file__).parent / "prompts.txt"
BASE_AT = datetime.fromisoformat("2026-11-23T12:00:00+07:00")
# A walk that takes more than this goes round in circles.
_MOST = 1_000


class Walked:
    """One walk from an empty plan to what the goal holds: its prompts, what is left, and what was said."""

    def __init__(self, name: str, *, robot: type[Robot] = Robot) -> None:
        goal, at = goal_of(name)
        # What an organisation decided once is no question of one operation.
        limits = {"limits": goal["limits"]} if "limits" in goal and "by" not in str(goal["limits"]) else {}
        self.desk = Desk({**EMPTY, **limits}, at=at)
        self.robot = robot(goal, most=_MOST)
        self.interview = Interview(self.desk, self.robot, Scope())
        self.robot.interview = self.interview
        self.interview.run()

    @property
    def judged(self) -> Assessment:
        """How the plan stands after the walk."""
        return self.desk.assess()

    def left(self) -> list[str]:
        """What still blocks, besides the sign-offs, which are no question of a walk."""
        notices = [one for one in self.judged.notices if one.severity == "block" and not one.id.startswith("signoff")]
        return [*(one.duty.id for one in self.judged.blocking()), *(one.id for one in notices)]


def goal_of(name: str) -> tuple[dict[str, Any], datetime]:
    """A finished plan and the moment at which it is walked."""
    if name == "base":
        return base(), BASE_AT
    with TemporaryDirectory() as folder:
        return dict(copy(Path(folder), name).stored.data), TODAY


def line_of(name: str, walked: Walked) -> str:
    """One walk in one line."""
    left = ", ".join(walked.left()) or "nothing but sign-offs"
    values = sum(len(values) for save in walked.desk.saves if isinstance(save, dict) for values in save.values())
    return f"{name:<13} {walked.interview.asked:>4} prompts for {values:>4} values; left: {left}"


def main() -> None:
    """Count the prompts of every example anew."""
    lines = [line_of(name, Walked(name)) for name in ("base", *EXAMPLES)]
    COUNTED.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
