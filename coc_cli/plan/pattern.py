"""Reading rows at a glance: those of one table with the same keys are all read alike, and most hold no fault.

What is found faultless here is at once written as canonical text; of anything else `plan.read` says what is wrong.
"""

from __future__ import annotations

from functools import lru_cache
from operator import call, itemgetter

from coc_cli.plan.blank import BEGINS_HOLLOW, is_hollow
from coc_cli.plan.canonical import text_of
from coc_cli.plan.fields import TABLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    # By key: the tables where what it names may be, and whether it names many.
    References = tuple[tuple[str, tuple[str, ...], bool], ...]

# More ways of writing the tables of a plan than anybody has; what a hostile file brings along is forgotten again.
_MOST = 512


class Pattern:
    """How rows with the same keys are read.

    references: the keys under which they name other records.
    """

    __slots__ = ("_held", "_names", "_pieces", "_sorted", "_texts", "_types", "_writers", "references")

    def __init__(self, table: str, keys: Sequence[str]) -> None:
        # The field table's own names: looking up an attribute costs half where it is the very same string.
        self._names = tuple([TABLES[table].fields[key].name for key in keys])
        kinds = {key: TABLES[table].fields[key].kind for key in self._names}
        self._types = [kind.given for kind in kinds.values()]
        self._writers = tuple([kind.written for kind in kinds.values()])
        self._held = tuple([(place, kind.held) for place, kind in enumerate(kinds.values()) if kind.held])
        self._texts = tuple(
            [(place, kinds[key].bare) for place, key in enumerate(self._names) if is_free_text(table, key)]
        )
        # From the order of this file to that of the canonical text.
        places = [keys.index(key) for key in sorted(keys)]
        self._sorted: Callable[[Sequence[str]], Any] = itemgetter(*places) if len(places) > 1 else tuple
        # The canonical text of such a row, cut where its values belong.
        names = [f"{text_of(key)}:" for key in sorted(keys)]
        self._pieces = [f"{{{names[0]}", *[piece for name in names[1:] for piece in ("", f",{name}")], "", "}"]
        self.references: References = tuple(
            (key, kind.tables, kind.many) for key, kind in kinds.items() if kind.name == "ref"
        )

    def read(self, row: Mapping[str, Any]) -> tuple[str, dict[str, Any]] | None:
        """The canonical text of a row and its values, as the model holds them.

        None where a value is not surely of its kind, or says nothing.
        """
        values = [*row.values()]
        if [*map(type, values)] != self._types:
            return None
        try:
            for place, held in self._held:
                values[place] = held(values[place])
            texts = [*map(call, self._writers, values)]
        except (TypeError, OverflowError):  # a list of lists; a moment at the end of time
            return None
        if not all(texts):
            return None
        for place, bare in self._texts:
            if BEGINS_HOLLOW[values[place][:3]] and is_hollow(values[place], bare=bare):
                return None
        pieces = self._pieces.copy()
        pieces[1::2] = self._sorted(texts)
        return "".join(pieces), dict(zip(self._names, values))  # noqa: B905  # one for each


@lru_cache(maxsize=_MOST)
def pattern_of(table: str, keys: tuple[str, ...]) -> Pattern | None:
    """The pattern of rows with these keys in this order; None where a key is not known, or there is none."""
    return Pattern(table, keys) if keys and TABLES[table].fields.keys() >= set(keys) else None


def is_free_text(table: str, key: str) -> bool:
    """Tell whether a field holds words of its own, which may say nothing; a fact's value is a word of its list."""
    return TABLES[table].fields[key].kind.name in ("text", "line") and (table, key) != ("facts", "value")
