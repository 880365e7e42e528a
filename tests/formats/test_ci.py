"""CI: every block of docs/ci.md is run or held to its maker's schema; the hook by pre-commit, the action's script by bash."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.documented import Block, blocks, printed_as_said, run, steps
from tests.formats.plans import AT, copy

DOCUMENT = "docs/ci.md"
BIN = Path(sys.executable).parent
# By the beginning of its text: which recipe a block is, and who says that it is well formed.
BEGINS = {"pre-commit": "repos:", "github": "name: plans", "gitlab": "plans:"}
SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}


def of_kind(kind: str) -> Block:
    return next(block for block in blocks(DOCUMENT) if block.language == "yaml" and block.text.startswith(BEGINS[kind]))


def held_to(schema: str, path: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, path],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr


@pytest.mark.needs("bash")
def test_the_console_prints_what_is_said(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    wrong, ran = [], 0
    for block in blocks(DOCUMENT):
        for command, said in steps(block) if block.language == "console" else ():
            ran += 1
            printed = run(command, tmp_path).stdout
            if not printed_as_said(said, printed):
                wrong.append(f"{DOCUMENT}:{block.line}: $ {command}\n{printed}")
    assert not wrong, "\n".join(wrong)
    assert ran == (ROOT / DOCUMENT).read_text("utf-8").count("\n$ ")


def test_every_block_is_run() -> None:
    recipes = [block for block in blocks(DOCUMENT) if block.language == "yaml"]
    assert {block.language for block in blocks(DOCUMENT)} == {"console", "yaml"}
    assert sorted(recipes) == sorted(map(of_kind, BEGINS))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_recipe_is_well_formed(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "recipe.yml"
    path.write_text(of_kind(kind).text, "utf-8")
    assert held_to(SCHEMAS[kind], path) == ""
    path.write_text(of_kind(kind).text.replace("script:", "skript:").replace("runs-on:", "runs:"), "utf-8")
    assert held_to(SCHEMAS[kind], path) != ""


@pytest.mark.parametrize(("example", "code"), [("ready", 0), ("not-ready", 1)])
def test_the_gitlab_job(tmp_path: Path, example: str, code: int) -> None:
    job = yaml.safe_load(of_kind("gitlab").text)["plans"]
    (tmp_path / "plans").mkdir()
    copy(tmp_path / "plans", example)
    (script,) = job["script"]

    ran = run(f"{script} --at {AT}", tmp_path)

    assert ran.returncode == code
    assert (tmp_path / job["artifacts"]["reports"]["junit"]).read_text("utf-8").startswith("<?xml")


def test_the_action_is_well_formed(tmp_path: Path) -> None:
    assert held_to("vendor.github-actions", ROOT / "action.yml") == ""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    # No input is pasted into a script.
    assert [step["run"] for step in action["runs"]["steps"] if "${{" in step["run"]] == []
    recipe = next(
        step for step in yaml.safe_load(of_kind("github").text)["jobs"]["check"]["steps"] if "coc@" in step["uses"]
    )
    assert set(recipe["with"]) <= set(action["inputs"])


@pytest.mark.parametrize(
    ("example", "given", "code"),
    [
        pytest.param("ready", {"plans": "plans"}, 0, id="ready"),
        pytest.param("not-ready", {"plans": "plans"}, 1, id="not-ready"),
        pytest.param("conditions", {"plans": "plans", "strict": "true"}, 1, id="strict"),
        pytest.param("ready", {"plans": "plans", "sarif": "s.sarif", "junit": "j.xml", "gate": "plan"}, 0, id="files"),
        pytest.param("ready", {"plans": "plans\n$(touch hit)\n; touch hit"}, 2, id="no-injection"),
        pytest.param("ready", {"plans": "plans/p.toml\n\n--help"}, 2, id="no-flag-injection"),
    ],
)
def test_the_actions_script(tmp_path: Path, example: str, given: dict[str, str], code: int) -> None:
    """The composite action's second step, as a runner runs it."""
    (tmp_path / "plans").mkdir()
    copy(tmp_path / "plans", example)
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = action["runs"]["steps"][1]
    inputs = {name: str(one.get("default", "")) for name, one in action["inputs"].items()} | {"at": AT} | given
    values = {
        name: inputs[re.fullmatch(r"\$\{\{ inputs\.([a-z]+) \}\}", value)[1]]  # type: ignore[index]
        for name, value in step["env"].items()
    }
    run("true", tmp_path)
    (tmp_path / "script.sh").write_text(step["run"], "utf-8")
    environment = os.environ | values
    environment |= {"PATH": f"{tmp_path / '.programs'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    environment |= {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"), "GITHUB_OUTPUT": str(tmp_path / "output")}

    ran = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "script.sh"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, (tmp_path / "output").read_text()) == (code, f"exit-code={code}\n"), ran.stderr
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("### Plans judged")
    assert "law enforcement decides" in ran.stdout
    assert not (tmp_path / "hit").exists()
    if "sarif" in given:
        assert json.loads((tmp_path / "s.sarif").read_text())["version"] == "2.1.0"
        assert (tmp_path / "j.xml").exists()


@pytest.mark.needs("git")
def test_the_hook_in_pre_commit_itself(tmp_path: Path) -> None:
    """In a repository of its own: what is ready is committed, what is not is stopped."""
    hooks = tmp_path / "coc"
    for name in ("coc_cli", "checklists", "templates"):
        shutil.copytree(ROOT / name, hooks / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, hooks / name)
    environment = os.environ | {
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": "/dev/null",
        **{f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def ran(*command: object, folder: Path) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x"), ("tag", "v0.1.0")):
        assert ran("git", *command, folder=hooks).returncode == 0
    work = tmp_path / "work"
    (work / "plans").mkdir(parents=True)
    config: Any = yaml.safe_load(of_kind("pre-commit").text)
    config["repos"][0]["repo"] = str(hooks)
    config["repos"][0]["hooks"][0]["args"] += ["--at", AT]
    (work / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    assert ran("git", "init", "-q", folder=work).returncode == 0

    copy(work / "plans", "ready", "good.toml")
    (work / "other.toml").write_text("[tool]\n")
    assert ran("git", "add", "-A", folder=work).returncode == 0
    good = ran(BIN / "pre-commit", "run", folder=work)
    copy(work / "plans", "not-ready", "bad.toml")
    assert ran("git", "add", "-A", folder=work).returncode == 0
    bad = ran(BIN / "pre-commit", "run", folder=work)

    assert (good.returncode, bad.returncode) == (0, 1), good.stdout + good.stderr + bad.stdout
    assert "plans/bad.toml: NOT READY at plan" in bad.stdout
    assert "other.toml" not in bad.stdout
