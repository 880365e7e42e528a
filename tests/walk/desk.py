"""A desk without a disk: what the walk saves to in tests of its logic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coc_cli.checklist.loader import load
from coc_cli.commands.session import ASKING
from coc_cli.plan.assign import Assignments
from coc_cli.plan.read import read
from coc_cli.readiness.requests import about
from coc_cli.readiness.verdict import Assessment, assess
from coc_cli.tomlfile.edits import intended
from tests.judging import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from coc_cli.tomlfile.edits import Change

EMPTY = {"format": 1, "checklist": "sea-ngo-2017", "salt": "0123456789abcdef0123456789abcdef"}


class Desk:
    """A plan in memory. `saves` holds what each save changed, in order."""

    def __init__(self, data: dict[str, Any] | None = None, *, at: datetime = TODAY) -> None:
        self.path = "plan.toml"
        self.at = at
        self.options: list[str] = []
        self.checklist = load()
        self.saves: list[Any] = []
        self._take(data if data is not None else dict(EMPTY))

    def _take(self, data: dict[str, Any]) -> None:
        plan, faults = read(data, self.checklist)
        assert [fault.message for _, fault in faults] == []
        self.data, self.plan = data, plan

    def tick(self) -> None:
        """Time stands still."""

    def refresh(self) -> None:
        """Nobody else changes it."""

    def assess(self, gate: str | None = None) -> Assessment:
        return assess(self.plan, self.checklist, self.at, gate=gate)

    def assignments(self) -> Assignments:
        return Assignments(self.data, self.checklist)

    def assign_held(self, made: Assignments, *, mine: bool = False) -> None:  # noqa: ARG002
        self._take(intended(self.data, made.changes()))
        self.saves.append({path: dict(values) for path, values in made.values.items()})
        for row in self.data.get("requests", []):
            if made.sets("requests", row["id"], ASKING):
                row["about"] = about(self.checklist.duties[row["duty"]], self.plan)
        self._take(self.data)

    def rewrite_held(self, changes: Callable[[dict[str, Any]], list[Change]], *, record: str, mine: bool = False) -> None:  # noqa: ARG002
        self.saves.append(record)
        self._take(intended(self.data, changes(self.data)))

    def copy_to(self, path: str, made: Assignments, also: Callable[[dict[str, Any]], list[Change]] | None = None) -> None:
        raise NotImplementedError
