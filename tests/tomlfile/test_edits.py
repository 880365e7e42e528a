"""Exact edits: what a person wrote stays, byte for byte, and the text says what was intended."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coc_cli.errors import CocError
from coc_cli.tomlfile.edits import ERASE, Change, apply, intended
from coc_cli.tomlfile.guard import parse
from coc_cli.tomlfile.places import Places
from coc_cli.tomlfile.write import value_text

# One text in every style that people write: each test edits it and compares the whole.
STYLES = """\
# head
format = 1 # tail
operation.code = "A" # dotted
operation.purpose = "B"

# about people
[[people]]
id = "SW1" # the first
languages = [ "km", # Khmer
  "th" ]

# about SW2
[[people]]   # header comment
id = 'SW2'
# inside SW2

[facts]
country = { value = "TH", on = 2026-11-01 } # where
"a b" = {}

# contacts, inline
"""


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        pytest.param(Change(("format",), 2), "format = 1 # tail", "format = 2 # tail", id="a-value"),
        pytest.param(Change(("operation", "code"), "ก"), 'code = "A" # dotted', 'code = "ก" # dotted', id="a-dotted-value"),
        pytest.param(
            Change(("operation", "lead"), "X"),
            'operation.purpose = "B"\n',
            'operation.purpose = "B"\noperation.lead = "X"\n',
            id="into-a-dotted-group",
        ),
        pytest.param(
            Change(("people", 0, "languages"), ["lo"]),
            '[ "km", # Khmer\n  "th" ]',
            '["lo"]',
            id="a-list-over-lines",
        ),
        pytest.param(
            Change(("people", 0, "gender"), "female"),
            '  "th" ]\n',
            '  "th" ]\ngender = "female"\n',
            id="into-a-record-before-the-next-one's-comment",
        ),
        pytest.param(
            Change(("people", 1, "gender"), "male"),
            "id = 'SW2'\n",
            "id = 'SW2'\ngender = \"male\"\n",
            id="into-the-last-record",
        ),
        pytest.param(
            Change(("people", 2), {"id": "SW3", "role": "driver"}),
            "id = 'SW2'\n",
            'id = \'SW2\'\n\n[[people]]\nid = "SW3"\nrole = "driver"\n\n',
            id="a-new-record",
        ),
        pytest.param(
            Change(("people", 0), ERASE),
            '[[people]]\nid = "SW1" # the first\nlanguages = [ "km", # Khmer\n  "th" ]\n',
            "",
            id="erase-a-record-and-keep-the-comments-around-it",
        ),
        pytest.param(
            Change(("people", 0, "languages"), ERASE),
            'languages = [ "km", # Khmer\n  "th" ]\n',
            "",
            id="erase-a-key",
        ),
        pytest.param(
            Change(("facts", "country", "source"), "x"),
            "on = 2026-11-01 }",
            'on = 2026-11-01, source = "x" }',
            id="into-an-inline-table",
        ),
        pytest.param(
            Change(("facts", "a b", "value"), "no"), '"a b" = {}', '"a b" = { value = "no" }', id="into-an-empty-one"
        ),
        pytest.param(
            Change(("facts", "country", "value"), ERASE),
            '{ value = "TH", on',
            "{ on",
            id="erase-the-first-of-an-inline-table",
        ),
        pytest.param(
            Change(("facts", "country", "on"), ERASE),
            '"TH", on = 2026-11-01 }',
            '"TH" }',
            id="erase-the-last-of-an-inline-table",
        ),
        pytest.param(
            Change(("facts", "warrants"), {"value": "yes"}),
            '"a b" = {}\n',
            '"a b" = {}\nwarrants = { value = "yes" }\n',
            id="a-new-keyed-entry",
        ),
        pytest.param(
            Change(("groups", 0), {"id": "V1"}),
            "[facts]\n",
            '[[groups]]\nid = "V1"\n\n[facts]\n',
            id="a-new-table-in-its-place",
        ),
        pytest.param(
            Change(("schedule", "zone"), "Asia/Bangkok"),
            "# contacts, inline\n",
            '# contacts, inline\n\n[schedule]\nzone = "Asia/Bangkok"\n',
            id="a-new-table-at-the-end",
        ),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_one_change_touches_nothing_else(change: Change, old: str, new: str, ends: str) -> None:
    assert STYLES.count(old) == 1
    text = STYLES.replace("\n", ends)

    changed = apply(text, [change], order=("people", "groups", "facts", "schedule"))

    assert changed == STYLES.replace(old, new).replace("\n", ends)


def test_an_array_written_inline_can_grow_and_shrink() -> None:
    text = 'contacts = [\n  { id = "T1" }, # first\n  { id = "T2" },\n]\n'

    grown = apply(text, [Change(("contacts", 2), {"id": "T3"})])
    shrunk = apply(grown, [Change(("contacts", 0), ERASE)])

    assert [row["id"] for row in _rows(grown)] == ["T1", "T2", "T3"]
    assert [row["id"] for row in _rows(shrunk)] == ["T2", "T3"]
    assert "# first" in shrunk


def _rows(text: str) -> list[dict[str, Any]]:
    rows: Any = parse(text, "x")["contacts"]
    return list(rows)


def test_the_last_record_takes_its_table_along() -> None:
    assert apply('a = 1\n\n[[people]]\nid = "X"\n', [Change(("people", 0), ERASE)]).strip() == "a = 1"


def test_several_changes_are_one() -> None:
    changes = [Change(("people", 0, "gender"), "female"), Change(("people", 1, "gender"), "male"), Change(("format",), 9)]

    changed = apply(STYLES, changes)

    assert parse(changed, "x") == intended(parse(STYLES, "x"), changes)
    assert [line for line in STYLES.splitlines() if "#" in line and "format" not in line] == [
        line for line in changed.splitlines() if "#" in line and "format" not in line
    ]


def test_what_can_not_be_edited_exactly_is_left_alone() -> None:
    with pytest.raises(CocError):
        apply("a = 1\n", [Change(("b",), ERASE)])


# Texts made of pieces in many styles; values of every kind that a plan holds.
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.integers(-9999, 9999),
    st.dates(),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=3),
)
KEYS = st.sampled_from(["a", "b", "key-1", "12.b/4", "ก", 'say "x"', ""])
COMMENTS = st.sampled_from(["", " # note", " # ไทย [x] = 1", ' # "quote'])
BREAKS = st.sampled_from(["", "\n", "# alone\n", "  \n"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A TOML text: bare keys, then tables, then records, with comments between."""
    from coc_cli.tomlfile.write import key_text

    lines: list[str] = []

    def pairs(indent: str = "") -> None:
        for key in draw(st.lists(KEYS, unique=True, max_size=3)):
            lines.append(f"{indent}{key_text(key)} = {value_text(draw(VALUES))}{draw(COMMENTS)}\n")
            lines.append(draw(BREAKS))

    pairs()
    lines.append("[facts]\n")
    facts = draw(st.lists(KEYS, unique=True, max_size=3))
    lines.extend(f"{key_text(key)} = {value_text({'value': draw(VALUES)})}{draw(COMMENTS)}\n" for key in facts)
    for _ in range(draw(st.integers(0, 3))):
        lines.append(f"{draw(BREAKS)}[[people]]{draw(COMMENTS)}\n")
        pairs(draw(st.sampled_from(["", "  "])))
    return "".join(lines).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts(), st.data())
