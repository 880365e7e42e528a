"""The plan as a whole, as types: operation, facts, schedule, aftercare, limits, retention, answers.

Every field is described in `coc_cli.plan.fields`; None and () stand for "not known yet".
"""

from __future__ import annotations

from coc_cli.plan.model.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime


class Operation(Record):
    """The operation: who leads, under what name and authority, and who decides what."""

    code: str | None
    organisation: str | None
    purpose: str | None
    background: str | None
    authority: str | None
    registration: str | None
    registered_until: date | None
    authorisation: str | None
    authorised_until: date | None
    lead_agency: str | None
    commander: str | None
    custody_officer: str | None
    victim_decider: str | None
    victim_decider_body: str | None
    investigation_assembly_point: str | None
    call_in: str | None
    no_groups_reason: str | None
    leak_suspected_at: datetime | None
    leak_decision: str | None
    leak_decided_by: str | None
    signoff_method: str | None
    signoffs_plan: tuple[str, ...]
    signoffs_go: tuple[str, ...]
    signoffs_entry: tuple[str, ...]
    signoffs_leave: tuple[str, ...]
    signoffs_handover: tuple[str, ...]
    signoffs_aftercare: tuple[str, ...]


class Fact(Record):
    """One fact as the planner stated it; `coc_cli.readiness.facts` weighs it against the records."""

    value: str | None
    source: str | None
    on: date | None


class Schedule(Record):
    """The times of the operation; each carries its zone."""

    zone: str | None
    plan_by: datetime | None
    brief: datetime | None
    depart: datetime | None
    start: datetime | None
    end: datetime | None
    interviews_from: datetime | None
    interviews_until: datetime | None
    handover: datetime | None


class Aftercare(Record):
    """The welfare plan for the months after (12.j)."""

    security: str | None
    identification: str | None
    referral: str | None
    shelter: str | None
    health: str | None
    justice: str | None
    agreed_by: str | None
    agreed_at: datetime | None
    monitor: str | None
    visit_days: int | None
    counsellor: str | None
    legal_adviser: str | None
    court_support: str | None
    compensation: str | None
    stay_days: int | None
    deposition: str | None


class Limit(Record):
    """One house number as this plan sets it."""

    value: int | None
    by: str | None
    reason: str | None


class Retention(Record):
    """How long the plan and its papers live."""

    destroy_by: date | None
    return_by: date | None
    keeper: str | None


class Answer(Record):
    """What was answered for one duty that no record decides."""

    state: str | None
    note: str | None
    by: str | None
    on: date | None
    who: str | None
