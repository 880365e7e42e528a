"""A sign-off of a large plan: its packed hashes never make a line that the program itself refuses to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.checklist.loader import load
from coc_cli.plan.kinds import BLOB, Kind
from coc_cli.plan.read import MAX_RECORDS
from coc_cli.tomlfile.guard import MAX_LINE, parse
from coc_cli.tomlfile.write import value_text
from coc_cli.trust.signoffs import changes_since, record
from tests.judging import TODAY, base, changed, planned

if TYPE_CHECKING:
    from coc_cli.plan.model import Signoff


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A" * 999 + "=", id="short enough for one line"),
        pytest.param("A" * 1_001, id="wrapped"),
        pytest.param("aZ09+/==" * (BLOB.high // 8), id="the longest there may be"),
    ],
)
@pytest.mark.parametrize("template", ["key = {}\n", "key = [{{ inner = {} }}]\n"])
def test_a_long_word_is_read_back_as_it_was(text: str, template: str) -> None:
    written = template.format(value_text(text))

    assert max(map(len, written.split("\n"))) < MAX_LINE
    assert text in str(parse(written, "plan"))


def signed(people: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """A plan with so many people more, and its first sign-off."""
    data = changed(base(), [f"people.N{number}.call_sign=Unit {number}" for number in range(people)])
    planned(data)
    entry = record(
        data=data, checklist=load(), head="0" * 64, role="planner", code="P1", method="recorded", at=TODAY, reference=""
    )
    return data, {"id": "SO1", **entry}


@pytest.mark.parametrize(
    ("room", "named"),
    [
        pytest.param(BLOB.high, ["people.N7.call_sign"], id="as many people as there may be"),
        pytest.param(20_000, [], id="too many to name what changed"),
    ],
)
def test_what_changed_is_named_as_long_as_that_fits(room: int, named: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coc_cli.trust.signoffs.BLOB", Kind("blob", high=room))
    data, entry = signed(MAX_RECORDS - len(base()["people"]))
    parse("\n".join(f"{key} = {value_text(value)}" for key, value in entry.items()), "plan")

    data["signoffs"] = [entry]
    plan = planned(changed(data, ["people.N7.call_sign=Other"]))
    signoff: Signoff = plan.signoffs[0]

    assert changes_since(plan, signoff) == named
