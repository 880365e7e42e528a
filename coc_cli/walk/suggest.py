"""What Enter would confirm: the answer that stands, else what was given last or what the plan itself suggests.

Nothing about people is ever suggested, and no duty's answer: only who, when and where of the planner's own paperwork.
"""

from __future__ import annotations

from datetime import date, datetime

from coc_cli.plan.calendar_words import MONTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from coc_cli.plan.paths import Target
    from coc_cli.walk.view import View

# Fields of paperwork: the same role does it, at the same sitting.
_AGAIN = frozenset(
    "by on asked_by approved_by raised_by raised_with raised_at answered_at answered_by accepted_by accepted_at source "
    "holder owner photographed_by bagged_by labelled_by registered_by custodian search_by ready_on starts ends force "
    "premises".split()
)
_NOW = frozenset({"made_at", "raised_at", "answered_at", "accepted_at", "agreed_at", "at"})
_TODAY = frozenset({"on"})
_FROM_SCHEDULE = {
    ("posts", "starts"): "start",
    ("posts", "ends"): "end",
    ("schedule", "handover"): "end",
    ("schedule", "interviews_until"): "end",
    ("journeys", "arrives"): "",
}
_ZONES = {
    "BD": "Asia/Dhaka",
    "IN": "Asia/Kolkata",
    "KH": "Asia/Phnom_Penh",
    "LA": "Asia/Vientiane",
    "MM": "Asia/Yangon",
    "MY": "Asia/Kuala_Lumpur",
    "NP": "Asia/Kathmandu",
    "PH": "Asia/Manila",
    "SG": "Asia/Singapore",
    "TH": "Asia/Bangkok",
    "VN": "Asia/Ho_Chi_Minh",
}
# The choice offered first where only one is right.
_RIGHT = {("posts", "force"): "law-enforcement"}


def suggested(view: View, named: Target) -> object:
    """Return the value that is offered first, or None."""
    assert named.field is not None  # noqa: S101  # callers ask for fields only
    table, field = named.table.name if named.table else "", named.field.name
    if (table, field) in view.memory.apart:
        return None
    if field in _AGAIN and (last := view.memory.last.get((table, field))) is not None:
        return last
    country = view.fact("country")
    if (table, field) == ("schedule", "zone"):
        return _ZONES.get(country)
    if field == "country" and table in ("premises", "places") and len(country) == 2:
        return country
    if (table, field) in _FROM_SCHEDULE:
        return getattr(view.plan.schedule, _FROM_SCHEDULE[table, field], None)
    if field in _NOW and named.field.kind.name == "moment":
        return view.at.replace(second=0, microsecond=0)
    if field in _TODAY and table in ("answers", "facts"):
        return view.at.astimezone(view.zone).date()
    return _RIGHT.get((table, field))


def editable(value: object, zone: tzinfo) -> str:
    """A value as a planner would type it."""
    if isinstance(value, datetime):
        local = value.astimezone(zone)
        return f"{editable(local.date(), zone)} {local:%H:%M}"
    if isinstance(value, date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, (list, tuple)):
        return ", ".join(editable(one, zone) for one in value)
    return "" if value is None else str(value)
