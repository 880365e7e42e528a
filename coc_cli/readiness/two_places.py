"""What nobody can do (12): be in two places at one time, work off duty, look after people and search meanwhile."""

from __future__ import annotations

from datetime import timedelta

from coc_cli.readiness.case import of_law_enforcement, takes_part
from coc_cli.readiness.result import Result, listed, unmet
from coc_cli.readiness.shifts import fewest, overlap, shift_of
from coc_cli.readiness.whereabouts import HANDS, all_left, clash, ridden, trips_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.readiness.case import Case
    from coc_cli.readiness.whereabouts import Entry


def nobody_is_in_two_places(case: Case) -> Result | None:
    """12: a plan in which somebody rides in two vehicles, or waits with people at two places, is not well planned.

    No waiver covers it: signing for it puts nobody in two places.
    """
    named = _Named(case)
    checks = (
        _rides_twice,
        _works_twice,
        _waits_twice,
        _off_shift,
        _rides_elsewhere,
        _takes_no_part,
        _off_duty,
        _looks_after_and_searches,
        _leads_and_searches,
    )
    result = next((wrong for check in checks if (wrong := check(case, named))), None)
    if result is not None:
        result.unwaivable = "no waiver puts anybody in two places"
    return result


class _Named:
    """Who is named for what, worked out once for all checks.

    does: by person, their journeys and the posts that they lead, as far as the times are known, as entries for `clash`;
    leads: the posts alone; evidence: who searches, handles evidence or keeps it, and what of it first.
    """

    __slots__ = ("does", "evidence", "leads")

    def __init__(self, case: Case) -> None:
        plan = case.plan
        self.does: dict[str, list[Entry]] = {}
        for trip in plan.journeys:
            for code in (*trip.staff, trip.driver):
                if code and code not in self.does:
                    self.does[code] = ridden(trips_of(case, code))
        self.leads: dict[str, list[Entry]] = {}
        for post in plan.posts:
            if post.leader and post.starts and post.ends:
                led: Entry = (post.id, (post.starts, post.ends), "", "")
                self.leads.setdefault(post.leader, []).append(led)
                self.does.setdefault(post.leader, []).append(led)
        hands: list[tuple[str | None, str]] = [(code, room.id) for room in plan.rooms for code in room.search_by]
        hands += [(getattr(row, hand), row.id) for row in plan.evidence for hand in HANDS]
        self.evidence = list(_first_of_each([*hands, (plan.operation.custody_officer, "custody")]).items())


def _rides_twice(case: Case, named: _Named) -> Result | None:
    for code, does in named.does.items():
        if len(does) > 1 and (wrong := clash(case, does)):
            fix = f"take {code} off one of them, or change its times"
            return unmet("twice", f"{code} {wrong}", path=f"people.{code}", fix=fix)
    return None


def _works_twice(case: Case, _named: _Named) -> Result | None:
    """All sites are entered at one time: nobody works at two of them."""
    sites = case.site_ids
    for one in case.plan.people:
        mine = [site for site in one.stationed if site in sites]
        if len(mine) > 1 and takes_part(one, "operation"):
            message = f"{one.id} would work at {listed(mine)} at the same time"
            return unmet("twice", message, path=f"{one.path}.stationed", fix=f"coc set PLAN {one.path}.stationed={mine[0]}")
    return None


def _waits_twice(case: Case, _named: _Named) -> Result | None:
    waiting: dict[str, str] = {}
    for place in case.plan.places:
        for code in place.attended_by if place.id in case.aims else ():
            if (other := waiting.setdefault(code, place.id)) != place.id:
                message = f"{code} would stay with people at {other} and at {place.id} at the same time"
                fix = f"let somebody else stay at one of them: coc set PLAN {place.path}.attended_by=..."
                return unmet("twice", message, path=f"{place.path}.attended_by", fix=fix)
    return None


def _off_shift(case: Case, named: _Named) -> Result | None:
    """Whoever rides, drives or leads a post is on duty then, as far as the plan knows their shift."""
    for one in case.plan.people:
        if one.on_shift_from is None or one.on_shift_until is None or not takes_part(one, "operation"):
            continue
        for what, (since, until), _, _ in named.does.get(one.id, ()):
            if since < one.on_shift_from or until > one.on_shift_until:
                message = f"{one.id} is on {what} from {case.clock(since)} to {case.clock(until)}, and off duty"
                fix = f"take {one.id} off {what}, or change the shift"
                return unmet("contradiction", message, path=f"{one.path}.on_shift_from", fix=fix)
    return None


