"""One row per plan: each gate's verdict, what blocks and who must act, what is overdue. As text, CSV or JSON lines.

A row says nothing of an operation but its file's name and what is missing: it is read by people who plan many.
"""

from __future__ import annotations

from coc_cli.checklist.model import GATES
from coc_cli.errors import CocError
from coc_cli.nearest import meant
from coc_cli.readiness.progress import ACTORS, in_the_way
from coc_cli.readiness.result import Finding
from coc_cli.readiness.verdict import CONDITIONS, NOT_READY, READY, at_gate, gates_allowed
from coc_cli.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from coc_cli.formats.outcome import Outcome
    from coc_cli.readiness.result import Notice

    Row = dict[str, Any]

_SHORT = {READY: "yes", CONDITIONS: "cond", NOT_READY: "no", "": "-"}
_HEADS = ("NGO", "law", "both", "sign")
# What a spreadsheet would calculate instead of show.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def row_of(outcome: Outcome) -> Row:
    """The row of one plan; of one that can't be judged, its name and why."""
    judged = outcome.assessment
    if judged is None:
        return {"plan": outcome.plan, "error": outcome.why}
    allowed = gates_allowed(judged.case)
    verdicts = {
        gate: "" if gate not in allowed else judged.verdict if gate == judged.gate else at_gate(judged, gate).verdict
        for gate in GATES
    }
    waiting = in_the_way(judged)
    start = judged.case.start
    return {
        "plan": outcome.plan,
        "start": start.astimezone(judged.case.zone).isoformat() if start else "",
        "gate": judged.gate,
        "gates": verdicts,
        "blocking": list(dict.fromkeys(_id(one) for things in waiting.values() for one in things)),
        "acts": {actor: len(waiting.get(actor, ())) for actor in ACTORS},
        "overdue": [one.duty.id for one in judged.findings.values() if one.reason == "overdue"],
    }


def _id(one: Finding | Notice) -> str:
    return one.duty.id if isinstance(one, Finding) else one.id


def _text(row: Row) -> str:
    if "error" in row:
        return f"{'?':<{6 * len(GATES)}} {safe(row['plan'])}: NOT JUDGED: {safe(row['error'])}\n"
    gates = "".join(f"{_SHORT[verdict]:<6}" for verdict in row["gates"].values())
    acts = "".join(f"{count or '.':>5}" for count in row["acts"].values())
    return f"{gates}{acts}{len(row['overdue']) or '.':>8}  {row['start'][:16] or '-':<16}  {safe(row['plan'])}\n"


def _json(row: Row) -> str:
    from coc_cli.formats.data import dumped

    return dumped(row) + "\n"


def _csv(row: Row) -> str:
    if "error" in row:
        return _csv_line([row["plan"], *[""] * (len(_columns()) - 2), row["error"]])
    cells = [row["plan"], row["start"], row["gate"], *row["gates"].values(), *map(str, row["acts"].values())]
    return _csv_line([*cells, " ".join(row["blocking"]), " ".join(row["overdue"]), ""])


def _columns() -> list[str]:
    gates, actors = (f"at {gate}" for gate in GATES), (f"waits for {actor}" for actor in ACTORS)
    return ["plan", "start", "gate", *gates, *actors, "blocking", "overdue", "error"]


def _csv_line(cells: list[str]) -> str:
    """One record, every cell in quotes, none of them a formula."""
    shown = (f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in map(safe, cells))
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in shown) + "\r\n"


_HEAD = (
    "".join(f"{gate[:5]:<6}" for gate in GATES)
    + "".join(f"{head:>5}" for head in _HEADS)
    + " overdue  start             plan\n"
)
# The head of a table, and what writes a row of it.
WRITERS: dict[str, tuple[str, Callable[[Row], str]]] = {
    "text": (_HEAD, _text),
    "csv": (_csv_line(_columns()), _csv),
    "json": ("", _json),
}


def writer_for(name: str) -> tuple[str, Callable[[Row], str]]:
    """Return a table's head and what writes its rows. Raises CocError that names the nearest format."""
    if name not in WRITERS:
        raise CocError(f'no format "{name}"', hint=meant(name, WRITERS))
    return WRITERS[name]
