"""Attacks on the history of a signed plan, each by its name: every one turns a READY into NOT READY."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.session import Session
from tests.judging import TODAY
from tests.trust.attacking import check, refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

pytestmark = pytest.mark.needs("ssh-keygen")


def test_rolled_back_with_its_history(coc: Coc, target: Path, ssh: Path, tmp_path: Path) -> None:
    seen = Session(str(target), at=TODAY).history().head
    earlier = target.read_bytes(), (tmp_path / "plan.toml.history").read_bytes()
    session = Session(str(target), at=TODAY)
    session.assign(["operation.leak_suspected_at=2026-11-22T10:00:00+07:00"])
    newest = session.history().head
    target.write_bytes(earlier[0])
    (tmp_path / "plan.toml.history").write_bytes(earlier[1])

    assert check(coc, target, ssh).code == 0, "an old plan alone can't be told from the present one"
    assert check(coc, target, ssh, "--at-least", seen).code == 0
    refused(check(coc, target, ssh, "--at-least", newest), "rolled back: the history does not hold the head")


def test_history_cut_behind_the_sign_offs(coc: Coc, target: Path, ssh: Path, tmp_path: Path) -> None:
    name = tmp_path / "plan.toml.history"
    name.write_text("".join(name.read_text("utf-8").splitlines(keepends=True)[:1]), "utf-8")

    refused(check(coc, target, ssh), "the history it was bound to is not the one beside the plan")


def test_history_taken_away(coc: Coc, target: Path, ssh: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.toml.history").unlink()

    refused(check(coc, target, ssh), "the history it was bound to is not the one beside the plan")


def test_history_written_anew(coc: Coc, target: Path, ssh: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.toml.history").unlink()
    Session(str(target), at=TODAY).assign(["copies.N1.returned_on=2026-11-01"])

    refused(check(coc, target, ssh), "the history it was bound to is not the one beside the plan")


def test_history_edited(coc: Coc, target: Path, ssh: Path, tmp_path: Path) -> None:
    name = tmp_path / "plan.toml.history"
    first, *rest = name.read_text("utf-8").splitlines(keepends=True)
    name.write_text(json.dumps({**json.loads(first), "role": "approver"}) + "\n" + "".join(rest), "utf-8")

    refused(check(coc, target, ssh), "the history is broken: line 2 does not follow the line before it")
