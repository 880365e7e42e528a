"""How each table is asked: with which field a record begins, what it can't do without, what is worth asking while at it.

Everything else is asked once a finding misses it, or when a planner opens the record. Adding a field here is one word;
a condition is a small function of the view and the record as it stands.
"""

from __future__ import annotations

from coc_cli.plan import words as w
from coc_cli.walk import conditions as c

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from coc_cli.walk.view import View

    When = Callable[[View, Mapping[str, Any]], bool]


class Asking:
    """How one table of records is asked.

    first: the field whose answer begins a record; ids: by its value, the letters of the record's code; noun: one of them,
    in a sentence; needed: fields that are asked wherever they are missing; fresh: fields that are asked of a record begun
    in this walk; told: fields that are filled in where only one value is possible; seeds: the values of `first` that can
    be ticked all at once; summary: the fields by which a planner recognises a record.
    """

    __slots__ = ("before", "first", "fresh", "ids", "needed", "noun", "seeds", "summary", "told")

    def __init__(
        self,
        noun: str,
        first: str,
        *,
        needed: Mapping[str, When] | None = None,
        fresh: Mapping[str, When] | None = None,
        ids: Mapping[str, str] | None = None,
        told: tuple[str, ...] = (),
        seeds: tuple[str, ...] = (),
        before: tuple[str, ...] = (),
        summary: str = "",
    ) -> None:
        self.noun = noun
        self.first = first
        self.needed = dict(needed or {})
        self.fresh = dict(fresh or {})
        self.ids = dict(ids or {})
        self.told = told
        self.seeds = seeds
        self.before = before
        self.summary = tuple(summary.split())


_KIT_SEEDS = (
    "questionnaire",
    "recording-means",
    "first-aid-kit",
    "evidence-collection",
    "labelling",
    "photographic",
    "video",
)

ASKING: dict[str, Asking] = {
    "people": Asking(
        "person",
        "role",
        seeds=w.ROLES,
        ids={
            "commander": "C",
            "officer": "O",
            "custody-officer": "E",
            "liaison": "LO",
            "planner": "P",
            "approver": "A",
            "investigator": "I",
            "social-work-lead": "SW",
            "social-worker": "SW",
            "interpreter": "IN",
            "driver": "D",
            "receiver": "RC",
            "support": "SU",
        },
        needed={
            "affiliation": c.always,
            "phases": c.always,
            "gender": c.meets_people,
            "languages": c.speaks_for_suspects,
            "nationality": c.social_worker_among_foreigners,
            "interprets_for": c.interprets,
            "tasks": c.has_tasks,
            "training": c.keeps_company,
            "stationed": c.several_sites,
            "on_shift_from": c.counted_by_shift,
        },
        summary="role affiliation gender languages",
    ),
    "groups": Asking(
        "group",
        "kind",
        ids={
            "suspected-victims": "V",
            "suspects": "S",
            "unclear": "U",
            "non-trafficked-adults": "N",
            "irregular-migrants": "M",
            "bystanders": "Y",
        },
        needed={"count_min": c.uncounted, "count_max": c.always, "gender": c.always, "age_min": c.always},
        fresh={
            "age_doubtful": c.near_eighteen,
            "nationality": c.always,
            "languages": c.always,
            "description": c.always,
        },
        told=("premises",),
        summary="kind count_min count_max gender nationality",
    ),
    "premises": Asking("site", "kind", fresh={"location": c.always, "country": c.always}, summary="kind floors"),
    "rooms": Asking(
        "room or ground",
        "kind",
        needed={"premises": c.always},
        fresh={"floor": c.several_floors},
        told=("premises",),
        summary="premises kind floor use",
    ),
    "access": Asking(
        "way in or out",
        "kind",
        needed={"premises": c.always},
        fresh={"room": c.several_rooms},
        told=("premises",),
        summary="premises kind room leads_to",
    ),
    "posts": Asking(
        "post",
        "secures",
        fresh={"force": c.always, "officers": c.always, "starts": c.always},
        summary="secures force officers",
    ),
    "evidence": Asking(
        "kind of evidence", "kind", seeds=w.EVIDENCE_KINDS[:4], needed={"rooms": c.several_rooms}, summary="kind rooms"
    ),
    "risks": Asking("risk", "kind", seeds=w.RISK_KINDS_OF_CODE, summary="kind present description"),
    "equipment": Asking(
        "item", "kind", seeds=_KIT_SEEDS, needed={"for_whom": c.refreshments}, summary="kind count for_whom holder"
    ),
    "journeys": Asking(
        "journey",
        "vehicle",
        before=("places",),
        needed={"origin": c.always, "destination": c.always},
        fresh={
            "departs": c.always,
            "seats": c.always,
            "driver": c.always,
            "staff": c.always,
            "groups": c.always,
            "passengers": c.carries_groups,
        },
        summary="vehicle origin destination departs",
    ),
    "channels": Asking("channel", "kind", fresh={"users": c.always, "calls_in": c.always}, summary="kind purpose users"),
    "places": Asking(
        "receiving place",
        "kind",
        needed={"takes": c.place_of_destination},
        fresh={"location": c.always, "country": c.always},
        summary="kind beds takes",
    ),
    "contacts": Asking("contact", "kind", fresh={"role": c.always, "number": c.always}, summary="kind role number"),
    "requests": Asking(
        "request",
        "duty",
        needed={
            "answer": c.always,
            "raised_at": c.always,
            "raised_by": c.always,
            "raised_with": c.always,
            "answered_at": c.answered,
            "answered_by": c.answered,
        },
        summary="duty answer raised_at",
    ),
    "waivers": Asking(
        "waiver",
        "duty",
        needed={
            "reason": c.always,
            "asked_by": c.always,
            "approved_by": c.always,
            "made_at": c.always,
            "until": c.always,
        },
        summary="duty until reason",
    ),
    "confirmations": Asking("confirmation", "duty", needed={"by": c.always, "at": c.always}, summary="gate duty state at"),
    "briefed": Asking(
        "briefing",
        "person",
        needed={"told": c.always, "at": c.always, "by": c.always, "why": c.always},
        summary="person told at",
    ),
    "copies": Asking("copy", "returned_on", summary="audience copy person returned_on"),
}


