"""Rows read at a glance: whatever they hold, what is written of them is their canonical text, and only the faultless pass."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coc_cli.checklist.loader import load
from coc_cli.plan.blank import is_hollow, only_assents, says_nothing
from coc_cli.plan.canonical import canonical
from coc_cli.plan.digest import Canon
from coc_cli.plan.fields import TABLES
from coc_cli.plan.pattern import PATTERNS, is_free_text
from coc_cli.plan.read import read
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from coc_cli.plan.kinds import Kind

PLANS = sorted(
    [*ROOT.glob("checklists/examples/*.toml"), *ROOT.glob("tests/hard/*/plan.toml"), ROOT / "tests/plans/base.toml"]
)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-3, minutes=-30)), None])
# What a value of a kind may be, and what lies close by.
LIKELY: dict[str, st.SearchStrategy[Any]] = {
    "count": st.integers(-3, 700),
    "date": st.dates(date(1990, 1, 1), date(2210, 1, 1)),
    "moment": st.builds(
        lambda day, zone: datetime(day.year, day.month, day.day, 23, 30, 0, day.day // 30, zone), st.dates(), ZONES
    ),
    "box": st.lists(st.integers(-200_000, 2_000_000), min_size=3, max_size=5),
    "country": st.sampled_from(["TH", "KH", "th"]),
    "language": st.sampled_from(["km", "th", "cmn", "KM"]),
    "id": st.sampled_from(["SW1", "X-2", "1X"]),
    "zone": st.sampled_from(["Asia/Bangkok", "UTC", "Asia/"]),
    "hex": st.sampled_from(["00ff", "0" * 64, "FF"]),
    "ref": st.sampled_from(["SW1", "nobody", "", "x" * 25]),
    "point": st.lists(st.integers(0, 90), min_size=1, max_size=3),
}
TEXTS = st.one_of(
    st.text(max_size=130),
    st.sampled_from(
        ["yes", "TBD", "", " ", "n/a", 'a "b" \\ c', "%s %d", "ไม่ทราบ", "line\nline", "x" * 2001, "km", "TH", "a1"]
    ),
)
ANYTHING = st.one_of(TEXTS, st.integers(), st.booleans(), st.dates(), st.lists(TEXTS, max_size=3), st.just({"a": "b"}))


def likely(kind: Kind) -> st.SearchStrategy[Any]:
    one = LIKELY.get(kind.name, TEXTS)
    if kind.words:
        one = st.one_of(st.sampled_from(kind.words), st.just("no-such-word"))
    whole = st.lists(one, max_size=4) if kind.many else one
    return st.integers(0, 5).flatmap(lambda number: whole if number else ANYTHING)


@st.composite
def rows(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A table, and a row of some of its fields in any order."""
    table = TABLES[draw(st.sampled_from(sorted(TABLES)))]
    names = draw(st.lists(st.sampled_from(sorted(table.fields)), min_size=1, max_size=4, unique=True))
    return table.name, {name: draw(likely(table.fields[name].kind)) for name in names}


def test_what_passes_has_no_fault_and_is_written_as_its_canonical_text() -> None:
    seen = {True: 0, False: 0}

    @settings(max_examples=1500, deadline=None)
    @given(rows())
    def holds(drawn: tuple[str, dict[str, Any]]) -> None:
        table, row = drawn
        pattern = PATTERNS[table](tuple(row))
        assert pattern is not None
        read, fields = pattern.read(row), TABLES[table].fields
        faultless = not any(fields[name].kind.fault(value) for name, value in row.items())
        hollow = faultless and any(
            is_free_text(table, name) and is_hollow(value, bare=fields[name].kind.bare) for name, value in row.items()
        )
        seen[bool(read)] += 1
        assert bool(read) <= (faultless and not hollow)
        assert read is None or read[0] == canonical(row)

    holds()
    assert min(seen.values()) > 120


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem if path.stem != "plan" else path.parent.name)
def test_a_plan_has_one_digest_however_it_came_to_be_written(path: Path) -> None:
    data = parse(path.read_text("utf-8"), path.name)
    plan, faults = read(data, load())

    assert not faults
    assert plan.canon.plan() == Canon(data).plan()
    assert plan.canon.records(tuple(TABLES)) == Canon(data).records(tuple(TABLES))


@settings(max_examples=500, deadline=None)
@given(LIKELY["moment"].filter(lambda one: one.tzinfo and 1 < one.year < 9998))
def test_a_moment_is_written_as_in_utc(moment: datetime) -> None:
    assert canonical(moment) == f"@{moment.astimezone(UTC).isoformat()}"


WORDS = [
    "yes",
    "not",
    "Done",
    "TBD",
    "to",
    "be",
    "xxx",
    "No",
    "noted",
    "ok,",
    "none",
    "known",
    "fill-in",
    "ตกลง",
    "x",
    "the",
    "...",
]


@settings(max_examples=2000, deadline=None)
@given(st.one_of(TEXTS, st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)), st.booleans())
def test_the_look_at_the_beginning_spares_no_hollow_text(text: str, bare: bool) -> None:
    assert is_hollow(text, bare=bare) == (says_nothing(text) or (not bare and only_assents(text)))
