"""SARIF: the official schema, a rule per duty, a result per duty not met, waivers as suppressions, stable fingerprints."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft4Validator

from tests.conftest import ROOT
from tests.formats.plans import AT, BROKEN, copy, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc


@cache
def official() -> Draft4Validator:
    return Draft4Validator(json.loads((ROOT / "tests/formats/schemas/sarif-2.1.0.json").read_text("utf-8")))


def sarif(coc: Coc, *arguments: object) -> dict[str, Any]:
    """Call, hold the document to the official schema, return its one run."""
    document = json.loads(coc("check", *arguments, "--at", AT, "--format", "sarif").out)
    assert [error.message for error in official().iter_errors(document)] == []
    (run,) = document["runs"]
    return dict(run)


def test_the_schema_refuses_what_is_wrong() -> None:
    assert official().is_valid({"version": "2.1.0", "runs": []})
    assert not official().is_valid({"version": "2.1.0", "runs": [{"results": [{"text": "no message"}]}]})


@pytest.mark.parametrize("example", ["ready", "conditions", "not-ready", "cross-border", "preliminary", "soft-rescue"])
def test_results_are_the_duties_that_are_not_met(coc: Coc, tmp_path: Path, example: str) -> None:
    copy(tmp_path, example)
    run = sarif(coc, "p.toml")
    (told,) = json.loads(coc("check", "p.toml", "--at", AT, "--format", "json").out)

    rules, results = run["tool"]["driver"]["rules"], run["results"]
    left = [one for one in told["findings"] if one["status"] not in ("met", "not-applicable", "not-available")]
    assert len(rules) == len({rule["id"] for rule in rules}) == 138
    assert all(rule["help"]["text"] for rule in rules)
    assert [one["ruleId"] for one in results] == [one["duty"] for one in left]
    assert [rules[one["ruleIndex"]]["id"] for one in results] == [one["ruleId"] for one in results]
    assert [one["level"] == "error" for one in results] == [one["blocking"] for one in left]
    places = [one["locations"][0]["physicalLocation"]["region"] for one in results]
    assert [(one["startLine"], one["startColumn"]) for one in places] == [(one["line"], one["column"]) for one in left]
    (invocation,) = run["invocations"]
    assert invocation["exitCode"] == coc("check", "p.toml", "--at", AT).code
    noticed = [one["descriptor"]["id"] for one in invocation["toolExecutionNotifications"]]
    assert noticed == [one["id"] for one in told["notices"]]


def test_a_waiver_is_a_suppression_with_its_reason(coc: Coc, tmp_path: Path) -> None:
    copy(tmp_path, "conditions", "good.toml")
    copy(tmp_path, "not-ready", "bad.toml")

    results = sarif(coc, "good.toml", "bad.toml")["results"]

    told = {
        (one["ruleId"], suppression["status"]): suppression["justification"][:30]
        for one in results
        for suppression in one.get("suppressions", ())
    }
    assert told == {
        ("9.d/5", "accepted"): "The guards take phones apart a",
        ("10/1", "accepted"): "Nobody has seen the owner. The",
        ("7/1", "rejected"): told["7/1", "rejected"],
    }


def test_a_file_that_cannot_be_judged_is_a_notification(coc: Coc, tmp_path: Path) -> None:
    copy(tmp_path, "ready")
    (tmp_path / "broken.toml").write_text(BROKEN)

    run = sarif(coc, "broken.toml", "missing.toml", "p.toml")

    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    assert [
        (
            one["level"],
            one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            one["locations"][0]["physicalLocation"]["region"]["startLine"],
        )
        for one in invocation["toolExecutionNotifications"]
    ] == [("error", "broken.toml", 4), ("error", "broken.toml", 6), ("error", "missing.toml", 1)]
    assert run["results"]


def fingerprints(run: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    return [(one["ruleId"], one["partialFingerprints"]) for one in run["results"]]


def test_fingerprints_survive_reformatting(coc: Coc, tmp_path: Path) -> None:
    plan = copy(tmp_path, "not-ready")
    before = sarif(coc, "p.toml")
    text = re.sub(r"^(\w+) = ", r"\1   =  ", text_of("not-ready"), flags=re.MULTILINE)
    plan.write_text("# moved down\n\n\n" + text.replace("\n[[", "\n\n# a remark\n[["), "utf-8")

    after = sarif(coc, "p.toml")

    assert fingerprints(after) == fingerprints(before)
    assert len({one["cocFinding/v1"] for _, one in fingerprints(before)}) == len(before["results"])
    lines = [[one["locations"][0]["physicalLocation"]["region"] for one in run["results"]] for run in (before, after)]
    assert lines[0] != lines[1]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        pytest.param("a b.toml", "a%20b.toml", id="blank"),
        pytest.param("แผน.toml", "%E0%B9%81%E0%B8%9C%E0%B8%99.toml", id="thai"),
        pytest.param("./p.toml", "p.toml", id="dot"),
        pytest.param("a:b.toml", "a%3Ab.toml", id="no-scheme"),
        pytest.param("50%.toml", "50%25.toml", id="percent"),
    ],
)
def test_a_file_is_named_by_a_uri(coc: Coc, tmp_path: Path, name: str, uri: str) -> None:
    copy(tmp_path, "ready", name)

    results = sarif(coc, name)["results"]

    assert {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results} == {uri}
