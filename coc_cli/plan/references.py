"""Who names whom: where a record is mentioned in a plan, and the edits that rename it or take it out everywhere."""

from __future__ import annotations

from coc_cli.plan.fields import TABLES
from coc_cli.tomlfile.edits import ERASE, Change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    Steps = tuple[str | int, ...]


def mentions(data: Mapping[str, Any], key: str) -> list[str]:
    """The paths at which a record is named, in the order of the file."""
    return [path for path, _, _ in _mentioned(data, key)]


def named_instead(data: Mapping[str, Any], key: str, *by: str) -> list[tuple[str, list[str]]]:
    """The paths at which a record is named, each with who is named there with `by`, or nobody, in its place."""
    found = []
    for path, _, value in _mentioned(data, key):
        named = value if isinstance(value, list) else [value]
        found.append((path, [new for one in named for new in (by if one == key else (one,))]))
    return found


def renamed(data: Mapping[str, Any], old: str, new: str) -> list[Change]:
    """The changes that give a record another code, wherever it is named."""
    changes = [Change((*steps, "id"), new) for steps in _own(data, old)]
    for _, steps, value in _mentioned(data, old):
        named = [new if one == old else one for one in value] if isinstance(value, list) else new
        changes.append(Change(steps, named))
    return changes


def removed(data: Mapping[str, Any], key: str) -> list[Change]:
    """The changes that take a record out, and every mention of it; a list keeps its other entries."""
    changes = []
    for _, steps, value in _mentioned(data, key):
        rest = [one for one in value if one != key] if isinstance(value, list) else []
        changes.append(Change(steps, rest or ERASE))
    return changes + [Change(steps, ERASE) for steps in _own(data, key)]


def _own(data: Mapping[str, Any], key: str) -> Iterator[Steps]:
    for name, table in TABLES.items():
        rows = data.get(name)
        if table.style == "records" and isinstance(rows, list):
            yield from ((name, index) for index, row in enumerate(rows) if row.get("id") == key)


def _mentioned(data: Mapping[str, Any], key: str) -> Iterator[tuple[str, Steps, Any]]:
    """Every field that names a record: its path, its steps in the file, its value."""
    for name, table in TABLES.items():
        content = data.get(name)
        if not content:
            continue
        rows: list[tuple[str, Steps, Mapping[str, Any]]] = [(name, (name,), content)]
        if table.style == "records":
            rows = [(f"{name}.{row.get('id')}", (name, index), row) for index, row in enumerate(content)]
        elif table.style == "keyed":
            rows = [(f"{name}.{entry}", (name, entry), row) for entry, row in content.items()]
        for path, steps, row in rows:
            for field in table.fields.values():
                value = row.get(field.name)
                if field.kind.name == "ref" and (key in value if isinstance(value, list) else value == key):
                    yield f"{path}.{field.name}", (*steps, field.name), value
