"""Plain text and where it lies: known by content, refused before a commit, warned of in a cloud folder, destroyed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from coc_cli.trust.plaintext import plan_in
from coc_cli.trust.surroundings import handed_on, warning
from tests.conftest import ROOT
from tests.trust.conftest import AT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc
    from tests.trust.conftest import Identity

BASE = (ROOT / "tests/plans/base.toml").read_text("utf-8")
HEAD = 'format = 1\nchecklist = "sea-ngo-2017"\nsalt = "00"\n'

# Twenty ways in which a plan may come to a commit, by name and content.
PLAINTEXT = {
    "plan.toml": BASE.encode(),
    "plan.TXT": BASE.encode(),
    "no-suffix": BASE.encode(),
    "plan.toml.age": BASE.encode(),
    "deep/er/plan.toml": BASE.encode(),
    "with space.toml": BASE.encode(),
    "-option.toml": BASE.encode(),
    "ก.toml": BASE.encode(),
    "windows.toml": BASE.replace("\n", "\r\n").encode(),
    "mac.toml": BASE.replace("\n", "\r").encode(),
    "bom.toml": b"\xef\xbb\xbf" + BASE.encode(),
    "utf-16.toml": BASE.encode("utf-16"),
    "just-begun.toml": HEAD.encode(),
    "quoted.toml": b'"format" = 1\n\'checklist\' = "x"\n',
    "faulty.toml": HEAD.encode() + b"[people\n",
    "headless.toml": b"[operation]\n[facts]\n[[people]]\nid='P1'\n[[groups]]\n[schedule]\n",
    "inside-a-text.md": b"see below\n\n```toml\n" + HEAD.encode() + b"```\n",
    ".plan.toml.saving": BASE.encode(),
    "backup.toml~": BASE.encode(),
    "plan.toml.history": b'{"seq":1,"previous":"' + b"0" * 64 + b'","digest":"","text":""}\n',
}


@pytest.mark.parametrize("name", PLAINTEXT)
def test_a_plan_is_known_by_what_it_says(name: str) -> None:
    assert plan_in(PLAINTEXT[name]) in ("a plan", "a plan's history")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param((ROOT / "pyproject.toml").read_bytes(), id="other-toml"),
        pytest.param((ROOT / "checklists/01-standing.toml").read_bytes(), id="checklist"),
        pytest.param(b"\x00\xff" * 5000, id="binary"),
        pytest.param(b"age-encryption.org/v1\n", id="sealed"),
    ],
)
def test_anything_else_is_none(data: bytes) -> None:
    assert plan_in(data) == ""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository whose pre-commit check is the one that coc gives."""
    run = ["git", "-C", str(tmp_path)]
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for key, value in {"user.name": "test", "user.email": "test@example.org", "commit.gpgsign": "false"}.items():
        subprocess.run([*run, "config", key, value], check=True)
    hook = tmp_path / ".git/hooks/pre-commit"
    hook.write_text(
        f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -m coc_cli seal --check --staged\n",
        "utf-8",
    )
    hook.chmod(0o700)
    return tmp_path


def committed(repository: Path) -> bool:
    ran = subprocess.run(["git", "-C", repository, "commit", "-qm", "x"], capture_output=True, check=False)
    return ran.returncode == 0


@pytest.mark.needs("git")
def test_no_commit_takes_a_plan_in_plain_text(repository: Path) -> None:
    taken = []
    for name, data in PLAINTEXT.items():
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        subprocess.run(["git", "-C", repository, "add", "-f", "--", name], check=True)
        if committed(repository):
            taken.append(name)
        subprocess.run(["git", "-C", repository, "rm", "-qrf", "--cached", "."], check=True)

    assert (taken, len(PLAINTEXT)) == ([], 20)
    (repository / "sealed.toml.age").write_bytes(b"age-encryption.org/v1\n")
    subprocess.run(["git", "-C", repository, "add", "sealed.toml.age"], check=True)
    assert committed(repository)


