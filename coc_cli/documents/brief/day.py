"""The times of a sheet, one after the other, each with a box to tick: the first thing that is read in a car."""

from __future__ import annotations

from coc_cli.documents.brief.view import joined
from coc_cli.documents.model import Grid, Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coc_cli.documents.brief.view import View
    from coc_cli.plan.model import Journey

# The times of the schedule: field and what happens then.
_TIMES = (
    ("plan_by", "The plan is approved"),
    ("brief", "Go or no-go briefing"),
    ("depart", "The first vehicle leaves"),
    ("start", "START: law enforcement begins"),
    ("interviews_from", "Interviews may begin"),
    ("interviews_until", "Interviews stop"),
    ("handover", "Handover at the receiving place"),
    ("end", "End: the last of the team is released"),
)


def day(view: View) -> Grid | None:
    """Every time that the sheet's reader needs, in order, by day; None where there is none."""
    moments = sorted([*_schedule(view), *_shift(view), *_journeys(view)], key=lambda entry: entry[0])
    rows: list[Row] = []
    for at, text in moments:
        heading = view.day(at)
        if not rows or heading not in [row.cells[0][0] for row in rows if row.heading]:
            rows.append(Row(heading, heading=True))
        rows.append(Row(f"{at.astimezone(view.zone):%H:%M}", text))
    return Grid(("Time", "What happens"), rows, look="ticked") if rows else None


def _schedule(view: View) -> Iterator[tuple[datetime, str]]:
    view.say(view.plan.schedule, "zone")
    for field, text in _TIMES:
        at = getattr(view.plan.schedule, field)
        if at is not None:
            view.say(view.plan.schedule, field)
            yield at, text


def _shift(view: View) -> Iterator[tuple[datetime, str]]:
    person = view.person
    if person is None:
        return
    for field, text in (("on_shift_from", "You come on duty"), ("on_shift_until", "You go off duty")):
        at = getattr(person, field)
        if at is not None:
            view.say(person, field)
            yield at, text
    view.say(person, "rest_at")
    yield from ((at, "Your rest break begins") for at in person.rest_at)


def _journeys(view: View) -> Iterator[tuple[datetime, str]]:
    for trip in view.plan.journeys:
        if trip.departs is None and trip.arrives is None:
            continue
        ends = f"{_end(' leaves ', view.say(trip, 'origin'))}{_end(' for ', view.say(trip, 'destination'))}"
        named = joined([trip.id, f"({view.say(trip, 'vehicle')})" if trip.vehicle else ""], " ")
        view.say(trip, "departs")
        view.say(trip, "arrives")
        more = f"; {'; '.join(_aboard(view, trip))}".rstrip("; ")
        if trip.departs is not None:
            yield trip.departs, f"{named}{ends or ' leaves'}{more}"
        if trip.arrives is not None:
            yield trip.arrives, f"{named} arrives{_end(' at ', trip.destination)}{'' if trip.departs else more}"


def _aboard(view: View, trip: Journey) -> Iterator[str]:
    """Who drives, who rides, and whatever else is to be known of a journey."""
    if driver := view.say(trip, "driver"):
        yield "you drive" if view.subject == trip.driver else f"{driver} drives"
    if staff := view.say(trip, "staff"):
        yield f"with {staff}"
    groups, most = view.say(trip, "groups"), view.say(trip, "passengers")
    if groups or most:
        yield joined([f"at most {most} people" if most else "people", f"of {groups}" if groups else ""], " ")
    yield from (f"{title[:1].lower()}{title[1:]}: {value}" for title, value in view.rest(trip))


def _end(word: str, code: str | None) -> str:
    return f"{word}{code}" if code else ""
