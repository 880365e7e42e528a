"""Runs the program on many files in one process of bounded memory; says for each what it did and what it cost.

python -m tests.hostile.driver RESULTS BREAK FILE...

BREAK is code that breaks the program first, "" for none: what finds nothing in a broken build finds nothing at all.
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
import time
from pathlib import Path

from coc_cli.main import main

AT = ("--at", "2026-11-23T12:00+07:00")
CALLS = (
    ("check", *AT),
    ("check", "--format", "json", *AT),
    ("status", *AT),
    ("report", "--format", "html", *AT),
    ("brief", "--format", "text", "-o", "-", *AT),
)


def tried(call: tuple[str, ...], file: str) -> dict[str, object]:
    """Call the program on a file; return its exit code, its words and its seconds of processor."""
    out, err = io.StringIO(), io.StringIO()
    began = time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([call[0], file, *call[1:]])
    seconds = time.process_time() - began
    return {"call": " ".join(call[:3]), "code": code, "out": out.getvalue(), "err": err.getvalue(), "seconds": seconds}


def highest() -> int:
    """The most memory this process has held, in KiB; getrusage would count what its parent held before it."""
    with contextlib.suppress(OSError):
        rows = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("ascii", "replace").splitlines())
        return int(rows["VmHWM"].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def run(results: str, files: list[str]) -> None:
    """Try every call on every file; a file that was refused is not tried by every call again."""
    # The parser sets 1 GiB of addresses aside, and uses next to nothing of it.
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
    tried(CALLS[0], "/dev/null")  # what is imported once is no file's fault
    with Path(results).open("w", encoding="utf-8") as into:
        for file in files:
            for call in CALLS:
                found = tried(call, file)
                # In KiB, of the whole process so far: where it rises, a file was the worst until then.
                peak = highest()
                into.write(json.dumps({"file": file, **found, "peak": peak}, ensure_ascii=True) + "\n")
                if call == CALLS[0] and found["code"] == 2:
                    break


if __name__ == "__main__":
    exec(sys.argv[2])  # noqa: S102  # from the tests, for the tests
    run(sys.argv[1], sys.argv[3:])
