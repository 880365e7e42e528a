"""What moves and is carried, as types: equipment, journeys, channels, places, contacts.

Every field is described in `coc_cli.plan.fields`; None and () stand for "not known yet".
"""

from __future__ import annotations

from coc_cli.plan.model.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime


class Equipment(Record):
    """One kind of kit: how much, with whom, for whom."""

    kind: str | None
    description: str | None
    count: int | None
    for_whom: str | None
    language: str | None
    holder: str | None
    ready_on: date | None


class Journey(Record):
    """One trip of one vehicle. `seats` leaves the driver out; `passengers` is the most people of `groups` on board."""

    vehicle: str | None
    seats: int | None
    driver: str | None
    groups: tuple[str, ...]
    passengers: int | None
    staff: tuple[str, ...]
    origin: str | None
    destination: str | None
    departs: datetime | None
    arrives: datetime | None
    tracked: str | None
    crosses_border: str | None


class Channel(Record):
    """One means of reaching each other."""

    kind: str | None
    identifier: str | None
    purpose: str | None
    users: tuple[str, ...]
    calls_in: str | None
    backs_up: str | None
    acquired_at: datetime | None
    assembled_at: datetime | None
    synced_at: datetime | None
    tested_at: datetime | None


class Place(Record):
    """A place where people are taken, or the team's own base."""

    kind: str | None
    location: str | None
    country: str | None
    beds: int | None
    takes: tuple[str, ...]
    age_min: int | None
    age_max: int | None
    registration: str | None
    registered_until: date | None
    accepted_on: date | None
    contact: str | None
    attended_by: tuple[str, ...]
    provides: tuple[str, ...]
    stay_days: int | None


class Contact(Record):
    """An outside role and its number."""

    kind: str | None
    role: str | None
    number: str | None
    hours: str | None