def test_any_change_of_any_text_says_what_was_intended(text: str, data: st.DataObject) -> None:
    before: dict[str, Any] = parse(text, "x")
    spots = [path for path, spot in Places(text).spots.items() if spot.whole and len(path) > 0]
    options = [Change(("facts", data.draw(KEYS)), {"value": data.draw(VALUES)})]
    options.append(Change(("people", len(before.get("people", []))), {"id": data.draw(VALUES)}))
    if spots:
        options.append(Change(data.draw(st.sampled_from(spots)), data.draw(VALUES)))
        options.append(Change(data.draw(st.sampled_from(spots)), ERASE))
    change = data.draw(st.sampled_from(options))
    if change.path[0] == "facts" and isinstance(change.value, dict) and change.path[1] in before["facts"]:
        return

    after = apply(text, [change], order=("facts", "people"))

    wanted = intended(before, [change])
    assert {key: value for key, value in parse(after, "x").items() if value != []} == {
        key: value for key, value in wanted.items() if value != []
    }
    if change.value is not ERASE:
        kept = [line for line in text.splitlines() if line.strip().startswith("#")]
        assert [line for line in after.splitlines() if line.strip().startswith("#")] == kept


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
def test_every_place_holds_the_thing_it_names(text: str) -> None:
    data: Any = parse(text, "x")
    places = Places(text)

    for path, spot in places.spots.items():
        if not spot.whole:
            continue
        value = data
        for step in path:
            value = value[step]
        written = places.data[spot.value[0] : spot.value[1]].decode("utf-8")
        assert parse(f"x = {written}", "x")["x"] == value
        line, column = places.at(path)
        assert text.split("\n")[line - 1][column - 1 :].startswith(
            places.data[spot.key[0] : spot.key[1]].decode("utf-8")[:1]
        )
