"""Age files with one fault each, and what is to be said of them: no fault may ever give a plaintext.

Our own vectors are faults made in three files of stock age; the public collection is C2SP/CCTV's (vectors/README.md).
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from typing import TYPE_CHECKING

import pytest

from coc_cli.errors import CocError
from coc_cli.trust import seal
from coc_cli.trust.keys import Keys, unlocked
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER = ROOT / "tests/trust/vectors"
FIRST = "AGE-SECRET-KEY-1QYSCC3A3UNHRQZ98MD3CYHRF7CKYLM2UYCRU4PUEPX2C7JGNP99QKR8WLY"
SECOND = "AGE-SECRET-KEY-1V0EQNNEF6Q8CSXJU267GWU9SADKUV60PVVE5YMMZFJVZYL69HE4SJU72VC"
PLAIN = b"the second house by the river\n"

OPENS, NOBODY, DAMAGED, NOT_SEALED = "opens", "none of these identities opens it", "is damaged", "is not sealed"


def binary(name: str) -> bytes:
    """A vector without its armour."""
    lines = (FOLDER / f"{name}.age").read_text("ascii").splitlines()
    return base64.b64decode("".join(lines[1:-1]))


def answer(data: bytes, *secrets: str, folder: Path) -> tuple[str, bytes]:
    """What coc says of a file, and what it would have shown of it."""
    file = folder / "identity"
    file.write_text("\n".join(secrets) + "\n", "utf-8")
    try:
        return OPENS, seal.opened(data, Keys([str(file)]), "x.age")
    except CocError as error:
        said = [one for one in (NOBODY, DAMAGED, NOT_SEALED) if one in error.message]
        return (said or [error.message])[0], b""


def armour(text: Callable[[str], str]) -> Callable[[], bytes]:
    return lambda: text((FOLDER / "one.age").read_text("ascii")).encode()


def plain(change: Callable[[bytes], bytes], name: str = "one") -> Callable[[], bytes]:
    return lambda: change(binary(name))


def header(change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    """A fault in the header, everything after it untouched."""

    def made() -> bytes:
        head, mark, rest = binary("one").partition(b"\n--- ")
        return change(head) + mark + rest

    return made


VECTORS = {
    "as-it-was": (armour(lambda text: text), OPENS),
    "without-armour": (plain(lambda raw: raw), OPENS),
    "two-recipients": (plain(lambda raw: raw, "two"), OPENS),
    "armour-crlf": (armour(lambda text: text.replace("\n", "\r\n")), OPENS),
    "armour-no-end": (armour(lambda text: text[: text.index("-----END")]), DAMAGED),
    "armour-no-base64": (armour(lambda text: text.replace("YWdl", "!!!!")), DAMAGED),
    "armour-line-too-long": (armour(lambda text: text.replace("cEJp\n", "cEJp")), DAMAGED),
    "armour-trailing-text": (armour(lambda text: text + "more\n"), DAMAGED),
    "armour-cut": (armour(lambda text: text[: len(text) // 2]), DAMAGED),
    "empty-file": (lambda: b"", NOT_SEALED),
    "other-file": (lambda: b"%PDF-1.7\n", NOT_SEALED),
    "version-2": (header(lambda head: head.replace(b"/v1", b"/v2")), DAMAGED),
    "version-crlf": (header(lambda head: head.replace(b"/v1\n", b"/v1\r\n")), DAMAGED),
    "no-stanza": (header(lambda head: head[: head.index(b"\n->")]), DAMAGED),
    "stanza-without-its-kind": (header(lambda head: head.replace(b"-> X25519", b"->")), NOBODY),
    "stanza-of-another-kind": (header(lambda head: head.replace(b"X25519", b"X25518")), NOBODY),
    "stanza-in-small-letters": (header(lambda head: head.replace(b"X25519", b"x25519")), NOBODY),
    "share-too-short": (header(lambda head: head.replace(b"VIcyM1k9", b"VIcyM1k", 1)), DAMAGED),
    "share-of-zeros": (header(lambda head: head[:32] + b"A" * 43 + head[75:]), DAMAGED),
    "share-flipped": (header(lambda head: head.replace(b"VIcy", b"VIcz", 1)), NOBODY),
    "body-flipped": (header(lambda head: head[:-1] + (b"A" if head[-1:] != b"A" else b"E")), NOBODY),
    "body-padded": (header(lambda head: head + b"="), DAMAGED),
    "body-missing": (header(lambda head: head[: head.rindex(b"\n")]), DAMAGED),
    "stanza-twice": (header(lambda head: head + head[head.index(b"\n->") :]), DAMAGED),
    "stanza-added": (header(lambda head: head + b"\n-> grease x\n" + b"A" * 43), DAMAGED),
    "mac-flipped": (plain(lambda raw: raw.replace(b"--- Q/", b"--- R/")), DAMAGED),
    "mac-missing": (plain(lambda raw: raw.replace(b"--- ", b"---\n")), DAMAGED),
    "nonce-flipped": (plain(lambda raw: swap(raw, len(raw) - len(PLAIN) - 16 - 1)), DAMAGED),
    "payload-flipped": (plain(lambda raw: swap(raw, len(raw) - 20)), DAMAGED),
    "tag-flipped": (plain(lambda raw: swap(raw, len(raw) - 1)), DAMAGED),
    "payload-cut": (plain(lambda raw: raw[:-1]), DAMAGED),
    "payload-missing": (plain(lambda raw: raw[: -len(PLAIN) - 16]), DAMAGED),
    "payload-longer": (plain(lambda raw: raw + b"x"), DAMAGED),
    "payload-twice": (plain(lambda raw: raw + raw[-len(PLAIN) - 16 :]), DAMAGED),
    "payload-of-another-file": (plain(lambda raw: raw[: -len(PLAIN) - 16] + binary("two")[-len(PLAIN) - 16 :]), DAMAGED),
}


def swap(raw: bytes, at: int) -> bytes:
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


@pytest.mark.parametrize("name", VECTORS)
def test_one_fault(name: str, tmp_path: Path) -> None:
    made, expected = VECTORS[name]

    assert answer(made(), FIRST, folder=tmp_path) == (expected, PLAIN if expected == OPENS else b"")


@pytest.mark.parametrize(
    ("name", "secrets", "expected"),
    [
        pytest.param("one", [SECOND], (NOBODY, b""), id="another-identity"),
        pytest.param("one", [SECOND, FIRST], (OPENS, PLAIN), id="one-of-two-identities"),
        pytest.param("two", [SECOND], (OPENS, PLAIN), id="the-second-recipient"),
        pytest.param("empty", [FIRST], (OPENS, b""), id="nothing-inside"),
    ],
)
def test_identities(name: str, secrets: list[str], expected: tuple[str, bytes], tmp_path: Path) -> None:
    assert answer((FOLDER / f"{name}.age").read_bytes(), *secrets, folder=tmp_path) == expected


def test_the_public_collection(tmp_path: Path) -> None:
    agreed, strict, skipped = 0, [], 0
    for path in sorted((FOLDER / "cctv").iterdir()):
        head, _, data = path.read_bytes().partition(b"\n\n")
        said = [line.partition(": ")[::2] for line in head.decode().splitlines()]
        known = dict(said)
        if any("-PQ-" in value for _, value in said):
            skipped += 1
            continue
        if known.get("compressed") == "zlib":
            data = zlib.decompress(data)
        got = opened_with([value for key, value in said if key == "identity"], known.get("passphrase"), data, tmp_path)
        wanted = known["expect"] == "success"
        assert got is None or wanted, f"{path.name}: {known['expect']} is expected, and it was opened"
        assert got is None or hashlib.sha256(got).hexdigest() == known["payload"], path.name
        if wanted is (got is not None):
            agreed += 1
        else:
            strict.append(path.name)

    # A round of white space around the armour may be accepted, and is not. Post-quantum keys are not read: 19 are skipped.
    assert (agreed, strict, skipped) == (123, ["armor_whitespace_outside"], 19)


def opened_with(secrets: list[str], passphrase: str | None, data: bytes, folder: Path) -> bytes | None:
    """What is released of a vector; None when it is refused."""
    if passphrase is not None:
        try:
            return unlocked(data, passphrase, "x.age")
        except CocError:
            return None
    said, found = answer(data, *secrets, folder=folder)
    return found if said == OPENS else None
