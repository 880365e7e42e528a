"""What a new plan takes over from an earlier one of the same organisation: what it is, not what it plans."""

from __future__ import annotations

from coc_cli.plan.fields import TABLES
from coc_cli.plan.paths import target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


def standing(data: Mapping[str, Any], paths: Sequence[str]) -> dict[str, Any]:
    """Return the values at the checklist's standing paths, in the shape of a plan; what the earlier one lacks is left out.

    A path such as people.training means that field of each of the organisation's own people. Who gave an answer stays
    named only where that person is taken over too.
    """
    taken: dict[str, Any] = {}
    people = [row for row in data.get("people", ()) if row.get("affiliation") == "ngo"]
    for path in paths:
        named = target(path)
        table, key, field = named.table, named.key, named.field
        if table is None:
            continue
        if table.name == "people":
            rows = taken.setdefault("people", [{"id": one["id"]} for one in people])
            for row, own in zip(rows, people, strict=True):
                row.update({key: own[key]} if key in own else {})
            continue
        content = data.get(table.name, {})
        if key in content:
            taken.setdefault(table.name, {})[key] = dict(content[key])
        elif field and field.name in content:
            taken.setdefault(table.name, {})[field.name] = content[field.name]
    known = {row["id"] for row in taken.get("people", ())}
    for answer in taken.get("answers", {}).values():
        if answer.get("by") not in known:
            answer.pop("by", None)
    return {name: taken[name] for name in TABLES if name in taken}
