"""What was asked, waived, confirmed, copied and signed, as types.

Every field is described in `coc_cli.plan.fields`; None and () stand for "not known yet".
"""

from __future__ import annotations

from coc_cli.plan.model.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime


class Request(Record):
    """How a duty that law enforcement controls was pressed for, and what was answered."""

    duty: str | None
    raised_at: datetime | None
    raised_by: str | None
    raised_with: str | None
    answer: str | None
    answered_at: datetime | None
    answered_by: str | None
    note: str | None
    about: str | None


class Waiver(Record):
    """A duty knowingly not met."""

    duty: str | None
    reason: str | None
    asked_by: str | None
    approved_by: str | None
    made_at: datetime | None
    until: date | None


class Confirmation(Record):
    """What was confirmed as done, or not done, at a gate."""

    gate: str | None
    duty: str | None
    state: str | None
    at: datetime | None
    by: str | None
    next: date | None
    note: str | None


class Copy(Record):
    """One printed copy of one sheet."""

    audience: str | None
    person: str | None
    copy: int | None
    digest: str | None
    at: datetime | None
    return_by: date | None
    returned_on: date | None


class Signoff(Record):
    """Who signed which revision."""

    role: str | None
    code: str | None
    method: str | None
    at: datetime | None
    reference: str | None
    digest: str | None
    checklist: str | None
    history: str | None
    values: str | None
    principal: str | None
    signature: str | None
