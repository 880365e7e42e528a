"""Places: what is reported stands where the report says, however the TOML is written; what is missing, at its table."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.tomlfile.guard import parse
from coc_cli.tomlfile.places import Places
from tests.formats.plans import AT, copy, text_of
from tests.formats.styles import STYLES
from tests.tomlfile.test_conformance import CASES, STRICTER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Coc

HEAD = 'format = 1\nchecklist = "sea-ngo-2017"\nsalt = "00"\n'


def faulty(coc: Coc, tmp_path: Path, text: str) -> list[tuple[int, int]]:
    (tmp_path / "p.toml").write_bytes(text.encode("utf-8"))
    (told,) = json.loads(coc("check", "p.toml", "--at", AT, "--format", "json").out)
    return [(one["line"], one["column"]) for one in told["error"]["faults"]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[operation]\n§code = 7\n", id="plain"),
        pytest.param("§operation.code = 7\n", id="dotted"),
        pytest.param("operation = { lead_agency = 'x', §code = 7 }\n", id="inline"),
        pytest.param("§operation.'code' = 7\n", id="quoted"),
        pytest.param("[ operation ]\n    §code   =   7 # why\n", id="spaced"),
        pytest.param('[operation]\nlead_agency = "กรม"\n§code = 7\n', id="after-thai"),
        pytest.param('operation = { lead_agency = "กรมตำรวจ", §code = 7 }\n', id="thai-before-it-in-the-line"),
        pytest.param('operation = { lead_agency = "\U0001f600", §code = 7 }\n', id="beyond-the-first-plane"),
        pytest.param('[operation]\nno_groups_reason = """\ncode = 7\n"""\n§code = 7\n', id="after-a-multi-line-string"),
        pytest.param("[operation]\n# code = 1\n§code = 7\n", id="after-a-comment"),
        pytest.param("[operation]\r\nlead_agency = 'x'\r\n§code = 7\r\n", id="crlf"),
        pytest.param('[[people]]\nid = "A"\n[[people]]\n§gender = 7\nid = "B"\n', id="second-record"),
        pytest.param('people = [\n { id = "A" },\n { id = "B", §gender = 7 },\n]\n', id="record-in-an-array"),
        pytest.param('[answers."9.a/2"]\n§state = 7\n', id="keyed-by-header"),
        pytest.param('§answers."9.a/2".state = 7\n', id="keyed-dotted"),
        pytest.param('[answers]\n"9.a/2" = { note = "x", §state = 7 }\n', id="keyed-inline"),
        pytest.param("[§peple.x]\na = 1\n", id="unknown-table-that-a-header-implies"),
        pytest.param("[facts.country]\nvalue = 'TH'\n[facts]\n§nonsense = 1\n", id="table-after-its-own-sub-table"),
        pytest.param("[facts.country]\nvalue = 'TH'\n[operation]\n[§facts.x]\n", id="sub-tables-apart"),
        pytest.param("[operation]\n\t§code\t=\t7\n", id="tabs"),
        pytest.param('operation = { lead_agency = "e\u0301\u0304 ก็ผู้", §code = 7 }\n', id="combining-marks-each-count"),
        pytest.param("§\"oper\\u0061tion\".'code' = 7\n", id="escapes-in-a-key"),
        pytest.param(
            '[operation]\npurpose = """\n[[people]]\ncode = 7 \\\n  """\n§code = 7\n', id="after-a-string-like-a-table"
        ),
        pytest.param("[operation]\npurpose = '''\n\\\n'''\n§code = 7", id="after-a-literal-string-without-a-last-line-end"),
        pytest.param(
            '[[people]]\r\nid = "A"\r\n\r\n[[people]]\r\n# \u0e01\r\n§gender = 7\r\nid = "B"\r\n', id="second-record-crlf"
        ),
        pytest.param("[§people]\n", id="an-empty-table-where-records-belong"),
        pytest.param("[operation]\n[[§rooms]]\n", id="a-record-that-is-empty"),
        pytest.param("rooms = [§{}]\n", id="a-record-that-is-empty-in-an-array"),
        pytest.param('[[people]]\nid = "A"\n§languages = [\n  "km", # spoken\n  7,\n]\n', id="list"),
        pytest.param('§"" = 1\n', id="the-empty-key"),
    ],
)
def test_a_fault_stands_where_it_is_said_to_stand(coc: Coc, tmp_path: Path, text: str) -> None:
    before = text[: text.index("§")]

    found = faulty(coc, tmp_path, HEAD + text.replace("§", ""))

    assert found == [(before.count("\n") + 1 + HEAD.count("\n"), len(before.rpartition("\n")[2]) + 1)]


def test_every_key_of_every_toml_is_found() -> None:
    """Over the valid cases of toml-test: each key and each item has its place, and the key itself stands there."""
    tried, wrong = 0, []
    for name, case in CASES.items():
        if not name.startswith("valid/") or name in STRICTER:
            continue
        places = Places(case["toml"])
        lines = case["toml"].split("\n")
        for path in leaves(parse(case["toml"], name)):
            tried += 1
            line, column = places.at(path)
            there = lines[line - 1][column - 1 :]
            key = path[-1]
            # A key that is written with escapes is another text there.
            if key not in there and "\\" not in there if isinstance(key, str) else places.find(path) is None:
                wrong.append((name, path))
    assert (tried > 800, wrong) == (True, [])


def leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every path of a parsed file."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield (*path, key)
        yield from leaves(one, (*path, key))


def told(coc: Coc) -> dict[str, Any]:
    return dict(json.loads(coc("check", "p.toml", "--at", AT, "--format", "json").out)[0])


@pytest.mark.parametrize("example", ["ready", "conditions", "not-ready", "cross-border", "preliminary", "soft-rescue"])
def test_every_finding_points_at_what_it_names(coc: Coc, tmp_path: Path, example: str) -> None:
    """At the place stands the last of the path's words that the file has: the value's key, or its record's table."""
    lines = copy(tmp_path, example).read_text("utf-8").split("\n")
    judged = told(coc)

    lost = []
    for one in [*judged["findings"], *judged["notices"]]:
        table, _, rest = one["path"].partition(".")
        entry, _, field = rest.rpartition(".")
        # Of an entry that lacks a field, its own key.
        words = [word for word in (field, f'"{rest}"', rest, f'"{entry}"', f"{table}]", f"[[{table}]]") if word]
        there = lines[one["line"] - 1][one["column"] - 1 :]
        if one["path"] and one["line"] > 1 and not there.startswith(tuple(words)):
            lost.append((one["path"], one["line"], there))
    assert lost == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("example", ["conditions", "not-ready"])
