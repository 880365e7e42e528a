"""Which files a call of `coc check` means: files, folders, patterns, lists; that none is an error, and none stops another."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.collect import collect
from coc_cli.errors import CocError
from tests.conftest import ROOT
from tests.formats.plans import AT, copy

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of empty files."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.toml",
        "a.toml",
        "deep/c.toml",
        "deep/er/d.toml.age",
        "x.txt",
        ".e.toml",
        ".git/f.toml",
        "deep/g.toml.history",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "deep/again").symlink_to(tmp_path)
    (tmp_path / "list").write_bytes(b"b.toml\n\ndeep/c.toml\r\nno such.toml\n")
    (tmp_path / "list0").write_bytes(b"b.toml\0new\nline.toml\0")
    return tmp_path


@pytest.mark.parametrize(
    ("named", "lists", "files"),
    [
        pytest.param(["b.toml"], [], ["b.toml"], id="file"),
        pytest.param(["b.toml", "a.toml", "b.toml"], [], ["b.toml", "a.toml"], id="each-once-in-the-order-named"),
        pytest.param(["b.toml", "./b.toml", ".//b.toml"], [], ["b.toml"], id="once-whatever-it-is-called"),
        pytest.param(
            ["again/b.toml", "deep/again/b.toml"], [], ["again/b.toml", "deep/again/b.toml"], id="links-are-others"
        ),
        pytest.param(["deep/again/../b.toml", "deep/b.toml"], [], ["deep/again/../b.toml", "deep/b.toml"], id="dots-are"),
        pytest.param(
            ["d*/*.toml", "."],
            ["list"],
            ["deep/c.toml", "./a.toml", "./b.toml", "./deep/er/d.toml.age", "no such.toml"],
            id="pattern-folder-and-list",
        ),
        pytest.param(["."], [], ["./a.toml", "./b.toml", "./deep/c.toml", "./deep/er/d.toml.age"], id="folder"),
        pytest.param(["deep"], [], ["deep/c.toml", "deep/er/d.toml.age"], id="links-to-folders-are-not-followed"),
        pytest.param(["*.toml"], [], ["a.toml", "b.toml"], id="pattern"),
        pytest.param(["**/c.toml"], [], ["deep/c.toml"], id="pattern-at-any-depth"),
        pytest.param(["**/*.toml"], [], ["a.toml", "b.toml", "deep/c.toml"], id="pattern-for-all"),
        pytest.param(["d*/**/?.toml*"], [], ["deep/c.toml", "deep/er/d.toml.age"], id="pattern-within"),
        pytest.param(["missing.toml"], [], ["missing.toml"], id="missing-file-is-told-when-it-is-opened"),
        pytest.param([], ["list"], ["b.toml", "deep/c.toml\r", "no such.toml"], id="list"),
        pytest.param(["a.toml"], ["list0"], ["a.toml", "b.toml", "new\nline.toml"], id="list-with-nul"),
        pytest.param(["-"], [], ["-"], id="standard-input"),
    ],
)
def test_files(tree: Path, named: list[str], lists: list[str], files: list[str]) -> None:
    assert collect(named, lists) == [file.rstrip("\r") for file in files]


@pytest.mark.parametrize(
    ("named", "lists", "said"),
    [
        pytest.param([], [], "no plan to check", id="nothing"),
        pytest.param(["deep/er/none"], ["empty"], "empty", id="missing-list"),
        pytest.param(["no*.toml"], [], "no[*].toml: no file matches", id="pattern-without-match"),
        pytest.param(["bare"], [], "bare: no plan to check", id="folder-without-plans"),
        pytest.param(["b.toml", "bare"], [], "bare: no plan to check", id="folder-without-plans-beside-a-plan"),
        pytest.param(["b.toml"], ["nothing"], "nothing: no plan to check", id="empty-list-beside-a-plan"),
        pytest.param(["-"], ["-"], "standard input can be read once", id="standard-input-twice"),
    ],
)
def test_no_file_is_an_error(tree: Path, named: list[str], lists: list[str], said: str) -> None:
    (tree / "bare").mkdir()
    (tree / "nothing").write_bytes(b"\n\r\n")

    with pytest.raises(CocError, match=said):
        collect(named, lists)


def test_a_folder_that_cannot_be_read_stops_no_other(coc: Coc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy(tmp_path, "ready", "a.toml")
    for name in ("closed", "open"):
        (tmp_path / name).mkdir()
        copy(tmp_path / name, "ready")
    honest = os.scandir

    def scandir(folder: str) -> object:
        if folder.endswith("closed"):
            raise PermissionError(13, "Permission denied", folder)
        return honest(folder)

    monkeypatch.setattr("os.scandir", scandir)

    ran = coc("check", ".", "--at", AT, "-q")

    assert ran.code == 2
    assert "./closed: NOT JUDGED: " in ran.out
    assert "./open/p.toml: READY at go" in ran.out


def test_a_list_may_come_from_a_program(tmp_path: Path) -> None:
    copy(tmp_path, "ready")
    command = f'"{sys.executable}" -m coc_cli check -q --at {AT} --files-from <(printf "%s\\n" "$1")'

    ran = subprocess.run(["bash", "-c", command, "-", tmp_path / "p.toml"], cwd=ROOT, capture_output=True, check=False)

    assert (ran.returncode, b": READY at go" in ran.stdout) == (0, True), ran.stderr
