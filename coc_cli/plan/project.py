"""What one audience needs to know of a plan (12.a): the plan again, with everything else left out.

Steps that look only at what the one before left: first the fields that the audience may see, then the records that are
its own, then what is withheld from this very person, last the contacts that the rest names. So nothing that an audience may
not see can show in what is left, by its value, its number or its order. Sheets are made from this, never from the plan.
"""

from __future__ import annotations

import hashlib
import re

from coc_cli.plan import words as w
from coc_cli.plan.canonical import canonical
from coc_cli.plan.fields import OUTSIDE_DIGEST, TABLES, TOP
from coc_cli.plan.model import Plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from coc_cli.plan.fields import Field
    from coc_cli.plan.model import Record

# The fields that say where something is, or when something happens: who is not to know the place, or the time, is told
# none of them. A person's own shift stays: everybody has to know when to come.
_TOLD: dict[str, dict[str, tuple[str, ...]]] = {
    "place": {
        "premises": ("location", "neighbours", "parking", "assembly_point"),
        "access": ("leads_to",),
        "places": ("location",),
    },
    "time": {
        "schedule": ("brief", "depart", "start", "end", "interviews_from", "interviews_until", "handover"),
        "journeys": ("departs", "arrives"),
        "posts": ("starts", "ends"),
        "people": ("on_shift_from", "on_shift_until", "rest_at"),
    },
}
# They command, liaise and approve, also before the plan names who does.
_BY_OFFICE = ("commander", "liaison", "approver")
# What may be a code within words.
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_KEPT_APART = ("victims", "suspects", "unclear")


class Projection:
    """What one audience may see, and of that what is one subject's own.

    audience: a word of the table; subject: a person's or, for a receiver, a place's id, "" for the audience as a whole;
    plan: as any plan, what may not be seen is None or absent; digest: salted, of exactly that.
    """

    __slots__ = ("audience", "digest", "plan", "subject")

    def __init__(self, audience: str, subject: str, plan: Plan, salt: str) -> None:
        self.audience = audience
        self.subject = subject
        self.plan = plan
        covered = canonical(plan.data)
        self.digest = hashlib.sha256(f"coc-sheet-v1\0{salt}\0{audience}\0{subject}\0{covered}".encode()).hexdigest()


def project(plan: Plan, audience: str, subject: str = "") -> Projection:
    """Return what an audience, and of it one person or place, needs to know of a plan."""
    tables = {name: list(_visible(plan, name, audience)) for name in TABLES}
    known = _Own(tables, audience, subject)
    tables = {name: [row for row in rows if known.holds(row)] for name, rows in tables.items()}
    for what in (one for one in _TOLD if not known.may_know(one)):
        for name, fields in _TOLD[what].items():
            left = [one for one in TABLES[name].fields if one not in fields]
            tables[name] = [row if row is known.person else _remade(row, left) for row in tables[name]]
    tables["contacts"] = [row for row in tables["contacts"] if _reachable(row, tables, audience)]
    return Projection(audience, subject, _plan(plan, tables, audience), plan.salt)


def subjects(plan: Plan, audience: str) -> list[str]:
    """Whose sheets an audience has: its people's, by code; for receivers also the places where groups are taken."""
    people = [one.id for one in plan.people if w.AUDIENCE_OF_ROLE.get(one.role or "") == audience]
    if audience != "receiver":
        return people
    staffed = {place for one in plan.people if one.id in people for place in one.stationed}
    wanted = {group.destination for group in plan.groups}
    return people + [one.id for one in plan.places if one.id in wanted and one.id not in staffed]


def untold(plan: Plan, audiences: Iterable[str], about: Record | None = None) -> frozenset[tuple[str, str]]:
    """The fields, by table and name, that tell a place or a time which somebody who carries a paper is not to know.

    A form is one paper for all its audiences. Those carry it whom the record names that it is about, or, where that names
    none of them, everybody in such a role; who commands, liaises and approves knows both.
    """
    roles = set(audiences).difference(_BY_OFFICE)
    people = [one for one in plan.people if w.AUDIENCE_OF_ROLE.get(one.role or "") in roles]
    carriers = [one for one in people if about is not None and names(about, one.id)] or people
    kept = [what for what in _TOLD if any(what not in one.told for one in carriers)]
    return frozenset((table, field) for what in kept for table, fields in _TOLD[what].items() for field in fields)


def names(record: Record, person: str) -> bool:
    """Tell whether a record names somebody in one of the fields that make it theirs."""
    found = (getattr(record, link) for link in TABLES[record.table].links)
    return any(person in value if isinstance(value, tuple) else person == value for value in found)


def said_in(text: str | None, code: str) -> bool:
    """Tell whether a text names a record by its code, as a word of its own: "call C4 and say the word"."""
    return code in _CODE.findall(text or "")


