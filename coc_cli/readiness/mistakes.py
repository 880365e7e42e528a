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
    for name in ("handover", "end") if arrivals else ():
        moment = getattr(case.plan.schedule, name)
        if moment and (case.start is None or moment > case.start) and moment < max(arrivals):
            message = f"{_ORDER[name]} is at {case.clock(moment)}, before the last arrival at {case.clock(max(arrivals))}"
            yield Notice("contradiction", "block", message, fix="correct one", path=f"schedule.{name}")
            return


def ranges_backwards(case: Case) -> Iterator[Notice]:
    """Nobody can tell what a range is that ends below its beginning; its worse end is not to be guessed."""
    for group in case.plan.groups:
        for low, high in (("count_min", "count_max"), ("age_min", "age_max")):
            least, most = getattr(group, low), getattr(group, high)
            if least is not None and most is not None and least > most:
                message = f"{group.id}: {low} is {least}, and {high} is {most}"
                yield Notice("contradiction", "block", message, fix="correct one", path=f"{group.path}.{low}")


def facts_dated_ahead(case: Case) -> Iterator[Notice]:
    """A source that will only come to be is none."""
    for name, entry in case.plan.facts.items():
        if entry.on is not None and entry.on > case.day(case.at):
            message = f"{name} rests on something dated {entry.on.isoformat()}, after today"
            yield Notice("contradiction", "block", message, fix="correct the day", path=f"{entry.path}.on")


def duties_that_do_not_exist(case: Case) -> Iterator[Notice]:
    """A request for "11.a" is on record for nothing: the duty is 11.a/1."""
    for name in _NAMING:
        for record in getattr(case.plan, name):
            if record.duty is not None and record.duty not in case.checklist.duties:
                message = f"{record.id} is about {record.duty}, which is no duty; it counts for nothing"
                fix = meant(record.duty, case.checklist.duties)
                yield Notice("duty-unknown", "warn", message, fix=fix, path=f"{record.path}.duty")
