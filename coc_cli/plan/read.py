"""From a parsed file to a plan: strict, by the field table, all faults at once (the first MAX_FAULTS, and how many more).

Nothing is guessed, coerced or left out silently. Lines are found afterwards, from the path of each fault.
"""

from __future__ import annotations

from functools import lru_cache

from coc_cli.errors import Fault
from coc_cli.nearest import meant
from coc_cli.plan.blank import is_hollow
from coc_cli.plan.canonical import keyed, unordered
from coc_cli.plan.digest import Canon
from coc_cli.plan.fields import OUTSIDE_DIGEST, TABLES, TOP
from coc_cli.plan.kinds import shown
from coc_cli.plan.model import CLASSES, Plan, Record
from coc_cli.plan.pattern import PATTERNS, is_free_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from coc_cli.checklist.model import Checklist
    from coc_cli.plan.fields import Table
    from coc_cli.plan.pattern import References

    Path = tuple[str | int, ...]
    Faults = list[tuple[Path, Fault]]
    Values = dict[str, Any]
    Check = Callable[[str, dict[str, Any], Path], None]

FORMAT = 1
MAX_FAULTS = 100
# Records of one table. What was printed, briefed and confirmed grows with the work; the rest is bounded by it.
MAX_RECORDS = 1_000
MAX_TRAIL = 2_000


def read(data: dict[str, Any], checklist: Checklist) -> tuple[Plan, Faults]:
    """Build the plan and list every fault, each with the path it stands at. A plan with faults is never judged."""
    faults: Faults = []
    reader = _Reader(checklist, faults)
    for key in data:
        if key not in TOP and key not in TABLES:
            reader.fault((key,), f"unknown key {shown(key)}", word=key, known=(*TOP, *TABLES))
    _read_top(data, checklist, faults)
    tables = {name: reader.table(table, data.get(name)) for name, table in TABLES.items()}
    reader.check_references()
    if reader.unsaid:
        faults.append(((), Fault(f"and {reader.unsaid} more faults", hint="correct these first")))
    plan = Plan(
        format=data.get("format"),
        checklist=data.get("checklist"),
        salt=data.get("salt", ""),
        data=data,
        records=reader.records,
        placeholders=tuple(reader.placeholders),
        canon=Canon(data, reader.texts),
        **tables,
    )
    return plan, faults


def _read_top(data: dict[str, Any], checklist: Checklist, faults: Faults) -> None:
    version = data.get("format")
    if type(version) is int and version > FORMAT:
        message = f"the file has format {shown(version)}; this program reads format {FORMAT}"
        faults.append((("format",), Fault(message, hint="install a newer coc: pip install --upgrade coc-cli")))
        return
    for name, field in TOP.items():
        if name not in data:
            hint = "a plan begins with format, checklist and salt; coc new writes them, into a file that is not there yet"
            faults.append(((), Fault(f'"{name}" is missing', hint=hint)))
        elif wrong := field.kind.fault(data[name]):
            faults.append(((name,), Fault(f"{name}: {wrong}")))
    given = data.get("checklist")
    if isinstance(given, str) and given != checklist.id:
        hint = f'this program ships "{checklist.id}"; a plan of another checklist is never judged by it'
        faults.append((("checklist",), Fault(f"the plan answers the checklist {shown(given)}", hint=hint)))


