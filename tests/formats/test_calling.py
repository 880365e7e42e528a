"""How `coc check` is called: which formats where, which exit code, and that several processes change nothing."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands import spread as spreading
from coc_cli.errors import CocError
from tests.conftest import ROOT
from tests.formats.plans import AT, BROKEN, copy, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc


@pytest.mark.parametrize(
    ("files", "flags", "code"),
    [
        pytest.param(["ready"], [], 0, id="ready"),
        pytest.param(["conditions"], [], 0, id="conditions"),
        pytest.param(["conditions"], ["--strict"], 1, id="conditions-strict"),
        pytest.param(["ready", "not-ready"], [], 1, id="one-of-two-is-not-ready"),
        pytest.param(["ready", "broken", "not-ready"], [], 2, id="the-worst-decides"),
        pytest.param(["ready", "missing"], [], 2, id="missing"),
        pytest.param(["preliminary"], [], 0, id="the-gate-that-the-facts-leave"),
        pytest.param(["preliminary"], ["--gate", "entry"], 2, id="a-gate-ruled-out"),
        pytest.param(["ready"], ["--at", "2027-03-13T09:00"], 1, id="past"),
    ],
)
def test_the_worst_of_many_is_the_exit_code(
    coc: Coc, tmp_path: Path, files: list[str], flags: list[str], code: int
) -> None:
    for name in files:
        if name == "broken":
            (tmp_path / "broken.toml").write_text(BROKEN)
        elif name != "missing":
            copy(tmp_path, name, f"{name}.toml")

    ran = coc("check", *(f"{name}.toml" for name in files), *(flags if "--at" in flags else ("--at", AT, *flags)), "-q")

    assert ran.code == code
    assert len([line for line in ran.out.splitlines() if ": " in line and not line.startswith(" ")]) >= len(files)


def test_several_formats_at_once(coc: Coc, tmp_path: Path) -> None:
    copy(tmp_path, "not-ready")
    call = ("check", "p.toml", "--at", AT)

    ran = coc(*call, "--format", "sarif:out.sarif", "--format", "junit:out.xml", "--format", "text")

    assert ran == coc(*call)
    assert (tmp_path / "out.sarif").read_text() == coc(*call, "--format", "sarif").out
    assert (tmp_path / "out.xml").read_text() == coc(*call, "--format", "junit").out
    assert stat.S_IMODE((tmp_path / "out.xml").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.sarif", "out.xml", "p.toml"]


@pytest.mark.parametrize(
    ("flags", "coloured"),
    [
        pytest.param((), False, id="no-terminal"),
        pytest.param(("--color", "auto"), False, id="auto"),
        pytest.param(("--color", "always"), True, id="always-even-with-no-color-set"),
        pytest.param(("--color", "never"), False, id="never"),
        pytest.param(("--color", "always", "-o", "out"), False, id="never-a-file"),
        pytest.param(("--color", "always", "-o", "-"), True, id="dash-is-standard-output"),
    ],
)
def test_colour(coc: Coc, tmp_path: Path, flags: tuple[str, ...], coloured: bool) -> None:
    copy(tmp_path, "ready")

    ran = coc("check", "p.toml", "-q", "--at", AT, *flags)

    written = ran.out or (tmp_path / "out").read_text("utf-8")
    assert ("p.toml: \x1b[1;32mREADY\x1b[0m at go" in written, "\x1b" in written) == (coloured, coloured)


def test_a_report_into_a_device_leaves_the_device(coc: Coc, tmp_path: Path) -> None:
    copy(tmp_path, "ready")

    assert coc("check", "p.toml", "--at", AT, "--format", "json:/dev/null", "--format", "text").code == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        pytest.param(("--format", "sarf"), 'no format "sarf"', id="unknown-format"),
        pytest.param(("--format", "json", "--format", "text"), "json and text would both go to one place", id="both-out"),
        pytest.param(("--format", "json:x", "--format", "text:./x"), "two formats would be written to one", id="one-file"),
        pytest.param(("--format", "json:-", "--format", "text"), "two formats would be written to one", id="dash"),
        pytest.param(
            (
                "--format",
                "json:p.toml",
            ),
            "is a plan that is checked",
            id="over-a-plan",
        ),
        pytest.param(("--format", "json", "-o", "./p.toml"), "is a plan that is checked", id="over-a-plan-by-o"),
        pytest.param(("--format", "json:x", "-o", "y"), "-o has no format left", id="o-without-format"),
        pytest.param(
            (
                "--format",
                "json:no/such/folder/x",
            ),
            "NOT SAVED: no such file",
            id="no-folder",
        ),
        pytest.param(
            (
                "--format",
                "json:link",
            ),
            "NOT SAVED: it is a link",
            id="link",
        ),
        pytest.param(
            (
                "--format",
                "json:.",
            ),
            "NOT SAVED: is a directory",
            id="folder",
        ),
        pytest.param(("--gate", "gone"), 'no gate "gone"', id="gate"),
        pytest.param(("--gate", "ENTRI"), "did you mean entry?", id="gate-in-capitals"),
        pytest.param(("--color", "alwys"), "did you mean always?", id="color"),
        pytest.param(("--at", "soon"), "--at: ", id="moment"),
    ],
)
def test_a_wrong_call_judges_nothing(coc: Coc, tmp_path: Path, flags: tuple[str, ...], said: str) -> None:
    plan = copy(tmp_path, "ready")
    (tmp_path / "target").write_text("kept")
    (tmp_path / "link").symlink_to("target")
    before = plan.read_bytes()

    ran = coc("check", "p.toml", *flags)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert (plan.read_bytes(), (tmp_path / "target").read_text()) == (before, "kept")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "p.toml", "target"]


def test_standard_input(tmp_path: Path) -> None:
    plan = copy(tmp_path, "not-ready")
    command = [sys.executable, "-m", "coc_cli", "check", "--at", AT, "--format", "json"]

    def ran(*arguments: str, given: bytes) -> list[dict[str, object]]:
        done = subprocess.run([*command, *arguments], cwd=ROOT, input=given, capture_output=True, check=False)
        assert done.returncode == 1, done.stderr
        return list(json.loads(done.stdout))

    (by_pipe,) = ran("-", given=plan.read_bytes())
    (by_list,) = ran("--files-from", "-", given=f"{plan}\n".encode())

    assert by_pipe["plan"] == "-"
    assert {**by_pipe, "plan": ""} == {**by_list, "plan": ""}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("set", "-", "operation.code=x"), id="set"),
        pytest.param(("confirm", "-", "16/1", "--gate", "aftercare", "--by", "AP1"), id="confirm"),
        pytest.param(("sign", "-", "--role", "planner", "--code", "PL1"), id="sign"),
        pytest.param(("new", "-"), id="new"),
    ],
)
def test_nothing_is_saved_to_standard_input(tmp_path: Path, words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "coc_cli", *words]
    given = text_of("ready").encode()

    ran = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, input=given, capture_output=True, check=False
    )

    assert (ran.returncode, list(tmp_path.iterdir())) == (2, [])
    assert b"-: NOT SAVED: standard input is read, never written" in ran.stderr


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_several_processes_write_the_same(coc: Coc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(spreading, "SHARE", 1)
    for number, example in enumerate(("ready", "not-ready", "broken", "conditions", "preliminary")):
        if example == "broken":
            (tmp_path / f"{number}.toml").write_text(BROKEN)
        else:
            copy(tmp_path, example, f"{number}.toml")
    for name in ("text", "sarif", "junit"):
        call = ("check", ".", "--at", AT, "--format", name, "--jobs")

        assert coc(*call, jobs) == coc(*call, 1)


def test_a_helper_that_dies_is_an_error(coc: Coc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "SHARE", 1)
    here = os.getpid()

    def judge(file: str) -> tuple[str, int, tuple[str, ...]]:
        if file == "3" and os.getpid() != here:
            os._exit(9)
        return file, 0, ()

    with pytest.raises(CocError, match="a helping process ended too early"):
        list(spreading.spread(["0", "1", "2", "3", "4"], judge, jobs=2))


def test_a_slow_plan_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "SHARE", 1)
    here = os.getpid()

    def judge(file: str) -> tuple[str, int, tuple[str, ...]]:
        if os.getpid() != here:
            time.sleep(0.2)
        return file, 0, ("here" if os.getpid() == here else "there",)

    files = [str(number) for number in range(40)]
    rows = list(spreading.spread(files, judge, jobs=3))

    assert [file for file, _, _ in rows] == files
    assert 0 < sum(pieces == ("there",) for _, _, pieces in rows) <= 16


def test_rows_larger_than_a_pipe_come_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "SHARE", 1)
    files = [str(number) for number in range(300)]

    def judge(file: str) -> tuple[str, int, tuple[str, ...]]:
        return file, 0, (file * 100_000,)

    assert all(pieces == (file * 100_000,) for file, _, pieces in spreading.spread(files, judge, jobs=4))


def test_who_stops_reading_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "SHARE", 1)
    rows = spreading.spread([str(number) for number in range(300)], lambda file: (file, 0, ("x" * 200_000,)), jobs=5)
    next(rows)
    rows.close()  # type: ignore[attr-defined]

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_fault_of_ours_over_one_plan_never_stops_the_others(
    coc: Coc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy(tmp_path, "ready", "a.toml")
    copy(tmp_path, "ready", "b.toml")
    from coc_cli.commands.session import Session

    honest = Session.assess
    monkeypatch.setattr(Session, "assess", lambda self, gate=None: 1 / 0 if self.path == "a.toml" else honest(self, gate))

    ran = coc("check", "a.toml", "b.toml", "--at", AT, "-q")

    assert ran.code == 2
    assert "a.toml: NOT JUDGED: this is a fault of coc, not of your plan: ZeroDivisionError in " in ran.out
    assert "b.toml: READY at go" in ran.out


def test_a_part_that_is_missing_is_named(tmp_path: Path) -> None:
    copy(tmp_path, "ready")
    program = (
        "import sys; from importlib.machinery import PathFinder as finder; find = finder.find_spec\n"
        "finder.find_spec = lambda name, *more: None if name == 'toml_rs' else find(name, *more)\n"
        "from coc_cli.main import main; sys.exit(main(['check', 'p.toml']))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )

    assert (ran.returncode, ran.stderr.decode().splitlines()) == (
        2,
        ["coc: error: this installation of coc is not whole: toml_rs can't be loaded", "coc: hint: install coc anew"],
    )
