"""What git is about to commit, read from its index: a file on the disk may say something else by now, or be gone."""

from __future__ import annotations

import subprocess
from typing import cast

from coc_cli.errors import CocError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

_CHANGED = ["git", "diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--diff-filter=d"]
_CONTENT = ["git", "cat-file", "--batch"]
# A repository within the repository: its commits are its own.
_OTHER = b"160000"
_CHUNK = 1 << 20


def staged(most: int) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the next commit, as its name and the first `most` bytes of what would be committed.

    Raises CocError where git can't say: that is never a pass.
    """
    try:
        ran = subprocess.run(_CHANGED, capture_output=True, check=True)  # noqa: S603  # a list of our own words, no shell
        with subprocess.Popen(_CONTENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as content:  # noqa: S603  # as above
            asking, answers = cast("IO[bytes]", content.stdin), cast("IO[bytes]", content.stdout)
            words = ran.stdout.split(b"\0")
            for about, name in zip(words[:-1:2], words[1::2], strict=True):
                _, mode, _, blob, _ = about.split(b" ")
                if mode != _OTHER:
                    asking.write(blob + b"\n")
                    asking.flush()
                    yield name.decode("utf-8", "surrogateescape"), _read(answers, most)
    except (OSError, ValueError, subprocess.SubprocessError):
        hint = "is git installed, and is this its working tree?"
        raise CocError("git does not say what is to be committed", hint=hint) from None


def _read(answers: IO[bytes], most: int) -> bytes:
    """Read one answer of `git cat-file --batch`: a line with the size, the content, a line end."""
    left = int(answers.readline().split(b" ")[2]) + 1
    data = answers.read(min(left, most))
    left -= len(data)
    while left > 0:
        left -= len(answers.read(min(left, _CHUNK))) or left
    return data