def _rides_elsewhere(case: Case, _named: _Named) -> Result | None:
    """Somebody works at one site, and rides to another only."""
    sites = case.site_ids
    for one in case.plan.people:
        mine = sites.intersection(one.stationed) if one.stationed else ()
        aims = mine and [trip.destination for trip in trips_of(case, one.id) if trip.destination in sites]
        if mine and aims and not mine.intersection(aims):
            message = f"{one.id} works at {listed(sorted(mine))}, and rides to {listed([aim for aim in aims if aim])}"
            fix = f"correct {one.path}.stationed, or the journey"
            return unmet("contradiction", message, path=f"{one.path}.stationed", fix=fix)
    return None


def _takes_no_part(case: Case, named: _Named) -> Result | None:
    """Somebody has something to do in the operation, and by their phases takes no part in it."""
    plan = case.plan
    tasks = [(code, trip.id) for trip in plan.journeys for code in (*trip.staff, trip.driver)]
    tasks += [(post.leader, post.id) for post in plan.posts]
    tasks += [(item.holder, item.id) for item in plan.equipment]
    for code, what in _first_of_each([*tasks, *named.evidence, *_in_command(case)]).items():
        one = plan.person(code)
        if one is None or not one.phases or "operation" in one.phases:
            continue
        if "investigation" not in one.phases or one.affiliation == "law-enforcement":
            message = f"{one.id} is named for {what}, and takes no part in the operation"
            fix = f"name somebody else for {what}, or correct {one.path}.phases"
            return unmet("contradiction", message, path=f"{one.path}.phases", fix=fix)
    return None


def _first_of_each(named: list[tuple[str | None, str]]) -> dict[str | None, str]:
    """Everybody who is named, and the first thing that they are named for."""
    found: dict[str | None, str] = {}
    for code, what in named:
        found.setdefault(code, what)
    return found


def _in_command(case: Case) -> list[tuple[str | None, str]]:
    commander = case.plan.operation.commander
    return [(commander, "the command")] if of_law_enforcement(case, commander) else []


def _off_duty(case: Case, named: _Named) -> Result | None:
    """Who commands is on duty at the start; who searches or has evidence in their hands, at some time of the operation."""
    if case.start is None or case.end is None or case.start >= case.end:
        return None
    spans = [(entry, (case.start, case.start + timedelta(minutes=1)), "at the start") for entry in _in_command(case)]
    spans += [(entry, (case.start, case.end), "for all of the operation") for entry in named.evidence]
    for (code, what), span, when in spans:
        one = case.plan.person(code)
        shift = shift_of(one) if one else None
        if one is not None and shift is not None and not overlap(shift, span):
            message = f"{one.id} is named for {what}, and off duty {when}"
            fix = f"name somebody else for {what}, or correct the shift of {one.id}"
            return unmet("contradiction", message, path=f"{one.path}.on_shift_from", fix=fix)
    return None


def _looks_after_and_searches(case: Case, named: _Named) -> Result | None:
    """Nobody looks after people and searches, holds a post or keeps evidence meanwhile, of whichever authority."""
    company = {one.id: one for one in case.social_workers}
    for code, what in (*named.evidence, *((post.leader, post.id) for post in case.plan.posts)):
        one = company.get(code or "")
        if one is not None:
            message = f"{one.id} is a {one.role}, and named for {what}: nobody looks after people meanwhile"
            fix = f"name somebody else for {what}, or correct {one.path}.role"
            return unmet("twice", message, path=f"{one.path}.role", fix=fix)
    return None


def _leads_and_searches(case: Case, named: _Named) -> Result | None:
    """Nobody leads a post for as long as anybody is on site, and searches or handles evidence inside meanwhile."""
    until = all_left(case)
    if case.start is None or until is None or case.start >= until:
        return None
    for code, what in named.evidence:
        led = named.leads.get(code, []) if code and what != "custody" else []
        if led and fewest([span for _, span, _, _ in led], case.start, until)[0]:
            message = f"{code} leads {led[0][0]} until the site is left, and is named for {what}"
            fix = f"name somebody else for {what}, or another leader of {led[0][0]}"
            return unmet("twice", message, path=f"posts.{led[0][0]}.leader", fix=fix)
    return None
