"""Links, masks and two who write at once: no save follows a link, widens a file or loses what another saved."""

from __future__ import annotations

import fcntl
import os
import stat
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.session import Session
from coc_cli.errors import CocError, Conflict, NotSaved
from coc_cli.plan import store
from coc_cli.tomlfile.edits import Change
from tests.judging import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Coc, Ran


def test_a_plan_that_is_a_link_is_not_saved_through(coc: Coc, plan: Path) -> None:
    victim = plan.with_name("victim")
    plan.rename(victim)
    before, past = victim.read_bytes(), (plan.parent / "plan.toml.history").read_bytes()
    plan.symlink_to(victim)

    ran = coc("set", plan, "operation.code=HERON")

    assert (ran.code, victim.read_bytes(), plan.is_symlink()) == (2, before, True)
    assert "NOT SAVED: it is a link" in ran.err
    assert (plan.parent / "plan.toml.history").read_bytes() == past, "a line was written for a save that is none"


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


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_a_lock_that_is_no_file_stops_a_save(plan: Path, make: Callable[[str], None], coc: Coc) -> None:
    make(str(plan.parent / ".plan.toml.lock"))
    before = plan.read_bytes()

    ran = coc("set", plan, "operation.code=HERON")

    assert (ran.code, plan.read_bytes()) == (2, before)
    assert "NOT SAVED: can't lock it" in ran.err


def test_a_lock_that_the_disk_has_no_room_for_stops_a_save(plan: Path, coc: Coc, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = plan.read_bytes()
    monkeypatch.setattr("coc_cli.plan.store.os.ftruncate", full)

    ran = coc("set", plan, "operation.code=HERON")

    assert (ran.code, plan.read_bytes()) == (2, before)
    assert "NOT SAVED: can't lock it: no space left on device" in ran.err


def test_a_disk_that_knows_no_locks_is_not_called_somebody_else(
    plan: Path, coc: Coc, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", unknown)

    assert "NOT SAVED: can't lock it: operation not supported" in coc("set", plan, "operation.code=HERON").err


def test_a_history_that_can_not_be_looked_at_is_not_begun_anew(
    plan: Path, coc: Coc, monkeypatch: pytest.MonkeyPatch
) -> None:
    past, seen = (plan.parent / "plan.toml.history").read_bytes(), os.lstat

    def failing(path: str) -> os.stat_result:
        if str(path).endswith(".history"):
            raise OSError(5, "Input/output error")
        return seen(path)

    monkeypatch.setattr("coc_cli.plan.store.os.lstat", failing)
    ran = coc("set", plan, "operation.code=HERON")
    monkeypatch.undo()

    assert (ran.code, (plan.parent / "plan.toml.history").read_bytes()) == (2, past)
    assert "can't be looked at: input/output error" in ran.err


@pytest.mark.parametrize("format", ["pdf", "html"])
def test_a_pipe_that_is_written_to_stays_a_pipe(coc: Coc, plan: Path, format: str) -> None:
    """So does a device: a report written to /dev/null must not take its place."""
    pipe = plan.with_name("pipe")
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    fcntl.fcntl(reader, fcntl.F_SETPIPE_SZ, 1 << 20)
    try:
        assert coc("report", plan, "--format", format, "-o", pipe).code == 1
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert len(os.read(reader, 1 << 20)) > 10_000
    finally:
        os.close(reader)


def test_a_plan_never_takes_the_place_of_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(NotSaved, match="it is no regular file"):
        store.write_file(str(tmp_path / "pipe"), b"new")


def test_no_plan_is_saved_that_could_not_be_read_again(coc: Coc, plan: Path) -> None:
    answers = plan.parent / "answers"

    def noted(*names: str) -> Ran:
        lines = [f"risks.Y{row}.{name}={'ก' * 1990}" for row in range(50) for name in names]
        answers.write_text("\n".join(lines), "utf-8")
        return coc("set", plan, "--answers", answers)

    assert noted("description", "trigger").code == 0
    before, past = plan.read_bytes(), (plan.parent / "plan.toml.history").read_bytes()
    ran = noted("measures", "contingency")

    assert (ran.code, plan.read_bytes(), (plan.parent / "plan.toml.history").read_bytes()) == (2, before, past)
    assert "NOT SAVED: it would be larger than 1 MiB" in ran.err


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


def test_a_file_that_changed_since_it_was_read_is_not_written_over(plan: Path) -> None:
    """Whoever wrote it, an editor say, takes no lock of ours."""
    session = Session(str(plan), at=TODAY)
    plan.write_bytes(plan.read_bytes() + b"# by hand\n")
    before = plan.read_bytes()

    with pytest.raises(Conflict, match="changed since it was read"):
        session.change([Change(("operation", "code"), "HERON")])

    assert plan.read_bytes() == before
