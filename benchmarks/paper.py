"""How long paper takes: six sheets in a fresh process, beside the least that any use of the engine costs.

    python benchmarks/paper.py [RUNS]

Prints the median and the slowest of RUNS (7) fresh processes each. Aim: six sheets within a second.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIX = ["DR1", "DR2", "SW1", "SW2", "IN1", "L1"]


def timed(order: list[str], folder: str) -> float:
    """Seconds of one run in a fresh process."""
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, *order], cwd=folder, env=environment, capture_output=True, check=False)
    if ran.returncode not in (0, 1):
        sys.exit(ran.stderr.decode())
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        timed(["-m", "coc_cli", "new", "p.toml", "--from", "ready"], folder)
        sheets = [part for code in SIX for part in ("--for", code)]
        rows = {
            "python -c pass": ["-c", "pass"],
            "python -c 'import typst'": ["-c", "import typst"],
            "coc brief, six sheets, text": ["-m", "coc_cli", "brief", "p.toml", *sheets, "-o", "t", "--format", "text"],
            "coc brief, six sheets, PDF": ["-m", "coc_cli", "brief", "p.toml", *sheets, "-o", "s"],
            "coc report, PDF": ["-m", "coc_cli", "report", "p.toml", "-o", "r.pdf"],
        }
        print(f"{'what':<32} {'median':>8} {'slowest':>8}")
        for name, order in rows.items():
            taken = [timed(order, folder) for _ in range(runs)]
            print(f"{name:<32} {statistics.median(taken):>7.2f}s {max(taken):>7.2f}s")


if __name__ == "__main__":
    main()