def test_the_same_is_found_however_a_plan_is_written(coc: Coc, tmp_path: Path, example: str, style: str) -> None:
    """Every finding and notice is the same, and its key, or the table it belongs in, stands at its place."""
    copy(tmp_path, example)
    before = told(coc)
    data = parse(text_of(example), example)
    text = STYLES[style](data)
    assert parse(text, style) == data
    (tmp_path / "p.toml").write_text(text, "utf-8", newline="")

    judged = told(coc)

    lines, lost = text.split("\n"), []
    for old, new in zip([*before["findings"], *before["notices"]], [*judged["findings"], *judged["notices"]], strict=True):
        assert {**old, "line": 0, "column": 0} == {**new, "line": 0, "column": 0}
        table, _, rest = new["path"].partition(".")
        there = lines[new["line"] - 1][new["column"] - 1 :]
        key = re.split(r"[=\]]", there)[0]
        # A record of an array begins with its brace, and holds its id.
        record = there.startswith("{") and f'id = "{rest.partition(".")[0]}"' in there
        if table in data and not (
            record or any(word in key for word in (*rest.rpartition("."), rest, table) if word.strip("."))
        ):
            lost.append((new["path"], new["line"], there))
    assert lost == []


def test_what_is_missing_belongs_to_its_table(coc: Coc, tmp_path: Path) -> None:
    text = HEAD + '\n[answers]\n"9.a/2" = { state = "no" }\n\n[[requests]]\nid = "Q1"\nduty = "14.a/1"\n'
    (tmp_path / "p.toml").write_text(text)

    found = {one["duty"]: (one["path"], one["line"]) for one in told(coc)["findings"]}

    assert found["9.a/2"] == ("answers.9.a/2", 6)  # what is there
    assert found["4/1"] == ("answers.4/1", 5)  # the table that is there
    assert found["14.a/1"] == ("requests.Q1", 8)
    assert found["12.b/1"] == ("people", 1)  # no table: the file
