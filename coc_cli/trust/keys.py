"""The identities that open sealed files: age identity files, their passphrases, unprotected SSH keys.

A passphrase comes from the terminal or from a file descriptor, never from an argument or the environment, where every
process of the machine could read it.
"""

from __future__ import annotations

import os
import re

from coc_cli.errors import CocError, NeedsTerminal
from coc_cli.tomlfile.guard import SEALED, read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_MOST = 64 << 10
# What age itself accepts at most: some ten seconds.
_MOST_WORK = 22


class Keys:
    """Identity files that were named, read at the first question and only once.

    descriptor: where a passphrase is read from instead of the terminal.
    """

    __slots__ = ("_descriptor", "_files", "_found")

    def __init__(self, files: Sequence[str] = (), *, descriptor: int | None = None) -> None:
        self._files = tuple(files)
        self._descriptor = descriptor
        self._found: list[Any] | None = None

    @property
    def options(self) -> list[str]:
        """The options that named them, for a later call alike."""
        return [word for file in self._files for word in ("-i", file)]

    def __bool__(self) -> bool:
        return bool(self._files)

    def identities(self) -> list[Any]:
        """Return every identity. Raises CocError for a file that holds none, NeedsTerminal without a passphrase."""
        if self._found is None:
            self._found = [one for file in self._files for one in self._read(file)]
        return self._found

    def _read(self, file: str) -> list[Any]:
        raw = read_bytes(file, most=_MOST)
        if raw.startswith(SEALED):
            raw = unlocked(raw, self._passphrase(file), file)
        if b"PRIVATE KEY-----" in raw[:100]:
            return [_ssh(file, raw)]
        found = [_age(file, line) for line in raw.decode("utf-8", "replace").split() if line.startswith("AGE-")]
        if not found:
            raise CocError(f"{file}: holds no identity", hint="name the file that age-keygen wrote, or an SSH key")
        return found

    def _passphrase(self, file: str) -> str:
        if self._descriptor is None:
            return ask(f"Passphrase of {file}: ")
        data = b""
        try:
            # Byte by byte: what stands behind the line is the passphrase of the next identity.
            while b"\n" not in data and len(data) < 4096 and (more := os.read(self._descriptor, 1)):
                data += more
        except OSError:
            raise CocError(f"--passphrase-fd {self._descriptor}: can't be read") from None
        return data.partition(b"\n")[0].decode("utf-8", "surrogateescape")


def unlocked(raw: bytes, passphrase: str, file: str) -> bytes:
    """Open what a passphrase seals. Raises CocError when it does not, or when trying would take minutes."""
    from coc_cli.trust.age import header, library

    age = library()
    work = re.match(rb"[^\n]*\n-> scrypt [A-Za-z0-9+/]+ (\d+)\n", header(raw))
    if work is None or len(work.group(1)) > 2 or int(work.group(1)) > _MOST_WORK:
        raise CocError(f"{file}: is not sealed with a passphrase, or with more work than 2^{_MOST_WORK}")
    try:
        plain: bytes = age.passphrase.decrypt(raw, passphrase)
    except age.DecryptError:
        raise CocError(f"{file}: this passphrase does not open it") from None
    return plain


def ask(prompt: str) -> str:
    """Read a passphrase from the terminal, unseen. Raises NeedsTerminal where there is none."""
    import getpass

    try:
        # What getpass would fall back to shows the passphrase, or takes it from a file that was meant for something else.
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        raise NeedsTerminal("a passphrase is needed, and there is no terminal", hint="give --passphrase-fd N") from None
    from coc_cli.text import safe

    try:
        return getpass.getpass(safe(prompt))
    except EOFError:
        raise KeyboardInterrupt from None


def _age(file: str, line: str) -> Any:
    from coc_cli.trust.age import library

    age = library()
    try:
        return age.x25519.Identity.from_str(line)
    except age.IdentityError:
        hint = "plain age identities and SSH keys are read; plugins and post-quantum ones are not"
        raise CocError(f"{file}: holds an identity that can't be read", hint=hint) from None


def _ssh(file: str, raw: bytes) -> Any:
    from coc_cli.trust.age import library

    age = library()
    try:
        return age.ssh.Identity.from_buffer(raw)
    except age.IdentityError as error:
        if "decrypted first" in str(error):
            hint = "use an age identity: age-keygen | age -p > identity.age"
            raise CocError(f"{file}: an SSH key with a passphrase can't be used to open files", hint=hint) from None
        raise CocError(f"{file}: is no SSH key that opens files", hint="ed25519 and RSA keys do") from None
