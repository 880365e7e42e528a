"""Drawings: what they place where, and that no plan makes them unreadable, ill-formed or boundless."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest

from coc_cli.checklist.loader import load
from coc_cli.documents.model import Drawing
from coc_cli.documents.report.risks import risks
from coc_cli.documents.report.timeline import Bar, Mark, timeline
from coc_cli.documents.report.times import times
from coc_cli.documents.report.view import View
from coc_cli.documents.risk_matrix import matrix
from tests.documents.cases import assessed

START = datetime(2026, 12, 3, 5, 30, tzinfo=UTC)
NAMESPACE = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> dict[str, tuple[float, float]]:
    """Every text of a drawing, and where it stands."""
    found = ET.fromstring(svg).iter(f"{NAMESPACE}text")  # noqa: S314  # our own drawing
    return {one.text or "": (float(one.attrib["x"]), float(one.attrib["y"])) for one in found}


def boxes(svg: str, look: str) -> list[tuple[float, float]]:
    """Left and right end of every box of a look."""
    found = ET.fromstring(svg).iter(f"{NAMESPACE}rect")  # noqa: S314  # our own drawing
    here = [one.attrib for one in found if one.attrib["class"] == look]
    return [(float(one["x"]), float(one["x"]) + float(one["width"])) for one in here]


def bar(since: datetime | None, until: datetime | None, label: str = "P1", *, gaps: tuple[datetime, ...] = ()) -> Bar:
    return Bar("shifts", label, since, until, look="bar", gaps=gaps)


def test_the_matrix_places_a_risk_where_likelihood_and_consequence_meet() -> None:
    inside = {("rare", "catastrophic"): ["Z1"], ("almost-certain", "insignificant"): ["Z2"]}
    placed = texts(matrix(load().matrix, inside, label="x"))

    assert placed["Z1"][0] > placed["Z2"][0]
    assert placed["Z1"][1] > placed["Z2"][1]
    assert placed["Z1"][0] == placed["catastrophic"][0]
    assert abs(placed["Z2"][1] - placed["almost certain"][1]) < 10


def test_the_matrix_is_the_lookup_of_the_checklist() -> None:
    svg = matrix(load().matrix, {}, label="x")
    rare = [one for one in ET.fromstring(svg).iter(f"{NAMESPACE}rect")][-5:]  # noqa: C416, S314

    assert [one.attrib["class"].removeprefix("band-") for one in rare] == list(load().matrix["rare"])


@pytest.mark.parametrize(
    ("codes", "shown"),
    [
        pytest.param(["Z1", "Z2"], ["Z1 Z2"], id="few"),
        pytest.param(["Z1", "Z2", "Z3", "Z4"], ["Z1 Z2 Z3", "Z4"], id="two-lines"),
        pytest.param([f"Z{number}" for number in range(1, 9)], ["Z1 Z2 Z3", "Z4 Z5 Z6 +2"], id="counted"),
        pytest.param(["RISK-FIREARMS-01"], ["RISK-FI…"], id="cut"),
    ],
)
def test_codes_fit_into_their_cell(codes: list[str], shown: list[str]) -> None:
    assert [one for one in texts(matrix(load().matrix, {("rare", "minor"): codes}, label="x")) if one in shown] == shown


def test_the_line_of_time_is_true_to_scale() -> None:
    spans = [(0, 60), (60, 180), (-30, 240)]
    bars = [bar(START + timedelta(minutes=left), START + timedelta(minutes=right)) for left, right in spans]
    drawn = boxes(timeline([Mark("Start", START)], bars, zone=UTC, label="x"), "bar")

    unit = (drawn[2][1] - drawn[2][0]) / 270
    assert [round((right - left) / unit) for left, right in drawn] == [60, 120, 270]
    assert round((drawn[1][0] - drawn[0][0]) / unit) == 60


def test_a_rest_is_drawn_within_its_shift() -> None:
    shift = bar(START, START + timedelta(hours=4), gaps=(START + timedelta(hours=2),))
    svg = timeline([], [shift], zone=UTC, label="x")

    (left, right), (gap_left, gap_right) = boxes(svg, "bar")[0], boxes(svg, "gap")[0]
    assert abs((gap_left + gap_right) / 2 - (left + right) / 2) < 1


@pytest.mark.parametrize(
    ("marks", "bars"),
    [
        pytest.param([Mark("Start", START)], [], id="one-moment"),
        pytest.param([Mark("Start", START)], [bar(None, START)], id="half-a-bar"),
        pytest.param([], [bar(START, START - timedelta(hours=1))], id="backwards"),
        pytest.param([Mark("Start", START)], [bar(START.replace(year=2000), START.replace(year=2200))], id="two-centuries"),
        pytest.param([Mark("Briefing", START.replace(year=2100)), Mark("Start", START)], [], id="far-away"),
        pytest.param([Mark("Start", START)] * 9, [bar(START, START + timedelta(hours=1))] * 200, id="many"),
        pytest.param(
            [Mark("Start", START)], [bar(START, START + timedelta(days=6), "<b>&\u202e" * 30)], id="hostile-label"
        ),
        pytest.param([], [bar(START, START + timedelta(seconds=1))], id="a-second"),
    ],
)
def test_whatever_the_times_the_drawing_stays_readable(marks: list[Mark], bars: list[Bar]) -> None:
    svg = timeline(marks, bars, zone=UTC, label="x & <y>")

    if svg:
        root = ET.fromstring(svg)  # noqa: S314  # our own drawing
        _, _, width, height = (float(one) for one in root.attrib["viewBox"].split())
        assert root.attrib["aria-label"] == "x & <y>"
        assert width == 960
        assert height < 1500
        assert all(0 <= x <= width and 0 <= y <= height for x, y in texts(svg).values())
        assert all(195 <= left <= right + 1 <= width + 1 for left, right in boxes(svg, "bar"))


def test_more_lanes_than_fit_are_counted() -> None:
    svg = timeline([], [bar(START, START + timedelta(hours=1))] * 60, zone=UTC, label="x")

    assert "and 12 more, in the table below" in texts(svg)


@pytest.mark.parametrize("name", ["ready", "not-ready"])
def test_drawings_of_a_report_are_well_formed_and_say_the_same_in_words(name: str) -> None:
    view = View(assessed(name))
    drawn = [block for section in (*risks(view), *times(view)) for block in section.blocks if isinstance(block, Drawing)]

    assert len(drawn) == 3
    for one in drawn:
        assert ET.fromstring(one.svg).attrib["aria-label"] == one.alt  # noqa: S314  # our own drawing


def test_a_plan_without_times_or_risks_draws_nothing() -> None:
    view = View(assessed("empty"))

    assert [type(block).__name__ for section in (*risks(view), *times(view)) for block in section.blocks] == [
        "Paragraph"
    ] * 2
