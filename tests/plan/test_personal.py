"""The scan for personal data, on two hundred invented names in notes and two hundred clean notes."""

from __future__ import annotations

import pytest

from coc_cli.plan.personal import found_in
from tests.conftest import ROOT

NAMES = (ROOT / "tests/plan/names.txt").read_text("utf-8").removesuffix("\n").split("\n")
NOTES = (ROOT / "tests/plan/notes.txt").read_text("utf-8").removesuffix("\n").split("\n")


def test_both_lists_are_whole() -> None:
    assert (len(set(NAMES)), len(set(NOTES))) == (200, 200)


def test_every_note_with_a_name_is_flagged() -> None:
    assert [note for note in NAMES if not any(what == "a person's name" for what, _ in found_in(note))] == []


def test_hardly_any_clean_note_is_flagged() -> None:
    assert len([note for note in NOTES if any(found_in(note))]) <= len(NOTES) * 0.05


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        pytest.param("ring 081-234-5678 at night", [("a phone number", "081-234-5678")], id="phone"),
        pytest.param("call +66 81 234 5678", [("a phone number", "+66 81 234 5678")], id="phone abroad"),
        pytest.param("card 1-2345-67890-12-3", "an identity number", id="identity card"),
        pytest.param("passport AB1234567", [("an identity number", "AB1234567")], id="passport"),
        pytest.param("13.75633, 100.50177", "coordinates", id="decimal degrees"),
        pytest.param("13° 45' north", "coordinates", id="degrees"),
        pytest.param("grid 47PPR 12345 67890", "coordinates", id="military grid"),
        pytest.param("7P52QG4X+2F", "coordinates", id="plus code"),
        pytest.param("see maps.app.goo.gl/x1", "coordinates", id="link to a map"),
        pytest.param("write to desk@example.org", [("an account or address", "@example.org")], id="mail"),
        pytest.param("ask @lotus_77 there", [("an account or address", "@lotus_77")], id="account"),
        pytest.param("driver: Zeddan", [("a person's name", "Zeddan")], id="after a colon, at the end"),
        pytest.param("driver: Zeddan\nfuel: full", [("a person's name", "Zeddan")], id="after a colon, at a line's end"),
        pytest.param("on 2026-12-03 at 05:30, 12 to 15 people", [], id="a date is none"),
        pytest.param("SW1 rides with V2 in VAN-1, annex 3, 1300", [], id="codes are none"),
    ],
)
def test_what_a_note_holds(note: str, expected: str | list[tuple[str, str]]) -> None:
    found = list(found_in(note))

    if isinstance(expected, str):
        assert expected in [what for what, _ in found]
    else:
        assert found == expected
