"""Dates as people write them: read when there is one reading, asked back when there are two, never guessed."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from coc_cli.plan.dates import Reading, read_date, read_moment, spoken

ZONE = ZoneInfo("Asia/Bangkok")
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)
DAY = date(2026, 12, 3)
ERA = "the year 1926 is out of reach: a plan lies between 2000 and 2200"


def told(reading: Reading) -> object:
    """What a reading amounts to: one value, the choices, or the sentence."""
    if reading.value is not None:
        return reading.value.isoformat()
    return [choice.isoformat() for choice in reading.choices] or reading.fault


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("3 dec 2026", "2026-12-03", id="month-short"),
        pytest.param("3 December", "2026-12-03", id="no-year"),
        pytest.param("2026-12-03", "2026-12-03", id="iso"),
        pytest.param("Dec 3, 2026", "2026-12-03", id="month-first"),
        pytest.param("thu 3 dec", "2026-12-03", id="weekday"),
        pytest.param("fri 3 dec 2026", "Thursday 3 December 2026 is no Friday", id="wrong-weekday"),
        pytest.param("13/04/2026", "2026-04-13", id="one-reading"),
        pytest.param("03/04/2026", ["2026-04-03", "2026-03-04"], id="two-readings"),
        pytest.param("03/04", ["2027-03-04", "2027-04-03"], id="two-readings-no-year"),
        pytest.param("3 dec 2569", ["2026-12-03"], id="buddhist-year"),
        pytest.param("3 ธ.ค. 2569", ["2026-12-03"], id="thai-month"),
        pytest.param("๓ ธันวาคม ๒๕๖๙", ["2026-12-03"], id="thai-digits"),
        pytest.param("3 dec 26", ["2026-12-03"], id="short-year"),
        pytest.param("3 dec 1926", ERA, id="another-age"),
        pytest.param("31 feb 2027", "no such day exists", id="no-day"),
        pytest.param("tomorrow", "2026-11-24", id="tomorrow"),
        pytest.param("fri", "2026-11-27", id="weekday-alone"),
        pytest.param("soon", "write it as 3 December 2026", id="no-date"),
    ],
)
def test_days(typed: str, expected: object) -> None:
    assert told(read_date(typed, now=NOW)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("3 dec 2026 05:30", "2026-12-03T05:30:00+07:00", id="plain"),
        pytest.param("05:30", "2026-12-03T05:30:00+07:00", id="time-alone"),
        pytest.param("5.30 am", "2026-12-03T05:30:00+07:00", id="half-day"),
        pytest.param("0530", "2026-12-03T05:30:00+07:00", id="digits"),
        pytest.param("5:30 น.", "2026-12-03T05:30:00+07:00", id="thai"),
        pytest.param("3 dec 05:30+09:00", "2026-12-03T05:30:00+09:00", id="offset"),
        pytest.param("2026-12-03 05:30Z", "2026-12-03T05:30:00+00:00", id="utc"),
        pytest.param("2026-12-03T05:30+07", "2026-12-03T05:30:00+07:00", id="short-offset"),
        pytest.param("2026-12-03T05:30:15.123456+07:00", "2026-12-03T05:30:15+07:00", id="fractions"),
        pytest.param("2026-12-03T05:30:15,5Z", "2026-12-03T05:30:15+00:00", id="fractions-after-a-comma"),
        pytest.param(
            "2026-12-03T25:30+07", "no day and time: write it as 3 December 2026 05:30", id="no-hour-of-a-program"
        ),
        pytest.param("2569-12-03T05:30Z", ["2026-12-03T05:30:00+00:00"], id="a-buddhist-year-of-a-program"),
        pytest.param("tomorrow 5pm", "2026-11-24T17:00:00+07:00", id="tomorrow"),
        pytest.param("12:30 am", "2026-12-03T00:30:00+07:00", id="after-midnight"),
        pytest.param("3 dec", "the time is missing: write it as 3 December 2026 05:30", id="no-time"),
        pytest.param("25:00", "25:00 is no time of day", id="no-such-time"),
        pytest.param("3 December 2026 05:30 +25:00", "+25:00 is no offset: write it as +07:00", id="no-such-offset"),
    ],
)
def test_moments(typed: str, expected: object) -> None:
    assert told(read_moment(typed, zone=ZONE, now=NOW, near=DAY)) == expected


def test_an_hour_that_comes_twice_is_asked_back_and_one_that_never_comes_is_said() -> None:
    twice = read_moment("2026-11-01 01:30", zone=NEW_YORK, now=NOW)
    never = read_moment("2027-03-14 02:30", zone=NEW_YORK, now=NOW)

    assert told(twice) == ["2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"]
    assert told(never) == "clocks are put forward then: that hour does not exist in this zone"


def test_a_moment_without_any_zone_is_not_read() -> None:
    assert str(told(read_moment("3 dec 05:30", zone=None, now=NOW))).startswith("set schedule.zone first")


def test_a_moment_is_read_back_with_weekday_month_and_zone() -> None:
    assert (
        spoken(datetime(2026, 12, 3, 5, 30, tzinfo=ZONE), ZONE) == "Thursday 3 December 2026, 05:30 (+07:00 Asia/Bangkok)"
    )
