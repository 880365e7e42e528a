"""JUnit: read back by junitparser, held to the two schemas in use, and failing exactly when the plan does."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from tests.conftest import ROOT
from tests.formats.plans import AT, BROKEN, copy

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

SCHEMAS = ("junit-ant", "junit-jenkins")


def faults(schema: str, document: str) -> list[str]:
    held = etree.XMLSchema(etree.parse(ROOT / f"tests/formats/schemas/{schema}.xsd"))
    held.validate(etree.parse(BytesIO(document.encode("utf-8"))))
    return [str(error) for error in held.error_log]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_it_is_valid(coc: Coc, tmp_path: Path, schema: str) -> None:
    for example in ("ready", "conditions", "not-ready"):
        copy(tmp_path, example, f"{example}.toml")
    (tmp_path / "z.toml").write_text(BROKEN)

    ran = coc("check", ".", "missing.toml", "--at", AT, "--format", "junit")

    assert faults(schema, ran.out) == []
    assert faults(schema, ran.out.replace("testcase", "case")) != []


@pytest.mark.parametrize(
    ("example", "flags", "fails"),
    [
        pytest.param("ready", (), False, id="ready"),
        pytest.param("conditions", (), False, id="conditions"),
        pytest.param("conditions", ("--strict",), True, id="conditions-strict"),
        pytest.param("not-ready", (), True, id="not-ready"),
        pytest.param("preliminary", (), False, id="preliminary"),
    ],
)
def test_it_fails_exactly_when_the_plan_does(
    coc: Coc, tmp_path: Path, example: str, flags: tuple[str, ...], fails: bool
) -> None:
    copy(tmp_path, example)

    ran = coc("check", "p.toml", "--at", AT, "--format", "junit", *flags)

    suites = list(JUnitXml.fromstring(ran.out.encode()))
    assert len(suites) == 10 + 1
    assert sum(suite.tests for suite in suites) == 74 + 1
    assert (ran.code == 1, sum(suite.failures for suite in suites) > 0) == (fails, fails)
    for suite in suites:
        kinds = [type(result) for case in suite for result in case.result]
        assert (suite.failures, suite.errors, suite.skipped) == tuple(map(kinds.count, (Failure, Error, Skipped)))


def test_what_is_waived_is_skipped_with_its_reason(coc: Coc, tmp_path: Path) -> None:
    copy(tmp_path, "conditions")

    suites = JUnitXml.fromstring(coc("check", "p.toml", "--at", AT, "--format", "junit").out.encode())

    told = {case.name: case.result[0].message for suite in suites for case in suite if case.result}
    waived = [message for message in told.values() if " waived: " in message]
    assert len(waived) == 2
    assert any("Nobody has seen the owner." in message for message in waived)


def test_a_plan_that_cannot_be_read_is_an_error(coc: Coc, tmp_path: Path) -> None:
    (tmp_path / "z.toml").write_text(BROKEN)

    suites = list(JUnitXml.fromstring(coc("check", "z.toml", "--format", "junit").out.encode()))

    assert [(suite.tests, suite.errors) for suite in suites] == [(1, 1)]
