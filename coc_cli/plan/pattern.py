"""Reading rows at a glance: those of one table with the same keys are all read alike, and most hold no fault.

What is found faultless here is at once written as canonical text; of anything else `plan.read` says what is wrong.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter

from coc_cli.plan.blank import is_hollow
from coc_cli.plan.canonical import text_of
from coc_cli.plan.fields import TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime, tzinfo
    from typing import Any

    from coc_cli.plan.kinds import Kind

    # By key: the tables where what it names may be, and whether it names many.
    References = tuple[tuple[str, tuple[str, ...], bool], ...]

# More ways of writing the tables of a plan than anybody has; what a hostile file brings along is forgotten again.
_MOST = 512
# Moments of one offset share one zone: comparing them costs a tenth then, and judging compares many.
_ZONES: dict[tzinfo | None, tzinfo | None] = {}


class Pattern:
    """How rows with the same keys are read.

    references: the keys under which they name other records.
    """

    __slots__ = ("_names", "_pieces", "_remade", "_sorted", "_texts", "_writers", "references")

    def __init__(self, table: str, keys: Sequence[str]) -> None:
        # The field table's own names: looking up an attribute costs half where it is the very same string.
        self._names = tuple([TABLES[table].fields[key].name for key in keys])
        kinds = {key: TABLES[table].fields[key].kind for key in self._names}
        self._writers = tuple([kind.written for kind in kinds.values()])
        # From the order of this file to that of the canonical text.
        places = [keys.index(key) for key in sorted(keys)]
        self._sorted: Callable[[Sequence[str]], Any] = itemgetter(*places) if len(places) > 1 else tuple
        # The canonical text of such a row, cut where its values belong.
        names = [f"{text_of(key)}:" for key in sorted(keys)]
        self._pieces = [f"{{{names[0]}", *[piece for name in names[1:] for piece in ("", f",{name}")], "", "}"]
        self._texts = tuple([(key, kind.bare) for key, kind in kinds.items() if is_free_text(table, key)])
        self._remade = tuple([(key, held) for key, kind in kinds.items() if (held := holding(kind)) is not _as_it_is])
        self.references: References = tuple(
            (key, kind.tables, kind.many) for key, kind in kinds.items() if kind.name == "ref"
        )

    def written(self, row: Mapping[str, Any]) -> str:
        """The canonical text of a row whose every value is of its kind and says something, else ""."""
        try:
            texts = [write(value) for write, value in zip(self._writers, row.values())]  # noqa: B905  # one for each
        except TypeError:  # a list where a word belongs
            return ""
        if not all(texts):
            return ""
        for key, bare in self._texts:
            if is_hollow(row[key], bare=bare):
                return ""
        pieces = self._pieces.copy()
        pieces[1::2] = self._sorted(texts)
        return "".join(pieces)

    def values(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The values of such a row, as the model holds them."""
        values = dict(zip(self._names, row.values()))  # noqa: B905  # one for each
        for key, held in self._remade:
            values[key] = held(values[key])
        return values


@lru_cache(maxsize=_MOST)
def pattern_of(table: str, keys: tuple[str, ...]) -> Pattern | None:
    """The pattern of rows with these keys in this order; None where a key is not known, or there is none."""
    return Pattern(table, keys) if keys and TABLES[table].fields.keys() >= set(keys) else None


def is_free_text(table: str, key: str) -> bool:
    """Tell whether a field holds words of its own, which may say nothing; a fact's value is a word of its list."""
    return TABLES[table].fields[key].kind.name in ("text", "line") and (table, key) != ("facts", "value")


def holding(kind: Kind) -> Callable[[Any], Any]:
    """Return what makes of a value in the file the one that the model holds: nothing in that changes any more."""
    return tuple if kind.is_list else _in_shared_zone if kind.name == "moment" else _as_it_is


def _in_shared_zone(value: datetime) -> datetime:
    return value.astimezone(_ZONES.setdefault(value.tzinfo, value.tzinfo))


def _as_it_is(value: Any) -> Any:
    return value
