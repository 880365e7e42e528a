"""What is shipped: a wheel and an sdist that find their data from anywhere, and an editable install that stays current."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement

from coc_cli import shipped
from coc_cli.checklist.loader import read
from coc_cli.errors import CocError
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TAKEN = ("coc_cli", "checklists", "templates", "hatch_build.py", "pyproject.toml", "LICENSE", "README.md", "CHANGELOG.md")


def run(*arguments: object, cwd: Path | None = None, **environment: str) -> str:
    """Run a program to its end; its error output is shown when it fails."""
    clean = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **environment}
    pip = {
        name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "REQUESTS_", "HTTP", "http"))
    }
    ran = subprocess.run(
        [str(one) for one in arguments], cwd=cwd, env={**clean, **pip}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr + ran.stdout
    return ran.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, and the wheel made from it, of the sources as they are."""
    sources = tmp_path_factory.mktemp("sources")
    for name in (*TAKEN, "tests", "Makefile", "CONTRIBUTING.md", "SECURITY.md", "requirements"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, sources / name, ignore=shutil.ignore_patterns("__pycache__", "compiled.py"))
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, sources / name)
    run(sys.executable, "-m", "build", "--outdir", sources / "dist", sources)
    return sources / "dist"


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with nothing but the wheel and what it needs."""
    home = tmp_path_factory.mktemp("empty")
    run(sys.executable, "-m", "venv", home)
    run(home / "bin" / "python", "-m", "pip", "install", "--quiet", next(built.glob("*.whl")))
    return home / "bin"


def test_the_wheel_does_its_job_from_anywhere(installed: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests/plans/base.toml", tmp_path / "p.toml")

    report: Any = json.loads(
        subprocess.run(
            [installed / "coc", "check", tmp_path / "p.toml", "--format", "json", "--at", "2026-11-23T12:00+07:00"],
            cwd="/",
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            capture_output=True,
            check=False,
        ).stdout
    )

    assert (report[0]["verdict"], len(report[0]["findings"])) == ("NOT READY", 138)
    assert run(installed / "coc", "clauses", cwd=tmp_path).startswith("Code of Conduct")


def test_the_compiled_checklist_is_current(installed: Path) -> None:
    program = "import json; from coc_cli.checklist.compiled import DATA; print(json.dumps(DATA))"

    compiled = json.loads(run(installed / "python", "-I", "-c", program))

    assert compiled == read(str(ROOT / "checklists"))


def test_the_wheel_reads_no_checklist_to_start(installed: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests/plans/base.toml", tmp_path / "p.toml")
    program = (
        "import sys; from coc_cli.main import main; main(['check', 'p.toml', '-q'])\n"
        "print([name for name in ('coc_cli.checklist.schema', 'pprint', 'jinja2', 'rich') if name in sys.modules])"
    )

    assert run(installed / "python", "-I", "-c", program, cwd=tmp_path).splitlines()[-1] == "[]"


def test_the_wheel_compiles_no_template_and_writes_the_same_page(installed: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "checklists/examples/ready.toml", tmp_path / "p.toml")
    program = (
        "from coc_cli.commands.session import Session, moment; from coc_cli.documents import html, report\n"
        "import jinja2, sys\n"
        "if sys.argv[1] == 'compiled':\n"
        "    jinja2.Environment.compile = None\n"
        "else:\n"
        "    html.compiled = lambda: ''\n"
        "session = Session('p.toml', at=moment('2026-12-01T09:00+07:00'))\n"
        "print(html.render(report.report(session.assess())))"
    )

    pages = [run(installed / "python", "-I", "-c", program, way, cwd=tmp_path) for way in ("compiled", "from-source")]

    assert "</html>" in pages[0]
    assert pages[0] == pages[1]


def test_the_wheel_holds_the_package_and_nothing_else(built: Path) -> None:
    names = zipfile.ZipFile(next(built.glob("*.whl"))).namelist()

    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"coc_cli"}
    assert "coc_cli/py.typed" in names
    assert min(name for name in names if "_data/checklists/0" in name) == "coc_cli/_data/checklists/01-standing.toml"
    assert [name for name in names if "test" in name or name.endswith((".pyc", ".history"))] == []


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """From another folder, at another time, under another mask."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    sources = next(tmp_path.iterdir())
    for path in sources.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    before = os.umask(0o077)
    try:
        run(
            sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "again", sources, TZ="Asia/Bangkok", LC_ALL="C"
        )
    finally:
        os.umask(before)

    first, second = next(built.glob("*.whl")), next((tmp_path / "again").glob("*.whl"))
    assert (first.name, first.read_bytes()) == (second.name, second.read_bytes())


@pytest.mark.parametrize("name", ["run", "ci"])
def test_every_dependency_is_locked_by_hash(name: str) -> None:
    """`make lock` renews them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *(project["optional-dependencies"]["test"] if name == "ci" else ())]
    lines = (ROOT / f"requirements/{name}.txt").read_text("utf-8").replace("\\\n", " ").splitlines()
    locked = {line.partition("==")[0]: line.split()[0].partition("==")[2] for line in lines}

    for one in map(Requirement, wanted):
        assert one.specifier.contains(locked.get(one.name, "")), f"{one} is not locked: make lock"
    assert [line for line in lines if "--hash=sha256:" not in line] == []


def test_the_sdist_can_run_its_own_tests(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}

    assert {"tests/conftest.py", "tests/plans/base.toml", "checklists/facts.toml", "hatch_build.py", "Makefile"} <= names


def test_an_editable_install_reads_the_files_as_they_are() -> None:
    assert shipped.shipped("checklists") == str(ROOT / "checklists")


def test_a_broken_installation_never_reads_a_strangers_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "coc_cli"
    package.mkdir(parents=True)
    (tmp_path / "site-packages" / "checklists").mkdir()
    monkeypatch.setattr(shipped, "__file__", str(package / "shipped.py"))

    with pytest.raises(CocError, match="this installation has no checklists folder"):
        shipped.shipped("checklists")
