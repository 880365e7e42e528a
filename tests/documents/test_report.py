"""The report's content: the whole of it in words, and that no row or duty of the Code is ever missing from any format."""

from __future__ import annotations

import subprocess
import sys

import pytest

from coc_cli.checklist.loader import load
from coc_cli.documents import html, markdown, text
from coc_cli.documents.model import Document, anchor
from coc_cli.documents.report import MARKING, report
from coc_cli.readiness.rehearse import Rehearsal
from tests.conftest import ROOT
from tests.documents.cases import NAMES, assessed
from tests.documents.pages import Page
from tests.golden import same_as_golden

# Sections that say the same for every plan, or are compared row by row below.
LONG = ("code", "part-", "numbers", "country", "source", "about")


def short(document: Document) -> Document:
    """A report without its long tables."""
    document.sections = tuple(one for one in document.sections if not one.id.startswith(LONG))
    document.foot = ""
    return document


@pytest.mark.parametrize("name", ["ready", "not-ready", "preliminary"])
def test_the_report_in_words(name: str) -> None:
    assert same_as_golden(f"report-{name}.txt", text.render(short(report(assessed(name)))))


def test_the_report_tells_what_breaks_when_asked() -> None:
    judgement = assessed("ready")
    rehearsed = Rehearsal(judgement.case.plan, judgement.case.checklist, judgement.at)
    document = report(judgement, rehearsed=rehearsed)
    document.sections = tuple(one for one in document.sections if one.id == "rehearsal")
    document.opening = ()

    assert same_as_golden("report-rehearsal.txt", text.render(document))
    assert "rehearsal" not in [one.id for one in report(judgement).sections]


def test_the_report_as_markdown() -> None:
    assert same_as_golden("report-not-ready.md", markdown.render(short(report(assessed("not-ready")))))


@pytest.mark.parametrize("name", NAMES)
def test_every_row_and_duty_of_the_code_is_on_the_page(name: str) -> None:
    judged = assessed(name)
    page = Page(html.render(report(judged)))
    rows = [row for row in page.rows if row.startswith("c-")]
    duties = {row: cells for row, cells in page.rows.items() if row.startswith("d-")}

    assert rows == [anchor(clause) for clause in load().clauses]
    assert len(rows) == 74
    assert list(duties) == [anchor(duty) for duty in load().duties]
    assert len(duties) == 138
    for finding in judged.findings.values():
        state, duty, found, fix = duties[anchor(finding.duty.id)]
        assert state[0] == finding.status.replace("-", " ")
        assert finding.reason in (*state, finding.status)
        assert duty == [f"{finding.duty.id} {finding.duty.title}", f"{finding.duty.level} · {finding.duty.carrier}"]
        assert [line.casefold() for line in found] == [finding.message.casefold()]
        assert [line.casefold() for line in fix] == ([finding.fix.casefold()] if finding.fix else [])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("write", [pytest.param(markdown.render, id="markdown"), pytest.param(text.render, id="text")])
def test_every_row_and_duty_of_the_code_is_in_words(name: str, write: object) -> None:
    said = " ".join(write(report(assessed(name))).split())  # type: ignore[operator]
    code = said[said.lower().index("the code, row by row") :]

    assert [one.id for one in load().clauses.values() if f"{one.id} {one.title}" not in code] == []
    assert [one.id for one in load().duties.values() if f"{one.id} {one.title}" not in code] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_every_report_says(name: str) -> None:
    judged = assessed(name)
    said = " ".join(text.render(report(judged)).split())

    assert said.count(MARKING) == 2
    assert f"*** {judged.verdict} ***" in said
    assert "law enforcement decides" in said
    assert said.count("Law enforcement controls the operation and decides. This report authorises nothing") == 2
    assert load().digest in said
    assert "%" not in said
    for lost in load().lost:
        assert lost in said
    for gate in load().gates.values():
        assert gate.title in said


def test_the_country_pack_is_told_where_it_applies_with_its_warning() -> None:
    pack = load().pack_for("TH")
    assert pack is not None
    here, elsewhere = (" ".join(text.render(report(assessed(name))).split()) for name in ("ready", "empty"))

    assert pack.warning in here
    assert all(note.text in here for note in pack.notes)
    assert pack.warning not in elsewhere


def test_the_same_plan_and_moment_give_the_same_bytes() -> None:
    program = (
        "import hashlib; from tests.documents.cases import assessed; from coc_cli.documents.report import report\n"
        "from coc_cli.documents import html, markdown, text\n"
        "for writer in (html, markdown, text):\n"
        "    print(hashlib.sha256(writer.render(report(assessed('not-ready'))).encode()).hexdigest())"
    )

    ran = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "America/Lima"))
    ]

    assert ran[0] == ran[1]
