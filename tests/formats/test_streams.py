"""Standard streams that are full, closed, cut off or in another encoding: each is told as what it is, by the right exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.formats.plans import AT, copy, text_of

if TYPE_CHECKING:
    from pathlib import Path

COC = f'"{sys.executable}" -m coc_cli'
# Each with its exit code where all is well.
CALLS = [
    pytest.param("--version", 0, id="version"),
    pytest.param("--help", 0, id="help"),
    pytest.param("clauses", 0, id="clauses"),
    pytest.param("schema", 0, id="schema"),
    pytest.param("get p.toml operation.code", 0, id="get"),
    pytest.param(f"status p.toml --at {AT}", 1, id="status"),
    pytest.param(f"check p.toml --at {AT}", 1, id="check"),
    pytest.param(f"check p.toml --at {AT} --format json", 1, id="check-json"),
    pytest.param(f"report p.toml --at {AT}", 1, id="report"),
    pytest.param(f"portfolio p.toml --at {AT}", 1, id="portfolio"),
]


def shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash; its exit code is that of the program, also before a pipe."""
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", script], cwd=folder, env=known, capture_output=True, check=False, timeout=120
    )


@pytest.mark.parametrize(("call", "code"), CALLS)
def test_a_full_disk_is_no_fault_of_coc(tmp_path: Path, call: str, code: int) -> None:
    copy(tmp_path, "not-ready")
    assert code < 2

    ran = shell(f"{COC} {call} >/dev/full", tmp_path)

    assert ran.returncode == 2
    assert ran.stderr.decode().splitlines() == [
        "coc: error: standard output can't be written: no space left on device",
        "coc: hint: what was printed so far is not all of it",
    ]


@pytest.mark.parametrize(("call", "code"), CALLS)
def test_closed_streams_change_no_exit_code(tmp_path: Path, call: str, code: int) -> None:
    copy(tmp_path, "not-ready")

    ran = shell(f"{COC} {call} <&- >&- 2>&-", tmp_path)

    assert (ran.returncode, ran.stdout, ran.stderr) == (code, b"", b"")


@pytest.mark.parametrize("call", ["--version", "schema", "check p.toml", "clauses"])
def test_a_reader_that_has_gone_is_told_by_the_exit_code_alone(tmp_path: Path, call: str) -> None:
    copy(tmp_path, "not-ready")

    for unbuffered in ("", "1"):
        ran = shell(f"{{ sleep 1; {COC} {call}; }} | true", tmp_path, PYTHONUNBUFFERED=unbuffered)

        assert (ran.returncode, ran.stderr) == (141, b"")


def test_errors_that_nobody_can_read_still_decide_the_exit_code(tmp_path: Path) -> None:
    assert shell(f"{COC} check missing.toml --gate nonsense 2>/dev/full", tmp_path).returncode == 2


def test_standard_input_that_is_closed_is_an_empty_plan(tmp_path: Path) -> None:
    ran = shell(f"{COC} check - <&-", tmp_path)

    assert ran.returncode == 2
    assert ran.stdout.decode().startswith('-:1:1: fault: "format" is missing')


def test_files_beside_an_output_whose_reader_has_gone_are_complete(tmp_path: Path) -> None:
    for number in range(12):
        copy(tmp_path, "not-ready", f"{number}.toml")
    call = f"{COC} check . --at {AT} --format lines --format sarif:"

    cut = shell(f"{call}cut.sarif | head -n 1", tmp_path)
    whole = shell(f"{call}whole.sarif >/dev/null", tmp_path)

    assert (cut.returncode, whole.returncode) == (141, 1)
    assert (tmp_path / "cut.sarif").read_bytes() == (tmp_path / "whole.sarif").read_bytes()


@pytest.mark.parametrize("flags", [(), ("--jobs", "2")])
def test_an_interruption_is_told_and_leaves_nothing(tmp_path: Path, flags: tuple[str, ...]) -> None:
    for number in range(120):
        copy(tmp_path, "not-ready", f"{number}.toml")
    # Whoever starts the tests in the background has interruptions ignored; the program does not inherit it here.
    program = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from coc_cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    call = [sys.executable, "-c", program, "check", ".", "--format", "sarif:out.sarif", "--format", "jsonl", *flags]
    with subprocess.Popen(
        call, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.read(1)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=120)

    assert (child.returncode, err) == (130, b"coc: interrupted\n")
    assert {path.suffix for path in tmp_path.iterdir()} == {".toml"}


def test_what_a_killed_call_left_is_gone_after_the_next(tmp_path: Path) -> None:
    for number in range(60):
        copy(tmp_path, "not-ready", f"{number}.toml")
    call = [sys.executable, "-m", "coc_cli", "check", ".", "--format", "sarif:out.sarif", "--format", "jsonl"]
    with subprocess.Popen(call, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.read(1)
        child.kill()
    left = {path.name for path in tmp_path.iterdir() if path.suffix != ".toml"}

    ended = subprocess.run(call, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False).returncode

    assert (left, ended) == ({".out.sarif.writing"}, 1)
    assert {path.name for path in tmp_path.iterdir() if path.suffix != ".toml"} == {"out.sarif"}


def test_a_refusal_names_the_output_that_refuses(tmp_path: Path) -> None:
    copy(tmp_path, "not-ready")

    for first, second in (("lines:/dev/full", "sarif:s"), ("sarif:s", "lines:/dev/full")):
        ran = shell(f"{COC} check p.toml --format {first} --format {second}", tmp_path)

        assert (ran.returncode, ran.stderr.decode().splitlines()[0]) == (
            2,
            "coc: error: /dev/full: NOT SAVED: no space left on device",
        )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p.toml"]


@pytest.mark.parametrize("encoding", ["ascii", "cp874", "cp1252", "shift_jis"])
def test_a_pipe_gets_utf_8_whatever_the_locale(tmp_path: Path, encoding: str) -> None:
    text = text_of("not-ready").replace('who = "deputy head of the department"', 'who = "รองผู้กำกับ"')
    (tmp_path / "p.toml").write_text(text, "utf-8")
    locale = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}

    for name in ("text", "junit", "markdown"):
        ran = shell(f"{COC} check p.toml --at {AT} --format {name}", tmp_path, **locale)

        assert (ran.returncode, "รองผู้กำกับ" in ran.stdout.decode("utf-8")) == (1, True)
        if name == "junit":
            etree.fromstring(ran.stdout)
