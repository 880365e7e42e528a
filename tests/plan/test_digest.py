"""The digest: what it covers, what it tells apart, what it does not see."""

from __future__ import annotations

import copy
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.plan.digest import leaf_digests, plan_digest
from coc_cli.plan.fields import OUTSIDE_DIGEST
from tests.judging import base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list) and data and isinstance(data[0], dict):
        for index, value in enumerate(data):
            yield from leaves(value, (*path, index))
    else:
        yield path


def nudged(value: Any) -> Any:
    """The smallest other value of the same type."""
    change: dict[type, Callable[[Any], Any]] = {
        str: lambda one: one + " ",
        int: lambda one: one + 1,
        list: lambda one: [*one, "x"] if one and isinstance(one[0], str) else one[1:] or ["x"],
        datetime: lambda one: one + timedelta(seconds=1),
        date: lambda one: one + timedelta(days=1),
    }
    return change[type(value)](value)


def test_the_digest_moves_with_every_leaf_that_it_covers() -> None:
    data = base()
    before, named = plan_digest(data), leaf_digests(data)

    for path in leaves(data):
        other = copy.deepcopy(data)
        holder = other
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = nudged(holder[path[-1]])
        assert plan_digest(other) != before, path
        changed_paths = [name for name, digest in leaf_digests(other).items() if named.get(name) != digest]
        assert path[0] == "salt" or len(changed_paths) in (1, len(data[path[0]][path[1]]) if path[-1] == "id" else 1), path


def test_the_digest_leaves_out_what_is_done_with_a_plan() -> None:
    data = base()
    other = copy.deepcopy(data)
    for table in OUTSIDE_DIGEST:
        other[table] = [{"id": "X", "note": "anything"}]

    assert plan_digest(other) == plan_digest(data)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param({"a": 1}, {"a": "1"}, False, id="number-and-text"),
        pytest.param({"a": 1}, {"a": True}, False, id="number-and-truth"),
        pytest.param({"a": "x"}, {"a": "x "}, False, id="a-space"),
        pytest.param({"a": ["x", "y"]}, {"a": ["y", "x"]}, True, id="order-of-a-list-of-words"),
        pytest.param({"a": [1, 2]}, {"a": [2, 1]}, False, id="order-of-a-rectangle"),
        pytest.param({"a": ["x"]}, {"a": ["x", "x"]}, False, id="a-repeat"),
        pytest.param({"a": {}}, {}, False, id="an-empty-table"),
        pytest.param({"a": date(2026, 12, 3)}, {"a": "2026-12-03"}, False, id="a-date-and-its-text"),
        pytest.param(
            {"a": datetime.fromisoformat("2026-12-03T05:30:00+07:00")},
            {"a": datetime.fromisoformat("2026-12-02T22:30:00+00:00")},
            True,
            id="one-moment-in-two-zones",
        ),
        pytest.param({"a": "\u00e9"}, {"a": "e\u0301"}, False, id="normalisation-is-not-ours"),
    ],
)
def test_what_the_digest_tells_apart(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    assert (plan_digest(one) == plan_digest(other)) is same
