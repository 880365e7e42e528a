"""`coc portfolio`: one row per plan, in each format; nothing of an operation but what it lacks."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from coc_cli.checklist.model import GATES
from tests.formats.plans import AT, BROKEN, copy
from tests.golden import same_as_golden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

EXAMPLES = ("ready", "conditions", "not-ready", "preliminary", "soft-rescue")


def plans(folder: Path) -> None:
    for example in EXAMPLES:
        copy(folder, example, f"{example}.toml")
    (folder / "broken.toml").write_text(BROKEN)


def test_the_table(coc: Coc, tmp_path: Path) -> None:
    plans(tmp_path)

    ran = coc("portfolio", ".", "--at", AT)

    assert (ran.code, ran.err) == (2, "")
    assert same_as_golden("portfolio.txt", ran.out)


def test_a_row_is_what_check_says(coc: Coc, tmp_path: Path) -> None:
    plans(tmp_path)

    rows = [json.loads(line) for line in coc("portfolio", ".", "--at", AT, "--format", "json").out.splitlines()]

    assert [row["plan"] for row in rows] == sorted([f"./{name}.toml" for name in (*EXAMPLES, "broken")])
    for row in rows:
        checked = json.loads(coc("check", row["plan"], "--at", AT, "--format", "json").out)[0]
        assert row.get("error") == (checked["error"]["message"] if "error" in checked else None)
        for gate, verdict in row.get("gates", {}).items():
            ran = coc("check", row["plan"], "--at", AT, "--gate", gate, "--format", "json")
            assert json.loads(ran.out)[0].get("verdict", "") == verdict
        if "gate" in row:
            assert (row["gate"], row["gates"][row["gate"]]) == (checked["gate"], checked["verdict"])


def test_a_spreadsheet_reads_it_and_calculates_nothing(coc: Coc, tmp_path: Path) -> None:
    copy(tmp_path, "not-ready", '=HYPERLINK("x")&,.toml')
    copy(tmp_path, "ready", "b.toml")

    out = coc("portfolio", "*.toml", "--at", AT, "--format", "csv").out

    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["plan"] for row in rows] == ['\'=HYPERLINK("x")&,.toml', "b.toml"]
    assert [rows[1][f"at {gate}"] for gate in GATES] == ["READY", "READY", *["NOT READY"] * 4]
    assert rows[0]["blocking"].split()[:3] == ["contradiction", "7/1", "9.a/2"]


def test_what_is_overdue_is_in_the_row(coc: Coc, tmp_path: Path) -> None:
    copy(tmp_path, "ready")

    before, after = (
        json.loads(coc("portfolio", "p.toml", "--at", at, "--format", "json").out)
        for at in ("2027-03-12T12:00+07:00", "2027-03-13T12:00+07:00")
    )

    assert (before["overdue"], after["overdue"]) == ([], ["16/1", "16.a/1"])
