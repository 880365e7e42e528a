"""Each format, whole: what a small team's plan gives, and what is true of every plan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from coc_cli.formats import FORMATS
from tests.formats.plans import AT, BROKEN, copy
from tests.golden import same_as_golden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc


@pytest.mark.parametrize("name", ["text", "lines", "github", "markdown", "junit"])
def test_a_format_in_full(coc: Coc, tmp_path: Path, name: str) -> None:
    for example in ("not-ready", "conditions", "ready"):
        copy(tmp_path, example, f"{example}.toml")
    (tmp_path / "broken.toml").write_text(BROKEN)

    ran = coc("check", "not-ready.toml", "conditions.toml", "ready.toml", "broken.toml", "--at", AT, "--format", name)

    assert (ran.code, ran.err) == (2, "")
    assert same_as_golden(f"check.{name}", ran.out)


def test_json_is_the_contract(coc: Coc, tmp_path: Path) -> None:
    copy(tmp_path, "not-ready")
    (tmp_path / "broken.toml").write_text(BROKEN)

    plan, broken = json.loads(coc("check", "p.toml", "broken.toml", "--at", AT, "--format", "json").out)

    assert list(plan) == ["plan", "checklist", "gate", "verdict", "counts", "findings", "notices"]
    assert (plan["plan"], plan["gate"], plan["verdict"], len(plan["findings"])) == ("p.toml", "go", "NOT READY", 138)
    keys = "clause duty level status blocking due reason message fix path line column carrier".split()
    assert {tuple(row) for row in plan["findings"]} == {tuple(keys)}
    assert {tuple(row) for row in plan["notices"]} == {("id", "severity", "message", "fix", "path", "line", "column")}
    assert sum(plan["counts"].values()) == 138
    assert list(broken) == ["plan", "error"]
    assert [(one["path"], one["line"], one["column"]) for one in broken["error"]["faults"]] == [
        ("peple", 4, 1),
        ("operation.code", 6, 1),
    ]


def test_json_lines_are_the_objects_of_json(coc: Coc, tmp_path: Path) -> None:
    copy(tmp_path, "not-ready")
    (tmp_path / "broken.toml").write_text(BROKEN)
    call = ("check", "p.toml", "broken.toml", "--at", AT, "--format")

    lines = coc(*call, "jsonl").out.splitlines()

    assert [json.loads(line) for line in lines] == json.loads(coc(*call, "json").out)


def test_an_annotation_names_the_file_as_its_repository_does(coc: Coc, tmp_path: Path) -> None:
    copy(tmp_path, "not-ready")

    lines = coc("check", ".", "--at", AT, "--format", "github").out.splitlines()

    assert {line.partition(",")[0].partition(" ")[2] for line in lines if line.startswith("::")} == {"file=p.toml"}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_the_same_bytes_twice(coc: Coc, tmp_path: Path, name: str) -> None:
    copy(tmp_path, "conditions")

    first, second = (coc("check", "p.toml", "--at", AT, "--format", name) for _ in range(2))

    assert first == second


@pytest.mark.parametrize("name", FORMATS)
def test_only_the_planner_reads_a_name_again(coc: Coc, tmp_path: Path, name: str) -> None:
    plan = copy(tmp_path, "ready")
    told = plan.read_text("utf-8").replace("[operation]\n", '[operation]\nleak_decision = "told by Somsri Wongchai"\n')
    plan.write_text(told, "utf-8")

    out = coc("check", "p.toml", "--at", AT, "--format", name).out

    assert ("Wongchai" in out) is (name == "text")


def test_a_quiet_text_is_the_verdict(coc: Coc, tmp_path: Path) -> None:
    copy(tmp_path, "not-ready")

    ran = coc("check", "p.toml", "--at", AT, "-q")

    assert ran.out == "p.toml: NOT READY at go, judged Mon 1 Mar 2027 09:00 (+07:00); law enforcement decides\n"


@pytest.mark.parametrize(
    ("before", "shown", "caret"),
    [
        pytest.param("", "state = 7 } }", 24, id="plain"),
        pytest.param('note = "น้ำ", ', "state = 7 } }", 24 + 8 + 2 + 3, id="thai-marks-take-no-cell"),
        pytest.param('note = "水水", ', "state = 7 } }", 24 + 8 + 4 + 3, id="wide"),
        pytest.param('note = "\ttab", ', "state = 7 } }", 24 + 8 + 8 + 3 + 3, id="tab-is-shown"),
        pytest.param(f'note = "{"x" * 300}", ', "state = 7 } }", 40, id="long-line-is-cut"),
    ],
)
def test_the_caret_stands_under_the_place(coc: Coc, tmp_path: Path, before: str, shown: str, caret: int) -> None:
    row = f'answers = {{ "9.a/2" = {{ {before}state = 7 }} }}'
    head = 'format = 1\nchecklist = "sea-ngo-2017"\nsalt = "00"\n'
    (tmp_path / "p.toml").write_text(f"{head}{row}\n", "utf-8")

    lines = coc("check", "p.toml", "--at", AT).out.splitlines()

    at = next(index for index, line in enumerate(lines) if "fault: state:" in line)
    assert lines[at].startswith(f"p.toml:4:{row.index('state') + 1}: ")
    assert lines[at + 1].endswith(shown)
    assert lines[at + 2] == f"    | {' ' * (caret)}^"
