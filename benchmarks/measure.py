"""Measuring a command: its processor time, its time by the clock, its memory; several rounds, taken in turns."""

from __future__ import annotations

import os
import subprocess
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class Cost:
    """The least that a command cost in any round: seconds of the processor and of the clock, and MiB at its largest."""

    __slots__ = ("cpu", "memory", "wall")

    def __init__(self, cpu: float, wall: float, memory: float) -> None:
        self.cpu = cpu
        self.wall = wall
        self.memory = memory

    def least(self, other: Cost) -> Cost:
        """The lesser of two rounds, figure by figure: whatever else the machine does only adds to them."""
        return Cost(min(self.cpu, other.cpu), min(self.wall, other.wall), min(self.memory, other.memory))


def costs(commands: Mapping[str, Sequence[str]], *, rounds: int, folder: Path) -> dict[str, Cost]:
    """Run all commands once in each round, in turns, so that a slow minute of the machine meets all of them."""
    for command in commands.values():
        run(command, folder)  # the first run reads from the disk
    found: dict[str, Cost] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            cost = run(command, folder)
            found[name] = found[name].least(cost) if name in found else cost
    return found


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end, its output thrown away. Exit codes 0 and 1 are verdicts; any other is an error."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    if "PYTHONPATH" in os.environ:
        environment["PYTHONPATH"] = os.environ["PYTHONPATH"]
    begun = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    with process.stderr:
        said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {process.returncode}\n{said.decode()}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)
