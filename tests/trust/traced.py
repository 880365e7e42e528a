"""Every command run on a sealed plan under strace: which files it opened for writing, what it wrote, which sockets it made."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from coc_cli.commands.app import COMMANDS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What each command is called with. PLAN is sealed, MINE opens it; what is asked for in `out/` is plain on purpose.
CALLS: dict[str, list[list[str]]] = {
    "demo": [["out/demo"]],
    "new": [
        ["new.toml.age", "-i", "MINE", "--to", "keys"],
        ["from.toml.age", "--from", "ready", "-i", "MINE", "--to", "keys"],
    ],
    "walk": [["PLAN", "--plain", "--set", "operation.code=CANARY", "-i", "MINE"], ["PLAN", "-i", "MINE"]],
    "set": [
        ["PLAN", "operation.code=CANARY", "-i", "MINE"],
        ["PLAN", "operation.nosuch=CANARY", "-i", "MINE"],
        ["PLAN", "--erase", "premises.B1.assembly_point", "-i", "MINE"],
    ],
    "get": [["PLAN", "operation.code", "-i", "MINE"]],
    "confirm": [["PLAN", "14.a/1", "--gate", "entry", "--by", "SW1", "--at", "2026-12-03T06:00+07:00", "-i", "MINE"]],
    "waive": [
        "PLAN 12.h.i/1 --reason CANARY --asked-by SW1 --approved-by A1 --until 2026-12-03 -i MINE --at 2026-11-23T12:00Z".split(),
    ],
    "status": [["PLAN", "-i", "MINE"]],
    "check": [["PLAN", "-i", "MINE"], ["PLAN", "-i", "MINE", "--format", "json"], ["PLAN"], ["PLAN", "-i", "NOBODY"]],
    "report": [["PLAN", "-i", "MINE", "--format", one] for one in ("html", "md", "text")]
    + [["PLAN", "-i", "MINE", "-o", "out/report.html"]],
    "brief": [["PLAN", "-i", "MINE", "-o", "out/sheets"]],
    "forms": [["PLAN", "-i", "MINE", "-o", "out/forms"]],
    "requests": [["PLAN", "-i", "MINE"]],
    "portfolio": [[".", "-i", "MINE"]],
    "clauses": [["12.b"]],
    "cure": [["PLAN", "-i", "MINE"]],
    "diff": [["PLAN", "PLAN", "-i", "MINE"]],
    "rehearse": [["PLAN", "-i", "MINE"]],
    "sign": [["PLAN", "--role", "planner", "--code", "P1", "--method", "ssh", "--key", "KEY", "-i", "MINE"]],
    "verify": [["PLAN", "-i", "MINE", "--signers", "SIGNERS"]],
    "history": [["PLAN", "-i", "MINE"]],
    "seal": [["PLAN", "-i", "MINE", "--to", "keys"]],
    "open": [["PLAN", "-i", "MINE", "-o", "out/opened.toml"]],
    "purge": [["PLAN", "-i", "MINE"], ["new.toml.age", "-i", "MINE", "--destroy", "--early", "CANARY"]],
    "doctor": [[]],
    "schema": [[]],
}

_DRIVER = """
import json, os, sys
os.umask(0)
{}
from coc_cli.main import main
for call in json.loads(sys.argv[1]):
    sys.stdin = open(os.devnull)
    code = main(call)
    print("\\nRAN", code, call[0], flush=True)
"""
_WATCHED = "socket,open,openat,creat,write,pwrite64,writev,sendto,sendmsg"
_OPENED = re.compile(r'(?:open|openat|creat)\((?:[^,"]*, )?"([^"]*)".*\bO_(?:WRONLY|RDWR|CREAT)')
_WROTE = re.compile(r"(?:write|pwrite64|writev)\(\d+<([^>]*)>, (.*)")
_SOCKET = re.compile(r"socket\((AF_\w+|PF_\w+)")


class Trace(NamedTuple):
    """What was seen. codes: command and exit code, in order; wrote: file and what was written to it."""

    folder: Path
    codes: list[tuple[str, int]]
    opened: list[str]
    wrote: list[tuple[str, str]]
    sockets: list[str]
    said: str


def implemented() -> list[str]:
    """The commands whose module is there."""
    return [name for name, (module, _) in COMMANDS.items() if find_spec(f"coc_cli.commands.{module}")]


def traced(folder: Path, words: dict[str, str], calls: list[list[str]], *, broken: str = "") -> Trace:
    """Run calls in one process under strace, in `folder`, which is also its home and its place for temporary files."""
    calls = [[words.get(word, word) for word in call] for call in calls]
    environment = {
        **{name: os.environ[name] for name in ("PATH",)},
        **dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder)),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_COLOR": "1",
    }
    log = folder.with_name(f"{folder.name}.strace")
    ran = subprocess.run(
        [*watching(log), sys.executable, "-c", _DRIVER.format(broken), json.dumps(calls)],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
    )
    said = ran.stdout.decode("utf-8", "replace")
    return Trace(
        folder,
        [(name, int(code)) for code, name in re.findall(r"^RAN (\d+) (\w+)$", said, re.MULTILINE)],
        *seen(log),
        said,
    )


def watching(log: Path) -> list[str]:
    """The call under which a program is watched."""
    return ["strace", "-f", "-y", "-s", "300000", "-e", f"trace={_WATCHED}", "-o", str(log)]


def seen(log: Path) -> tuple[list[str], list[tuple[str, str]], list[str]]:
    """What was opened for writing, what was written where, and which sockets were made."""
    lines = log.read_text("utf-8", "replace").splitlines()
    return (
        [match.group(1) for line in lines if (match := _OPENED.search(line))],
        [(match.group(1), match.group(2)) for line in lines if (match := _WROTE.search(line))],
        [match.group(1) for line in lines if (match := _SOCKET.search(line))],
    )


def files(folder: Path) -> Iterator[Path]:
    """Every file and folder beneath a folder."""
    return folder.rglob("*")
