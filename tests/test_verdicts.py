"""Whole verdicts: drop-in cases in tests/verdicts/*.toml, each an edit of the base plan, compared with all that blocks.

A case states the verdict, the duties that block (chapeaux and aliases apart) and every notice as "severity id: message".
`signed` is false where the plan has no sign-offs; `refused` is the error where the gate asked for is not judged at all.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.checklist.loader import load
from coc_cli.errors import CocError
from coc_cli.readiness.verdict import assess
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT
from tests.judging import TODAY, edited, planned, signed

if TYPE_CHECKING:
    from collections.abc import Callable

    from coc_cli.readiness.verdict import Assessment


def cases() -> list[Any]:
    found = []
    for path in sorted((ROOT / "tests/verdicts").glob("*.toml")):
        data: Any = parse(path.read_text("utf-8"), path.name)
        found += [pytest.param(case, id=f"{path.stem}-{case['name']}") for case in data["case"]]
    return found


def concluded(case: dict[str, Any], judge: Callable[..., Assessment]) -> dict[str, Any]:
    """What is concluded about the plan of a case, in the words of a case; `judge` is assess, or a broken one."""
    at = datetime.fromisoformat(case["at"]) if "at" in case else TODAY
    plan = planned(edited(case))
    states = signed(min(at, TODAY)) if case.get("signed", True) else ()
    try:
        judged = judge(plan, load(), at, gate=case.get("gate"), signoffs=states)
    except CocError as refused:
        return {"refused": f"{refused.message} [{refused.hint}]"}
    return {
        "judged": judged.gate,
        "verdict": judged.verdict,
        "blocking": [finding.duty.id for finding in judged.blocking()],
        "notices": [f"{notice.severity} {notice.id}: {notice.message}" for notice in judged.notices],
        "conditions": list(judged.conditions),
    }


def stated(case: dict[str, Any]) -> dict[str, Any]:
    """What a case says that will be concluded; a list that it does not give is empty."""
    if "refused" in case:
        return {"refused": case["refused"]}
    lists = {name: case.get(name, []) for name in ("blocking", "notices", "conditions")}
    return {"judged": case["judged"], "verdict": case["verdict"], **lists}


@pytest.mark.parametrize("case", cases())
def test_verdict(case: dict[str, Any]) -> None:
    assert concluded(case, assess) == stated(case)


def test_of_what_somebody_signed_twice_only_the_newest_is_told() -> None:
    plan = planned(edited({"set": ["operation.signoff_method=paper"]}))
    earlier = datetime.fromisoformat("2026-11-22T09:00:00+07:00")

    judged = assess(plan, load(), TODAY, signoffs=(*signed(TODAY), *signed(earlier)))

    told = [notice.message for notice in judged.notices if notice.id == "signoff-void"]
    assert len(told) == 3
    assert [message.split(" (")[0] for message in told] == [
        f"the sign-off of the {role}" for role in ("planner", "approver", "commander")
    ]
