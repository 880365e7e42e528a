"""Prints what each part costs, as a ratio to a baseline of the same run, and whether it is within its bound.

`python -m benchmarks` measures everything in clean environments that it builds, in about ten minutes; `--plans 600` takes
fewer plans; `--here` takes this interpreter and this checkout, without the peer.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import costs, run
from benchmarks.places import ROOT, Programs, corpus, here, installed

AT = "2026-12-01T09:00+07:00"
BARE = (
    "import sys, tomllib\n"
    "for name in open(sys.argv[1]).read().split():\n"
    "    with open(name, 'rb') as file:\n"
    "        tomllib.load(file)\n"
)


class Row:
    """One line of the table. `at_most` is a bound from above, else from below."""

    __slots__ = ("at_most", "bound", "figure", "unit", "what")

    def __init__(self, what: str, figure: float, bound: float, *, unit: str = "x", at_most: bool = True) -> None:
        self.what = what
        self.figure = figure
        self.bound = bound
        self.unit = unit
        self.at_most = at_most

    @property
    def good(self) -> bool:
        """Whether the figure is within its bound."""
        return self.figure <= self.bound if self.at_most else self.figure >= self.bound

    def __str__(self) -> str:
        bound = f"{'at most' if self.at_most else 'at least'} {self.bound:g}{self.unit}"
        return f"| {self.what} | {self.figure:.2f}{self.unit} | {bound} | {'yes' if self.good else 'NO'} |"


def table(programs: Programs, folder: Path, *, plans: int, rounds: int) -> list[Row]:
    """Measure everything."""
    return [*cold(programs, folder, rounds), *many(programs, folder, plans)]


def cold(programs: Programs, folder: Path, rounds: int) -> list[Row]:
    """One call each, from nothing: processor time against an interpreter that imports tomllib."""
    plan, coc = ROOT / "checklists/examples/preliminary.toml", programs.coc
    commands = {
        "floor": [*programs.python, "-I", "-c", "import tomllib"],
        "version": [*coc, "--version"],
        "help": [*coc, "--help"],
        "check": [*coc, "check", str(plan), "--at", AT],
        "report": [*coc, "report", str(plan), "--at", AT, "--format", "html"],
    }
    if programs.peer:
        run([*coc, "schema", "-o", str(folder / "schema.json")], folder)
        commands["peer"] = [*programs.peer, "--schemafile", str(folder / "schema.json"), str(plan)]
    cost = costs(commands, rounds=rounds, folder=folder)
    floor = cost["floor"].cpu
    size = plan.stat().st_size / 1024
    rows = [
        Row("`coc --version` / floor", cost["version"].cpu / floor, 2.6),
        Row("`coc --help` / floor", cost["help"].cpu / floor, 3.0),
        Row(f"`coc check`, one plan of {size:.0f} KiB / floor", cost["check"].cpu / floor, 3.5),
        Row("`coc report` to HTML / floor", cost["report"].cpu / floor, 5.0),
    ]
    if "peer" in cost:
        rows.insert(3, Row("`coc check`, one plan / check-jsonschema", cost["check"].cpu / cost["peer"].cpu, 0.35))
    return rows


def many(programs: Programs, folder: Path, plans: int) -> list[Row]:
    """Many plans in one call: against a loop that only parses, against the peer, in memory, in two processes."""
    few, beside, some = min(200, plans), min(600, plans), min(2_000, plans)
    listed = {count: corpus(folder, count) for count in {1, few, beside, some, plans}}

    def check(count: int, *flags: str) -> list[str]:
        return [*programs.coc, "check", "-q", "--at", AT, "--files-from", str(listed[count]), *flags]

    one = run(check(1), folder)
    whole = costs(
        {"coc": check(plans, "--jobs", "1"), "bare": [*programs.python, "-I", "-c", BARE, str(listed[plans])]},
        rounds=1 if plans > 2_000 else 3,
        folder=folder,
    )
    small = costs({"coc": check(few, "--jobs", "1"), "two": check(few, "--jobs", "2")}, rounds=3, folder=folder)
    medium = costs({"one": check(some, "--jobs", "1"), "two": check(some, "--jobs", "2")}, rounds=2, folder=folder)
    rows = [Row(f"`coc check`, {plans:,} plans / bare tomllib", whole["coc"].cpu / whole["bare"].cpu, 1.0)]
    if programs.peer:
        # So many that starting counts for nothing, and few enough for both to be measured in turns, again and again.
        files = listed[beside].read_text("utf-8").split()
        peer = [*programs.peer, "--schemafile", str(folder / "schema.json"), *files]
        both = costs({"coc": check(beside, "--jobs", "1"), "peer": peer}, rounds=9, folder=folder)
        what = f"check-jsonschema / `coc check`, {beside:,} plans"
        rows.append(Row(what, both["peer"].cpu / both["coc"].cpu, 6.0, at_most=False))
    memory = whole["coc"].memory
    return [
        *rows,
        Row(f"memory, {plans:,} plans above one", memory - one.memory, 40, unit=" MiB"),
        Row(f"memory, {plans:,} plans above {few}", memory - small["coc"].memory, 3, unit=" MiB"),
        Row(f"two processes, {some:,} plans: faster", medium["one"].wall / medium["two"].wall, 1.6, at_most=False),
        Row(f"two processes, {few} plans: faster", small["coc"].wall / small["two"].wall, 1.0, at_most=False),
    ]


def main() -> int:
    """Measure and print; 1 when a bound is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--plans", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--here", action="store_true")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="coc-benchmark-") as name:
        folder = Path(name)
        programs = here() if given.here else installed(folder)
        rows = table(programs, folder, plans=given.plans, rounds=given.rounds)
    print(f"CPython {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors\n")
    print("| what | measured | bound | within |\n| --- | ---: | ---: | --- |")
    for row in rows:
        print(row)
    return 0 if all(row.good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
