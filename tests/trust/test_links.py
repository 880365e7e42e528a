"""Links, masks and two who write at once: no save follows a link, widens a file or loses what another saved."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.session import Session
from coc_cli.errors import CocError, Conflict, NotSaved
from coc_cli.plan import store
from tests.judging import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc


def test_a_plan_that_is_a_link_is_not_saved_through(coc: Coc, plan: Path) -> None:
    victim = plan.with_name("victim")
    plan.rename(victim)
    before = victim.read_bytes()
    plan.symlink_to(victim)

    ran = coc("set", plan, "operation.code=HERON")

    assert (ran.code, victim.read_bytes(), plan.is_symlink()) == (2, before, True)
    assert "NOT SAVED: it is a link" in ran.err


@pytest.mark.parametrize("name", [".out.txt.saving", "out.txt"])
def test_a_link_that_lies_where_a_file_is_to_be_written_harms_nobody(tmp_path: Path, name: str) -> None:
    victim = tmp_path / "victim"
    victim.write_text("untouched", "utf-8")
    (tmp_path / name).symlink_to(victim)

    if name == "out.txt":
        with pytest.raises(NotSaved):
            store.write_file(str(tmp_path / "out.txt"), b"new")
    else:
        store.write_file(str(tmp_path / "out.txt"), b"new")

    assert victim.read_text("utf-8") == "untouched"


def test_a_lock_that_is_a_link_is_not_followed(plan: Path) -> None:
    victim = plan.with_name("victim")
    victim.write_text("untouched", "utf-8")
    (plan.parent / ".plan.toml.lock").symlink_to(victim)

    with pytest.raises(CocError, match="can't lock it"):
        Session(str(plan), at=TODAY).assign(["operation.code=HERON"])

    assert victim.read_text("utf-8") == "untouched"


def test_a_hard_link_keeps_what_it_held(plan: Path) -> None:
    twin = plan.with_name("twin")
    os.link(plan, twin)
    before = twin.read_bytes()

    Session(str(plan), at=TODAY).assign(["operation.code=HERON"])

    assert twin.read_bytes() == before
    assert stat.S_IMODE(plan.stat().st_mode) == 0o600


def test_of_two_who_change_a_plan_the_second_is_told(plan: Path) -> None:
    first, second = Session(str(plan), at=TODAY), Session(str(plan), at=TODAY)
    first.assign(["operation.code=HERON"])

    with pytest.raises(Conflict, match="changed meanwhile by somebody else"):
        second.assign(["operation.code=EGRET"])

    assert Session(str(plan), at=TODAY).plan.operation.code == "HERON"
