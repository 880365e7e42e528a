"""The age format as the standard and its library have it: the library itself, a file's header, public keys."""

from __future__ import annotations

import binascii
import contextlib
import re

from coc_cli.errors import CocError
from coc_cli.tomlfile.guard import SEALED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_HEADER_MOST = 64 << 10
# A stanza: its kind and arguments, then lines of 64 signs of base64 and a last one of fewer.
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n(?:-> [^\n]++\n(?:[A-Za-z0-9+/]{64}\n)*+[A-Za-z0-9+/]{0,63}\n)++--- [A-Za-z0-9+/]{43}\n"
)


def library() -> Any:
    """Import pyrage, which costs nothing to whoever seals nothing. Raises CocError where it is not installed."""
    try:
        import pyrage  # type: ignore[import-untyped]
    except ImportError:
        raise CocError("sealed files need pyrage, which is not installed", hint="pip install pyrage") from None
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        # A crash must not write the memory that holds a plan to the disk.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return pyrage


def header(data: bytes) -> bytes:
    """Return the header of age bytes, without armour; b"" when it is not as the format says it must be.

    pyrage itself lets a stanza end without its last, short line, which other programs refuse.
    """
    if data.startswith(SEALED[1]):
        body = b"".join(data[:_HEADER_MOST].replace(b"\r", b"").split(b"\n")[1:]).partition(b"-")[0]
        try:
            data = binascii.a2b_base64(body[: len(body) // 4 * 4])
        except binascii.Error:
            return b""
    found = _HEADER.match(data[:_HEADER_MOST])
    return found.group() if found else b""


def public_key(recipient: str, where: str = "") -> Any:
    """Read a public key. Raises CocError that says which kinds there are."""
    age = library()
    kind = age.ssh.Recipient if recipient.startswith("ssh-") else age.x25519.Recipient
    try:
        return kind.from_str(recipient)
    except age.RecipientError:
        said = f"{where}: " if where else ""
        hint = "age1... keys, ssh-ed25519 and ssh-rsa keys are; a file with one on each line is"
        raise CocError(f'{said}"{recipient[:80]}" is no recipient', hint=hint) from None


def short(recipient: str) -> str:
    """Return a recipient short enough to compare by eye."""
    bare = recipient.rsplit(maxsplit=1)[-1]
    return recipient if len(bare) <= 24 else f"{recipient[: -len(bare)]}{bare[:12]}...{bare[-8:]}"
