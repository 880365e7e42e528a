"""The checklist's words are our own, and no duty speaks with another's voice."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from coc_cli.checklist.loader import load
from coc_cli.documents.brief.reminders import reminders
from coc_cli.documents.code import explanation
from coc_cli.plan.words import AUDIENCES
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = 8


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub("[\u2019']", "", text.lower()))


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Every run of eight words with its hash."""
    all_words = words(text)
    for index in range(len(all_words) - RUN + 1):
        run = " ".join(all_words[index : index + RUN])
        yield run, hashlib.sha256(run.encode()).hexdigest()[:10]


def source() -> set[str]:
    lines = (ROOT / "tests/contract/source-shingles.txt").read_text("utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def ours() -> Iterator[tuple[str, str]]:
    """Every text that we ship or show, with where it stands."""
    for clause in load().clauses.values():
        yield clause.id, explanation(load(), clause.id)
        yield clause.id, f"{clause.text} {clause.source_note}"
        for duty in clause.duties:
            for text in (duty.text, duty.question, duty.why, duty.meets, duty.fix):
                yield duty.id, text
    for folder in ("checklists", "templates"):
        for path in (ROOT / folder).rglob("*.*"):
            if path.suffix != ".ttf":
                yield path.name, path.read_text("utf-8")
    for audience in AUDIENCES:
        for heading in ("do", "rights"):
            yield f"reminders of {audience}", ". ".join(line for line, _ in reminders(audience, heading))
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        if path.exists():
            yield path.name, path.read_text("utf-8")


def test_no_sentence_is_copied_from_the_source() -> None:
    known = source()

    assert len(known) > 2000
    assert [(place, run) for place, text in ours() for run, digest in runs(text) if digest in known] == []


@pytest.mark.parametrize("kind", ["title", "text", "question", "why", "meets", "fix"])
def test_no_two_duties_share_a_text(kind: str) -> None:
    texts = Counter(getattr(duty, kind) for duty in load().duties.values())

    assert [text for text, count in texts.items() if count > 1] == []


def test_prohibitions_are_asked_so_that_yes_can_not_be_misread() -> None:
    asked = {duty.id: duty.question for duty in load().duties.values() if duty.prohibition and not duty.alias}

    assert [duty for duty, question in asked.items() if not question.startswith("Confirm that no")] == []


def test_what_the_source_lost_is_said_and_never_invented() -> None:
    lost = [clause for clause in load().clauses.values() if clause.source_status == "missing"]

    assert [clause.id for clause in lost] == ["12.f", "15"]
    assert all(clause.duties[0].lost and clause.level == "unknown" for clause in lost)
    assert {duty.id: duty.alias for duty in load().duties.values() if duty.alias} == {"7.c/1": "7.b/1", "9.d-2/1": "3.c/1"}
