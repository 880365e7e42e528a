"""What a row of the field table is made of. No row stands here; see the modules beside this one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.plan.kinds import Kind

# The letters in which the table says who may see a field (12.a). "nobody" is a choice that has to be written down.
LETTERS = {
    "C": "commander",
    "L": "liaison",
    "I": "investigator",
    "S": "social-worker",
    "T": "interpreter",
    "E": "evidence",
    "D": "driver",
    "R": "receiver",
    "A": "approver",
}
ALL = "CLISTEDRA"
NOBODY = "-"


class Field:
    """One field of the plan.

    name: its key in the file; kind: what its value may be; audiences: who may see it, never empty unless NOBODY was
    written; title and help: what a planner reads; tool: written by the program, never asked.
    """

    __slots__ = ("audiences", "help", "kind", "name", "title", "tool")

    def __init__(self, name: str, kind: Kind, letters: str, title: str, help: str, *, tool: bool = False) -> None:
        self.name = name
        self.kind = kind
        self.audiences = audiences_of(letters, name)
        self.title = title
        self.help = help
        self.tool = tool


class Table:
    """One table of the plan.

    style: "values" (one table), "keyed" (one inline table per key) or "records" (an array of tables with ids);
    default: for a keyed table, the member that `TABLE.KEY=VALUE` means;
    everyone, own: the audiences that see every record, or only those that name them; `links` are the fields by which a
    record names a person; prefix: the letters with which new ids of this table begin.
    """

    __slots__ = ("default", "everyone", "fields", "help", "links", "name", "own", "prefix", "style", "title", "tool")

    def __init__(
        self,
        name: str,
        style: str,
        title: str,
        help: str,
        fields: tuple[Field, ...],
        *,
        everyone: str,
        own: str = NOBODY,
        links: tuple[str, ...] = (),
        prefix: str = "",
        default: str = "",
        tool: bool = False,
    ) -> None:
        self.name = name
        self.style = style
        self.title = title
        self.help = help
        self.fields = {field.name: field for field in fields}
        self.everyone = audiences_of(everyone, name)
        self.own = audiences_of(own, name)
        self.links = links
        self.prefix = prefix
        self.default = default
        self.tool = tool


def audiences_of(letters: str, name: str) -> tuple[str, ...]:
    """Turn letters into audiences. Raises ValueError where none is stated: a field without audiences does not load."""
    if letters == NOBODY:
        return ()
    if not letters:
        raise ValueError(f"{name}: no audience is stated; write NOBODY if none may see it")
    return tuple(LETTERS[letter] for letter in letters)
