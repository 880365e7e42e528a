"""Entries that can't be meant as they stand: times in the wrong order, and duties that do not exist."""

from __future__ import annotations

from itertools import pairwise

from coc_cli.nearest import meant
from coc_cli.readiness.result import Notice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.readiness.case import Case

# The moments of the schedule in the only order that makes sense. An end before the start is told elsewhere.
_ORDER = {
    "plan_by": "the approval of the plan",
    "brief": "the briefing",
    "start": "the start",
    "handover": "the handover",
    "end": "the end",
}
# Records that name a duty; waivers are told of elsewhere, since an unknown one of them blocks.
_NAMING = ("risks", "requests", "confirmations")


def times_out_of_order(case: Case) -> Iterator[Notice]:
    """A briefing after the start, or a handover before people arrive, is a slip that nobody may plan by."""
    known = [(name, moment) for name in _ORDER if (moment := getattr(case.plan.schedule, name)) is not None]
    for (name, moment), (following, later) in pairwise(known):
        backwards = following == "end" and case.start is not None and later <= case.start
        if moment > later and not backwards:
            message = f"{_ORDER[name]} is at {case.clock(moment)}, after {_ORDER[following]} at {case.clock(later)}"
            yield Notice("contradiction", "block", message, fix="correct one", path=f"schedule.{name}")
    ids = {group.id for group in case.in_care}
    arrivals = [trip.arrives for trip in case.plan.journeys if trip.arrives and ids.intersection(trip.groups)]
    handover = case.plan.schedule.handover
    if handover and arrivals and handover < max(arrivals):
        message = f"the handover is at {case.clock(handover)}, before the last arrival at {case.clock(max(arrivals))}"
        yield Notice("contradiction", "block", message, fix="correct one", path="schedule.handover")


def duties_that_do_not_exist(case: Case) -> Iterator[Notice]:
    """A request for "11.a" is on record for nothing: the duty is 11.a/1."""
    for name in _NAMING:
        for record in getattr(case.plan, name):
            if record.duty is not None and record.duty not in case.checklist.duties:
                message = f"{record.id} is about {record.duty}, which is no duty; it counts for nothing"
                fix = meant(record.duty, case.checklist.duties)
                yield Notice("duty-unknown", "warn", message, fix=fix, path=f"{record.path}.duty")
