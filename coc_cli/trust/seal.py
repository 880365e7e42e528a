"""Sealed files: standard age, encrypted to named recipients, so that stock `age` opens ours and we open its.

A sealed plan is the plan's text, then a last comment that says to whom it is sealed, then line ends up to a whole
number of 4 KiB: the length tells little, and whoever opens it can seal it again. Decrypted text never leaves memory.
"""

from __future__ import annotations

from coc_cli.errors import CocError, NotSaved
from coc_cli.plan.blank import says_nothing
from coc_cli.tomlfile.guard import SEALED, decode
from coc_cli.trust.age import header, library, public_key, short

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from coc_cli.trust.keys import Keys
    from coc_cli.trust.recipients import Recipients

STEP = 4096
LEAST = 2
_TAIL = "\n# -- sealed by coc; what follows is no part of the plan --\n"


class Sealed:
    """The codec of a sealed plan and of its history.

    file: the plan; reading it teaches to whom it is sealed, nothing else does. to: the recipients; alone: why one is
    enough, in the words of whoever decided it. known: a recipients.toml, which nobody outside it gets past.
    """

    __slots__ = ("_keys", "_known", "alone", "file", "to")

    def __init__(self, file: str, keys: Keys, known: Recipients, *, to: Sequence[str] = (), alone: str = "") -> None:
        self.file = file
        self._keys = keys
        self._known = known
        self.to = tuple(to)
        self.alone = alone

    def beside(self, file: str) -> Sealed:
        """The codec of a copy: sealed to whom this plan is sealed."""
        return Sealed(file, self._keys, self._known, to=self.to, alone=self.alone)

    def decode(self, data: bytes, file: str) -> str:
        """Decrypt a file. Raises CocError when no identity opens it or it was damaged."""
        text, to, alone = unwrapped(decode(opened(data, self._keys, file), file))
        if file == self.file:
            self.to, self.alone = to or self._known.plan, alone
        return text

    def encode(self, text: str) -> bytes:
        """Encrypt a text to the plan's recipients. Raises NotSaved when it could not be opened again."""
        strangers = [one for one in self.to if one not in self._known.plan] if self._known.plan else []
        if strangers:
            message = (
                f"{self.file}: NOT SAVED: it is sealed to {short(strangers[0])}, whom {self._known.file} does not name"
            )
            raise NotSaved(message, hint="name it there, or leave it out: coc seal PLAN -i FILE --to ...")
        enough(self.to, self.alone, self.file)
        raw = sealed(wrapped(text, self.to, self.alone), self.to)
        if self._keys:
            try:
                opened(raw, self._keys, self.file)
            except CocError:
                hint = "seal it to your own public key too: coc seal PLAN --to ..."
                raise NotSaved(f"{self.file}: NOT SAVED: you could not open it again", hint=hint) from None
        return raw


def enough(to: Sequence[str], alone: str, file: str) -> None:
    """Refuse to seal to nobody, or to a single key without a word on why. Raises NotSaved."""
    if not to:
        hint = "coc seal PLAN --to RECIPIENT --to RECIPIENT, or name them in recipients.toml"
        raise NotSaved(f"{file}: NOT SAVED: nobody is named who may open it", hint=hint)
    if len(to) < LEAST and says_nothing(alone):
        hint = "name a second recipient whose identity is kept off-site, or say why not: --alone 'REASON'"
        raise NotSaved(f"{file}: NOT SAVED: one recipient only; if that identity is lost, so is the plan", hint=hint)


def sealed(data: bytes, to: Sequence[str]) -> bytes:
    """Encrypt bytes to recipients, as armoured age."""
    raw: bytes = library().encrypt(data, [public_key(one) for one in to], armored=True)
    return raw


def sheet(data: bytes, audience: str, recipients: Recipients) -> bytes:
    """Encrypt one audience's sheet to that audience's recipients only: not to the planners, not to the recovery key.

    Raises CocError when recipients.toml names nobody for it.
    """
    return sealed(data, recipients.of(audience))


def opened(data: bytes, keys: Keys, file: str) -> bytes:
    """Decrypt age bytes with any of the identities. Raises CocError that tells a wrong identity from a damaged file."""
    if not data.startswith(SEALED):
        hint = "a name that ends in .age is for sealed files only" if file.endswith(".age") else "there is nothing to open"
        raise CocError(f"{file}: is not sealed", hint=hint)
    if not keys:
        raise CocError(f"{file}: is sealed", hint="give the identity that opens it: -i FILE")
    age = library()
    identities = keys.identities()
    damaged = CocError(f"{file}: is damaged, or was changed by somebody", hint="take an earlier copy")
    if not header(data):
        raise damaged
    try:
        plain: bytes = age.decrypt(data, identities)
    except age.DecryptError as error:
        if "matching keys" in str(error).lower():
            raise CocError(f"{file}: none of these identities opens it", hint="it was sealed to somebody else") from None
        raise damaged from None
    return plain


def wrapped(text: str, to: Sequence[str], alone: str) -> bytes:
    """Add to a plan's text to whom it is sealed, and line ends up to a whole number of STEP bytes."""
    because = [f"# alone: {' '.join(alone.split())}\n"] if alone else []
    plain = (text + _TAIL + "".join([*(f"# to: {one}\n" for one in to), *because])).encode("utf-8", "backslashreplace")
    return plain + b"\n" * (-len(plain) % STEP)


def unwrapped_bytes(data: bytes) -> bytes:
    """Return the bytes of a plan's text, or of anything else that was sealed."""
    return data.rpartition(_TAIL.encode())[0] if _TAIL.encode() in data else data


def unwrapped(text: str) -> tuple[str, tuple[str, ...], str]:
    """Return a plan's text, its recipients and why one is enough; what stock age sealed has no such tail."""
    plain, mark, tail = text.rpartition(_TAIL)
    if not mark:
        return text, (), ""
    lines = tail.split("\n")
    to = tuple(line.removeprefix("# to: ") for line in lines if line.startswith("# to: "))
    alone = next((line.removeprefix("# alone: ") for line in lines if line.startswith("# alone: ")), "")
    return plain, to, alone
