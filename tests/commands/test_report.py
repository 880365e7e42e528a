"""`coc report`, `coc status`, `coc demo`: what they write, where, for whom, and what they refuse."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coc_cli import shipped
from coc_cli.commands import demo
from tests.conftest import ROOT
from tests.golden import same_as_golden

if TYPE_CHECKING:
    from tests.conftest import Coc

AT = ("--at", "2026-11-23T12:00+07:00")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The base plan, which nobody has signed."""
    return Path(shutil.copy(ROOT / "tests/plans/base.toml", tmp_path / "p.toml"))


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        pytest.param((), "<!DOCTYPE html>", id="page-by-default"),
        pytest.param(("--format", "html"), "<!DOCTYPE html>", id="html"),
        pytest.param(("--format", "md"), "**TLP:AMBER+STRICT**", id="markdown"),
        pytest.param(("--format", "text"), "TLP:AMBER+STRICT", id="text"),
    ],
)
def test_report_on_standard_output(coc: Coc, plan: Path, arguments: tuple[str, ...], begins: str) -> None:
    ran = coc("report", plan, *AT, *arguments)

    assert (ran.code, ran.out.split("\n")[0], ran.err) == (1, begins, "")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        pytest.param("r.html", "<!DOCTYPE html>", id="html"),
        pytest.param("r.md", "**TLP:AMBER+STRICT**", id="markdown"),
        pytest.param("r.txt", "TLP:AMBER+STRICT", id="text"),
        pytest.param("report", "<!DOCTYPE html>", id="no ending"),
    ],
)
def test_report_into_a_file_is_what_its_name_says_and_for_its_owner_only(
    coc: Coc, plan: Path, name: str, begins: str
) -> None:
    ran = coc("report", plan, *AT, "-o", name)

    written = plan.parent / name
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    assert written.read_text("utf-8").split("\n")[0] == begins
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        pytest.param(("--format", "hmtl"), 'no format "hmtl"', "did you mean html?", id="format"),
        pytest.param(("--gate", "og"), 'no gate "og"', "did you mean go?", id="gate"),
        pytest.param(("--at", "noon"), "--at: ", "write it as", id="moment"),
        pytest.param(
            ("-o", "r.docx"), "r.docx: nothing is written as .docx", "name it .html, .pdf, .md or .txt", id="ending"
        ),
    ],
)
def test_report_refuses_and_writes_nothing(coc: Coc, plan: Path, arguments: tuple[str, ...], error: str, hint: str) -> None:
    ran = coc("report", plan, "-o", "r.html", *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert error in ran.err
    assert hint in ran.err
    assert not list(plan.parent.glob("r.*"))


def test_report_of_a_gate_that_needs_no_sign_off_is_ready(coc: Coc, plan: Path) -> None:
    coc("set", plan, "requests.Q1.answer=agreed")

    assert coc("report", plan, *AT, "--gate", "plan", "--format", "text").code == 0
    assert coc("status", plan, *AT, "--gate", "plan").code == 0


def test_status_on_one_screen(coc: Coc, plan: Path) -> None:
    coc("set", plan, "people.I1.armed=yes", "groups.V1.count_max=14")

    ran = coc("status", "p.toml", *AT)

    assert (ran.code, ran.err) == (1, "")
    assert same_as_golden("status.txt", ran.out)


def test_status_of_an_empty_plan(coc: Coc) -> None:
    coc("new", "e.toml", *AT)

    ran = coc("status", "e.toml", *AT)

    assert ran.code == 1
    assert same_as_golden("status-empty.txt", ran.out)


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example as small as the base plan, where the shipped ones are looked for."""
    data = tmp_path / "data"
    shutil.copytree(ROOT / "checklists", data / "checklists", ignore=shutil.ignore_patterns("examples"))
    (data / "checklists/examples").mkdir()
    shutil.copy(ROOT / "tests/plans/base.toml", data / "checklists/examples/ready.toml")
    monkeypatch.setattr(
        shipped, "shipped", lambda folder: str(data / folder) if folder == "checklists" else str(ROOT / folder)
    )


@pytest.mark.usefixtures("example")
class TestDemo:
    def test_it_writes_a_plan_and_its_report_and_says_what_to_look_at(self, coc: Coc, tmp_path: Path) -> None:
        # In a clone: nobody is warned of an invented plan.
        (tmp_path / ".git").mkdir()

        ran = coc("demo", *AT)

        folder = tmp_path / "coc-demo"
        assert ran.err == ""
        assert same_as_golden("demo.txt", ran.out)
        assert sorted(path.name for path in folder.iterdir()) == [
            "ABOUT.txt",
            "plan.toml",
            "plan.toml.history",
            "report.html",
            "sheets",
        ]
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert [path.name for path in files if stat.S_IMODE(path.stat().st_mode) != 0o600] == []
        assert [path.suffix for path in files].count(".pdf") > 3
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert coc("check", folder / "plan.toml", *AT).code == ran.code

    def test_it_replaces_its_own_earlier_one(self, coc: Coc, tmp_path: Path) -> None:
        coc("demo", "d", *AT)
        (tmp_path / "d" / "mine.txt").write_text("mine", "utf-8")

        ran = coc("demo", "d", "--at", "2026-11-24T12:00+07:00")

        assert ran.err == ""
        assert (tmp_path / "d" / "mine.txt").read_text("utf-8") == "mine"
        assert "Tue 24 Nov 2026 12:00" in (tmp_path / "d" / "report.html").read_text("utf-8")

    def test_it_keeps_an_earlier_one_that_was_worked_on(self, coc: Coc, tmp_path: Path) -> None:
        coc("demo", "d", *AT)
        coc("set", "d/plan.toml", "people.I1.armed=yes")
        before = (tmp_path / "d/plan.toml").read_bytes()

        ran = coc("demo", "d", *AT)

        assert (ran.code, ran.err.splitlines()) == (
            2,
            [
                "coc: error: d: nothing was written: its plan was changed since",
                "coc: hint: name another folder: coc demo DIR",
            ],
        )
        assert (tmp_path / "d/plan.toml").read_bytes() == before

    @pytest.mark.parametrize("name", ["plan.toml", "anything", demo.ABOUT])
    def test_it_leaves_any_other_folder_alone(self, coc: Coc, tmp_path: Path, name: str) -> None:
        (tmp_path / "d").mkdir()
        (tmp_path / "d" / name).write_text("mine", "utf-8")

        ran = coc("demo", "d", *AT)

        assert (ran.code, ran.err.splitlines()[0]) == (
            2,
            "coc: error: d: nothing was written: it holds something else than an earlier demo",
        )
        assert [path.name for path in (tmp_path / "d").iterdir()] == [name]

    def test_it_follows_no_link(self, coc: Coc, tmp_path: Path) -> None:
        (tmp_path / "far").mkdir()
        (tmp_path / "d").symlink_to(tmp_path / "far")

        assert coc("demo", "d", *AT).err.splitlines()[0] == "coc: error: d: is no folder"
        assert list((tmp_path / "far").iterdir()) == []
