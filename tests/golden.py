"""Whole outputs, kept as files and compared to the last character.

A change of an output shows as a diff of tests/golden/. To write them anew, and read the diff: COC_GOLDEN=write make test
"""

from __future__ import annotations

import os

from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "golden"


def same_as_golden(name: str, text: str) -> bool:
    """Compare a text with the kept one of that name; with COC_GOLDEN=write keep it instead."""
    path = FOLDER / name
    if os.environ.get("COC_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    kept = path.read_text("utf-8")
    assert text == kept
    return True
