"""A difference between two plans in words."""

from __future__ import annotations

from coc_cli.plan.fields import TABLES
from coc_cli.text import safe
from coc_cli.tomlfile.write import value_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from coc_cli.readiness.compare import Changed, GateChanged


def said(changed: Sequence[Changed], gates: Sequence[GateChanged]) -> str:
    """Every value that changed, then every gate on which something moved."""
    if not changed:
        return "nothing changed\n"
    lines = [safe(one.said(_written)) for one in changed if not _own(one.path)]
    hidden = len(changed) - len(lines)
    if hidden:
        lines.append(f"{hidden} of what the program itself writes (sign-offs, copies, what a request was about)")
    for gate in gates:
        before, after = gate.before or "ruled out", gate.after or "ruled out"
        lines += ["", f"{gate.gate}: {before} -> {after}" if before != after else f"{gate.gate}: still {after}"]
        lines += [f"  {duty} {old} -> {new}: {safe(message)}" for duty, old, new, message in gate.moved]
    return "\n".join(lines) + "\n"


def _own(path: str) -> bool:
    """Tell whether the program writes it for itself: it says nothing to a reader."""
    table = TABLES.get(path.partition(".")[0])
    field = table.fields.get(path.rpartition(".")[2]) if table else None
    return bool((table and table.tool) or (field and field.tool))


def _written(value: object) -> str:
    return "nothing" if value is None else value if isinstance(value, str) else value_text(value)
