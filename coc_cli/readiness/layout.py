"""The premises (12.c, 12.h.i): known, complete, fresh, and every way in and out held by law enforcement. No tactics."""

from __future__ import annotations

from coc_cli.readiness.case import days_between
from coc_cli.readiness.result import Cure, Result, blank, listed, met, unmet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from coc_cli.plan.model import Access, Premises
    from coc_cli.readiness.case import Case


def location_is_known(case: Case) -> Result:
    """12.c/1: each site has a location."""
    if not case.plan.premises:
        return blank("no premises are on record", path="premises")
    bare = [site for site in case.plan.premises if not site.location]
    if bare:
        return blank(f"the location of {listed([site.id for site in bare])} is missing", path=f"{bare[0].path}.location")
    return met(f"the location of {listed([site.id for site in case.plan.premises])} is known")


def layout_is_known(case: Case) -> Result:
    """12.c/2: every room and way counted is on record; source, day and confidence are stated; it is fresh at the start."""
    if not case.plan.premises:
        return blank("no premises are on record", path="premises")
    for site in case.plan.premises:
        if wrong := _count_is_off(case, site) or _source_is_off(case, site):
            return wrong
    return met(
        f"{len(case.plan.rooms)} rooms and {len(case.plan.access)} ways in and out are known, "
        f"seen within {case.limits.said('layout_days')} of the start"
    )


def _count_is_off(case: Case, site: Premises) -> Result | None:
    for noun, counted, field, known in (
        ("rooms", site.rooms_counted, "rooms_counted", [room for room in case.plan.rooms if room.premises == site.id]),
        ("ways in and out", site.ways_counted, "ways_counted", ways_of(case, site)),
    ):
        if not known:
            return blank(f"{site.id}: no {noun} are on record", path=site.path)
        if counted is None:
            return blank(f"{site.id}: how many {noun} there are is missing", path=f"{site.path}.{field}")
        if counted != len(known):
            message = f"{site.id}: {counted} {noun} were counted, {len(known)} are on record"
            return unmet("short", message, path=f"{site.path}.{field}")
    return None


def _source_is_off(case: Case, site: Premises) -> Result | None:
    for field, said in (
        ("layout_source", "where the layout is known from"),
        ("layout_on", "the day of the layout"),
        ("layout_confidence", "how sure the layout is"),
    ):
        if getattr(site, field) is None:
            return blank(f"{site.id}: {said} is missing", path=f"{site.path}.{field}")
    seen = site.layout_on
    if seen is None:
        return None
    if site.layout_confidence == "low":
        return unmet("uncovered", f"{site.id}: the layout is known with low confidence", path=f"{site.path}.layout_confidence")
    if seen > case.day(case.at):
        return unmet("contradiction", f"{site.id}: the layout is dated {seen.isoformat()}, after today", path=f"{site.path}.layout_on")
    if case.start is None:
        return blank("the start of the operation is missing", path="schedule.start")
    age = days_between(seen, case.day(case.start))
    if age > case.limits["layout_days"]:
        message = f"{site.id}: the layout will be {age} days old at the start; at most {case.limits.said('layout_days')}"
        return unmet("stale", message, path=f"{site.path}.layout_on")
    return None


def ways_of(case: Case, site: Premises) -> list[Access]:
    """The ways in and out of one site."""
    return [way for way in case.plan.access if way.premises == site.id]


def left_at(case: Case, site: Premises) -> datetime | None:
    """Until when a site has to be held: until the last journey leaves it, else until the end."""
    leaving = [trip.departs for trip in case.plan.journeys if trip.origin == site.id and trip.groups and trip.departs]
    return max(leaving, default=case.end)


def every_way_is_held(case: Case) -> Result:
    """12.c/3: law enforcement holds each way in and out from the start until the site is left."""
    if not case.plan.access:
        return blank("no way in or out is on record, so none is held", path="access")
    if case.start is None:
        return blank("the start of the operation is missing", path="schedule.start")
    open_ways, wrong = [], []
    for site in case.plan.premises:
        until = left_at(case, site)
        if until is None:
            return blank("the end of the operation is missing", path="schedule.end")
        for way in ways_of(case, site):
            posts = [post for post in case.plan.posts if way.id in post.secures]
            if not posts:
                open_ways.append(way)
                continue
            foreign = [post for post in posts if post.force not in (None, "law-enforcement")]
            if foreign:
                message = f"{foreign[0].id} holds {way.id}, and is not law enforcement: only officers may"
                return unmet("prohibited", message, path=f"{foreign[0].path}.force")
            held = [
                post
                for post in posts
                if post.force and post.officers != 0 and post.starts and post.ends
                if post.starts <= case.start and post.ends >= until
            ]
            if not held:
                wrong.append((way.id, posts[0].id, posts[0].path))
    if open_ways:
        names = [way.id for way in open_ways]
        cure = Cure(
            f"add a post of law enforcement that secures {listed(names)}",
            [("posts.", {"secures": names, "force": "law-enforcement", "starts": case.start, "ends": case.end})],
        )
        return unmet("uncovered", f"{listed(names)}: no post secures them", path=open_ways[0].path, cures=[cure])
    if wrong:
        said = listed([f"{way} by {post}" for way, post, _ in wrong])
        message = f"not held by officers from the start until the site is left: {said}"
        return unmet("uncovered", message, path=wrong[0][2])
    return met(f"each of {len(case.plan.access)} ways in and out is held by law enforcement from the start")


def assembly_point_is_set(case: Case) -> Result:
    """12.h.i: each site has an assembly point."""
    if not case.plan.premises:
        return blank("no premises are on record", path="premises")
    bare = [site for site in case.plan.premises if not site.assembly_point]
    if bare:
        message = f"{listed([site.id for site in bare])}: no assembly point"
        return blank(message, path=f"{bare[0].path}.assembly_point")
    return met(f"{listed([site.id for site in case.plan.premises])}: an assembly point is set")
