"""Plans to check: copies of the examples, and one that is broken, at a fixed moment."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from coc_cli.commands.new import copied

AT = "2027-03-01T09:00+07:00"


@cache
def text_of(example: str) -> str:
    """The text of a copy of an example, as `coc new --from` makes it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "p.toml"
        copied(str(path), example, start=None, at=datetime.fromisoformat(AT))
        return path.read_text("utf-8")


def copy(folder: Path, example: str, name: str = "p.toml") -> Path:
    """Put a copy of an example into a folder."""
    path = folder / name
    path.write_text(text_of(example), "utf-8")
    return path


BROKEN = 'format = 1\nchecklist = "sea-ngo-2017"\nsalt = "00"\npeple = 3\n[operation]\ncode = 7\n'
