"""The premises, as types: rooms, ways in and out, posts, evidence, risks.

Every field is described in `coc_cli.plan.fields`; None and () stand for "not known yet".
"""

from __future__ import annotations

from coc_cli.plan.model.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime


class Premises(Record):
    """One site."""

    kind: str | None
    location: str | None
    country: str | None
    floors: int | None
    rooms_counted: int | None
    ways_counted: int | None
    grounds: str | None
    layout_source: str | None
    layout_on: date | None
    layout_confidence: str | None
    hazards: str | None
    neighbours: str | None
    parking: str | None
    assembly_point: str | None


class Room(Record):
    """One room, or one open ground, of a site."""

    premises: str | None
    kind: str | None
    floor: int | None
    use: str | None
    locked: str | None
    separation: str | None
    search_order: int | None
    search_by: tuple[str, ...]
    box: tuple[int, ...]


class Access(Record):
    """One way in or out of a site."""

    premises: str | None
    kind: str | None
    room: str | None
    leads_to: str | None
    locked: str | None
    point: tuple[int, ...]


class Post(Record):
    """Who holds which ways in and out, and when."""

    secures: tuple[str, ...]
    force: str | None
    leader: str | None
    officers: int | None
    starts: datetime | None
    ends: datetime | None


class Evidence(Record):
    """One kind of evidence: where it is looked for, through whose hands it goes."""

    kind: str | None
    description: str | None
    rooms: tuple[str, ...]
    other_rooms: str | None
    photographed_by: str | None
    bagged_by: str | None
    labelled_by: str | None
    registered_by: str | None
    custodian: str | None
    handling: str | None


class Risk(Record):
    """One line of the risk register (12.g)."""

    kind: str | None
    present: str | None
    description: str | None
    at_risk: tuple[str, ...]
    likelihood: str | None
    consequence: str | None
    approach: str | None
    measures: str | None
    owner: str | None
    trigger: str | None
    contingency: str | None
    residual_likelihood: str | None
    residual_consequence: str | None
    accepted_by: str | None
    accepted_at: datetime | None
    duty: str | None
