"""Mutants of a READY plan: the harmful are never READY, the harmless stay READY, and none brings the program down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.conftest import many
from tests.hostile.mutants import HARMFUL, HARMLESS, mutant
from tests.hostile.test_corpus import RAW

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

AT = "2026-11-23T12:00+07:00"


class Tried(NamedTuple):
    """What became of one mutant."""

    kind: str
    how: str
    code: int
    said: str


@pytest.fixture
def tried(coc: Coc, tmp_path: Path) -> list[Tried]:
    """Every mutant, checked as a user would."""
    return [each(coc, tmp_path, number) for number in range(many(150, 10_000))]


def each(coc: Coc, folder: Path, number: int) -> Tried:
    made = mutant(number)
    path = folder / "mutant.toml"
    path.write_bytes(made.text.encode("utf-8", "surrogatepass"))
    ran = coc("check", path, "--at", AT)
    return Tried(made.kind, made.how, ran.code, ran.out + ran.err)


def test_mutants(tried: list[Tried]) -> None:
    assert [one.how for one in tried if one.kind == HARMFUL and one.code == 0] == [], "harmful, and READY"
    assert [(one.how, one.said) for one in tried if one.kind == HARMLESS and one.code != 0] == [], "harmless, not READY"
    assert [one.how for one in tried if re.search("Traceback|fault of coc", one.said)] == []
    assert [one.how for one in tried if RAW.search(one.said)] == []
    assert {one.code for one in tried} == {0, 1, 2}
    judged = sum(one.code != 2 for one in tried)
    assert judged * 2 >= len(tried), f"only {judged} of {len(tried)} reached judgement"


@pytest.mark.parametrize(
    ("broken", "replacement"),
    [
        pytest.param("coc_cli.readiness.verdict.NOT_READY", "READY", id="nothing-is-not-ready"),
        pytest.param("coc_cli.formats.text_.safe", str, id="nothing-is-made-visible"),
        pytest.param("coc_cli.readiness.verdict.READY", "NOT READY", id="nothing-is-ready"),
    ],
)
def test_a_broken_build_is_seen(
    coc: Coc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, replacement: object
) -> None:
    monkeypatch.setattr(broken, replacement)

    with pytest.raises(AssertionError):
        test_mutants([each(coc, tmp_path, number) for number in range(60)])
