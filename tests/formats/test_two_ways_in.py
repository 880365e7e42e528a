"""A plain call of `coc check` or `coc report` is read without typer: it means what typer makes of it, and typer is not loaded."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands import reporting
from coc_cli.commands.app import call
from coc_cli.commands.checking import plain
from coc_cli.main import main
from tests.conftest import ROOT
from tests.formats.plans import AT, copy

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

CALLS = [
    pytest.param(("p.toml",), id="plan"),
    pytest.param(("p.toml", "-q"), id="quiet"),
    pytest.param(("--strict", ".", "--gate", "plan"), id="strict"),
    pytest.param(("--format", "json", "--files-from", "list"), id="list"),
    pytest.param(("p.toml", "--format", "sarif:s", "--format", "lines"), id="formats"),
]


@pytest.mark.parametrize("words", CALLS)
def test_both_ways_say_the_same(
    coc: Coc, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    copy(tmp_path, "conditions")
    (tmp_path / "list").write_text("p.toml\n")
    arguments = ["check", *words, "--at", AT]
    assert plain(arguments[1:]) is not None

    quick = (main(arguments), capsys.readouterr().out)
    whole = (call(arguments), capsys.readouterr().out)

    assert quick == whole


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("p.toml", "--gate"),
        ("p.toml", "--gate=go"),
        ("p.toml", "-i", "key"),
        ("p.toml", "--signers", "file"),
        ("p.toml", "--jobs", "2"),
        ("--", "-q"),
        ("p.toml", "--nonsense"),
        ("-qq",),
    ],
)
def test_any_other_call_is_typers(words: tuple[str, ...]) -> None:
    assert plain(words) is None


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("p.toml",), id="plan"),
        pytest.param(("p.toml", "--format", "md", "--gate", "plan"), id="markdown"),
        pytest.param(("--rehearse", "p.toml", "--format", "html"), id="rehearsed"),
    ],
)
def test_both_ways_write_the_same_report(
    coc: Coc, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    copy(tmp_path, "conditions")
    arguments = ["report", *words, "--at", AT]
    assert reporting.plain(arguments[1:]) is not None

    quick = (main(arguments), capsys.readouterr().out)
    whole = (call(arguments), capsys.readouterr().out)

    assert quick == whole


@pytest.mark.parametrize("words", [(), ("--help",), ("p.toml", "q.toml"), ("p.toml", "-i", "key"), ("p.toml", "--strict")])
def test_any_other_report_is_typers(words: tuple[str, ...]) -> None:
    assert reporting.plain(words) is None


def test_a_plain_call_loads_no_parser(tmp_path: Path) -> None:
    copy(tmp_path, "ready")
    program = (
        "import sys; from coc_cli.main import main; main(['check', 'p.toml', '-q'])\n"
        "print([name for name in ('typer', 'inspect', 'difflib', 'subprocess', 'tree_sitter') if name in sys.modules])"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.splitlines()[-1] == "[]"
