"""Every block of README and CONTRIBUTING does what it says, in the order in which a reader meets it."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.app import COMMANDS
from tests.conftest import ROOT
from tests.documented import blocks, printed_as_said, run, steps

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

DOCUMENTS = ("README.md", "CONTRIBUTING.md")
# What a reader runs in a checkout, and where it is proved: here, or by CI, which begins with it.
IN_A_CHECKOUT = ("make demo", "make test", "python3 -m venv .venv")


def packed() -> list[str]:
    """What an sdist is made of: files and folders."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return ["pyproject.toml", *project["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]]


def sources() -> list[str]:
    """The files of the project: those that git knows and would take, or in an unpacked sdist those that it is made of."""
    if not (ROOT / ".git").exists():
        found = [path for name in packed() for path in (ROOT / name, *(ROOT / name).rglob("*"))]
        return [str(path.relative_to(ROOT)) for path in found if path.is_file() and "__pycache__" not in path.parts]
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
    )
    return [name for name in filter(None, listed.stdout.decode().split("\0")) if (ROOT / name).is_file()]


@pytest.mark.needs("bash")
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_console_prints_what_is_said(document: str, tmp_path: Path) -> None:
    wrong = []
    for block in blocks(document):
        for command, said in steps(block) if block.language == "console" else ():
            printed = run(command, tmp_path).stdout
            if not printed_as_said(said, printed):
                wrong.append(f"{document}:{block.line}: $ {command}\n{printed}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_block_is_of_a_kind_that_is_run(document: str) -> None:
    for block in blocks(document):
        assert block.language in ("console", "sh", "toml", "python"), f"{document}:{block.line}"
        if block.language == "sh":
            assert block.text.startswith(IN_A_CHECKOUT), f"{document}:{block.line}"


@pytest.mark.needs("git", "make", "bash")
@pytest.mark.parametrize("first", ["make demo", "python3 -m venv .venv"])
def test_setting_up_in_an_empty_checkout(first: str, tmp_path: Path) -> None:
    block = next(block for block in blocks("README.md") if block.language == "sh" and block.text.startswith(first))
    for name in sources():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)

    ran = subprocess.run(["bash", "-ec", block.text], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stderr
    assert "READY at go" in ran.stdout
    assert (tmp_path / "coc-demo" / "report.html").stat().st_size > 10_000


def test_an_sdist_holds_all_that_is_tested() -> None:
    assert {name.split("/")[0] for name in sources()} - {*packed()} <= {".gitattributes", ".gitignore"}


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = {block.text.strip() for block in blocks("README.md") if block.language == "sh"}

    assert "make test" in commands
    assert re.search(r"^COC_ALL_TOOLS=1 make test$", (ROOT / ".ci/run").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("document", [*DOCUMENTS, "CHANGELOG.md", "SECURITY.md", "docs/ci.md"])
def test_every_command_that_is_named_exists_with_its_options(document: str, coc: Coc) -> None:
    text = (ROOT / document).read_text("utf-8")
    named = re.findall(r"(?:^ {4}|`|\$ |: )coc ([a-z]+)((?: [^`\n|#]*)?)", text, re.MULTILINE)
    helped = {command: coc(command, "--help").out for command, _ in named if command in COMMANDS}

    assert named != [] or document == "CONTRIBUTING.md"
    assert [command for command, _ in named if command not in COMMANDS] == []
    assert [
        (command, flag)
        for command, rest in named
        for flag in re.findall(r" (--?[a-z][a-z-]*)", rest)
        if not re.search(rf"(^|[ ,]){re.escape(flag)}[ ,\n]", helped[command], re.MULTILINE)
    ] == []


@pytest.mark.parametrize("document", [*DOCUMENTS, "CHANGELOG.md", "SECURITY.md"])
def test_every_link_leads_to_a_file(document: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / document).read_text("utf-8"))

    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize(
    ("said", "printed", "same"),
    [
        pytest.param("a\n", "a\n", True, id="same"),
        pytest.param("a\n", "b\n", False, id="other"),
        pytest.param("a\n", "a\nb\n", False, id="more"),
        pytest.param("a [...] c\n", "a b c\n", True, id="any-text"),
        pytest.param("a [...] c\n", "a b\nc\n", False, id="not-over-lines"),
        pytest.param("a\n...\n", "a\nb\nc\n", True, id="any-lines"),
        pytest.param("...\nc\n", "a\nb\n", False, id="last-line-missing"),
        pytest.param("", "", True, id="nothing"),
        pytest.param("", "a\n", False, id="nothing-said"),
    ],
)
def test_the_comparison_itself(said: str, printed: str, same: bool) -> None:
    assert printed_as_said(said, printed) is same
