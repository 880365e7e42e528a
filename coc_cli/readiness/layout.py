"""The premises (12.c, 12.h.i): known, complete, fresh, and every way in and out held by law enforcement. No tactics."""

from __future__ import annotations

from coc_cli.readiness.clock import days_between
from coc_cli.readiness.cures import longer_post, post
from coc_cli.readiness.result import Cure, Result, all_of, blank, counted, listed, met, unmet
from coc_cli.readiness.whereabouts import all_left, left_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from coc_cli.plan.model import Access, Post, Premises
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
    stray = [room.path for room in case.plan.rooms if room.premises is None]
    stray += [way.path for way in case.plan.access if way.premises is None]
    if stray:
        codes = [path.partition(".")[2] for path in stray]
        return blank(f"the site is missing for {listed(codes)}", path=f"{stray[0]}.premises")
    for site in case.plan.premises:
        if wrong := _count_is_off(case, site) or _source_is_off(case, site):
            return wrong
    return met(
        f"{counted(len(case.plan.rooms), 'room')} and {counted(len(case.plan.access), 'way')} in and out are known, "
        f"seen within {case.limits.said('layout_days')} of the start"
    )


def _count_is_off(case: Case, site: Premises) -> Result | None:
    for table, noun, number, field, known in (
        (
            "rooms",
            "rooms",
            site.rooms_counted,
            "rooms_counted",
            [room for room in case.plan.rooms if room.premises == site.id],
        ),
        ("access", "ways in and out", site.ways_counted, "ways_counted", ways_of(case, site)),
    ):
        if not known:
            return blank(f"{site.id}: no {noun} are on record", path=table)
        if number is None:
            return blank(f"{site.id}: how many {noun} there are is missing", path=f"{site.path}.{field}")
        if number != len(known):
            message = f"{site.id}: {noun} counted: {number}, on record: {len(known)}"
            return unmet("short", message, path=f"{site.path}.{field}")
    rooms = {room.id: room.premises for room in case.plan.rooms}
    for way in ways_of(case, site):
        if way.room and rooms.get(way.room) not in (None, site.id):
            message = f"{way.id} is of {site.id}, and opens from {way.room}, a room of {rooms[way.room]}"
            return unmet("contradiction", message, path=f"{way.path}.room")
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
        return unmet(
            "uncovered", f"{site.id}: the layout is known with low confidence", path=f"{site.path}.layout_confidence"
        )
    if seen > case.today:
        return unmet(
            "contradiction",
            f"{site.id}: the layout is dated {seen.isoformat()}, after today",
            path=f"{site.path}.layout_on",
        )
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


def every_way_is_held(case: Case) -> Result:
    """12.c/3: law enforcement holds each way in and out from the start until the site is left."""
    if not case.plan.access or not case.plan.premises:
        return blank("no way in or out is on record, so none is held", path="access")
    stray = [way for way in case.plan.access if way.premises is None]
    if stray:
        return blank(f"the site is missing for {listed([way.id for way in stray])}", path=f"{stray[0].path}.premises")
    if case.start is None:
        return blank("the start of the operation is missing", path="schedule.start")
    bare = []
    for site in case.plan.premises:
        ways, until = ways_of(case, site), left_at(case, site)
        if not ways or until is None:
            said = "no way in or out is on record" if not ways else "until when it has to be held is missing"
            return blank(f"{site.id}: {said}", path="access" if not ways else "schedule.end")
        bare += [way for way in ways if not any(way.id in one.secures for one in case.plan.posts)]
    if bare:
        return _bare(case, bare)
    for site in case.plan.premises:
        until = left_at(case, site)
        for way in ways_of(case, site):
            if until is not None and (wrong := _not_held(case, way, case.start, until)):
                return wrong
    return met(f"{all_of(len(case.plan.access), 'way')} in and out: held by law enforcement from the start")


