"""Two hands on one file: which of the values that one is about to set were changed underneath by the other.

Merging goes by answer: what only one side changed is simply taken; what both changed differently is never decided here.
"""

from __future__ import annotations

from coc_cli.errors import Conflict
from coc_cli.plan.fields import TABLES
from coc_cli.plan.paths import index_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from coc_cli.plan.assign import Assignments

# Stands for "nothing is there": no value of a plan is it.
NOTHING = object()


class Clash:
    """One value that both sides changed, differently. `mine` and `theirs` are NOTHING where a side erased it."""

    __slots__ = ("mine", "path", "theirs")

    def __init__(self, path: str, mine: object, theirs: object) -> None:
        self.path = path
        self.mine = mine
        self.theirs = theirs


class Clashing(Conflict):
    """Two hands changed the same values of one file, differently. `clashes` says which; nothing was saved."""

    def __init__(self, path: str, clashes: Sequence[Clash]) -> None:
        named = ", ".join(clash.path for clash in clashes[:4])
        super().__init__(f"{path}: NOT SAVED: {named}: changed meanwhile by somebody else", hint="look, then run it again")
        self.clashes = tuple(clashes)


def clashes(made: Assignments, theirs: Mapping[str, Any]) -> list[Clash]:
    """Compare what is about to be set with a file that changed since `made.data` was read."""
    return [
        Clash(path, mine, found)
        for path, steps, mine in _touched(made)
        if (found := value_of(theirs, steps)) != value_of(made.data, steps) and found != mine
    ]


def _touched(made: Assignments) -> Iterator[tuple[str, tuple[str, str, str], object]]:
    """Every value that is set or erased: its path, its steps and what it becomes."""
    for (table, key), values in made.values.items():
        for name, value in values.items():
            yield ".".join(filter(None, (table, key, name))), (table, key, name), value
        if table and key and TABLES[table].style == "records" and index_of(made.data.get(table), key) is None:
            # A record that is new on both sides is one record only if both mean the same one.
            yield f"{table}.{key}", (table, key, ""), NOTHING
    for named in made.erased:
        steps = (named.table.name if named.table else "", named.key, named.field.name if named.field else "")
        yield str(named), steps, NOTHING


def value_of(data: Mapping[str, Any], steps: tuple[str, str, str]) -> object:
    """Return the value at (table, key, field), where "" leaves a step out; NOTHING when nothing is there."""
    holder: Any = data
    for step in filter(None, steps):
        if isinstance(holder, list):
            index = index_of(holder, step)
            holder = NOTHING if index is None else holder[index]
        else:
            holder = holder.get(step, NOTHING) if isinstance(holder, dict) else NOTHING
        if holder is NOTHING:
            return NOTHING
    return holder
