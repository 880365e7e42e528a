"""Rest breaks against hours of duty (12.h.vii)."""

from __future__ import annotations

from datetime import timedelta

from coc_cli.readiness.cures import rests
from coc_cli.readiness.result import Cure, Result, blank, empty, listed, met, unmet
from coc_cli.readiness.shifts import shift_of
from coc_cli.readiness.whereabouts import on_the_road

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from coc_cli.plan.model import Person
    from coc_cli.readiness.case import Case


def rests_are_planned(case: Case) -> Result:
    """12.h.vii: nobody of the team is on duty longer than the limit without a break."""
    team = [one for one in case.team if one.affiliation != "law-enforcement"]
    if not team:
        return blank("nobody of the team is on record for the operation", path="people")
    weary: dict[Person, int] = {}
    most = case.limits["hours_before_rest"] * 60
    at_once = timedelta(minutes=most)
    for one in team:
        shift = shift_of(one)
        # Who is not on duty for so long needs no break.
        minutes = _longest_stretch(case, one, *shift) if shift and shift[1] - shift[0] > at_once else 0
        if minutes > most:
            weary[one] = minutes
    if weary:
        first, *others = [(one.id, f"{minutes // 60} h {minutes % 60} min") for one, minutes in weary.items()]
        said = listed([f"{first[0]} would be on duty {first[1]}", *(f"{code} {long}" for code, long in others)])
        message = f"{said} without a break; at most {case.limits.said('hours_before_rest')}"
        return unmet("short", message, path=f"people.{first[0]}.rest_at", cures=[_breaks(case, list(weary))])
    unsaid = [one for one in team if shift_of(one) is None]
    if unsaid:
        path = empty(unsaid[0], "on_shift_from", "on_shift_until")
        return blank(f"the shift of {listed([one.id for one in unsaid])} is missing", path=path)
    return met(f"of {len(team)} nobody is on duty longer than {case.limits.said('hours_before_rest')} without a break")


def _breaks(case: Case, people: list[Person]) -> Cure:
    text = f"give {listed([one.id for one in people])} a break within {case.limits['hours_before_rest']} hours of duty"
    shifts = [(one, shift) for one in people if (shift := shift_of(one))]
    return Cure(text, lambda: [(f"{one.path}.rest_at", rests(case, *shift, code=one.id)) for one, shift in shifts])


def _longest_stretch(case: Case, person: Person, since: datetime, until: datetime) -> int:
    """The most minutes that somebody works without a break; nobody rests at the wheel, or beside people on the road."""
    breaks = [moment for moment in person.rest_at if since < moment < until]
    if person.id in case.rides:
        breaks = [moment for moment in breaks if not on_the_road(case, person.id, moment)]
    longest, last = timedelta(0), since
    for moment in (*sorted(breaks), until):
        longest, last = max(longest, moment - last), moment
    return longest // timedelta(minutes=1)
