"""`coc forms`: what it writes and where, what it lists, and what it refuses."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.forms import FOLDER, WRITERS
from coc_cli.documents.forms.load import forms
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.conftest import Coc

AT = ("--at", "2026-11-23T12:00+07:00")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The base plan."""
    return Path(shutil.copy(ROOT / "tests/plans/base.toml", tmp_path / "p.toml"))


@pytest.mark.parametrize("format", WRITERS)
def test_every_blank_form_without_a_plan(coc: Coc, tmp_path: Path, format: str) -> None:
    ran = coc("forms", "--format", format)

    ending = WRITERS[format][0]
    files = {path.name for path in (tmp_path / FOLDER).iterdir()}
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split() == [f"{FOLDER}/{name}" for name in ran.out.replace(f"{FOLDER}/", "").split()]
    assert {f"{form}{ending}" for form in forms()} <= files
    assert {f"card-{gate}{ending}" for gate in ("plan", "go", "entry", "leave", "handover", "aftercare")} <= files
    assert len(files) == len(forms()) + 7


def test_only_what_is_asked_for_into_a_folder_for_its_owner(coc: Coc, tmp_path: Path, plan: Path) -> None:
    ran = coc("forms", plan, *AT, "--only", "search-grid", "--only", "card-go", "-o", "out")

    assert (ran.code, ran.out) == (0, "out/search-grid.pdf\nout/card-go.pdf\n")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out").iterdir()} == {0o600}


def test_cards_alone(coc: Coc, tmp_path: Path, plan: Path) -> None:
    ran = coc("forms", plan, *AT, "--cards", "--format", "text")

    assert ran.code == 0
    assert len(list((tmp_path / FOLDER).iterdir())) == 6


def test_one_form_on_standard_output(coc: Coc, plan: Path) -> None:
    ran = coc("forms", plan, *AT, "--only", "contacts", "--format", "text", "-o", "-")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("TLP:AMBER+STRICT\n")


def test_the_list_names_every_form_and_who_carries_it(coc: Coc) -> None:
    ran = coc("forms", "--list")

    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()][: len(forms())] == list(forms())
    assert "handed to victims" in ran.out
    assert "READ-DO, read aloud by the commander" in ran.out


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        pytest.param(("--only", "search"), 'no form "search"', "", id="unknown"),
        pytest.param(("--only", "card-goo"), 'no form "card-goo"', "did you mean card-go?", id="nearly"),
        pytest.param(("--format", "docx"), 'no format "docx"', "", id="format"),
        pytest.param(("-o", "-"), "25 forms do not fit on standard output", "name one with --only", id="too-many"),
        pytest.param(("--translations", "nowhere"), "nowhere: can't be read", "", id="no-folder"),
        pytest.param(("missing.toml",), "missing.toml", "", id="no-plan"),
    ],
)
def test_what_is_refused(coc: Coc, tmp_path: Path, arguments: tuple[str, ...], message: str, hint: str) -> None:
    ran = coc("forms", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert hint in ran.err
    assert not (tmp_path / FOLDER).exists()


def test_a_card_of_a_gate_that_the_facts_rule_out(coc: Coc, plan: Path) -> None:
    coc("set", plan, "facts.operation_expected=no", "facts.operation_expected.source=law enforcement")
    ran = coc("forms", plan, *AT, "--only", "card-go")

    assert (ran.code, ran.out) == (2, "")
    assert "card-go: the facts of this plan rule this gate out" in ran.err


def test_a_file_in_the_way_is_not_a_folder(coc: Coc, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", "utf-8")
    ran = coc("forms", "--only", "contacts", "-o", "out")

    assert (ran.code, ran.out) == (2, "")
    assert "out: can't be made" in ran.err


def test_which_languages_lack_a_reviewed_text_is_told_until_it_is_dropped_in(coc: Coc, tmp_path: Path, plan: Path) -> None:
    before = coc("forms", plan, *AT, "--only", "card-victims", "-o", "out")
    languages = before.err.split("into ")[1].split(";")[0].split(", ")
    (tmp_path / "tr").mkdir()
    english = (ROOT / "templates/forms/card-victims.toml").read_text("utf-8")
    for language in languages:
        (tmp_path / f"tr/card-victims.{language}.toml").write_text(f'reviewed = "IT1"\n{english}', "utf-8")

    after = coc("forms", plan, *AT, "--only", "card-victims", "-o", "out", "--translations", "tr")

    assert before.err.startswith("coc: card-victims: no reviewed translation into ")
    assert (after.code, after.err) == (0, "")
    assert after.out.split() == ["out/card-victims.pdf", *(f"out/card-victims.{one}.pdf" for one in languages)]