@pytest.mark.needs("git")
@pytest.mark.parametrize("since", ["removed", "overwritten", "renamed", "a-folder-now"])
def test_what_was_staged_is_looked_at_whatever_lies_there_by_now(repository: Path, since: str) -> None:
    """A commit was refused, the plan was sealed and removed; what was staged before is still plain text."""
    plan = repository / "plan.toml"
    plan.write_text(BASE, "utf-8")
    subprocess.run(["git", "-C", repository, "add", "plan.toml"], check=True)
    plan.unlink()
    if since == "overwritten":
        plan.write_text("nothing", "utf-8")
    elif since == "renamed":
        (repository / "other.toml").write_text(BASE, "utf-8")
    elif since == "a-folder-now":
        plan.mkdir()
    (repository / "plan.toml.age").write_bytes(b"age-encryption.org/v1\n")
    subprocess.run(["git", "-C", repository, "add", "plan.toml.age"], check=True)

    assert not committed(repository)
    subprocess.run(["git", "-C", repository, "rm", "-qf", "--cached", "plan.toml"], check=True)
    assert committed(repository)


@pytest.mark.needs("git")
def test_a_large_file_before_a_plan_hides_nothing(repository: Path) -> None:
    (repository / "a.bin").write_bytes(b"x" * (5 << 20))
    (repository / "b.toml").write_text(BASE, "utf-8")
    subprocess.run(["git", "-C", repository, "add", "."], check=True)

    ran = subprocess.run(["git", "-C", repository, "commit", "-qm", "x"], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr.splitlines()[0]) == (1, "b.toml: is a plan in plain text")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        pytest.param(["--staged"], "git does not say what is to be committed", id="no-repository"),
        pytest.param(["gone.toml"], "gone.toml: can't be read: no such file", id="no-file"),
        pytest.param([], "--check looks at files that are named, or at what is --staged", id="nothing-named"),
        pytest.param(["--staged", "x"], "--check looks at files that are named", id="both"),
    ],
)
def test_what_can_not_be_looked_at_passes_no_check(
    coc: Coc, call: list[str], said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    ran = coc("seal", "--check", *call)

    assert (ran.code, said in ran.err) == (2, True)


def test_the_check_names_each_file(coc: Coc, tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text(BASE, "utf-8")
    (tmp_path / "README.md").write_text("nothing", "utf-8")

    ran = coc("seal", "--check", "README.md", "plan.toml", ".")

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "plan.toml: is a plan in plain text\ncoc: hint: seal it first: coc seal PLAN --to RECIPIENT --to RECIPIENT\n"
    )


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        pytest.param("work/.git/", "a git repository", id="git"),
        pytest.param("tree/.git", "a git repository", id="git-worktree"),
        pytest.param("Dropbox/", "Dropbox", id="dropbox"),
        pytest.param("OneDrive - Office/", "OneDrive", id="onedrive"),
        pytest.param("Google Drive/", "Google Drive", id="google"),
        pytest.param("Library/Mobile Documents/", "iCloud", id="icloud"),
        pytest.param("Nextcloud/", "Nextcloud", id="nextcloud"),
        pytest.param("shared/.stfolder/", "Syncthing", id="syncthing"),
    ],
)
def test_a_folder_that_hands_its_files_on(tmp_path: Path, inside: str, said: str) -> None:
    marker = tmp_path / inside
    folder = marker if not marker.name.startswith(".") else marker.parent
    folder.mkdir(parents=True)
    if inside.endswith("/"):
        marker.mkdir(exist_ok=True)
    else:
        marker.write_text("gitdir: elsewhere\n", "utf-8")
    (folder / "deeper").mkdir()

    assert handed_on(str(folder / "deeper/plan.toml")).startswith(said)
    assert "is in plain text inside" in warning(str(folder / "deeper/plan.toml"))


def test_a_link_into_a_cloud_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox/plans").mkdir(parents=True)
    (tmp_path / "plans").symlink_to(tmp_path / "Dropbox/plans")

    assert handed_on(str(tmp_path / "plans/plan.toml")).startswith("Dropbox")


def test_a_plan_that_is_saved_there_is_warned_of_once(coc: Coc, plan: Path) -> None:
    (plan.parent / ".git").mkdir()

    ran = coc("set", plan, "operation.code=HERON")

    assert ran.err.count("coc: warning:") == 1
    assert "is in plain text inside a git repository" in ran.err
    assert coc("check", plan, "-q", "--at", AT).err == ""


def test_a_sealed_plan_may_lie_there(coc: Coc, plan: Path, identities: list[Identity]) -> None:
    (plan.parent / ".git").mkdir()
    mine = identities[0]
    coc("seal", plan, "--to", mine.public, "--to", identities[1].public, "--remove", "-i", mine.file)

    assert "warning" not in coc("set", f"{plan}.age", "operation.code=HERON", "-i", mine.file).err
    assert "warning" in coc("open", f"{plan}.age", "-i", mine.file).err
