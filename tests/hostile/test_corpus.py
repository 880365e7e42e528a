"""Any file in the world: one clear refusal or a judgement, within a second and 150 MB; no traceback, no READY by accident."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT
from tests.hostile.corpus import bombs, claims, encodings, no_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SECONDS, KIB = 1.0, 150 << 10


def driven(written: Path, files: list[str], *, broken: str = "") -> list[dict[str, Any]]:
    """Try files in a process of their own."""
    subprocess.run(
        [sys.executable, "-m", "tests.hostile.driver", written, broken, *files],
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
    )
    return [json.loads(line) for line in written.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What became of every file of the corpus."""
    folder = tmp_path_factory.mktemp("corpus")
    for name, data in {**bombs(), **encodings(), **claims()}.items():
        (folder / name).write_bytes(data)
    for make in no_files(folder).values():
        make()
    files = [*sorted(map(str, folder.iterdir())), *sorted(map(str, (ROOT / "tests/hostile/files").iterdir()))]
    return driven(folder.with_name("results"), files)


def test_there_are_many(results: list[dict[str, Any]]) -> None:
    assert len({row["file"] for row in results}) >= 200


def test_each_is_refused_or_judged_and_none_is_ready(results: list[dict[str, Any]]) -> None:
    assert [(row["file"], row["call"], row["code"]) for row in results if row["code"] not in (1, 2)] == []


def test_no_traceback_and_no_fault_of_ours(results: list[dict[str, Any]]) -> None:
    said = re.compile("Traceback|fault of coc")
    assert [(row["file"], row["err"]) for row in results if said.search(row["out"] + row["err"])] == []


def test_no_raw_escape(results: list[dict[str, Any]]) -> None:
    assert [(row["file"], row["call"]) for row in results if RAW.search(row["out"] + row["err"])] == []


def test_a_refusal_is_one_clear_line_with_its_hint(results: list[dict[str, Any]]) -> None:
    refused = [row for row in results if row["code"] == 2 and row["call"].startswith("check --at")]

    assert len(refused) > 100
    assert [
        row["file"] for row in refused if len(re.findall("^coc: error: ", row["err"] + row["out"], re.MULTILINE)) > 1
    ] == []
    assert [row["file"] for row in refused if not (row["err"] + row["out"]).strip()] == []


def test_no_line_is_forged(results: list[dict[str, Any]]) -> None:
    forged = re.compile(r"^(?:::|PASS|##\[)", re.MULTILINE)
    assert [row["file"] for row in results if forged.search(row["out"] + row["err"])] == []


def test_none_takes_long_or_much(results: list[dict[str, Any]]) -> None:
    assert [(row["file"], row["call"], row["seconds"]) for row in results if row["seconds"] > SECONDS] == []
    assert [(row["file"], row["call"], row["peak"]) for row in results if row["peak"] > KIB][:1] == []


@pytest.mark.parametrize(
    ("name", "broken", "test"),
    [
        pytest.param(
            "escape-in-a-key",
            "import coc_cli.text as t; t.safe = str; import coc_cli.formats.text_ as f; f.safe = str",
            test_no_raw_escape,
            id="nothing-is-made-visible",
        ),
        pytest.param(
            "ten-mib",
            "import coc_cli.tomlfile.guard as g; g._breaches = lambda text: ()\n"
            "g._bounded = lambda data, file, most: b'a=[' + b'\"x\",' * 800_000 + b']' if 'ten-mib' in file else data",
            test_none_takes_long_or_much,
            id="nothing-is-bounded",
        ),
        pytest.param(
            "head-only",
            "import coc_cli.readiness.verdict as v; v.NOT_READY = 'READY'",
            test_each_is_refused_or_judged_and_none_is_ready,
            id="everything-is-ready",
        ),
    ],
)
def test_a_broken_build_is_seen(
    tmp_path: Path, name: str, broken: str, test: Callable[[list[dict[str, Any]]], None]
) -> None:
    (tmp_path / name).write_bytes({**bombs(), **encodings(), **claims()}[name])

    with pytest.raises(AssertionError):
        test(driven(tmp_path / "results", [str(tmp_path / name)], broken=broken))
