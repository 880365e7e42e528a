"""The premises drawn: what stands where, what a projection leaves out, and no plan that breaks the drawing."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from coc_cli.checklist.model import BANDS
from coc_cli.documents.model import Drawing
from coc_cli.documents.premises import premises
from coc_cli.documents.premises_layout import MARGIN, WIDTH, floors
from coc_cli.documents.svg import _FILL
from coc_cli.documents.wrap import extent, fitted, wrapped
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT
from tests.documents.payloads import PAYLOADS
from tests.documents.test_drawings import NAMESPACE, texts
from tests.judging import planned

EXAMPLES = sorted(path.stem for path in (ROOT / "checklists/examples").glob("*.toml"))


def example(name: str) -> dict[str, Any]:
    return parse((ROOT / f"checklists/examples/{name}.toml").read_text("utf-8"), name)


def drawn(data: dict[str, Any], site: int = 0) -> Drawing:
    plan = planned(data)
    made = premises(plan, plan.premises[site], tell=lambda text: text or "")
    assert made is not None
    return made


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_room_way_and_post_of_every_example_is_drawn(name: str) -> None:
    plan = planned(example(name))
    for site in plan.premises:
        made = premises(plan, site, tell=lambda text: text or "") or Drawing("<svg/>", "")
        written = re.findall(r"[\w-]+", " ".join(texts(made.svg)))
        rooms = [room.id for room in plan.rooms if room.premises == site.id]
        ways = [way.id for way in plan.access if way.premises == site.id]
        posts = [post.id for post in plan.posts if set(ways) & set(post.secures)]
        assert {*rooms, *ways, *posts} - set(written) == set()
        assert set(rooms) | set(ways) - set(made.alt.replace(":", "").replace(",", "").replace(".", "").split()) == set(
            rooms
        )


def test_words_beside_a_way_reach_as_far_as_they_find_room() -> None:
    made = drawn(example("cross-border"))

    assert "to the row; a child fits through" in texts(made.svg)
    first = floors(planned(example("cross-border")).rooms[:4], ())[0]
    assert min(frame.top for frame in first.frames) < MARGIN / 2, "one ground floor needs no room for a heading"


def test_a_sign_that_stands_nowhere_is_not_explained() -> None:
    data = example("cross-border")
    assert "post that holds it" in texts(drawn(data).svg)
    del data["posts"]
    assert "post that holds it" not in texts(drawn(data).svg)


def test_rooms_lie_as_their_rectangles_do() -> None:
    plan = planned(example("ready"))
    ground, upper = floors(plan.rooms, plan.access)
    frames = {frame.room.id: frame for frame in (*ground.frames, *upper.frames)}

    assert frames["R1"].left == frames["R2"].left
    assert frames["R1"].top + frames["R1"].height == pytest.approx(frames["R2"].top)
    assert frames["R3"].left == pytest.approx(frames["R1"].left + frames["R1"].width)
    assert frames["R1"].width / frames["R1"].height == pytest.approx(60 / 45)
    assert upper.top >= ground.bottom
    assert {way.id for way, _, _ in ground.pinned} == {"X1", "X2", "X3", "X5"}


def test_what_is_not_in_the_plan_is_not_drawn() -> None:
    data = example("ready")
    del data["posts"]
    for room in data["rooms"]:
        room.pop("search_order")
        room.pop("separation")
    made = drawn(data)

    assert "K1" not in texts(made.svg)
    assert "victims wait" not in made.svg
    assert "Order of search" not in made.alt


def test_a_plan_that_holds_rectangles_for_some_rooms_draws_all() -> None:
    data = example("ready")
    del data["rooms"][1]["box"]
    del data["access"][0]["point"]
    made = drawn(data)

    assert {"R1", "R2", "X1", "X2"} <= set(texts(made.svg))
    assert made.caption.startswith("To scale where rooms touch")


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_hostile_text_stays_text_and_inside(payload: str) -> None:
    data = example("conditions")
    for row in (*data["rooms"], *data["access"]):
        for key in {"use", "leads_to"} & set(row):
            row[key] = f"w {payload} {payload}"
    data["premises"][0]["assembly_point"] = payload * 40
    inside_the_drawing(drawn(data).svg)


@pytest.mark.parametrize(
    "box",
    [
        pytest.param([0, 0, 1, 1], id="tiny"),
        pytest.param([0, 0, 1_000_000, 1], id="flat"),
        pytest.param([-100_000, -100_000, 1, 1_000_000], id="tall-and-far"),
        pytest.param([5, 5, 0, 0], id="empty"),
        pytest.param([5, 5, -40, 30], id="inside-out"),
    ],
)
def test_no_rectangle_breaks_the_drawing(box: list[int]) -> None:
    data = example("ready")
    data["rooms"][0]["box"] = box
    data["access"][0]["point"] = [1_000_000, -100_000]
    inside_the_drawing(drawn(data).svg)


def test_hundreds_of_rooms_are_counted_and_not_drawn() -> None:
    data = example("conditions")
    data["rooms"] += [{**data["rooms"][0], "id": f"N{number}x"} for number in range(100)]
    made = drawn(data)

    assert "and 47 more rooms, in the table" in texts(made.svg)


def inside_the_drawing(svg: str) -> None:
    """Everything of a drawing lies within it."""
    root = ET.fromstring(svg)  # noqa: S314  # our own drawing
    _, _, width, height = (float(number) for number in root.attrib["viewBox"].split())
    assert width == WIDTH
    assert {one.tag.removeprefix(NAMESPACE) for one in root.iter()} <= {"svg", "rect", "line", "text"}
    assert height < 5 * WIDTH
    for one in root.iter(f"{NAMESPACE}rect"):
        box = {key: float(one.attrib[key]) for key in ("x", "y", "width", "height")}
        assert -1 <= box["x"] <= box["x"] + box["width"] <= width + 1
        assert -1 <= box["y"] <= box["y"] + box["height"] <= height + MARGIN
    for one in root.iter(f"{NAMESPACE}text"):
        size = float(one.attrib["font-size"])
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[one.attrib["text-anchor"]]
        begin = float(one.attrib["x"]) - share * extent(one.text or "", size)
        assert -2 <= begin <= begin + extent(one.text or "", size) <= width + 2
        assert 0 <= float(one.attrib["y"]) <= height


@pytest.mark.parametrize("look", ["paper", "area", "band-low", "band-moderate", "band-high", "band-extreme"])
def test_ink_stands_out_on_every_ground_also_in_grey(look: str) -> None:
    ground, ink = luminance(_FILL[look]), luminance(_FILL["ink"])

    assert (ground + 0.05) / (ink + 0.05) >= 7


def test_the_bands_grow_darker_in_grey() -> None:
    grounds = [luminance(_FILL[f"band-{band}"]) for band in BANDS]

    assert grounds == sorted(grounds, reverse=True)


def luminance(colour: str) -> float:
    """How light a colour is, and its grey with it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("", 100, [], id="empty"),
        pytest.param("yard", 100, ["yard"], id="fits"),
        pytest.param("yard with a well", 60, ["yard with", "a well"], id="breaks"),
        pytest.param("w" * 90, 60, ["wwww…"], id="cut"),
        pytest.param("x", 2, [], id="no-room"),
    ],
)
def test_a_text_is_broken_at_its_spaces(text: str, width: float, lines: list[str]) -> None:
    assert wrapped(text, width, 12) == lines
    assert all(extent(line, 12) <= width for line in lines)


def test_what_is_cut_says_so() -> None:
    assert fitted("the landing stage", 60, 14).endswith("…")
    assert wrapped("one two three four five six", 50, 12, most=1)[0].endswith("…")
