"""The checklist's own files: a faulty one is refused, with file, line and reason."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from coc_cli.checklist.condition import condition
from coc_cli.checklist.loader import read
from coc_cli.errors import CocError, FileFaults
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        pytest.param(
            "04-layout.toml",
            'level = "must"',
            'level = "shall"',
            "level: expected one of must, should, consider, may, unknown",
            id="level",
        ),
        pytest.param("04-layout.toml", "question =", "questoin =", 'unknown key "questoin"', id="key"),
        pytest.param("04-layout.toml", 'id = "12.c/2"', 'id = "12.c/1"', 'the id "12.c/1" is used twice', id="id-twice"),
        pytest.param(
            "04-layout.toml", 'id = "12.c/2"', 'id = "12.d/2"', '"12.d/2" does not belong to clause 12.c', id="clause"
        ),
        pytest.param("04-layout.toml", 'when = "ngo_invited"', 'when = "ngo_invitd"', 'no fact "ngo_invitd"', id="fact"),
        pytest.param(
            "04-layout.toml", 'when = "ngo_invited"', "when = { some = [] }", "when: expected a fact, ", id="condition"
        ),
        pytest.param(
            "04-layout.toml", 'arranged = "plan"', "", '"arranged" is missing: from which gate is it due?', id="gate"
        ),
        pytest.param("01-standing.toml", 'alias = "7.b/1"', 'alias = "7.x/1"', 'no duty "7.x/1"', id="alias"),
        pytest.param(
            "limits.toml",
            "value = 5\n",
            "value = 50\n",
            "the value of adults_per_social_worker lies outside its own bounds",
            id="limit",
        ),
        pytest.param("gates.toml", '["3/1", ', '["3/9", ', 'no duty "3/9"', id="card"),
        pytest.param(
            "matrix.toml", '"moderate", "high", "high"]', '"moderate", "high"]', "rare: expected five bands", id="matrix"
        ),
        pytest.param("packs/TH.toml", 'duty = "2/1"', 'duty = "2/9"', 'no duty "2/9"', id="pack"),
    ],
)
def test_a_faulty_checklist_is_refused(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    folder = shutil.copytree(ROOT / "checklists", tmp_path / "checklists")
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    line = text[: text.index(old)].count("\n") + 1

    with pytest.raises(FileFaults) as refused:
        read(str(folder))

    fault = next(one for one in refused.value.faults if one.message.startswith(told))
    assert refused.value.file == f"checklists/{file}"
    assert abs(fault.line - line) <= 7, (fault.line, line)
    assert fault.column >= 1


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "checklists", tmp_path / "checklists")
    (folder / "gates.toml").unlink()

    with pytest.raises(CocError, match=r"gates\.toml is missing"):
        read(str(folder))


@pytest.mark.parametrize(
    ("data", "facts", "result"),
    [
        pytest.param("a", {"a": "yes"}, "yes", id="yes"),
        pytest.param("a", {}, "unknown", id="unknown"),
        pytest.param({"not": "a"}, {"a": "no"}, "yes", id="not"),
        pytest.param({"not": "a"}, {}, "unknown", id="not-unknown"),
        pytest.param({"all": ["a", "b"]}, {"a": "no"}, "no", id="one-no-decides-all"),
        pytest.param({"all": ["a", "b"]}, {"a": "yes"}, "unknown", id="all-with-unknown"),
        pytest.param({"any": ["a", "b"]}, {"b": "yes"}, "yes", id="one-yes-decides-any"),
        pytest.param({"any": ["a", "b"]}, {"b": "no"}, "unknown", id="any-with-unknown"),
        pytest.param("country=TH", {"country": "TH"}, "yes", id="attribute"),
        pytest.param("country=TH", {"country": "KH"}, "no", id="another-attribute"),
        pytest.param("country=TH", {"country": "unknown"}, "unknown", id="attribute-unknown"),
        pytest.param("kind=a|b", {"kind": "b"}, "yes", id="one-of-several"),
    ],
)
def test_conditions_are_three_valued(data: object, facts: dict[str, str], result: str) -> None:
    assert condition(data).judge(lambda name: facts.get(name, "unknown")) == result


@pytest.mark.parametrize(
    "data", ["", "a=", 3, {}, {"all": []}, {"a": "b"}, {"all": "a"}, ["a"], {"all": ["a"], "any": ["b"]}]
)
def test_what_is_no_condition_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="condition|expected"):
        condition(data)
