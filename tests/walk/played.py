"""A whole walk on a real pseudo-terminal, with the keys that a person would press, from an empty file to the verdict.

    python -m tests.walk.played preliminary [COLUMNS [CAST]]

What to press comes from the walk of the same example without a terminal; the plan that lies on disk in the end has to be
the same. With CAST the session is written down as an asciicast, which any player of those shows again.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coc_cli.commands.session import Session
from coc_cli.main import main as run
from tests.walk import walking
from tests.walk.keys import keys_for
from tests.walk.pty import Walk
from tests.walk.robot import Robot

if TYPE_CHECKING:
    from datetime import datetime

    from coc_cli.walk.question import Question, Reply


class Typist(Robot):
    """A robot that also says what it would press."""

    def __init__(self, goal: dict[str, Any], *, most: int = 1_000) -> None:
        super().__init__(goal, most=most)
        self.pressed: list[tuple[int, list[str]]] = []

    def ask(self, question: Question) -> Reply:
        """Reply, and note the keys."""
        reply = super().ask(question)
        self.pressed.append((question.number, keys_for(question, reply, self.interview.view.zone)))
        return reply


def keys_of(name: str) -> tuple[list[tuple[int, list[str]]], dict[str, Any], datetime]:
    """The keys of a walk, question by question; the plan that it makes; and its moment."""
    walked = walking.Walked(name, robot=Typist)
    assert isinstance(walked.robot, Typist)
    return walked.robot.pressed, dict(walked.desk.data), walked.desk.at


def played(name: str, folder: Path, *, columns: int = 80, cast: Path | None = None) -> tuple[int, str, dict[str, Any]]:
    """Play a walk; return its exit code, its last words, and what lies on disk."""
    pressed, wanted, at = keys_of(name)
    plan = folder / "p.toml"
    assert run(["new", str(plan)]) == 0
    if limits := [f"limits.{key}.value={entry['value']}" for key, entry in wanted.get("limits", {}).items()]:
        assert run(["set", str(plan), *limits]) == 0
    walk = Walk(folder, "p.toml", "--at", at.isoformat(), columns=columns, cast=cast)
    for number, keys in pressed:
        walk.number(number)
        walk.press(*keys)
    code, said = walk.end()
    return code, said, Session(str(plan), at=at).stored.data


def differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """The tables in which two plans differ, besides what is salted: each has a salt of its own."""
    names = [name for name in dict.fromkeys([*one, *other]) if name != "salt"]
    return [name for name in names if _unstamped(one.get(name)) != _unstamped(other.get(name))]


def _unstamped(rows: Any) -> Any:
    if not isinstance(rows, list):
        return rows
    return [{key: value for key, value in row.items() if key != "about"} for row in rows]


def main() -> int:
    """Play one walk and say how it ended."""
    name, columns = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 80
    with tempfile.TemporaryDirectory() as folder:
        cast = Path(sys.argv[3]) if len(sys.argv) > 3 else None
        code, said, data = played(name, Path(folder), columns=columns, cast=cast)
    print(said)  # noqa: T201  # its product
    wanted = keys_of(name)[1]
    other = differing(data, wanted)
    print(f"exit code {code}; besides a walk without a terminal it differs in: {', '.join(other) or 'nothing'}")  # noqa: T201
    for table in other:
        print(f"  {table}: {data.get(table)}\n  there: {wanted.get(table)}")  # noqa: T201
    return 1 if other else 0


if __name__ == "__main__":
    sys.exit(main())
