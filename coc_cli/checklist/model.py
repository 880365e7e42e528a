"""What a checklist is made of. Plain values, cheap to build: judging a plan builds all of them.

The words of a level, a gate, a status are the contract's and stable for ever.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.checklist.condition import Condition

LEVELS = ("must", "should", "consider", "may", "unknown")
GATES = ("plan", "go", "entry", "leave", "handover", "aftercare")
STATUSES = ("met", "open", "unmet", "refused", "waived", "not-applicable", "not-available")
BANDS = ("low", "moderate", "high", "extreme")
SOURCE_STATUSES = ("intact", "displaced", "split", "duplicate", "missing")
PHASES = ("standing", "investigation", "planning", "operation", "aftercare", "unknown")
# How a duty is answered. "raising": a request on record is the duty itself; "nothing": it is derived, lost, an alias, or
# only a permission.
ASKS = ("records", "answer", "request", "raising", "consideration", "schedule", "nothing")


class Duty:
    """One single obligation.

    when: the condition under which it applies, None for always;
    arranged: the gate from which it must be arranged, "" if it never blocks; due: the index of that gate in GATES, beyond
    the last for what never blocks; confirm: gates at which it is confirmed;
    alias: the duty whose answer counts here, or ""; lost: its text is missing in the source;
    chapeau: takes the worst state of the clause's children;
    risk_on_refusal: a refusal needs an entry in the risk register and the approver's acceptance;
    asks: how it is answered; tables: the records that decide it; about: the records that a request for it is about;
    within: the limit on the days until it is done again, or "".
    """

    __slots__ = (
        "about",
        "alias",
        "arranged",
        "asks",
        "carrier",
        "chapeau",
        "clause",
        "confirm",
        "due",
        "fix",
        "id",
        "level",
        "lost",
        "meets",
        "prohibition",
        "question",
        "refusable",
        "risk_on_refusal",
        "tables",
        "text",
        "title",
        "waivable",
        "when",
        "why",
        "within",
    )

    id: str
    clause: str
    title: str
    text: str
    level: str
    carrier: str
    when: Condition | None
    arranged: str
    due: int
    confirm: tuple[str, ...]
    prohibition: bool
    refusable: bool
    waivable: bool
    risk_on_refusal: bool
    alias: str
    lost: bool
    chapeau: bool
    asks: str
    tables: tuple[str, ...]
    about: tuple[str, ...]
    within: str
    question: str
    why: str
    meets: str
    fix: str


class Clause:
    """One row of the Code. `source_note` says in our words what is wrong with the source there."""

    __slots__ = ("carrier", "duties", "id", "level", "part", "phase", "source_note", "source_status", "text", "title")

    id: str
    part: str
    title: str
    text: str
    level: str
    phase: str
    carrier: str
    source_status: str
    source_note: str
    duties: tuple[Duty, ...]


class Part:
    """One part of the interview and of the report: clauses that belong together, in the Code's order."""

    __slots__ = ("clauses", "id", "title")

    id: str
    title: str
    clauses: tuple[Clause, ...]


class FactSpec:
    """One fact that switches duties on and off.

    values: what it may be ("yes", "no", "unknown", or an attribute's own words; empty for a country code);
    stage: "opening" facts are asked first, "after" facts once the operation is over;
    shown_by_operation: nobody can say no to it before the operation began.
    """

    __slots__ = ("asked_when", "help", "id", "question", "shown_by_operation", "stage", "title", "values")

    id: str
    title: str
    question: str
    help: str
    stage: str
    values: tuple[str, ...]
    asked_when: Condition | None
    shown_by_operation: bool


class Contradiction:
    """Two things that can't both be so; `message` names both sides. `blocks` makes any verdict NOT READY."""

    __slots__ = ("blocks", "fix", "id", "message", "when")

    id: str
    when: Condition
    message: str
    fix: str
    blocks: bool


class Gate:
    """A pause point: when it exists at all, how its card is read and by whom, and the items that kill."""

    __slots__ = ("card", "id", "items", "mode", "reader", "title", "when")

    id: str
    title: str
    when: Condition | None
    mode: str
    reader: str
    card: str
    items: tuple[tuple[str, str], ...]


class Limit:
    """A house number: ours, not the Code's. low and high are inclusive hard bounds; `looser` says which way is weaker."""

    __slots__ = ("help", "high", "id", "looser", "low", "title", "unit", "value")

    id: str
    title: str
    unit: str
    help: str
    value: int
    low: int
    high: int
    looser: str


class Note:
    """What a country pack says about one duty: never a duty, a level or a condition."""

    __slots__ = ("dated", "duty", "source", "status", "text")

    duty: str
    text: str
    source: str
    dated: str
    status: str


class Pack:
    """A country's notes, sources and limits."""

    __slots__ = ("country", "edition", "id", "limits", "notes", "title", "warning")

    id: str
    title: str
    country: str
    edition: str
    warning: str
    limits: dict[str, int]
    notes: tuple[Note, ...]


class Checklist:
    """A Code as data. `duties` and `clauses` are in the Code's order; `digest` changes with any of its words."""

    __slots__ = (
        "clauses",
        "contradictions",
        "defaults",
        "derived",
        "digest",
        "duties",
        "edition",
        "facts",
        "gates",
        "heavy_facts",
        "id",
        "items",
        "limits",
        "lost",
        "matrix",
        "own",
        "packs",
        "parts",
        "source",
        "standing",
        "title",
    )

    id: str
    title: str
    source: str
    edition: str
    lost: tuple[str, ...]
    # Paths of what an organisation is, whatever it plans.
    standing: tuple[str, ...]
    digest: str
    parts: tuple[Part, ...]
    clauses: dict[str, Clause]
    duties: dict[str, Duty]
    facts: dict[str, FactSpec]
    contradictions: tuple[Contradiction, ...]
    gates: dict[str, Gate]
    limits: dict[str, Limit]
    # By limit: the house number.
    defaults: dict[str, int]
    matrix: dict[str, tuple[str, ...]]
    packs: dict[str, Pack]
    # Facts that can switch off a must, a prohibition, a gate, or every duty of a chapter of the Code.
    heavy_facts: tuple[str, ...]
    # The duties that are decided by themselves, and those that go by others: aliases and chapeaux.
    own: tuple[Duty, ...]
    derived: tuple[Duty, ...]
    # By chapeau: the duties below it that decide it.
    items: dict[str, tuple[str, ...]]

    def pack_for(self, country: str) -> Pack | None:
        """Return the pack of a country, or None where none is shipped."""
        return next((pack for pack in self.packs.values() if pack.country == country), None)
