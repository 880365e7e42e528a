"""The plan's JSON Schema: a real TOML language server accepts every example, and rejects what the reader rejects."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from coc_cli.checklist.loader import load
from coc_cli.errors import FileFaults
from coc_cli.plan.fields import TABLES, TOP
from coc_cli.plan.read import read
from coc_cli.plan.schema import kind_schema, schema
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.plan.fields import Field
    from tests.conftest import Coc

HEAD = 'format = 1\nchecklist = "sea-ngo-2017"\nsalt = "00"\n'
EXAMPLES = sorted((ROOT / "checklists/examples").glob("*.toml"))
TAPLO = shutil.which("taplo", path=str(Path(sys.executable).parent)) or "taplo"

# For each kind of value: texts of TOML values that it may not be, and one that it may.
WRONG = {
    "text": (["7", "true", f'"{"x" * 2001}"'], '"x"'),
    "blob": (["7", f'"{"x" * 60_001}"'], '"x"'),
    "line": (["7", '"a\\nb"', f'"{"x" * 121}"'], '"x"'),
    "word": (["7", '"purple"', '""'], ""),
    "count": (['"7"', "1.5", "-100001", "100001", "true"], ""),
    "date": (["7", '"soon"', "2026-12-03T05:30:00+07:00", "05:30:00"], "2026-12-03"),
    "moment": (["7", "2026-12-03", "2026-12-03T05:30:00", '"soon"', "1803-12-03T05:30:00Z"], "2026-12-03T05:30:00+07:00"),
    "zone": (["7", '"Asia Bangkok"', '"../etc"'], '"Asia/Bangkok"'),
    "duty": (["7", '"99/9"'], '"12.c/3"'),
    "ref": (["7", '""', f'"{"x" * 25}"'], None),
    "id": (["7", '"1A"', '"a b"', f'"{"x" * 17}"'], '"A1"'),
    "country": (["7", '"th"', '"THA"'], '"TH"'),
    "language": (["7", '"KM"', '"khmer"'], '"km"'),
    "hex": (["7", '"xyz"', '"AB"'], '"ab"'),
    "box": (["7", "[1, 2, 3]", "[1, 2, 3, 1.5]", '["1", "2", "3", "4"]'], "[1, 2, 3, 4]"),
    "point": (["7", "[1]", "[1, 2, 3]"], "[1, 2]"),
}


def fields() -> Iterator[tuple[str, Field]]:
    """One field of every kind of value, single and many."""
    seen = set()
    for table in TABLES.values():
        for field in table.fields.values():
            sort = (field.kind.name, field.kind.many)
            if sort not in seen and table.style != "keyed" and (field.name != "id" or field.kind.name == "id"):
                seen.add(sort)
                yield table.name, field


def row(table: str, field: Field, value: str) -> str:
    """A plan that holds nothing but this value."""
    if TABLES[table].style == "values":
        return f"{HEAD}[{table}]\n{field.name} = {value}\n"
    given = "" if field.name == "id" else 'id = "A1"\n'
    return f"{HEAD}[[{table}]]\n{given}{field.name} = {value}\n"


def broken() -> Iterator[tuple[str, str]]:
    """One plan per kind of constraint: its name, its text. Made from the field table."""
    for table, field in fields():
        kind = field.kind
        for number, value in enumerate(WRONG[kind.name][0]):
            name = f"{kind.name}{'s' if kind.many else ''}-{number}"
            yield name, row(table, field, f"[{value}]" if kind.many else value)
        if kind.many:
            good = json.dumps(kind.words[0]) if kind.words else WRONG[kind.name][1] or '"A1"'
            yield f"{kind.name}s-not-a-list", row(table, field, good)
            yield f"{kind.name}s-twice", row(table, field, f"[{good}, {good}]")
    yield "format-newer", HEAD.replace("format = 1", "format = 2")
    yield "checklist-other", HEAD.replace("sea", "other")
    for name in TOP:
        yield f"without-{name}", "".join(f"{line}\n" for line in HEAD.splitlines() if not line.startswith(name))
    yield "unknown-table", HEAD + "[peple]\nx = 1\n"
    yield "unknown-key", HEAD + "[operation]\ncoed = 'x'\n"
    yield "record-without-id", HEAD + "[[people]]\ngender = 'male'\n"
    yield "records-as-a-table", HEAD + "[people]\nid = 'A'\n"
    yield "table-as-a-record", HEAD + "[[operation]]\ncode = 'x'\n"
    yield "unknown-fact", HEAD + "facts.nonsense = { value = 'yes' }\n"
    yield "fact-not-a-table", HEAD + "facts.children_involved = 'yes'\n"
    yield "fact-other-word", HEAD + "facts.children_involved = { value = 'maybe' }\n"
    yield "fact-other-country", HEAD + "facts.country = { value = 'Thailand' }\n"
    yield "unknown-duty", HEAD + "answers.'99/9' = { state = 'yes' }\n"
    yield "answer-by-an-alias", HEAD + "answers.'7.c/1' = { state = 'yes' }\n"
    yield "answer-of-another-kind", HEAD + "answers.'4.a/1' = { state = 'yes' }\n"
    yield "answer-where-records-decide", HEAD + "answers.'12.b/2' = { state = 'yes' }\n"
    yield "unknown-limit", HEAD + "limits.nonsense = { value = 1 }\n"
    yield "limit-beyond-its-bounds", HEAD + "limits.layout_days = { value = 9999 }\n"


BROKEN = dict(broken())


# What the reader lets pass and judging tells of: a duty that does not exist may hide an intention, and blocks by a notice.
NOTICED = ("duty-1",)


def refused_by_the_reader(text: str) -> bool:
    try:
        return bool(read(parse(text, "p.toml"), load())[1])
    except FileFaults:
        return True


@cache
def verdicts() -> dict[str, bool]:
    """What taplo says of every broken plan and every example: whether it accepts it. One call: it is one schema."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "coc.schema.json").write_text(json.dumps(schema(load())), "utf-8")
        texts = {**BROKEN, **{path.stem: path.read_text("utf-8") for path in EXAMPLES}, "head": HEAD}
        for plan, text in texts.items():
            (folder / f"{plan}.toml").write_text(f"#:schema ./coc.schema.json\n{text}", "utf-8")
        ran = subprocess.run(
            [TAPLO, "check", "--colors", "never", *sorted(f"{plan}.toml" for plan in texts)],
            cwd=folder,
            env={"RUST_LOG": "error", "PATH": "/usr/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        return {plan: f"/{plan}.toml:" not in ran.stderr for plan in texts}


def test_it_is_a_schema_and_every_value_is_explained() -> None:
    made = schema(load())
    Draft7Validator.check_schema(made)

    def bare(part: dict[str, Any], path: str) -> Iterator[str]:
        for key, inner in part.get("properties", {}).items():
            if inner is not False:
                if not (inner.get("title") and inner.get("description")):
                    yield f"{path}.{key}"
                yield from bare(inner.get("items", inner), f"{path}.{key}")

    assert list(bare(made, "")) == []
    assert set(made["properties"]) == {*TOP, *TABLES}
    assert len(made["properties"]["answers"]["properties"]) == sum(not duty.alias for duty in load().duties.values())


@pytest.mark.parametrize("name", [name for name in BROKEN if name not in NOTICED])
def test_the_reader_refuses(name: str) -> None:
    assert refused_by_the_reader(BROKEN[name])


def test_every_kind_is_tried() -> None:
    kinds = {field.kind.name for table in TABLES.values() for field in table.fields.values()}
    assert kinds <= set(WRONG)
    assert all(kind_schema(field.kind, load()) for _, field in fields())


@pytest.mark.parametrize("name", ["head", *(path.stem for path in EXAMPLES)])
def test_taplo_accepts(name: str) -> None:
    assert verdicts()[name]


@pytest.mark.parametrize("name", [*BROKEN])
def test_taplo_refuses(name: str) -> None:
    assert not verdicts()[name]


def test_a_new_plan_for_editors(coc: Coc, tmp_path: Path) -> None:
    assert coc("new", "p.toml", "--editor", "--fact", "country=TH").code == 0
    assert coc("new", "copy.toml", "--from", "ready", "--editor").code == 0

    assert (tmp_path / "p.toml").read_text().splitlines()[0] == "#:schema ./coc.schema.json"
    assert (tmp_path / "copy.toml").read_text("utf-8").splitlines()[0] == "#:schema ./coc.schema.json"
    assert (tmp_path / "coc.schema.json").read_text("utf-8") == coc("schema").out
    for name, accepted in (("p.toml", True), ("copy.toml", True), ("bad.toml", False)):
        if name == "bad.toml":
            (tmp_path / name).write_text((tmp_path / "p.toml").read_text().replace("format = 1", "format = 3"))
        ran = subprocess.run([TAPLO, "check", name], cwd=tmp_path, capture_output=True, check=False)
        assert (ran.returncode == 0) is accepted


def test_another_file_of_that_name_is_left_alone(coc: Coc, tmp_path: Path) -> None:
    (tmp_path / "coc.schema.json").write_text("{}")

    ran = coc("new", "p.toml", "--editor")

    assert (ran.code, (tmp_path / "p.toml").exists()) == (2, False)
    assert (tmp_path / "coc.schema.json").read_text() == "{}"
