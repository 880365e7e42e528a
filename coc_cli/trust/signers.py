"""Signatures by SSH keys, made and checked by ssh-keygen; who may sign comes from a file outside the plan.

The file is OpenSSH's allowed_signers. A principal is ROLE@WHO, such as approver@A1: its key signs in that role and in no
other. Nothing in it may mean more than it says: wildcards, certificate authorities and keys for any namespace are refused.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import os
import re
import shutil
import subprocess
from datetime import datetime

from coc_cli.errors import CocError
from coc_cli.plan import words as w
from coc_cli.tomlfile.guard import decode, read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMESPACE = "coc-signoff@v1"
PRINCIPAL = re.compile(r"([a-z-]{1,24})@[A-Za-z0-9._-]{1,60}")

_SECONDS = 20
_LONGEST = 8_192  # characters of a signature
_MOST_KEYS = 8  # of one principal
_LEAST_RSA = 270  # bytes of the public key's blob from 2048 bits on
_OPTION = re.compile(r'([A-Za-z-]+)(?:="([^"]*)")?,?')
_KEYS = ("ssh-ed25519", "sk-ssh-ed25519@openssh.com", "ecdsa-sha2-", "sk-ecdsa-sha2-nistp256@openssh.com", "ssh-rsa")


class Signers:
    """Who may sign, in which role, with which key. file: where it was read; roles: those that have a key there."""

    __slots__ = ("_lines", "file", "roles")

    def __init__(self, file: str, lines: dict[str, list[str]]) -> None:
        self.file = file
        self._lines = lines
        self.roles = frozenset(principal.partition("@")[0] for principal in lines)

    def check(self, statement: bytes, signature: str, *, principal: str, role: str, at: datetime) -> str:
        """Say why a signature does not count for a principal at a moment, or return ""."""
        if principal not in self._lines:
            return f"{self.file} names no key of {principal[:80] or 'nobody'}"
        if principal.partition("@")[0] != role:
            return f"{principal} does not sign as {role}"
        if len(signature) > _LONGEST or not key_of(signature):
            return "its signature is no SSH signature"
        allowed = "".join(f"{line}\n" for line in self._lines[principal])
        options = ["-Y", "verify", "-n", NAMESPACE, "-I", principal, f"-Overify-time={at.astimezone():%Y%m%d%H%M%S}"]
        with _readable(allowed) as keys, _readable(signature) as armour:
            files = ["-f", f"/dev/fd/{keys}", "-s", f"/dev/fd/{armour}"]
            code, _, said = _keygen([*options, *files], statement, pass_on=(keys, armour))
        if code == 0:
            return ""
        if "expired" in said or "not yet valid" in said:
            return f"the key of {principal} is not valid on that day"
        return f"its signature is not one of {principal} over this revision"


def load(file: str) -> Signers:
    """Read an allowed_signers file. Raises CocError, with the line, for whatever could let in more than it names."""
    lines: dict[str, list[str]] = {}
    for number, line in enumerate(decode(read_bytes(file, most=256 << 10), file).split("\n"), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        try:
            principals, clean = _entry(bare)
        except ValueError as error:
            raise CocError(
                f"{file}:{number}: {error}", hint=f'a line is: approver@A1 namespaces="{NAMESPACE}" ssh-ed25519 AAAA...'
            ) from None
        for principal in principals:
            lines.setdefault(principal, []).append(clean)
            if len(lines[principal]) > _MOST_KEYS:
                raise CocError(f"{file}:{number}: {principal} has more than {_MOST_KEYS} keys")
    if not lines:
        raise CocError(
            f"{file}: names nobody who may sign",
            hint=f'a line is: approver@A1 namespaces="{NAMESPACE}" ssh-ed25519 AAAA...',
        )
    return Signers(file, lines)


def sign(statement: bytes, key: str) -> str:
    """Sign a statement with a key file, or with the agent's key of a .pub file; return the armoured signature.

    ssh-keygen itself asks for the key's passphrase, at the terminal. Raises CocError when it does not sign.
    """
    code, out, said = _keygen(["-Y", "sign", "-q", "-n", NAMESPACE, "-f", key], statement)
    if code or not key_of(out):
        reason = said.strip().splitlines()[-1:] or ["no signature came"]
        raise CocError(
            f"{key}: ssh-keygen did not sign: {reason[0][:200]}", hint="name a private key, or a .pub file of the agent"
        )
    return out


def key_of(signature: str) -> str:
    """Return the SHA-256 of the public key in an armoured signature, or "" when it is none.

    Armour can be written in many ways, so a signature is told from another by its key, never by its bytes.
    """
    body = "".join(line for line in signature.split("\n") if not line.startswith("-----"))
    try:
        raw = base64.b64decode("".join(body.split()), validate=True)
    except ValueError:
        return ""
    length = int.from_bytes(raw[10:14], "big")
    blob = raw[14 : 14 + length]
    return hashlib.sha256(blob).hexdigest() if raw[:6] == b"SSHSIG" and 0 < length == len(blob) else ""


def _entry(line: str) -> tuple[list[str], str]:
    """Read one line: its principals, and the line as ssh-keygen is given it. Raises ValueError that says what is wrong."""
    names, rest = [*line.split(None, 1), ""][:2]
    options, kind, blob = _parts(rest)
    if re.search(r"[*?!\"]", names):
        raise ValueError("wildcards and negations in principals are refused: name each signer")
    if "cert-authority" in options:
        raise ValueError("certificate authorities are refused: name each key")
    spaces = options.get("namespaces", "").split(",")
    if spaces == [""] or re.search(r"[*?!]", ",".join(spaces)):
        raise ValueError(f'a key without namespaces="{NAMESPACE}" may have signed anything, and is refused')
    if NAMESPACE not in spaces:
        return [], ""
    _strong(kind, blob)
    principals = names.split(",")
    for principal in principals:
        match = PRINCIPAL.fullmatch(principal)
        if match is None or match.group(1) not in w.SIGNOFF_ROLES:
            raise ValueError(f"{principal[:80]} is not ROLE@WHO with one of the roles {', '.join(w.SIGNOFF_ROLES)}")
    for name in ("valid-after", "valid-before"):
        if name in options and not _is_time(options[name]):
            raise ValueError(f'{name}: "{options[name][:40]}" is no day, such as 20271231')
    dates = "".join(f',{name}="{options[name]}"' for name in ("valid-after", "valid-before") if name in options)
    return principals, f'{names} namespaces="{NAMESPACE}"{dates} {kind} {blob}'


def _parts(rest: str) -> tuple[dict[str, str], str, str]:
    """Split what follows the principals into options, kind of key and key."""
    options: dict[str, str] = {}
    if not rest.startswith(_KEYS):
        at = 0
        while match := _OPTION.match(rest, at):
            if match.group(1).lower() in options:
                raise ValueError(f"the option {match.group(1)[:40]} stands there twice")
            options[match.group(1).lower()] = match.group(2) or ""
            at = match.end()
            if not match.group().endswith(","):
                break
        unknown = set(options) - {"namespaces", "valid-after", "valid-before", "cert-authority"}
        if unknown or not at or rest[at : at + 1] not in (" ", "\t"):
            raise ValueError(f"can't be read{': unknown option ' + min(unknown) if unknown else ''}")
        rest = rest[at:].strip()
    kind, _, key = rest.partition(" ")
    return options, kind, key.split()[0] if key.split() else ""


def _is_time(text: str) -> bool:
    """Tell whether a text is a day, or a time of a day, as OpenSSH writes it: 20271231, 202712311800, with a Z for UTC."""
    bare = text.removesuffix("Z")
    layout = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}.get(len(bare), "")
    try:
        return bare.isdecimal() and bool(datetime.strptime(bare, layout))  # noqa: DTZ007  # only whether there is such a day
    except ValueError:
        return False


def _strong(kind: str, blob: str) -> None:
    if not kind.startswith(_KEYS) or "-cert-" in kind:
        raise ValueError(f"keys of the kind {kind[:60]} are refused")
    try:
        raw = base64.b64decode(blob, validate=True)
    except ValueError:
        raise ValueError("the key can't be read") from None
    if kind == "ssh-rsa" and len(raw) < _LEAST_RSA:
        raise ValueError("an RSA key of fewer than 2048 bits is refused")


@contextlib.contextmanager
def _readable(text: str) -> Iterator[int]:
    """Give a descriptor from which a text can be read: nothing about a signature touches the disk."""
    reading, writing = os.pipe()
    try:
        # Both texts are bounded to fit into the pipe: nobody reads while we write.
        os.write(writing, text.encode())
    finally:
        os.close(writing)
    try:
        yield reading
    finally:
        os.close(reading)


def _keygen(options: Sequence[str], given: bytes, *, pass_on: Sequence[int] = ()) -> tuple[int, str, str]:
    """Run ssh-keygen on standard input. Raises CocError where it is missing: that is never a pass."""
    program = shutil.which("ssh-keygen")
    if program is None:
        raise CocError("SSH signatures need ssh-keygen, which is not installed", hint="install OpenSSH; see: coc doctor")
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        ran = subprocess.run(  # noqa: S603  # a list, no shell; nothing of a plan is an option but a checked principal
            [program, *options],
            input=given,
            capture_output=True,
            pass_fds=tuple(pass_on),
            env=environment,
            timeout=_SECONDS if "verify" in options else None,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CocError(f"ssh-keygen failed: {type(error).__name__}") from None
    return ran.returncode, ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace")
