"""Watched from outside: no command writes plain text of a sealed plan, opens a network socket, or lets others read a file."""

from __future__ import annotations

import shutil
import stat
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.new import restamp
from coc_cli.commands.session import Session
from coc_cli.trust import vault
from coc_cli.trust.keys import Keys
from tests.conftest import ROOT
from tests.judging import TODAY
from tests.trust.traced import CALLS, Trace, files, implemented, traced

if TYPE_CHECKING:
    from pathlib import Path

    from tests.trust.conftest import Identity

pytestmark = pytest.mark.needs("strace", "ssh-keygen")

# Words of the base plan, and one that is typed in: none of them may be found outside `out/`.
CANARIES = ("CANARY", "LANTERN", "yard gate", "schedule", "[[people]]")
LOCAL = {"AF_UNIX"}
HARMLESS = ("/dev/null", "/dev/tty")


@pytest.fixture(scope="module")
def words(identities: list[Identity], ssh: Path) -> dict[str, str]:
    """What stands for a file in the calls."""
    return {
        "PLAN": "plan.toml.age",
        "MINE": str(identities[0].file),
        "NOBODY": str(identities[2].file),
        "KEY": str(ssh / "planner"),
        "SIGNERS": str(ssh / "signers"),
    }


def sealed_in(folder: Path, identities: list[Identity]) -> None:
    """A sealed plan with a history, a file of recipients, and nothing in plain text."""
    plan = folder.with_name("plan.toml")
    shutil.copy(ROOT / "tests/plans/base.toml", plan)
    restamp(Session(str(plan), at=TODAY))
    to = [one.public for one in identities[:2]]
    vault.seal_plan(str(plan), to, alone="", keys=Keys())
    for name in ("plan.toml.age", "plan.toml.age.history"):
        shutil.move(folder.with_name(name), folder)
    (folder / "keys").write_text("\n".join(to) + "\n", "utf-8")
    (folder / "keys").chmod(0o600)
    (folder / "out").mkdir(mode=0o700)


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory, identities: list[Identity], words: dict[str, str]) -> Trace:
    """Every command, run once and more."""
    folder = tmp_path_factory.mktemp("every") / "home"
    folder.mkdir(mode=0o700)
    sealed_in(folder, identities)
    calls = [[name, *call] for name in implemented() for call in CALLS[name]]
    return traced(folder, words, calls)


def plain(trace: Trace) -> list[str]:
    """Where plain text went that nobody asked for: files that were written, and what lies there afterwards."""
    asked = (str(trace.folder / "out"), "pipe:", *HARMLESS)
    went = [path for path, text in trace.wrote if not path.startswith(asked) and any(one in text for one in CANARIES)]
    lies = [
        str(path)
        for path in files(trace.folder)
        if path.is_file()
        and trace.folder / "out" not in path.parents
        and any(one.encode() in path.read_bytes() for one in CANARIES)
    ]
    return went + lies


def elsewhere(trace: Trace) -> list[str]:
    """Files that were opened for writing outside the folder of the plan."""
    beneath = str(trace.folder)
    return [path for path in trace.opened if path.startswith("/") and not path.startswith((beneath, *HARMLESS))]


def wide(folder: Path) -> list[str]:
    """Files and folders that others may read."""
    return [str(path) for path in files(folder) if stat.S_IMODE(path.stat().st_mode) & 0o077]


def test_every_command_is_watched(every: Trace) -> None:
    assert sorted(set(implemented()) - CALLS.keys()) == []
    assert {name for name, _ in every.codes} == set(implemented())
    assert "fault of coc" not in every.said
    assert {code for _, code in every.codes} <= {0, 1, 2, 130}


def test_what_is_expected_to_work_works(every: Trace) -> None:
    worked = {name for name, code in every.codes if code in (0, 1)}

    assert sorted(set(implemented()) - worked - {"walk"}) == []


def test_plain_text_never_touches_the_disk(every: Trace) -> None:
    assert plain(every) == []
    assert elsewhere(every) == []
    assert any("plan.toml.age" in path for path in every.opened), "the trace sees nothing"


def test_no_network_socket_is_opened(every: Trace) -> None:
    assert set(every.sockets) - LOCAL == set()


def test_no_file_is_for_others_whatever_the_mask(every: Trace) -> None:
    assert wide(every.folder) == []


def test_no_temporary_file_is_left(every: Trace) -> None:
    assert [str(path) for path in files(every.folder) if path.name.endswith((".saving", ".lock", ".tmp"))] == []


@pytest.mark.parametrize(
    ("broken", "seen"),
    [
        pytest.param("import socket; socket.socket(socket.AF_INET)", "socket", id="a-socket"),
        pytest.param(
            "open('/tmp/coc-elsewhere', 'w').close(); os.unlink('/tmp/coc-elsewhere')", "elsewhere", id="elsewhere"
        ),
        pytest.param(
            "import coc_cli.trust.seal as s; e = s.Sealed.encode\n"
            "def bad(self, text):\n    open('swap', 'w').write(text); os.unlink('swap'); return e(self, text)\n"
            "s.Sealed.encode = bad",
            "plain",
            id="a-swap-file-that-is-gone-again",
        ),
        pytest.param("import coc_cli.plan.store as s; s.MODE = 0o644", "wide", id="wide"),
    ],
)
def test_a_broken_build_is_seen(
    tmp_path: Path, identities: list[Identity], words: dict[str, str], broken: str, seen: str
) -> None:
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    sealed_in(folder, identities)

    trace = traced(folder, words, [["set", *CALLS["set"][0]]], broken=broken)

    found = {
        "socket": set(trace.sockets) - LOCAL,
        "elsewhere": elsewhere(trace),
        "plain": plain(trace),
        "wide": wide(folder),
    }
    assert [name for name, what in found.items() if what] == [seen]
