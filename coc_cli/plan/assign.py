"""From `people.SW1.languages=km,th` to exact changes of a file: what `coc set` and every other writer use."""

from __future__ import annotations

from functools import partial

from coc_cli.errors import CocError, Fault, FileFaults
from coc_cli.nearest import meant
from coc_cli.plan.fields import TABLES
from coc_cli.plan.paths import Target, index_of, target
from coc_cli.tomlfile.edits import ERASE, Change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import tzinfo
    from typing import Any

    from coc_cli.checklist.model import Checklist


class Assignments:
    """Collects values for paths, then says which changes of the file they are: one new record is one change.

    data: the plan's parsed file that they are made against; when the file turns out to have changed, it is replaced.
    """

    def __init__(self, data: Mapping[str, Any], checklist: Checklist) -> None:
        self.data = data
        self.checklist = checklist
        self.values: dict[tuple[str, str], dict[str, object]] = {}
        self.erased: list[Target] = []

    def put(self, path: str, value: object) -> None:
        """Set a field of a table, of a record (made when it is new) or of a keyed entry to a value of its kind."""
        named = self._settled(target(path), path)
        assert named.field is not None  # noqa: S101  # _settled saw to it
        table = named.table.name if named.table else ""
        self.values.setdefault((table, named.key), {})[named.field.name] = value

    def take(self, texts: Sequence[str], erased: Sequence[str], zone: tzinfo | None, *, file: str) -> None:
        """Set fields from PATH=VALUE texts and erase others. Raises CocError for one fault, FileFaults for several."""
        wrong: list[CocError] = []
        for step in [*(partial(self._one, text, zone) for text in texts), *(partial(self.erase, path) for path in erased)]:
            try:
                step()
            except CocError as error:
                wrong.append(error)
        if wrong:
            many = tuple(Fault(one.message, hint=one.hint) for one in wrong)
            raise wrong[0] if len(wrong) == 1 else FileFaults(file, many)

    def _one(self, text: str, zone: tzinfo | None) -> None:
        path, sign, typed = text.partition("=")
        if not sign:
            raise CocError(f'"{text}" sets nothing', hint="write PATH=VALUE")
        self.read(path.strip(), typed, zone)

    def read(self, path: str, typed: str, zone: tzinfo | None) -> None:
        """Set a field from what a person typed. Raises CocError that says what would be right."""
        named = self._settled(target(path), path)
        assert named.field is not None  # noqa: S101
        if named.field.tool:
            raise CocError(f"{path}: is written by the program only")
        if not typed.strip():
            raise CocError(f"{path}: nothing was given; blank never erases", hint=f"coc set PLAN --erase {path}")
        try:
            value = named.field.kind.parse(typed, zone)
        except ValueError as error:
            raise CocError(f"{path}: {error}", hint=named.field.help) from None
        self.put(path, value)

    def erase(self, path: str) -> None:
        """Erase a field, a record or a keyed entry. Raises CocError when nothing is there."""
        named = target(path)
        if named.table is None or not (named.key or named.field):
            raise CocError(f"{path}: a whole table can't be erased at once", hint="name a record or a field")
        self.erased.append(named)

    def touches(self, table: str) -> bool:
        """Tell whether anything of a table is set."""
        return any(name == table for name, _ in self.values)

    def sets(self, table: str, key: str, fields: Collection[str]) -> bool:
        """Tell whether one of these fields of a record is set."""
        return not self.values.get((table, key), {}).keys().isdisjoint(fields)

    def changes(self) -> list[Change]:
        """The changes, in the order in which they were given; erasures last, from the end of the file."""
        made: list[Change] = []
        fresh: dict[str, int] = {}
        for (table, key), values in self.values.items():
            if not table:
                made += [Change((name,), value) for name, value in values.items()]
            elif not key:
                made += [Change((table, name), value) for name, value in values.items()]
            elif TABLES[table].style == "keyed":
                made += self._entry(table, key, values)
            else:
                index = index_of(self.data.get(table), key)
                if index is None:
                    index = len(self.data.get(table, ())) + fresh.get(table, 0)
                    fresh[table] = fresh.get(table, 0) + 1
                    made.append(Change((table, index), {"id": key, **values}))
                else:
                    made += [Change((table, index, name), value) for name, value in values.items()]
        steps = [self._step(named) for named in self.erased]
        return made + [Change(step, ERASE) for step in sorted(steps, key=str, reverse=True)]

    def _entry(self, table: str, key: str, values: Mapping[str, object]) -> list[Change]:
        if key in self.data.get(table, {}):
            return [Change((table, key, name), value) for name, value in values.items()]
        return [Change((table, key), dict(values))]

    def _step(self, named: Target) -> tuple[str | int, ...]:
        assert named.table is not None  # noqa: S101  # erase() saw to it
        content = self.data.get(named.table.name, {})
        steps: tuple[str | int, ...] = (named.table.name,)
        holder: Any = content
        if named.key:
            index = index_of(content, named.key) if named.table.style == "records" else named.key
            if index is None or (named.table.style != "records" and named.key not in content):
                raise CocError(f"{named}: there is nothing to erase")
            steps, holder = (*steps, index), content[index]
        if named.field:
            if named.field.name not in holder or named.field.name == "id":
                raise CocError(f"{named}: there is nothing to erase")
            steps = (*steps, named.field.name)
        return steps

    def _settled(self, named: Target, path: str) -> Target:
        """Complete a path that leaves out the default member, and refuse what no person writes."""
        table, field = named.table, named.field
        if table is None:
            if field is not None:
                raise CocError(f"{path}: is written by the program only")
            raise CocError(f'no path "{path}" in a plan')
        if field is None and named.key and table.style == "keyed":
            field = table.fields[table.default]
        if field is None:
            raise CocError(f"{path}: names no field", hint=f"its fields: coc schema {table.name}")
        if table.style == "keyed":
            known = self._keys(table.name)
            if named.key not in known:
                raise CocError(f'no "{named.key}" among the {table.name}', hint=meant(named.key, known))
        elif table.style == "records" and (twin := self._twin(table.name, named.key)):
            message = f'{path}: no "{named.key}" in this plan, but "{twin}": ids that differ only in capitals are mixed up'
            raise CocError(message, hint=f"write {twin}, or choose another id")
        return Target(table, named.key, field)

    def _twin(self, table: str, key: str) -> str:
        """The id of a record that differs from a new one only in capitals, or ""."""
        if index_of(self.data.get(table), key) is not None:
            return ""
        folded = key.casefold()
        there = [
            row["id"]
            for rows in self.data.values()
            if isinstance(rows, list)
            for row in rows
            if isinstance(row, dict) and isinstance(row.get("id"), str)
        ]
        there += [made for other, made in self.values if made and TABLES[other].style == "records"]
        return "" if key in there else next((one for one in there if one.casefold() == folded), "")

    def _keys(self, table: str) -> tuple[str, ...]:
        """The keys that a keyed table may have."""
        if table == "answers":
            return tuple(self.checklist.duties)
        return tuple(self.checklist.facts if table == "facts" else self.checklist.limits)


def next_id(data: Mapping[str, Any], table: str) -> str:
    """The first free id of a table: its prefix and a number, unique in the whole plan."""
    taken = {
        str(row.get("id")) for rows in data.values() if isinstance(rows, list) for row in rows if isinstance(row, dict)
    }
    prefix, number = TABLES[table].prefix, 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def value_at(data: Mapping[str, Any], path: str) -> object:
    """Return the value that a path names. Raises CocError when there is none."""
    named = target(path)
    if named.table is not None and named.field is None and named.table.style == "keyed" and named.key:
        named = Target(named.table, named.key, named.table.fields[named.table.default])
    holder: Any = data
    for step in (named.table.name if named.table else "", named.key, named.field.name if named.field else ""):
        if not step:
            continue
        index: Any = index_of(holder, step) if isinstance(holder, list) else step
        if index is None or (isinstance(holder, dict) and index not in holder):
            hint = f"coc set PLAN {path}=..." if named.field else f"what it may hold: coc schema {path.partition('.')[0]}"
            raise CocError(f"{path}: nothing is there yet", hint=hint)
        holder = holder[index]
    return holder