class _Reader:
    """Reads table by table; remembers records, references and placeholders on the way."""

    def __init__(self, checklist: Checklist, faults: Faults) -> None:
        self.checklist = checklist
        self.faults = faults
        self.records: dict[str, Record] = {}
        self.placeholders: list[str] = []
        self.unsaid = 0
        # Rows that name others: where they stand, what they hold, under which keys they name whom.
        self.naming: list[tuple[Path, Mapping[str, Any], References]] = []
        # The canonical texts of the tables of which nothing has to be said.
        self.texts: dict[str, str] = {}
        # Ids as they sound: by their folded form, as they were first written.
        self.folded: dict[str, str] = {}

    def table(self, table: Table, given: object) -> object:
        """Read one table; what is missing or of the wrong kind becomes empty, the latter with a fault."""
        if table.style == "records":
            return self._records(table, given)
        if not isinstance(given, dict):
            if given is not None:
                self.fault((table.name,), f"{table.name}: got {shown(given)}, expected a table [{table.name}]")
            given = {}
        texts: list[str] = []
        if table.style == "values":
            made = CLASSES[table.name]("", *self._values(table, given, (table.name,), texts))
            self.texts[table.name] = texts[0]
            return made
        found = self._keyed(table, given, texts)
        if len(found) == len(given) and all(texts):
            self.texts[table.name] = keyed(dict(zip(given, texts, strict=True)))
        return found

    def _records(self, table: Table, given: object) -> tuple[Record, ...]:
        if given is None:
            return ()
        if not isinstance(given, list) or not {dict}.issuperset(map(type, given)):
            self.fault((table.name,), f"{table.name}: expected records, each under [[{table.name}]]")
            return ()
        most = MAX_TRAIL if table.name in OUTSIDE_DIGEST else MAX_RECORDS
        if len(given) > most:
            self.fault((table.name, most), f"{table.name}: got {len(given)} records, expected at most {most}")
        found: list[Record] = []
        texts: list[str] = []
        made, records, folded = CLASSES[table.name], self.records, self.folded
        for index, row in enumerate(given[:most]):
            path: Path = (table.name, index)
            values, otherwise = self._values(table, row, path, texts)
            key = row.get("id")
            if key is None:
                self.fault(path, f"a record of {table.name} has no id", 'give it a short one, such as id = "X1"')
            if not isinstance(key, str):
                continue
            record = made(key, values, otherwise)
            if key in records:
                other = records[key].path
                self.fault((*path, "id"), f'the id "{key}" is used twice: here and in {other}', "ids are unique in a plan")
            elif (twin := folded.setdefault(key.casefold(), key)) != key:
                message = f'the ids "{key}" and "{twin}" differ only in capitals: on paper and by radio they are the same'
                self.fault((*path, "id"), message, f"if {twin} is meant, put this into its record; else choose another id")
            records[key] = record
            found.append(record)
        if all(texts):
            self.texts[table.name] = unordered(texts)
        return tuple(found)

    def _keyed(self, table: Table, given: dict[str, Any], texts: list[str]) -> dict[str, Record]:
        """Read the entries of a keyed table: facts, answers, limits."""
        kept: dict[str, tuple[Mapping[str, object], str, Check]] = {
            "facts": (self.checklist.facts, "fact", self._check_fact),
            "answers": (self.checklist.duties, "duty", self._check_answer),
            "limits": (self.checklist.limits, "limit", self._check_limit),
        }
        known, noun, check = kept[table.name]
        made, found = CLASSES[table.name], {}
        for key, row in given.items():
            path: Path = (table.name, key)
            if not isinstance(row, dict):
                line = f'{key} = {{ {table.default} = "..." }}'
                self.fault(path, f"{table.name}.{key}: got {shown(row)}, expected a table", f"write {line}")
            elif key not in known:
                self.fault(path, f"no {noun} {shown(key)}", word=key, known=known)
            else:
                values, otherwise = self._values(table, row, path, texts)
                check(key, row, path)
                found[key] = made(key, values, otherwise)
        return found

    def _check_answer(self, key: str, given: dict[str, Any], path: Path) -> None:
        duty = self.checklist.duties[key]
        if duty.alias:
            self.fault(path, f"{key} is asked as {duty.alias}", f"answer {duty.alias}; it is reported under both ids")
            return
        allowed = answer_states(duty.asks, prohibition=duty.prohibition)
        state = given.get("state")
        if isinstance(state, str) and state not in allowed:
            hint = f"it is decided by records or requests; see: coc clauses {key}" if not allowed else ""
            self.fault((*path, "state"), f'{key}: "{state}" is no answer here, expected {_one_of(allowed)}', hint)

    def _check_fact(self, key: str, given: dict[str, Any], path: Path) -> None:
        value = given.get("value")
        allowed = self.checklist.facts[key].values
        if value in allowed or not isinstance(value, str):
            return
        words = tuple(dict.fromkeys((*allowed, "unknown")))
        if allowed and value not in words:
            self.fault((*path, "value"), f'{key}: got "{value}", expected {_one_of(words)}')
        elif not allowed and value != "unknown" and not (len(value) == 2 and value.isascii() and value.isupper()):
            self.fault((*path, "value"), f'{key}: got {shown(value)}, expected a country as two capitals, such as "TH"')

    def _check_limit(self, key: str, given: dict[str, Any], path: Path) -> None:
        limit, value = self.checklist.limits[key], given.get("value")
        if type(value) is int and not limit.low <= value <= limit.high:
            message = f"{key}: got {shown(value)}, expected {limit.low} to {limit.high} {limit.unit}"
            self.fault((*path, "value"), message, "no plan may go beyond these bounds")

    def _values(self, table: Table, given: dict[str, Any], path: Path, texts: list[str]) -> tuple[Values, Values]:
        """The values of one row, and what the model holds otherwise: at a glance where there is nothing to say of them.

        Its canonical text joins the `texts`: "" where each value had to be looked at.
        """
        pattern = PATTERNS[table.name](tuple(given))
        read = pattern.read(given) if pattern else None
        if not pattern or not read:
            texts.append("")
            return dict(self._one_by_one(table, given, path)), {}
        texts.append(read[0])
        if pattern.references:
            self.naming.append((path, given, pattern.references))
        return given, read[1]

    def _one_by_one(self, table: Table, given: dict[str, Any], path: Path) -> Iterator[tuple[str, Any]]:
        for key, value in given.items():
            field = table.fields.get(key)
            if field is None:
                self.fault((*path, key), f"unknown key {shown(key)} in {table.name}", word=key, known=table.fields)
            elif wrong := field.kind.fault(value):
                hint = "leave it out while it is not known" if field.kind.name not in ("text", "line") else ""
                self.fault((*path, key), f"{key}: {wrong}", hint)
            elif is_free_text(table.name, key) and is_hollow(value, bare=field.kind.bare):
                own = path[1:] if isinstance(path[-1], str) else (str(given.get("id", "")),)
                self.placeholders.append(".".join(filter(None, map(str, (table.name, *own, key)))))
            else:
                if field.kind.name == "ref":
                    self.naming.append((path, given, ((key, field.kind.tables, field.kind.many),)))
                yield key, field.kind.held(value) if field.kind.held else value

    def check_references(self) -> None:
        """Every reference points at a record of a table where it may."""
        table_of = {key: record.table for key, record in self.records.items()}.get
        for path, given, references in self.naming:
            for key, tables, many in references:
                if many:
                    for named in given[key]:
                        if table_of(named) not in tables:
                            self._misses((*path, key), named, tables)
                elif table_of(given[key]) not in tables:
                    self._misses((*path, key), given[key], tables)

    def _misses(self, path: Path, named: str, tables: tuple[str, ...]) -> None:
        where, record = " or ".join(tables), self.records.get(named)
        if record is not None:
            self.fault(path, f'"{named}" is a record of {record.table}, expected one of {where}')
            return
        among = [other for other, found in self.records.items() if found.table in tables]
        self.fault(path, f'no record "{named}" in {where}', word=named if among else "", known=among)

    def fault(self, path: Path, message: str, hint: str = "", *, word: str = "", known: Iterable[str] = ()) -> None:
        """Note a fault; for an unknown `word`, the nearest known one is its hint. Past MAX_FAULTS they are counted."""
        if len(self.faults) < MAX_FAULTS:
            self.faults.append((path, Fault(message, hint=meant(word, known) if word else hint)))
        else:
            self.unsaid += 1


@lru_cache(maxsize=64)
def answer_states(asks: str, *, prohibition: bool) -> tuple[str, ...]:
    """The words with which a duty can be answered; for a prohibition "yes" could be misread, so it is none of them."""
    if asks in ("nothing", "records", "raising"):
        return ()
    if prohibition:
        return ("confirmed", "not-confirmed", "unknown")
    return {
        "answer": ("yes", "no", "unknown"),
        "request": ("yes", "no", "unknown"),
        "consideration": ("considered", "unknown"),
        "schedule": ("scheduled", "unknown"),
    }[asks]


def _one_of(allowed: tuple[str, ...]) -> str:
    return "no answer" if not allowed else "one of " + ", ".join(allowed)
