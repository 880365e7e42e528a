"""What judging costs, as ratios within one run: `python benchmarks/judging.py [PLAN ...]`. Nothing here is a test.

Judging is compared with parsing the same file, rehearsing with judging it in full, which is the verdict and all that is
noticed besides: ratios hold on a busy or a slow machine, and milliseconds do not. Bounds to hold for a plan of 60 records:
the verdict within 2 ms; every single loss within 10 full judgements; every pair within 3 s.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from coc_cli.checklist.loader import load
from coc_cli.plan.read import read
from coc_cli.readiness.rehearse import Rehearsal
from coc_cli.readiness.verdict import assess
from coc_cli.tomlfile.guard import parse

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent


def seconds(work: Callable[[], object], *, runs: int) -> float:
    """The best of so many runs: what the work costs when nothing else is in the way."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main(path: Path) -> None:
    """Measure one plan, and print a row for each step."""
    text = path.read_text("utf-8")
    checklist = load()
    data = parse(text, path.name)
    plan, faults = read(data, checklist)
    if faults:
        sys.exit(f"{path} has faults: coc check {path}")
    at = (plan.schedule.start or datetime.now(UTC)) - timedelta(days=1)
    losses = len(Rehearsal(plan, checklist, at).losses())

    parsing = seconds(lambda: parse(text, path.name), runs=20)
    reading = seconds(lambda: read(data, checklist), runs=50)
    judging = seconds(lambda: assess(plan, checklist, at), runs=200)
    whole = seconds(lambda: assess(plan, checklist, at).notices, runs=200)
    singles = seconds(lambda: list(Rehearsal(plan, checklist, at).singles()), runs=40)
    pairs = seconds(lambda: list(Rehearsal(plan, checklist, at).pairs()), runs=1)

    rows = (
        ("parse", parsing, parsing, "parsing"),
        ("read into records", reading, parsing, "parsing"),
        ("judge: the verdict", judging, parsing, "parsing"),
        ("judge in full", whole, parsing, "parsing"),
        (f"rehearse {losses} losses", singles, whole, "judging in full"),
        (f"rehearse {losses * (losses - 1) // 2} pairs", pairs, whole, "judging in full"),
    )
    sys.stdout.write(f"{path.parent.name}/{path.name}: {len(plan.records)} records, {len(text.splitlines())} lines\n")
    for name, taken, other, noun in rows:
        sys.stdout.write(f"{name:24} {taken * 1000:9.2f} ms {taken / other:9.2f} x {noun}\n")


# Of 60, 61 and 76 records.
PLANS = (
    "tests/hard/logistics-van-drives-twice/plan.toml",
    "tests/hard/layout-one-minute/plan.toml",
    "checklists/examples/soft-rescue.toml",
)

if __name__ == "__main__":
    for name in sys.argv[1:] or [str(ROOT / one) for one in PLANS]:
        main(Path(name))
