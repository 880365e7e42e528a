"""How typed texts are read where one value bears on another, and what is said to be wrong with them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from coc_cli.plan.kinds import COUNTRY, MOMENT, count
from coc_cli.readiness.clock import zone_of
from coc_cli.walk.spans import Span, end_reader, span_reader
from coc_cli.walk.typed import Clock, reader

ZONE = zone_of("Asia/Bangkok")
CLOCK = Clock(datetime(2026, 11, 28, 9, 0, tzinfo=ZONE), ZONE, date(2026, 12, 5))
START = datetime(2026, 12, 5, 5, 0, tzinfo=ZONE)


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 12, day, hour, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        pytest.param("13:00", at(5, 13), id="an hour of the same day"),
        pytest.param("03:00", at(6, 3), id="an earlier hour is of the next day"),
        pytest.param("5:00", at(6, 5), id="the same hour is of the next day"),
        pytest.param("6 dec 02:00", at(6, 2), id="a day of its own"),
    ],
)
def test_an_end_is_read_after_its_start(typed: str, value: datetime) -> None:
    assert end_reader(MOMENT, CLOCK, START)(typed).value == value


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        pytest.param("4 dec 13:00", "Friday 4 December 2026, 13:00 (+07:00 Asia/Bangkok) is before", id="a day before"),
        pytest.param("5 dec 04:59", "is before Saturday 5 December 2026, 05:00", id="a minute before"),
        pytest.param("04/12 13:00", "is before Saturday 5 December 2026, 05:00", id="one of two readings"),
    ],
)
def test_an_end_before_its_start_is_refused(typed: str, fault: str) -> None:
    read = end_reader(MOMENT, CLOCK, START)(typed)

    assert fault in read.fault
    assert (read.value, read.choices) == (None, ())


def test_at_most_is_never_less_than_at_least() -> None:
    read = end_reader(count(0, 500), CLOCK, 8)

    assert read("7").fault == "7 is less than 8"
    assert read("8").value == 8


def test_a_span_across_midnight_is_read_back_with_both_days() -> None:
    read = span_reader(MOMENT, MOMENT, CLOCK)("5 dec 22:00 - 06:00")

    assert read.value == Span(at(5, 22), at(6, 6))
    assert "Saturday 5 December 2026, 22:00" in read.said
    assert "Sunday 6 December 2026, 06:00" in read.said


@pytest.mark.parametrize(("typed", "code"), [("khmer", "KH"), ("Cambodia", "KH"), ("Thai", "TH"), ("vn", "VN")])
def test_a_nationality_is_read_as_people_give_it(typed: str, code: str) -> None:
    assert reader(COUNTRY, CLOCK)(typed).value == code
