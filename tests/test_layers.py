"""The house: imports point downwards only, those in functions too; files stay small, nothing lies about; start-up is light."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# From the bottom upwards. A module may import from its own layer and from those below it.
LAYERS = (
    ("errors", "text", "nearest", "shipped", "columns"),
    ("tomlfile",),
    ("checklist",),
    ("plan",),
    ("readiness",),
    ("trust",),
    ("formats",),
    ("documents",),
    ("walk",),
    ("commands",),
    ("main", "__main__"),
)
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}
LONGEST = 300


def modules(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.py")) if "_data" not in path.parts)


def layer(path: Path, package: Path) -> str:
    return path.relative_to(package).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every module of the package that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            if parts[0] == "coc_cli" and len(parts) > 1 and parts[1] in HEIGHT:
                yield node.lineno, parts[1]  # type: ignore[attr-defined]


def upward(package: Path) -> list[str]:
    """Imports that point upwards."""
    found = []
    for path in modules(package):
        own = layer(path, package)
        if own == "__init__":
            continue
        found += [f"{path.name}:{line} {own} -> {other}" for line, other in imported(path) if HEIGHT[other] > HEIGHT[own]]
    return found


def test_imports_point_downwards() -> None:
    assert upward(ROOT / "coc_cli") == []


def test_every_module_has_a_layer() -> None:
    package = ROOT / "coc_cli"
    assert {layer(path, package) for path in modules(package)} - set(HEIGHT) == {"__init__"}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("from coc_cli.commands import session", id="at-the-top"),
        pytest.param("def f():\n    from coc_cli.trust.signoffs import states", id="inside-a-function"),
        pytest.param("import coc_cli.documents.model", id="plain-import"),
    ],
)
def test_an_upward_import_is_found(tmp_path: Path, line: str) -> None:
    planted = tmp_path / "plan" / "planted.py"
    planted.parent.mkdir()
    planted.write_text(line + "\n", "utf-8")

    assert len(upward(tmp_path)) >= 1


def test_files_stay_small() -> None:
    files = [*modules(ROOT / "coc_cli"), *modules(ROOT / "tests")]
    assert [path.name for path in files if len(path.read_text("utf-8").splitlines()) > LONGEST] == []


def unused(package: Path, also: Iterable[Path] = ()) -> list[str]:
    """Functions, classes and constants of modules whose names stand nowhere else."""
    texts = {path: path.read_text("utf-8") for path in (*modules(package), *also)}
    seen = Counter(word for text in texts.values() for word in re.findall(r"\w+", text))
    found = []
    for path in modules(package):
        for node in ast.parse(texts[path]).body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            names = [node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else []
            names += [target.id for target in targets if isinstance(target, ast.Name)]
            found += [f"{path.name}: {name}" for name in names if seen[name] == 1]
    return found


def test_nothing_is_defined_that_nobody_uses() -> None:
    assert unused(ROOT / "coc_cli", also=modules(ROOT / "tests")) == []


def test_what_nobody_uses_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("ONE = 1\nTWO = 2\n\n\ndef three(): ...\n", "utf-8")
    (tmp_path / "b.py").write_text("from a import TWO\n", "utf-8")

    assert unused(tmp_path) == ["a.py: ONE", "a.py: three"]


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        pytest.param(
            ["--version"],
            ["typer", "toml_rs", "rich", "questionary", "prompt_toolkit", "jinja2", "dataclasses"],
            id="version",
        ),
        pytest.param(
            ["--help"],
            ["toml_rs", "tree_sitter", "rich", "questionary", "prompt_toolkit", "jinja2", "importlib.metadata"],
            id="help",
        ),
        pytest.param(
            ["check", "missing.toml"],
            [
                "rich",
                "questionary",
                "prompt_toolkit",
                "jinja2",
                "pydantic",
                "tomli_w",
                "asyncio",
                "importlib.metadata",
                "pathlib",
                "typing",
            ],
            id="check",
        ),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(arguments: list[str], absent: list[str]) -> None:
    program = (
        "import sys; from coc_cli.main import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        f"print([name for name in {absent!r} if name in sys.modules])"
    )

    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ran.stdout.splitlines()[-1] == "[]"
