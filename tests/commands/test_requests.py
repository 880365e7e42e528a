"""`coc requests`: the letter of open requests; and answers given without a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.golden import same_as_golden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

AT = ("--at", "2027-03-01T09:00+07:00")


@pytest.fixture
def plan(coc: Coc, tmp_path: Path) -> Path:
    assert coc("new", "p.toml", "--from", "not-ready", *AT).code == 0
    return tmp_path / "p.toml"


def test_the_letter_holds_what_is_pending_and_what_was_never_asked(coc: Coc, plan: Path) -> None:
    ran = coc("requests", "p.toml", *AT)

    assert ran.code == 0
    assert same_as_golden("requests.txt", ran.out)


def test_the_letter_of_an_empty_plan_is_one_page(coc: Coc, tmp_path: Path) -> None:
    coc("new", "p.toml")

    assert len(coc("requests", "p.toml", *AT).out.splitlines()) <= 60


def test_the_letter_names_no_place(coc: Coc, plan: Path) -> None:
    coc("set", "p.toml", "premises.B1.location=the house with the green gate, Harbour Road", "operation.code=Harbour")

    assert "green gate" not in coc("requests", "p.toml", "--format", "html", *AT).out


@pytest.mark.parametrize(
    ("name", "begins"),
    [("text", b"Requests to law"), ("md", b"# Requests to"), ("html", b"<!doctype html>"), ("pdf", b"%PDF-")],
)
def test_the_letter_in_every_format(coc: Coc, plan: Path, name: str, begins: bytes) -> None:
    ran = coc("requests", "p.toml", "--format", name, "-o", "letter", *AT)

    assert (ran.code, ran.err) == (0, "")
    assert (plan.parent / "letter").read_bytes()[: len(begins)].lower() == begins.lower()


def test_what_is_named_beats_the_file_and_the_file_beats_the_plan(coc: Coc, plan: Path) -> None:
    (plan.parent / "answers.txt").write_text("# ours\noperation.code=FILE\noperation.organisation=FILE\n", "utf-8")

    ran = coc("set", "p.toml", "operation.code=FLAG", "--answers", "answers.txt")

    assert ran.code == 0
    assert coc("get", "p.toml", "operation.code").out == "FLAG\n"
    assert coc("get", "p.toml", "operation.organisation").out == "FILE\n"


@pytest.mark.parametrize("command", ["set", "walk"])
def test_answers_from_standard_input(coc: Coc, plan: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"operation.code=PIPE\n")))

    coc(command, "p.toml", "--answers", "-")

    assert coc("get", "p.toml", "operation.code").out == "PIPE\n"


def test_a_faulty_file_of_answers_changes_nothing(coc: Coc, plan: Path) -> None:
    before = plan.read_bytes()
    (plan.parent / "answers.txt").write_text("operation.code=GOOD\npeople.SW1.gender=maybe\n", "utf-8")

    ran = coc("walk", "p.toml", "--answers", "answers.txt")

    assert (ran.code, plan.read_bytes()) == (2, before)
    assert "people.SW1.gender" in ran.err
