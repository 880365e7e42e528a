"""The one table of fields, and the types that hold the same names."""

from __future__ import annotations

import typing
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from coc_cli.plan import kinds
from coc_cli.plan import words as w
from coc_cli.plan.fields import TABLES, TOP, Field
from coc_cli.plan.fields.shape import LETTERS, audiences_of
from coc_cli.plan.model import CLASSES

FIELDS = [(table, field) for table in TABLES.values() for field in table.fields.values()]


def wanted_type(field: Field) -> Any:
    one: Any = {"count": int, "date": date, "moment": datetime}.get(field.kind.name, str)
    if field.kind.name in ("box", "point"):
        return tuple[int, ...]
    return tuple[one, ...] if field.kind.many else one | None


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_model_holds_exactly_the_fields_of_the_table(table: str) -> None:
    held = typing.get_type_hints(CLASSES[table], {**vars(typing), "date": date, "datetime": datetime})
    own = {name: kind for name, kind in held.items() if name not in ("id", "table", "key", "path", "_blank")}

    assert own == {field.name: wanted_type(field) for field in TABLES[table].fields.values() if field.name != "id"}


def test_every_field_states_its_audiences_and_none_by_accident() -> None:
    nobody = {f"{table.name}.{field.name}" for table, field in FIELDS if not field.audiences}

    assert nobody == {"requests.about", "signoffs.values", "signoffs.signature"}
    assert {name for name, field in TOP.items() if not field.audiences} == {"format", "salt"}
    assert set(LETTERS.values()) == set(w.AUDIENCES)


def test_a_field_without_audiences_does_not_load() -> None:
    with pytest.raises(ValueError, match="no audience is stated"):
        Field("place", kinds.TEXT, "", "Place", "Where it is.")


def test_an_unknown_audience_does_not_load() -> None:
    with pytest.raises(KeyError):
        audiences_of("CX", "place")


def test_every_field_is_explained() -> None:
    assert [
        f"{table.name}.{field.name}" for table, field in FIELDS if not field.title or not field.help.endswith(".")
    ] == []


def test_references_name_tables_of_records() -> None:
    wrong = [
        f"{table.name}.{field.name}"
        for table, field in FIELDS
        if field.kind.name == "ref" and any(TABLES[other].style != "records" for other in field.kind.tables)
    ]

    assert wrong == []
    prefixes = [table.prefix for table in TABLES.values() if table.style == "records"]
    assert len(set(prefixes)) == len(prefixes)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        pytest.param(kinds.LANGUAGES, "km, th", ["km", "th"], id="a-list"),
        pytest.param(kinds.count(0, 9), " 7 ", 7, id="a-count"),
        pytest.param(kinds.DATE, "2026-12-03", date(2026, 12, 3), id="a-date"),
        pytest.param(kinds.BOX, "0 10 40 30", [0, 10, 40, 30], id="a-rectangle"),
        pytest.param(kinds.word(w.GENDERS), "female", "female", id="a-word"),
        pytest.param(kinds.TEXT, " two, words ", "two, words", id="a-text-keeps-its-commas"),
    ],
)
def test_what_is_typed_is_read(kind: kinds.Kind, typed: str, value: object) -> None:
    assert kind.parse(typed, None) == value


@pytest.mark.parametrize(
    ("kind", "value", "fault"),
    [
        pytest.param(kinds.word(w.GENDERS), "femal", 'got "femal", expected one of female, male, other', id="word"),
        pytest.param(kinds.count(0, 9), 10, "got 10, expected a whole number from 0 to 9", id="too-many"),
        pytest.param(kinds.count(0, 9), True, "got true, expected a whole number from 0 to 9", id="truth-is-no-number"),
        pytest.param(kinds.count(0, 9), 1.5, "got 1.5, expected a whole number from 0 to 9", id="no-fractions"),
        pytest.param(
            kinds.count(0, 9), 10**5000, "got a number far too large, expected a whole number from 0 to 9", id="huge"
        ),
        pytest.param(
            kinds.MOMENT,
            datetime(2026, 12, 3, 5, 30),  # noqa: DTZ001  # that is the point
            "got 2026-12-03T05:30:00, expected a moment with its zone, such as 2026-12-03T05:30:00+07:00",
            id="a-moment-without-its-zone",
        ),
        pytest.param(
            kinds.MOMENT,
            datetime.min,  # noqa: DTZ901
            "got 0001-01-01T00:00:00, expected a moment with its zone, such as 2026-12-03T05:30:00+07:00",
            id="the-first-moment-without-its-zone",
        ),
        pytest.param(
            kinds.MOMENT,
            datetime.max.replace(tzinfo=timezone(-timedelta(hours=7))),
            "got 9999-12-31T23:59:59.999999-07:00, expected a moment with its zone, such as 2026-12-03T05:30:00+07:00",
            id="the-last-moment",
        ),
        pytest.param(kinds.DATE, "2026-12-03", 'got "2026-12-03", expected a date, such as 2026-12-03', id="a-quoted-date"),
        pytest.param(kinds.LANGUAGES, ["km", "km"], "the same entry stands twice in the list", id="a-repeat"),
        pytest.param(
            kinds.LANGUAGES,
            ["Khmer"],
            'got "Khmer", expected a language as two or three small letters (ISO 639), such as "km"',
            id="a-language-by-name",
        ),
        pytest.param(kinds.LINE, "a\nb", 'got "a\nb", expected text of at most 120 characters on one line', id="two-lines"),
        pytest.param(
            kinds.BOX,
            [1, 2, 3],
            "got a list, expected four whole numbers: left, top, width, height, in decimetres",
            id="box",
        ),
    ],
)
def test_what_is_not_of_the_kind_is_told_in_words(kind: kinds.Kind, value: object, fault: str) -> None:
    assert kind.fault(value) == fault