def _bare(case: Case, ways: list[Access]) -> Result:
    names = [way.id for way in ways]
    until = all_left(case) or case.end
    text = f"add a post of law enforcement that secures {listed(names)}"
    cure = Cure(text, lambda: post(case, ways, until)) if until else Cure(text)
    return unmet("uncovered", f"not secured by any post: {listed(names)}", path=ways[0].path, cures=[cure])


def _too_few(one: Post) -> Result | None:
    """Nobody stands at two ways at one time."""
    least = len(one.secures)
    if not one.officers or one.officers >= least:
        return None
    message = f"{one.id} holds {listed(one.secures)} with {counted(one.officers, 'officer')}: each way needs one"
    cure = Cure(f"give {one.id} {counted(least, 'officer')}", lambda: [(f"{one.path}.officers", least)])
    return unmet("short", message, path=f"{one.path}.officers", cures=[cure])


def _not_held(case: Case, way: Access, since: datetime, until: datetime) -> Result | None:
    """Posts may relieve each other; between the start and the end there may be no gap."""
    posts = [one for one in case.plan.posts if way.id in one.secures]
    for one in posts:
        for name in ("force", "officers", "starts", "ends"):
            if getattr(one, name) is None:
                words = {"force": "who holds it", "officers": "how many hold it"}
                said = words.get(name, "from when until when it is held")
                return blank(f"{one.id}: {said} is missing", path=f"{one.path}.{name}")
        if one.force != "law-enforcement":
            message = f"{one.id} holds {way.id}, and is not law enforcement: only officers may"
            cure = Cure(f"have {one.id} held by law enforcement", lambda: [(f"{posts[0].path}.force", "law-enforcement")])
            cures = [cure] if one is posts[0] else []
            return unmet("prohibited", message, path=f"{one.path}.force", cures=cures)
        leader = case.plan.person(one.leader)
        if leader is not None and leader.affiliation != "law-enforcement":
            message = f"{one.id} holds {way.id}, and {leader.id}, who leads it, is not law enforcement: only officers may"
            return unmet("prohibited", message, path=f"{one.path}.leader")
        if wrong := _too_few(one):
            return wrong
    reached = since
    for one in sorted(posts, key=lambda one: one.starts or since):
        if one.officers and one.starts and one.ends and one.starts <= reached:
            reached = max(reached, one.ends)
    if reached >= until:
        return None
    message = f"{way.id} is held only until {case.clock(reached)}, and has to be until {case.clock(until)}"
    if reached == since:
        message = f"{way.id} is not held from the start, {case.clock(since)}"
    cure = Cure(f"hold {posts[0].id} from the start until the site is left", lambda: longer_post(posts[0], since, until))
    return unmet("uncovered", message, path=posts[0].path, cures=[cure])


def assembly_point_is_set(case: Case) -> Result:
    """12.h.i: each site has an assembly point."""
    if not case.plan.premises:
        return blank("no premises are on record", path="premises")
    bare = [site for site in case.plan.premises if not site.assembly_point]
    if bare:
        message = f"{listed([site.id for site in bare])}: no assembly point"
        return blank(message, path=f"{bare[0].path}.assembly_point")
    return met(f"{listed([site.id for site in case.plan.premises])}: an assembly point is set")


def each_side_has_a_room(case: Case) -> Result | None:
    """14.a: where it is written down which room is for whom, victims and suspects expected there have one each."""
    for site in dict.fromkeys(room.premises for room in case.plan.rooms if room.separation):
        kept = {room.separation for room in case.plan.rooms if room.premises == site}
        for side, kind in (("victims", "suspected-victims"), ("suspects", "suspects")):
            here = [group for group in case.groups_of(kind) if group.premises in (site, None)]
            others = case.groups_of("suspects" if side == "victims" else "suspected-victims")
            if here and side not in kept and any(group.premises in (site, None) for group in others):
                message = f"{site}: no room is kept for {side}, and {listed([group.id for group in here])} may be there"
                return unmet("uncovered", message, path="rooms")
    return None
