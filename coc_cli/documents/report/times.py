"""The schedule: times, shifts with their rests, posts and journeys, drawn along one line of time and in words."""

from __future__ import annotations

from coc_cli.documents.model import Drawing, Grid, Paragraph, Row, Section
from coc_cli.documents.report.timeline import Bar, Mark, timeline
from coc_cli.documents.report.view import counted
from coc_cli.documents.spoken import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coc_cli.documents.report.view import View
    from coc_cli.plan.model import Journey

# The times of the schedule that are drawn as lines, in their order; interviews are a span.
_MARKS = (
    ("brief", "Briefing"),
    ("depart", "Departure"),
    ("start", "Start"),
    ("handover", "Handover"),
    ("end", "End"),
)


def times(view: View) -> list[Section]:
    """One drawing and one table with the same content; the table alone where there is too little to draw."""
    schedule = view.plan.schedule
    title = "The schedule"
    rows = [*_times(view), *_shifts(view), *_posts(view), *_trips(view)]
    if not rows:
        return [Section("schedule", title, [Paragraph("The plan holds no time yet.")])]
    zone = f"All times in {schedule.zone or 'UTC: the plan names no zone'}"
    table = Grid(("What", "From", "Until", "Who and where"), rows, caption=zone, look="times")
    marks = [Mark(label, at) for key, label in _MARKS if (at := getattr(schedule, key))]
    bars = list(_bars(view))
    if not marks and not bars:
        return [Section("schedule", title, [table])]
    alt = (
        f"Line of time with {counted(len(marks), 'time')} of the schedule and {counted(len(bars), 'bar')}: interviews, "
        "shifts with their rests, posts and journeys. The table below says the same."
    )
    drawing = Drawing(
        timeline(marks, bars, zone=view.case.zone, label=alt),
        alt,
        caption=f"{zone}. A dark stroke in a shift is the beginning of a rest.",
        wide=True,
    )
    return [
        Section("schedule", title, [drawing]),
        Section("schedule-in-words", "The schedule in words", [table], level=3),
    ]


def _bars(view: View) -> Iterator[Bar]:
    plan = view.plan
    yield Bar("interviews", "Interviews", plan.schedule.interviews_from, plan.schedule.interviews_until, look="bar-window")
    for person in plan.people:
        label = f"{person.id} {view.word(person.role)}".strip()
        yield Bar("shifts", label, person.on_shift_from, person.on_shift_until, look="bar", gaps=person.rest_at)
    for post in plan.posts:
        label = f"{post.id} holds {', '.join(post.secures) or 'nothing'}"
        yield Bar("posts", label, post.starts, post.ends, look="bar-post")
    for trip in plan.journeys:
        yield Bar("journeys", f"{trip.id} {_ways(trip)}", trip.departs, trip.arrives, look="bar-trip")


def _times(view: View) -> Iterator[Row]:
    schedule = view.plan.schedule
    points = [("plan_by", "Plan approved by"), *_MARKS]
    rows = [Row(label, view.moment(at), "", "") for key, label in points if (at := getattr(schedule, key))]
    if schedule.interviews_from or schedule.interviews_until:
        span = view.moment(schedule.interviews_from), view.moment(schedule.interviews_until)
        rows.append(Row("Interviews", *span, ""))
    if rows:
        yield Row("Times", heading=True)
        yield from rows


def _shifts(view: View) -> Iterator[Row]:
    on_shift = [person for person in view.plan.people if person.on_shift_from or person.on_shift_until]
    if on_shift:
        yield Row("Shifts and rests", heading=True)
    for person in on_shift:
        rests = spoken(tuple(sorted(person.rest_at)), "moment", view.case.zone)
        said = f"rests at {rests}" if rests else "no rest planned"
        yield Row(view.person(person.id), *_span(view, person.on_shift_from, person.on_shift_until), said)


def _posts(view: View) -> Iterator[Row]:
    if view.plan.posts:
        yield Row("Posts", heading=True)
    for post in view.plan.posts:
        officers = f", {counted(post.officers, 'officer')}" if post.officers is not None else ""
        led = f", led by {view.person(post.leader)}" if post.leader else ""
        said = f"holds {', '.join(post.secures) or 'no way in or out'}{officers}{led}"
        yield Row(post.id, *_span(view, post.starts, post.ends), said)


def _trips(view: View) -> Iterator[Row]:
    if view.plan.journeys:
        yield Row("Journeys", heading=True)
    for trip in view.plan.journeys:
        riders = f"{trip.passengers if trip.passengers is not None else 'people'} of {', '.join(trip.groups)}"
        who = [riders] if trip.groups else []
        who += [", ".join(trip.staff)] if trip.staff else []
        driver = f"driven by {trip.driver}" if trip.driver else "no driver"
        said = f"{_ways(trip)}; {driver}{'; ' if who else ''}{', '.join(who)}"
        yield Row(trip.id, *_span(view, trip.departs, trip.arrives), said)


def _span(view: View, since: datetime | None, until: datetime | None) -> tuple[str, str]:
    return view.moment(since) or "not set", view.moment(until) or "not set"


def _ways(trip: Journey) -> str:
    return f"{trip.origin or '?'} → {trip.destination or '?'}"
