"""What is missing has a place: a finding that misses a value names the very field that is empty, or that says nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from coc_cli.errors import CocError
from coc_cli.plan.assign import value_at
from coc_cli.plan.paths import target
from tests.judging import TODAY, base, changed, judged, planned
from tests.test_rules import cases

# What stands there says too little: another training, an unknown room, a place without food, no minute.
SAYS_TOO_LITTLE = ("12.b/4", "7.a/1", "12.e/2", "14.d/4", "14.d/5", "14.d/6")


def blank_cases() -> list[Any]:
    return [param for param in cases() if param.values[0]["reason"] == "blank"]


@pytest.mark.parametrize("case", blank_cases())
def test_a_blank_finding_names_the_empty_field(case: dict[str, Any]) -> None:
    data = changed(base(), case.get("set", ()), erase=case.get("erase", ()), drop=case.get("drop", ()))
    at = datetime.fromisoformat(case["at"]) if "at" in case else TODAY
    finding = judged(data, gate=case.get("gate"), at=at).findings[case["duty"]]
    if finding.path.startswith(("answers.", "facts.")) or not finding.path:
        return

    named = target(finding.path)
    assert named.table is not None
    if named.field is None:
        # A whole table of records lacks one, or is empty; never one record without the field.
        assert (named.table.style, named.key) == ("records", ""), finding.path
    elif case["duty"] not in SAYS_TOO_LITTLE and finding.path not in planned(data).placeholders:
        with pytest.raises(CocError, match="nothing is there yet"):
            value_at(planned(data).data, finding.path)
