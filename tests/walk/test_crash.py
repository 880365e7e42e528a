"""Nothing confirmed is lost: a save is killed at every call to the disk, refused at every one, and raced."""

from __future__ import annotations

import errno
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.session import Session
from coc_cli.errors import Conflict
from tests.conftest import ROOT
from tests.walk import broken_savers, crash

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def plan() -> Iterator[Path]:
    """A plan with a confirmed answer."""
    with tempfile.TemporaryDirectory(dir=crash.FAST) as folder:
        made = crash.begun(Path(folder))
        crash.saves(made, "OLD")
        yield made


def durable(order: list[str]) -> bool:
    """Whether each step into place comes after an fsync of what was written, and before one of its folder."""
    steps = [name for name in order if name in ("write", "fsync", "replace")]
    places = [index for index, name in enumerate(steps) if name == "replace"]
    return bool(places) and all(steps[at - 1 : at + 2] == ["fsync", "replace", "fsync"] for at in places)


def test_a_save_killed_at_every_call_leaves_the_old_plan_or_the_new_one(plan: Path) -> None:
    calls = crash.calls_of(lambda: crash.saves(plan, "OLD-2"))
    wrong, confirmed = [], "OLD-2"

    for at in range(1, len(calls) + 1):
        wrong += crash.killed_at(plan, at, crash.saves, confirmed=confirmed, next_one=f"NEW-{at}")
        confirmed = crash.code_in(plan)

    assert wrong == []
    crash.saves(plan, "AFTER")
    assert crash.code_in(plan) == "AFTER"


def test_each_step_into_place_follows_an_fsync_and_is_synced_itself(plan: Path) -> None:
    assert durable(crash.calls_of(lambda: crash.saves(plan, "NEW")))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_a_save_refused_at_every_call_says_not_saved_or_has_saved(plan: Path, number: int) -> None:
    calls = crash.calls_of(lambda: crash.saves(plan, "OLD-2"))
    wrong, confirmed = [], "OLD-2"

    for at, name in enumerate(calls, 1):
        value = f"NEW-{at}"

        def work(at: int = at, value: str = value) -> None:
            with crash.Calls(at, crash.refuses(number)).watched():
                crash.saves(plan, value)

        ended = crash.in_child(work)
        wrong += [f"{name}: {one}" for one in crash.wrong_with(plan, confirmed=confirmed, next_one=value, done=ended == 0)]
        confirmed = crash.code_in(plan)

    assert wrong == []
    assert sorted(path.name for path in plan.parent.glob(".*saving")) == []


def test_two_writers_lose_nothing(plan: Path) -> None:
    def writer(path: str) -> int:
        child = os.fork()
        if child == 0:
            for number in range(8):
                while True:
                    try:
                        Session(str(plan)).assign([f"{path}={path[10:]}-{number}"])
                        break
                    except Conflict:
                        continue
            os._exit(0)
        return child

    children = [writer("operation.organisation"), writer("operation.purpose")]
    for child in children:
        assert os.waitpid(child, 0)[1] == 0

    operation = Session(str(plan)).plan.operation
    assert (operation.organisation, operation.purpose) == ("organisation-7", "purpose-7")


def test_answers_confirmed_before_random_deaths_are_all_there() -> None:
    confirmed, lost = crash.random_deaths(12)

    assert (confirmed > 12, lost) == (True, 0)


@pytest.mark.needs("strace")
def test_the_kernel_sees_the_same_order(plan: Path) -> None:
    trace = plan.parent / "trace"
    subprocess.run(
        ["strace", "-f", "-y", "-o", str(trace), "-e", "trace=openat,write,fsync,rename,renameat,renameat2,flock,unlink", sys.executable, "-m", "coc_cli", "set", "p.toml", "operation.code=NEW"],
        cwd=plan.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )  # fmt: skip
    names = {
        "rename": "replace",
        "renameat": "replace",
        "renameat2": "replace",
        "fsync": "fsync",
        "write": "write",
        "flock": "lock",
    }
    here = [
        line for line in trace.read_text("utf-8", "replace").splitlines() if "p.toml" in line or str(plan.parent) in line
    ]
    called = [found[1] for line in here if (found := re.match(r"\d+ +(\w+)\(", line))]

    order = [names[name] for name in called if name in names]

    assert order[0] == "lock"
    assert durable(order)


# What the tests above are worth: each broken saver is caught by one of them.


def test_a_saver_that_writes_in_place_is_caught(plan: Path) -> None:
    whole = plan.read_bytes()
    calls = crash.calls_of(lambda: broken_savers.in_place(plan, "OLD"))
    wrong = []

    for at in range(1, len(calls) + 1):
        plan.write_bytes(whole)
        wrong += crash.killed_at(plan, at, broken_savers.in_place, confirmed="OLD", next_one="NEW")

    assert wrong != []


def test_a_saver_that_does_not_sync_is_caught(plan: Path) -> None:
    assert not durable(crash.calls_of(lambda: broken_savers.no_fsync(plan, "NEW")))


def test_a_saver_that_does_not_lock_is_caught(plan: Path) -> None:
    # Both have read before either writes.
    both = multiprocessing.get_context("fork").Barrier(2)
    children = []
    for path in ("operation.organisation", "operation.purpose"):
        child = os.fork()
        if child == 0:
            try:
                broken_savers.no_lock(plan, path, "NEW", lambda: both.wait(60))
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)

    operation = Session(str(plan)).plan.operation

    assert (operation.organisation, operation.purpose) != ("NEW", "NEW")
