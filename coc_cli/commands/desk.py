"""A plan that stays open for a long time under one lock, as the walk needs it: merged, rewritten, copied, and in time."""

from __future__ import annotations

from coc_cli.commands.session import ORDER, Session, create, now
from coc_cli.plan import store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Any

    from coc_cli.plan.assign import Assignments
    from coc_cli.tomlfile.edits import Change


class Desk(Session):
    """An open plan whose lock the caller holds. Without `at` it follows the clock (`tick`)."""

    def __init__(self, path: str, *, role: str = "planner") -> None:
        super().__init__(path, role=role)
        self.fixed: datetime | None = None

    def fix(self, at: datetime) -> None:
        """Judge and write at this moment from now on."""
        self.at = self.fixed = at

    def refresh(self) -> None:
        """Read the file again where it changed since: what a lock is taken on is what lies there now."""
        if (fresh := store.changed_underneath(self.stored, self.codec)) is not None:
            self._take(fresh)

    def rewrite_held(self, changes: Callable[[dict[str, Any]], list[Change]], *, record: str, mine: bool = False) -> None:
        """Save changes that are made from what the file holds now, for what goes through all of a plan.

        Raises Clashing when somebody else changed `record` meanwhile, unless `mine`.
        """
        from coc_cli.plan.merge import NOTHING, Clash, Clashing, value_of

        fresh = store.changed_underneath(self.stored, self.codec)
        if fresh is not None:
            place = (self.plan.records[record].table, record, "")
            theirs = value_of(fresh.data, place)
            if not mine and theirs != value_of(self.stored.data, place):
                raise Clashing(self.path, [Clash(f"{place[0]}.{record}", NOTHING, theirs)])
            self._take(fresh)
        self.change_held(changes(self.stored.data))

    def copy_to(self, path: str, made: Assignments) -> None:
        """Write the plan with collected values to a new file, with a history of its own; this one stays as it is."""
        from coc_cli.tomlfile.edits import edited

        made.data = self.stored.data
        changes = [*made.changes(), *self.request_changes(made)]
        text, _ = edited(self.stored.text, self.stored.data, changes, order=ORDER)
        create(path, text, at=self.at, role=self.role)

    def tick(self) -> None:
        """Read the clock again, where no moment was given: what a long session writes carries its own time."""
        if self.fixed is None:
            self.at = now().astimezone(self.at.tzinfo)

    @property
    def data(self) -> dict[str, Any]:
        """The plan's parsed file, as it lies on disk."""
        return self.stored.data
