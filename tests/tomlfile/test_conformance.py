"""TOML 1.0, whatever the interpreter: the public cases of toml-test, each read as it must be or refused without a traceback."""

from __future__ import annotations

import json
import math
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.errors import CocError, FileFaults
from coc_cli.tomlfile.guard import decode, parse
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

CASES: dict[str, dict[str, Any]] = json.loads((ROOT / "tests/tomlfile/vectors/toml-test-1.0.json").read_text("utf-8"))

# What is refused though TOML allows it: a byte-order mark, with its name and the cure.
STRICTER = ("valid/utf8-bom-01", "valid/utf8-bom-02")

_READ: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "float": float,
    "bool": lambda word: word == "true",
    "datetime": datetime.fromisoformat,
    "datetime-local": datetime.fromisoformat,
    "date-local": date.fromisoformat,
    "time-local": time.fromisoformat,
}


def tagged(value: object) -> object:
    """A value as toml-test writes it down: each leaf with its type."""
    if isinstance(value, dict):
        return {key: tagged(one) for key, one in value.items()}
    if isinstance(value, list):
        return [tagged(one) for one in value]
    if isinstance(value, bool):
        return ("bool", value)
    if isinstance(value, datetime):
        return ("datetime" if value.tzinfo else "datetime-local", value)
    names = {str: "string", int: "integer", float: "float", date: "date-local", time: "time-local"}
    return (names[type(value)], value)


def meant(expected: Any) -> object:
    """What a case says that it means, in the same form."""
    if isinstance(expected, list):
        return [meant(one) for one in expected]
    if set(expected) == {"type", "value"} and isinstance(expected["type"], str):
        kind, text = expected["type"], expected["value"]
        return (kind, _READ[kind](text))
    return {key: meant(one) for key, one in expected.items()}


def same(ours: Any, theirs: Any) -> bool:
    """Equal in value and type; not-a-number equals itself."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(ours, tuple) and isinstance(theirs, tuple) and ours[0] == theirs[0] == "float":
        return bool(ours[1] == theirs[1]) or (math.isnan(ours[1]) and math.isnan(theirs[1]))
    return bool(ours == theirs)


def test_every_case_is_read_as_it_must_be() -> None:
    wrong = {}
    for name, case in CASES.items():
        try:
            found = parse(decode(case["toml"].encode("latin-1"), "case"), "case")
        except CocError as error:
            if "json" in case and name not in STRICTER:
                wrong[name] = getattr(error, "faults", (error,))[0].message
            continue
        if "json" not in case:
            wrong[name] = "accepted"
        elif not same(tagged(found), meant(case["json"])):
            wrong[name] = "another meaning"

    assert wrong == {}
    assert len(CASES) > 650


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a = 1\na = 2\n", (2, 1)),
        ("# \u00e9\na = \n", (2, 5)),
        ('"\u0e01\u0e34" = 1\r\nb = "\u00e9" x\r\n', (2, 9)),
        ("a = '\U0001f600' [\n", (1, 9)),
        ("[\u0e01]\n", (1, 2)),
        ("x = [1,\n2\n", (3, 1)),
    ],
)
def test_a_fault_stands_where_it_stands_whatever_comes_before_it(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(FileFaults) as refused:
        parse(text, "case")

    (fault,) = refused.value.faults
    assert (fault.line, fault.column) == place
    assert "\n" not in fault.message
