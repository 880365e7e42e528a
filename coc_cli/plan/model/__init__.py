"""The plan as types. Reading makes it, nothing changes it; a test holds its names to the field table."""

from __future__ import annotations

from functools import cached_property

from coc_cli.plan.digest import Canon
from coc_cli.plan.fields import TABLES
from coc_cli.plan.model.movement import Channel, Contact, Equipment, Journey, Place
from coc_cli.plan.model.operation import Aftercare, Answer, Fact, Limit, Operation, Retention, Schedule
from coc_cli.plan.model.record import Record, blanks
from coc_cli.plan.model.site import Access, Evidence, Post, Premises, Risk, Room
from coc_cli.plan.model.team import Briefed, Group, Person
from coc_cli.plan.model.trail import Confirmation, Copy, Request, Signoff, Waiver

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

CLASSES: dict[str, type[Record]] = {
    "operation": Operation,
    "facts": Fact,
    "people": Person,
    "groups": Group,
    "premises": Premises,
    "rooms": Room,
    "access": Access,
    "posts": Post,
    "evidence": Evidence,
    "risks": Risk,
    "equipment": Equipment,
    "journeys": Journey,
    "channels": Channel,
    "places": Place,
    "contacts": Contact,
    "schedule": Schedule,
    "aftercare": Aftercare,
    "limits": Limit,
    "retention": Retention,
    "answers": Answer,
    "requests": Request,
    "waivers": Waiver,
    "confirmations": Confirmation,
    "briefed": Briefed,
    "copies": Copy,
    "signoffs": Signoff,
}
for _name, _made in CLASSES.items():
    blanks(_made, TABLES[_name])


class Plan:
    """One plan. Every table is there; what the file leaves out is empty.

    data: the parsed file, as it is digested; records: every record with an id, by its id; placeholders: the paths of
    texts that say nothing ("TBD", "?"), which the model holds as None.
    """

    format: int
    checklist: str
    salt: str
    operation: Operation
    facts: dict[str, Fact]
    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    premises: tuple[Premises, ...]
    rooms: tuple[Room, ...]
    access: tuple[Access, ...]
    posts: tuple[Post, ...]
    evidence: tuple[Evidence, ...]
    risks: tuple[Risk, ...]
    equipment: tuple[Equipment, ...]
    journeys: tuple[Journey, ...]
    channels: tuple[Channel, ...]
    places: tuple[Place, ...]
    contacts: tuple[Contact, ...]
    schedule: Schedule
    aftercare: Aftercare
    limits: dict[str, Limit]
    retention: Retention
    answers: dict[str, Answer]
    requests: tuple[Request, ...]
    waivers: tuple[Waiver, ...]
    confirmations: tuple[Confirmation, ...]
    briefed: tuple[Briefed, ...]
    copies: tuple[Copy, ...]
    signoffs: tuple[Signoff, ...]
    data: dict[str, Any]
    records: dict[str, Record]
    placeholders: tuple[str, ...]

    def __init__(self, **tables: Any) -> None:
        self.__dict__.update(tables)

    @cached_property
    def canon(self) -> Canon:
        """What digests of it are made from; reading gives it along, with the texts that it wrote anyway."""
        return Canon(self.data)

    def person(self, code: str | None) -> Person | None:
        """Return the person of that id, or None."""
        found = self.records.get(code or "")
        return found if isinstance(found, Person) else None


__all__ = [
    "CLASSES",
    "Access",
    "Aftercare",
    "Answer",
    "Briefed",
    "Channel",
    "Confirmation",
    "Contact",
    "Copy",
    "Equipment",
    "Evidence",
    "Fact",
    "Group",
    "Journey",
    "Limit",
    "Operation",
    "Person",
    "Place",
    "Plan",
    "Post",
    "Premises",
    "Record",
    "Request",
    "Retention",
    "Risk",
    "Room",
    "Schedule",
    "Signoff",
    "Waiver",
]
