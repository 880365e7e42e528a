"""How long a planner waits: from Enter to the next question drawn, the save included, on a real pseudo-terminal.

    python -m tests.walk.latency [FOLDER]

Wall time and the program's own processor time, beside one fsync of as many bytes in the same folder; then the first prompt
beside the bare import of what draws it. Other work on the machine shows mostly in the wall time. Both are measured as they
run where coc is installed: compiled once, never anew from source.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import ROOT
from tests.walk.keys import F10
from tests.walk.pty import Walk

_ANSWERS = 20


def _processor(pid: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/schedstat").read_text("ascii").split()
    return int(fields[0]) / 1e9


def answers(folder: Path) -> tuple[list[float], list[float]]:
    """Seconds on the wall and of the processor for each answer, over the facts of the base plan."""
    shutil.copy(ROOT / "tests/plans/base.toml", folder / "p.toml")
    walk = Walk(folder, "p.toml", "--all")
    walk.number(1)
    walk.press("\r")
    walk.number(2)
    wall, processor = [], []
    for number in range(3, 3 + _ANSWERS):
        pid = walk.child.pid
        begun, used = time.perf_counter(), _processor(pid)
        walk.press("1")
        walk.number(number)
        wall.append(time.perf_counter() - begun)
        processor.append(_processor(pid) - used)
    walk.press(F10)
    walk.end()
    return wall, processor


def syncs(folder: Path, size: int) -> list[float]:
    """Seconds for one fsync of so many bytes, many times."""
    found = []
    for _ in range(_ANSWERS):
        handle = os.open(folder / "bytes", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(handle, b"x" * size)
        begun = time.perf_counter()
        os.fsync(handle)
        found.append(time.perf_counter() - begun)
        os.close(handle)
    return found


def first_prompt(folder: Path) -> tuple[float, float]:
    """Processor seconds up to the first question, and for the imports alone; the least of five each."""
    ours, bare = [], []
    for _ in range(5):
        walk = Walk(folder, "p.toml")
        walk.number(1)
        ours.append(_processor(walk.child.pid))
        walk.press(F10)
        walk.end()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", "import questionary, typer"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        bare.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(ours), min(bare)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        folder = Path(name)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        wall, processor = answers(folder)
        size = (folder / "p.toml").stat().st_size
        ours, bare = first_prompt(folder)
        rows = {
            "Enter to next question, wall": wall,
            "Enter to next question, processor": processor,
            f"one fsync of {size} bytes": syncs(folder, size),
        }
        for label, times in rows.items():
            print(f"{label:<38} median {statistics.median(times) * 1000:6.1f} ms, worst {max(times) * 1000:6.1f} ms")  # noqa: T201
        times_over = f"{ours / bare:.2f}x"
        print(f"first question, processor {ours * 1000:.0f} ms; imports alone {bare * 1000:.0f} ms: {times_over}")  # noqa: T201


if __name__ == "__main__":
    main()