# Two fields that are one thing to a planner, and are asked in one breath: "4-6", "16-25", "04:00-13:00".
SPANS = {
    ("groups", "count_min"): "count_max",
    ("groups", "age_min"): "age_max",
    ("places", "age_min"): "age_max",
    ("people", "on_shift_from"): "on_shift_until",
    ("posts", "starts"): "ends",
    ("journeys", "departs"): "arrives",
    ("schedule", "start"): "end",
    ("schedule", "interviews_from"): "interviews_until",
}
# The other way round: whose second half a field is.
HALVES = {(table, high): low for (table, low), high in SPANS.items()}

# What a duty's table lacks is mostly this record: it is offered first.
FIRST: dict[str, dict[str, object]] = {
    "9.d/1": {"kind": "emergency"},
    "12.d/1": {"kind": "questionnaire"},
    "12.d/2": {"kind": "recording-means"},
    "12.h.vi/1": {"kind": "refreshments", "for_whom": "team"},
    "12.h.vi/2": {"kind": "refreshments", "for_whom": "victims"},
    "12.h.vi/3": {"kind": "refreshments", "for_whom": "suspects"},
}

# Fields that are mostly alike for all whom they are about: asked once for all of them who lack it.
TOGETHER: dict[tuple[str, str], When] = {
    ("people", "training_until"): c.of_ngo,
    ("people", "check_result"): c.of_ngo,
    ("people", "check_until"): c.of_ngo,
    ("people", "qualified_until"): c.of_ngo,
    ("people", "phone_tracked"): c.investigates,
    ("people", "backup_minutes"): c.investigates,
    ("people", "told_from"): c.is_told_late,
    ("groups", "premises"): c.always,
    ("rooms", "search_by"): c.always,
    ("evidence", "photographed_by"): c.always,
    ("evidence", "bagged_by"): c.always,
    ("evidence", "labelled_by"): c.always,
    ("evidence", "registered_by"): c.always,
    ("evidence", "custodian"): c.always,
    ("evidence", "other_rooms"): c.always,
    ("risks", "accepted_by"): c.present,
    ("risks", "accepted_at"): c.present,
    ("channels", "acquired_at"): c.always,
    ("channels", "assembled_at"): c.always,
    ("channels", "synced_at"): c.always,
    ("channels", "tested_at"): c.always,
    ("equipment", "ready_on"): c.always,
    ("facts", "on"): c.always,
}
# Fields that are often alike for some: asked for one, then offered for the others who lack it.
OFFERED: dict[tuple[str, str], When] = {
    ("people", "affiliation"): c.always,
    ("people", "standing"): c.acts,
    ("people", "phases"): c.always,
    ("people", "told"): c.acts,
    ("people", "on_shift_from"): c.on_operation,
    ("people", "nationality"): c.meets_people,
    ("people", "languages"): c.speaks_for_suspects,
    ("people", "tasks"): c.has_tasks,
    ("people", "rest_at"): c.on_operation_outside_force,
    ("people", "stationed"): c.several_sites,
    ("equipment", "holder"): c.always,
    ("risks", "description"): c.absent,
    ("facts", "source"): c.always,
}
# What a role says by itself, so that nobody has to be asked.
BY_ROLE = {
    role: {"affiliation": "law-enforcement", "standing": "official"} for role in ("commander", "officer", "custody-officer")
}
