"""Spans of time and shifts: who is on duty throughout one, and how many are at its worst moment."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from coc_cli.plan.model import Person


def on_duty(person: Person, since: datetime, until: datetime) -> bool:
    """Tell whether somebody is on shift for the whole of a span; without shift times nobody is."""
    return bool(
        person.on_shift_from and person.on_shift_until and person.on_shift_from <= since and person.on_shift_until >= until
    )


def fewest_on_duty(people: Iterable[Person], since: datetime, until: datetime) -> tuple[int, datetime]:
    """The lowest number on shift at any moment of [since, until), and the first moment at which it is that low."""
    return fewest([shift for one in people if (shift := shift_of(one))], since, until)


def shift_of(person: Person) -> tuple[datetime, datetime] | None:
    """From when until when somebody is on shift; None while one of the two is not known."""
    if person.on_shift_from is None or person.on_shift_until is None:
        return None
    return person.on_shift_from, person.on_shift_until


def fewest(shifts: Sequence[tuple[datetime, datetime]], since: datetime, until: datetime) -> tuple[int, datetime]:
    """The lowest number of shifts that run at any moment of [since, until), and the first moment of it."""
    # It falls only where a shift ends.
    moments = [since, *[finish for _, finish in shifts if since < finish < until]]
    counts = [(len([1 for begin, finish in shifts if begin <= moment < finish]), moment) for moment in moments]
    return min(counts) if len(counts) > 1 else counts[0]


def overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    """Tell whether two spans share a moment; touching ends do not."""
    return one[0] < other[1] and other[0] < one[1]
