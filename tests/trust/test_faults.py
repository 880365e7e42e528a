"""A fault of our own, wherever it comes, tells where it is and never what was there; a crash writes no memory to the disk."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

import coc_cli
from tests.conftest import ROOT
from tests.trust.conftest import AT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

CANARY = "KESTREL"
FAULTS = [ValueError, KeyError, RecursionError, MemoryError, UnicodeDecodeError, OSError, AssertionError, TypeError]
# Where it may come, and the command that passes there.
PLACES = {
    "coc_cli.readiness.verdict.gates_allowed": ("status",),
    "coc_cli.plan.store.write_file": ("set", "operation.call_in=KESTREL"),
    "coc_cli.trust.history.append": ("set", "operation.call_in=KESTREL"),
    "coc_cli.documents.html.render": ("report", "--format", "html"),
    "coc_cli.documents.text.render": ("report", "--format", "text"),
    "coc_cli.commands.checking.spread": ("check", "--format", "json"),
    "coc_cli.trust.signoffs.states": ("verify", "--at", AT),
}


def raised(kind: type[Exception]) -> Exception:
    """A fault that holds words of a plan, as Python's own do."""
    if kind is UnicodeDecodeError:
        return UnicodeDecodeError("utf-8", CANARY.encode(), 0, 1, CANARY)
    return kind(CANARY)


@pytest.fixture(scope="module", autouse=True)
def everything_is_loaded() -> None:
    """What is first imported while a part of it is broken would keep the broken part, for the tests that follow."""
    for module in pkgutil.walk_packages(coc_cli.__path__, "coc_cli."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_tells_no_word_of_a_plan(
    coc: Coc, plan: Path, monkeypatch: pytest.MonkeyPatch, place: str, kind: type[Exception]
) -> None:
    name, *rest = PLACES[place]

    def broken(*_: object, **__: object) -> None:
        secret = CANARY  # what a traceback with local values would show
        raise raised(kind) from ValueError(secret)

    monkeypatch.setattr(place, broken)
    ran = coc(name, plan, *rest)

    assert (ran.code, CANARY in ran.out + ran.err, "Traceback" in ran.err) == (2, False, False)
    assert "this is a fault of coc" in ran.out + ran.err


def test_memory_that_holds_an_opened_plan_is_not_dumped() -> None:
    program = (
        "import resource; from coc_cli.trust.age import library; library(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    )

    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)

    assert ran.stdout == "(0, 0)\n"