def _visible(plan: Plan, name: str, audience: str) -> Iterator[Record]:
    """The rows of a table as an audience sees them; none where it sees no field or no record."""
    table = TABLES[name]
    fields = [field.name for field in table.fields.values() if audience in field.audiences]
    if not fields or audience not in (*table.everyone, *table.own):
        return iter(())
    held = getattr(plan, name)
    rows: Iterable[Record] = held.values() if table.style == "keyed" else held if table.style == "records" else (held,)
    return (_remade(row, fields) for row in rows)


def _remade(row: Record, fields: Iterable[str]) -> Record:
    """The same row with only these fields."""
    return type(row)(row.key, {name: getattr(row, name) for name in fields if name != "id"})


class _Own:
    """Which records are a subject's own, told from what its audience sees and from nothing else."""

    def __init__(self, tables: dict[str, list[Any]], audience: str, subject: str) -> None:
        self.audience = audience
        self.subject = subject
        self.person = next((one for one in tables["people"] if one.id == subject and subject), None)
        stationed = set(self.person.stationed) if self.person else set()
        attended = {one.id for one in tables["places"] if subject and subject in one.attended_by}
        self.home = stationed | attended | ({subject} if subject else set())
        mine = [one for one in tables["journeys"] if self._rides(one)]
        self.journeys = {one.id for one in mine}
        self.near = self.home | {end for one in mine for end in (one.origin, one.destination) if end}
        self.riders = {group for one in mine for group in one.groups}
        # A place that takes suspects alone needs no welfare plan of victims.
        self.cares = audience != "receiver" or any(
            one.kind in ("suspected-victims", "unclear") and one.destination in self.home for one in tables["groups"]
        )

    def _rides(self, journey: Any) -> bool:
        if self.audience == "receiver":
            return journey.destination in self.home
        return bool(self.subject) and self.subject in (journey.driver, *journey.staff)

    def holds(self, row: Any) -> bool:
        """Tell whether a record belongs on the sheet."""
        if self.audience in TABLES[row.table].everyone and not (row.table == "aftercare" and not self.cares):
            return True
        match row.table:
            case "journeys":
                return row.id in self.journeys
            case "premises" | "places":
                return row.id in self.near
            case "rooms":
                return row.premises in self.near and row.separation in _KEPT_APART
            case "risks":
                # One that was considered and is not there says nothing of what to do: its bare kind would only frighten.
                unsaid = not row.at_risk and any((row.measures, row.trigger, row.contingency))
                return unsaid or bool({"team", "victims"}.intersection(row.at_risk))
            case "groups":
                at_site = self.audience == "evidence" and row.premises is not None
                return at_site or row.id in self.riders or row.destination in self.home
            case "contacts":
                return True  # judged last, when it is known whom the rest names
        return bool(self.subject) and names(row, self.subject)

    def may_know(self, what: str) -> bool:
        """A person is told place or time only where the plan says so; a receiving place knows both; nobody, neither."""
        if self.person is not None:
            return what in self.person.told
        return bool(self.subject) or self.audience in _BY_OFFICE


def _reachable(contact: Any, tables: dict[str, list[Any]], audience: str) -> bool:
    """Emergency numbers are everybody's; another contact is, where something on the sheet names it, a text as well."""
    if audience in TABLES["contacts"].everyone or contact.kind == "emergency":
        return True
    rows = (row for name, some in tables.items() if name != "contacts" for row in some)
    return any(_names_it(getattr(row, field.name), field, contact.id) for row in rows for field in _referring(row.table))


def _referring(table: str) -> list[Field]:
    return [one for one in TABLES[table].fields.values() if one.kind.name == "text" or "contacts" in one.kind.tables]


def _names_it(value: Any, field: Field, code: str) -> bool:
    return value == code if field.kind.tables else said_in(value, code)


def _plan(plan: Plan, tables: dict[str, list[Any]], audience: str) -> Plan:
    """Put the rows together as a plan. Its data is what the digest covers: what is done and printed lies outside."""
    made: dict[str, Any] = {}
    for name, table in TABLES.items():
        rows = tables[name]
        if table.style == "keyed":
            made[name] = {row.key: row for row in rows}
        elif table.style == "records":
            made[name] = tuple(rows)
        else:
            made[name] = rows[0] if rows else type(getattr(plan, name))(name, "", {})
    data = {name: [_values(row) for row in rows] for name, rows in tables.items() if rows and name not in OUTSIDE_DIGEST}
    if audience in TOP["checklist"].audiences:
        data["checklist"] = [{"checklist": plan.checklist}]
    records = {row.id: row for name, rows in tables.items() if TABLES[name].style == "records" for row in rows}
    top = {"format": plan.format, "checklist": plan.checklist if "checklist" in data else "", "salt": ""}
    return Plan(**top, **made, data=data, records=records, placeholders=())


def _values(row: Any) -> dict[str, Any]:
    held = {name: getattr(row, name) for name in TABLES[row.table].fields if name != "id"}
    known = {name: list(value) if isinstance(value, tuple) else value for name, value in held.items()}
    return {"": row.key, **{name: value for name, value in known.items() if value not in (None, [])}}
