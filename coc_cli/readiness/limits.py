"""House numbers as they hold for one plan: the plan's own, else the country pack's, else the checklist's default."""

from __future__ import annotations

from coc_cli.readiness.result import Notice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.checklist.model import Checklist, Pack
    from coc_cli.plan.model import Plan


class Limits:
    """The numbers of one plan. `limits["hours_before_rest"]` is the number, `whose(...)` says in print whose it is."""

    def __init__(self, plan: Plan, checklist: Checklist, pack: Pack | None) -> None:
        self._known = checklist.limits
        self._plan = plan.limits
        self._person = plan.person
        self._pack = pack
        self._base = {**checklist.defaults, **(pack.limits if pack else {})}
        own = {name: one.value for name, one in plan.limits.items() if one.value is not None}
        self._values = {**self._base, **own}

    def __getitem__(self, name: str) -> int:
        return self._values[name]

    def whose(self, name: str) -> str:
        """Say whose number it is: "this plan's number", "the Thailand pack's number" or "a house number"."""
        if self._values[name] != self._base[name]:
            return "this plan's number"
        return f"the {self._pack.title} pack's number" if self._pack and name in self._pack.limits else "a house number"

    def said(self, name: str) -> str:
        """Write number, unit and owner for a message: "14 days (a house number)"."""
        unit, value = self._known[name].unit, self._values[name]
        return f"{value} {unit.removesuffix('s') if value == 1 else unit} ({self.whose(name)})"

    def notices(self) -> Iterator[Notice]:
        """A looser number is a condition when somebody answers for it, and blocks when nobody does."""
        for name, entry in self._plan.items():
            known, value, base = self._known[name], entry.value, self._base[name]
            if value is None or value == base or (value > base) is not (known.looser == "higher"):
                continue
            message = f"{known.title}: {value} {known.unit} instead of {base}"
            answering = self._person(entry.by)
            if answering is not None and answering.role and entry.reason:
                yield Notice(
                    "limit-loosened",
                    "warn",
                    f"{message}, set by {entry.by}: {entry.reason}",
                    path=entry.path,
                    condition=True,
                )
            else:
                fix = f"give who and why: coc set PLAN limits.{name}.by=... limits.{name}.reason=..., or use {base}"
                yield Notice("limit-unanswered", "block", f"{message}, and nobody answers for it", fix=fix, path=entry.path)
