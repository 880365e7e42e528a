"""What a person can look up without leaving the terminal: the help of each command, and each table of a plan in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.app import COMMANDS
from coc_cli.plan.fields import TABLES
from tests.golden import same_as_golden

if TYPE_CHECKING:
    from tests.conftest import Coc


@pytest.mark.parametrize("name", TABLES)
def test_schema_tells_in_words_what_a_table_holds(coc: Coc, name: str) -> None:
    ran = coc("schema", name)

    table = TABLES[name]
    told = [field for field in table.fields.values() if field.name not in ("id", table.default)]
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{name}: ")
    assert [field.name for field in told if f".{field.name}\n    {field.title}." not in ran.out] == []
    assert max(map(len, ran.out.splitlines())) <= 78


@pytest.mark.parametrize("name", ["groups", "facts"])
def test_a_table_in_words(coc: Coc, name: str) -> None:
    assert same_as_golden(f"schema-{name}.txt", coc("schema", name).out)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("gruops", "did you mean groups?", id="near"),
        pytest.param("xyz", f"known: {', '.join(TABLES)}", id="far"),
    ],
)
def test_schema_knows_only_tables(coc: Coc, name: str, hint: str) -> None:
    ran = coc("schema", name)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [f'coc: error: no table "{name}" in a plan', f"coc: hint: {hint}"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_each_thing_in_words(coc: Coc, command: str) -> None:
    ran = coc(command, "--help")

    arguments = ran.out.partition("Arguments:")[2].partition("Options:")[0]
    assert (ran.code, ran.err) == (0, "")
    assert re.findall(r"<[a-z ]+>", ran.out) == []
    assert re.findall(r"^  \[?[a-z]\w*\]?  ", arguments, re.MULTILINE) == []
