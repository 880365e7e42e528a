"""Reading rows at a glance: those of one table with the same keys are all read alike, and most hold no fault.

What is found faultless here is at once written as canonical text; of anything else `plan.read` says what is wrong.
"""

from __future__ import annotations

from functools import partial
from operator import call, itemgetter

from coc_cli.plan.blank import BEGINNING, begins_hollow, is_hollow
from coc_cli.plan.canonical import text_of
from coc_cli.plan.fields import TABLES
from coc_cli.plan.remembered import remembered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    # By key: the tables where what it names may be, and whether it names many.
    References = tuple[tuple[str, tuple[str, ...], bool], ...]

# More ways of writing the tables of a plan than anybody has; what a hostile file brings along is forgotten again.
_MOST = 256
# Made once, not for every row.
_BEGINNING, _VALUES = slice(BEGINNING), slice(1, None, 2)


class Pattern:
    """How rows with the same keys are read.

    references: the keys under which they name other records.
    """

    __slots__ = ("_held", "_lines", "_pieces", "_sorted", "_texts", "_writers", "references")

    def __init__(self, table: str, keys: Sequence[str]) -> None:
        kinds = {key: TABLES[table].fields[key].kind for key in keys}
        free = [is_free_text(table, key) for key in keys]
        # What is read as free text is looked at in `read`: nearly all that a writer does there is writing.
        self._writers = tuple([text_of if free[at] else kind.written for at, kind in enumerate(kinds.values())])
        self._texts = tuple([(at, kind.bare, kind.high) for at, kind in enumerate(kinds.values()) if free[at]])
        self._lines = tuple([at for at, kind in enumerate(kinds.values()) if free[at] and kind.name == "line"])
        self._held = tuple([(at, key, kind.given, kind.held) for at, (key, kind) in enumerate(kinds.items()) if kind.held])
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
        """The canonical text of a row, and those of its values that the model holds otherwise than the file.

        None where a value is not surely of its kind, or says nothing.
        """
        values, otherwise = [*row.values()], {}
        try:
            for at, key, given, held in self._held:
                value = values[at]
                if type(value) is not given:
                    return None
                otherwise[key] = values[at] = held(value)
            texts = [*map(call, self._writers, values)]
        except (TypeError, OverflowError):  # a number where a text belongs, a list of lists; a moment at the end of time
            return None
        if not all(texts):
            return None
        for at, bare, most in self._texts:
            value = values[at]
            if len(value) > most or (begins_hollow(value[_BEGINNING]) and is_hollow(value, bare=bare)):
                return None
        for at in self._lines:
            if "\n" in values[at]:
                return None
        pieces = self._pieces.copy()
        pieces[_VALUES] = self._sorted(texts)
        return "".join(pieces), otherwise


def _pattern(table: str, keys: tuple[str, ...]) -> Pattern | None:
    known = keys and TABLES[table].fields.keys() >= set(keys)
    return Pattern(table, keys) if known else None


# By table, and by the keys of a row in their order; None where a key is not known, or there is none.
PATTERNS = {name: remembered(partial(_pattern, name), most=_MOST) for name in TABLES}


def is_free_text(table: str, key: str) -> bool:
    """Tell whether a field holds words of its own, which may say nothing; a fact's value is a word of its list."""
    return TABLES[table].fields[key].kind.name in ("text", "line") and (table, key) != ("facts", "value")
