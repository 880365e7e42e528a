"""What every test may use: the program in this process, a folder of its own, and tools that have to be there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from coc_cli.main import main

ROOT = Path(__file__).resolve().parent.parent


def many(small: int, large: int) -> int:
    """How often to try something: `small` at every run, `large` where COC_LARGE is set (make test-large)."""
    return large if os.environ.get("COC_LARGE") else small


class Ran(NamedTuple):
    """What a call of the program did: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


class Coc:
    """The program, called in this process: `coc("check", "plan.toml")`."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: object) -> Ran:
        self._capture.readouterr()
        code = main([str(argument) for argument in arguments])
        wrote = self._capture.readouterr()
        return Ran(code, wrote.out, wrote.err)


@pytest.fixture
def coc(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Coc:
    """Call the program from an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return Coc(capsys)


def pytest_configure(config: pytest.Config) -> None:
    """Register the one marker."""
    config.addinivalue_line("markers", "needs(tool, ...): a program that has to be installed; CI never goes without it")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out, and say so, where its tool is missing; fail where every tool is demanded."""
    wanted = [tool for mark in item.iter_markers("needs") for tool in mark.args]
    missing = [tool for tool in wanted if shutil.which(tool) is None]
    if missing and os.environ.get("COC_ALL_TOOLS"):
        pytest.fail(f"not installed: {', '.join(missing)}", pytrace=False)
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
