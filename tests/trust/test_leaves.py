"""Every value of a signed plan changed, one at a time: a sign-off is void. A thousand ways to write it: none is."""

from __future__ import annotations

import copy
import random
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
import tomli_w

from coc_cli.checklist.loader import load
from coc_cli.plan.digest import plan_digest
from coc_cli.plan.fields import OUTSIDE_DIGEST
from coc_cli.plan.read import read
from coc_cli.tomlfile.guard import parse
from coc_cli.trust.signoffs import record, states
from tests.conftest import many
from tests.judging import TODAY, base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.readiness.notices import SignoffState

Path = tuple[str | int, ...]


def signed_data() -> dict[str, Any]:
    """The base plan with one recorded sign-off."""
    data = base()
    at, checklist = TODAY, load()
    entry = record(
        data=data, checklist=checklist, head="0" * 64, role="planner", code="P1", method="recorded", at=at, reference=""
    )
    data["signoffs"] = [{"id": "S1", **entry}]
    return data


def worth(data: dict[str, Any]) -> SignoffState:
    return states(read(data, load())[0], load())[0]


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every value that the digest covers."""
    if isinstance(value, dict):
        for key, one in value.items():
            if path or key not in OUTSIDE_DIGEST:
                yield from leaves(one, (*path, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for index, one in enumerate(value):
            yield from leaves(one, (*path, index))
    else:
        yield path


def other(value: Any) -> Any:
    """A value of the same kind that says something else, as little else as can be."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return value + " "
        case datetime():
            return value + timedelta(seconds=1)
        case date():
            return value + timedelta(days=1)
        case list():
            return [*value[:-1], other(value[-1])] if value else ["th"]
    raise TypeError(type(value))


def holder(data: Any, path: Path) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


@pytest.mark.parametrize("how", ["changed", "erased"])
def test_every_leaf_voids(how: str) -> None:
    original = signed_data()
    found = list(leaves(original))
    kept = []
    for path in found:
        data = copy.deepcopy(original)
        if how == "changed":
            holder(data, path)[path[-1]] = other(holder(data, path)[path[-1]])
        else:
            del holder(data, path)[path[-1]]
        void = worth(data).void
        if not void.startswith("the plan changed after it was signed") or (path[0] != "salt" and ": " not in void):
            kept.append(path)

    assert (kept, len(found) > 400) == ([], True)


def test_everything_that_is_added_voids() -> None:
    original = signed_data()
    for name, row in (("people", {"id": "Z9"}), ("groups", {"id": "Z9"}), ("waivers", {"id": "Z9"})):
        data = copy.deepcopy(original)
        data.setdefault(name, []).append(row)

        assert worth(data).void


def test_what_is_printed_briefed_and_done_voids_nothing() -> None:
    data = signed_data()
    for name in OUTSIDE_DIGEST[1:]:
        data.setdefault(name, []).append({"id": "Z9"})

    assert worth(data).void == ""


def reformatted(data: dict[str, Any], chosen: random.Random) -> str:
    """Write a plan in another way: order of tables, keys, records and list entries, spacing, comments, zones, line ends."""
    data = mixed(data, chosen)
    text = tomli_w.dumps(data, multiline_strings=False, indent=chosen.choice((0, 2, 4)))
    lines = []
    for line in text.split("\n"):
        if chosen.random() < 0.1:
            lines.append("# " + "".join(chosen.choice("abc ก '\"#=[]") for _ in range(12)))
        key, sign, value = line.partition(" = ")
        if sign and "." not in key and chosen.random() < 0.5:
            lines.append(
                f"{chosen.choice(' ')}{key}{chosen.choice(('=', '  =', ' =  '))}{value}{chosen.choice(('', ' # so'))}"
            )
        else:
            lines.append(line)
        if chosen.random() < 0.05:
            lines.append("")
    return chosen.choice(("\n", "\r\n")).join(lines)


def mixed(value: Any, chosen: random.Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        chosen.shuffle(keys)
        # Plain values of a table stand before its tables, or they would belong to the last of those.
        keys.sort(key=lambda key: isinstance(value[key], (dict, list)) and bool(value[key]))
        return {key: mixed(value[key], chosen) for key in keys}
    if isinstance(value, list):
        found = [mixed(one, chosen) for one in value]
        if not all(type(one) is int for one in found):
            chosen.shuffle(found)
        return found
    if isinstance(value, datetime):
        return value.astimezone(timezone(timedelta(hours=chosen.randint(-11, 13), minutes=chosen.choice((0, 30, 45)))))
    return value


def test_a_thousand_reformattings_keep() -> None:
    worn = many(100, 1000)
    original = signed_data()
    digest = plan_digest(original)
    chosen = random.Random(5)
    texts = list(dict.fromkeys(reformatted(original, chosen) for _ in range(worn)))

    assert len(texts) == worn
    assert {plan_digest(parse(text, "plan")) for text in texts} == {digest}
    for text in texts[:20]:
        assert worth(parse(text, "plan")).void == ""


def test_a_digest_that_forgets_a_table_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coc_cli.plan.digest.OUTSIDE_DIGEST", (*OUTSIDE_DIGEST, "groups"))

    with pytest.raises(AssertionError):
        test_every_leaf_voids("changed")
