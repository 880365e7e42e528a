"""People, as types: those who act, the groups expected on site, and who was told what.

Every field is described in `coc_cli.plan.fields`; None and () stand for "not known yet".
"""

from __future__ import annotations

from coc_cli.plan.model.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime


class Person(Record):
    """Somebody who acts, known by code only."""

    role: str | None
    affiliation: str | None
    standing: str | None
    gender: str | None
    nationality: str | None
    languages: tuple[str, ...]
    interprets_for: str | None
    phases: tuple[str, ...]
    tasks: tuple[str, ...]
    contact_with_victims: str | None
    stationed: tuple[str, ...]
    on_shift_from: datetime | None
    on_shift_until: datetime | None
    rest_at: tuple[datetime, ...]
    training: tuple[str, ...]
    training_until: date | None
    check_result: str | None
    check_until: date | None
    qualified_as: str | None
    qualified_until: date | None
    backup: str | None
    backup_minutes: int | None
    phone_tracked: str | None
    armed: str | None
    call_sign: str | None
    told: tuple[str, ...]
    told_from: datetime | None
    told_why: str | None


class Group(Record):
    """People expected on site, counted, never named. Ranges count at their worse end."""

    kind: str | None
    count_min: int | None
    count_max: int | None
    gender: str | None
    age_min: int | None
    age_max: int | None
    age_doubtful: str | None
    nationality: str | None
    languages: tuple[str, ...]
    premises: str | None
    description: str | None
    destination: str | None
    asked_for_interviewer: str | None
    consent_by: str | None
    consent_at: datetime | None
    needs: str | None
    possessions_by: str | None


class Briefed(Record):
    """Who was told place or time, and when."""

    person: str | None
    told: tuple[str, ...]
    at: datetime | None
    by: str | None
    why: str | None
