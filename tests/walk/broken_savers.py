"""Savers that are broken on purpose: each must be caught by the tests of dying, or these prove nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from coc_cli.plan import store
from coc_cli.tomlfile.edits import Change, apply

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _edited(plan: Path, value: str) -> bytes:
    text = store.load(str(plan), store.Plain()).text
    return apply(text, [Change(("operation", "code"), value)], order=("operation", "facts")).encode()


def in_place(plan: Path, value: str) -> None:
    """Writes into the file itself: whoever dies meanwhile leaves half of it."""
    raw = _edited(plan, value)
    handle = os.open(plan, os.O_WRONLY | os.O_TRUNC)
    os.write(handle, raw[:40])
    os.write(handle, raw[40:])
    os.fsync(handle)
    os.close(handle)


def no_fsync(plan: Path, value: str) -> None:
    """Puts a file in place whose bytes may not have reached the disk yet."""
    raw = _edited(plan, value)
    beside = f"{plan}.saving"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(handle, raw)
    os.close(handle)
    os.replace(beside, plan)


def no_lock(plan: Path, path: str, value: str, meet: Callable[[], object]) -> None:
    """Reads, meets the other writer and writes without holding the plan: one answer of the two is gone."""
    table, field = path.split(".")
    text = store.load(str(plan), store.Plain()).text
    meet()
    store.write_file(str(plan), apply(text, [Change((table, field), value)], order=("operation", "facts")).encode())
