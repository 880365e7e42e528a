"""Hard, realistic plans whose findings were worked out by hand: drop-in folders tests/hard/<topic>-<name>/.

`plan.toml` is judged at the moment and gate that `expected.toml` names; `working.md` is the working on paper, from the
Code's duties and not from the program. What is compared: the verdict, everything that stands in the way or is refused or
waived (each duty exactly once, nothing more and nothing less), the notices, and what findings say in figures.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT
from tests.judging import judged

CASES = sorted(path.parent for path in (ROOT / "tests/hard").glob("*/expected.toml"))


@pytest.fixture(params=CASES, ids=lambda path: path.name)
def case(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_what_was_worked_out_by_hand_is_what_is_found(case: Path) -> None:
    expected: dict[str, Any] = parse((case / "expected.toml").read_text("utf-8"), "expected.toml")
    data = parse((case / "plan.toml").read_text("utf-8"), "plan.toml")

    assessed = judged(data, gate=expected["gate"], at=expected["at"])

    standing = {
        duty: f"{finding.status} {finding.reason}"
        for duty, finding in assessed.findings.items()
        if not (finding.duty.alias or finding.duty.chapeau)
        and (finding.blocking or finding.condition or finding.status in ("refused", "waived"))
    }
    assert standing == expected["standing"]
    assert assessed.verdict == expected["verdict"]
    assert [f"{notice.severity} {notice.id}" for notice in assessed.notices] == expected["notices"]
    for duty, words in expected["says"].items():
        assert words in assessed.findings[duty].message, duty


def test_every_folder_holds_all_three_files() -> None:
    folders = [path for path in sorted((ROOT / "tests/hard").iterdir()) if path.is_dir()]

    assert [path.name for path in folders if {one.name for one in path.iterdir()} != FILES] == []


FILES = {"plan.toml", "working.md", "expected.toml"}


def test_every_topic_has_at_least_two_hard_plans() -> None:
    names = [path.name for path in CASES]

    assert {topic: sum(name.startswith(topic) for name in names) >= 2 for topic in TOPICS} == dict.fromkeys(TOPICS, True)


TOPICS = ("staffing", "layout", "need-to-know", "evidence", "risk", "logistics", "aftercare")
