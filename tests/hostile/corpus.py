"""Files that are meant to hurt: bombs, wrong encodings, things that are no files, plans that claim what they are not.

Each has a name and says how it is made. A file dropped into `files/` is tried as well, and needs nothing else.
"""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

from tests.conftest import ROOT
from tests.documents.payloads import PAYLOADS
from tests.hostile.full_plan import full_plan, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASE = (ROOT / "tests/plans/base.toml").read_bytes()
HEAD = b'format = 1\nchecklist = "sea-ngo-2017"\nsalt = "0011223344556677"\n'
MIB = 1 << 20


def bombs() -> dict[str, bytes]:
    """Small files that cost a naive reader minutes or gigabytes."""
    return {
        "dotted-key-100000": b".".join([b"a"] * 100_000) + b"=1\n",
        "dotted-key-13": b".".join([b"a"] * 13) + b"=1\n",
        "dotted-header": b"[" + b".".join([b"a"] * 3_000) + b"]\n",
        "quoted-dotted-key": b".".join([b'"a"'] * 20_000) + b"=1\n",
        "spaced-dotted-key": b" . ".join([b"a"] * 2_000) + b"=1\n",
        "arrays-in-arrays": b"a=" + b"[" * 100_000,
        "arrays-in-arrays-closed": b"a=" + b"[" * 4_000 + b"]" * 4_000 + b"\n",
        "arrays-over-lines": b"a=[\n" * 1 + b"[\n" * 5_000 + b"]\n" * 5_001,
        "tables-in-tables": b"a=" + b"{a=" * 4_000 + b"1" + b"}" * 4_000 + b"\n",
        "huge-decimal": b"a=" + b"9" * 5_000 + b"\n",
        "huge-hex": b"a=0x" + b"f" * 5_000 + b"\n",
        "huge-binary": b"a=0b" + b"1" * 8_000 + b"\n",
        "huge-float": b"a=1" + b"0" * 5_000 + b".0\n",
        "huge-exponent": b"a=1e999999999\n",
        "underscored-number": b"a=" + b"1_" * 4_000 + b"1\n",
        "many-keys": b"".join(b"k%d=1\n" % number for number in range(60_000)),
        "many-tables": b"".join(b"[t%d]\n" % number for number in range(60_000)),
        "many-array-tables": b"[[people]]\n" * 60_000,
        "many-people": HEAD + b"".join(b'[[people]]\nid="P%d"\n' % number for number in range(6_000)),
        "many-same-people": HEAD + b'[[people]]\nid="P1"\n' * 4_000,
        "many-unknown-keys": HEAD + b"".join(b"zz%d=1\n" % number for number in range(9_000)),
        "many-empty-lines": b"\n" * (MIB - 1),
        "many-comments": b"#\n" * (MIB // 2 - 1),
        "long-line": b'a="' + b"x" * (MIB - 10) + b'"\n',
        "long-comment": b"#" + b"x" * (MIB - 10),
        "long-key": b"a" * 500_000 + b"=1\n",
        "open-string": b'a="""' + b"x\n" * 200_000,
        "quotes": b'a="""' + b'""\\"' * 100_000,
        "single-quotes": b"a='''" + b"''\n" * 100_000,
        "backslashes": b'a="""\n' + b"\\\\" * 4_000 + b'"""\n',
        "line-ends-escaped": b'a="""\\\n' + b"   \n" * 100_000 + b'"""\n',
        "one-mib": b"#" * 80 + b"\n" + (b"# " + b"x" * 76 + b"\n") * (MIB // 79 - 3),
        "one-byte-too-many": b"#" * (MIB + 1),
        "ten-mib": b"\n" * (10 * MIB),
        "commas": b"a=[" + b"1,\n" * 200_000 + b"]\n",
        "many-languages": HEAD + b'[[people]]\nid="P1"\nlanguages=[' + b'"th",' * 1_500 + b"]\n",
        "names-without-end": HEAD
        + b'[operation]\nbackground="""\n'
        + (b"Maria Lopez met Ana. " * 60 + b"\n") * 40
        + b'"""\n',
        "digits-without-end": HEAD + b'[operation]\nbackground="""\n' + (b"0 1-2.3(4)" * 700 + b"\n") * 100 + b'"""\n',
        "marks-without-end": HEAD
        + b'[operation]\nbackground="""\n'
        + ("a" + "\u0301" * 3_000 + "\n").encode() * 20
        + b'"""\n',
        "full-plan-of-records": written(
            full_plan(rows={"people": 200, "rooms": 200, "access": 200, "risks": 200})
        ).encode(),
        "self-references": HEAD + b'[[people]]\nid="P1"\nreports_to="P1"\n',
    }


def encodings() -> dict[str, bytes]:
    """Bytes that are not what a text file should be."""
    found = {
        "empty": b"",
        "nul": b"\x00",
        "nuls": b"\x00" * 4_096,
        "bom": b"\xef\xbb\xbf" + BASE,
        "utf-16": BASE.decode().encode("utf-16"),
        "utf-32": BASE.decode().encode("utf-32"),
        "latin-1": BASE + "# caf\u00e9\n".encode("latin-1"),
        "cp874": BASE + "# \u0e01\n".encode("cp874"),
        "surrogate": BASE + b"# \xed\xa0\x80\n",
        "overlong": BASE + b"# \xc0\xaf\n",
        "overlong-nul": BASE + b"# \xc0\x80\n",
        "overlong-in-three-bytes": BASE + b"# \xe0\x80\xaf\n",
        "beyond-unicode": BASE + b"# \xf4\x90\x80\x80\n",
        "five-bytes": BASE + b"# \xf8\x88\x80\x80\x80\n",
        "utf-7": b"+AGYAbwByAG0AYQB0- = 1\n",
        "utf-16-without-a-mark": BASE.decode().encode("utf-16-le"),
        "utf-8-twice": BASE.replace(b"LANTERN", "ก".encode()).decode("latin-1").encode("utf-8"),
        "surrogate-written-out": HEAD + b'[operation]\ncode = "\\ud800"\n',
        "nul-written-out": HEAD + b'[operation]\ncode = "\\u0000"\n[[people]]\nid = "P\\u0000"\n',
        "mark-in-the-middle": BASE + b"\xef\xbb\xbf\n",
        "end-of-file-sign": BASE + b"\x1a\n",
        "half-a-character": BASE + b"# \xe0\xb8",
        "bare-carriage-returns": BASE.replace(b"\n", b"\r"),
        "crlf": BASE.replace(b"\n", b"\r\n"),
        "line-separator": BASE.replace(b"\n", "\u2028".encode()),
        "controls": bytes(range(1, 32)),
        "every-byte": bytes(range(256)) * 16,
        "escape-in-a-key": HEAD + b'"\\u001b[2J" = 1\n',
        "escape-in-a-table": HEAD + b'["\\u001b]8;;x\\u0007"]\n',
        "escape-in-an-id": HEAD + b'[[people]]\nid="\\u001b[31mREADY"\n',
        "escape-in-a-word": HEAD + b'[operation]\nkind="\\u009b2J"\n',
        "markup-in-a-key": HEAD + b'"[/bold]" = 1\n"[link=x]" = 2\n',
        "command-in-a-key": HEAD + b'"\\n::error::forged\\nPASS" = 1\n',
        "bidi-in-a-key": HEAD + '"\u202egnp" = 1\n'.encode(),
        "nan": HEAD + b"a = nan\nb = inf\nc = -inf\n",
        "year-9999": HEAD + b"[schedule]\nstart = 9999-12-31T23:59:59-12:00\nend = 0001-01-01T00:00:00+14:00\n",
        "no-such-day": HEAD + b"[schedule]\nstart = 2026-02-30T00:00:00Z\n",
        "leap-second": HEAD + b"[schedule]\nstart = 2026-06-30T23:59:60Z\n",
        "zone-that-climbs": HEAD + b'[schedule]\nzone = "../../../etc/passwd"\n',
        "zone-of-a-device": HEAD + b'[schedule]\nzone = "/dev/zero"\n',
        "toml-1.1": b"a = {\n b = 1,\n}\n" + HEAD,
        "json": b'{"format": 1}\n',
        "yaml": b"format: 1\n",
        "pickle": b"\x80\x04\x95\x10\x00\x00\x00",
        "pdf": b"%PDF-1.7\n" + b"\xe2\xe3\xcf\xd3" * 99,
        "zip": b"PK\x03\x04" + b"\x00" * 99,
        "elf": b"\x7fELF" + b"\x00" * 99,
        "sealed-under-a-plain-name": b"age-encryption.org/v1\n-> X25519 x\n",
        "armour-under-a-plain-name": b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    }
    found |= {f"payload-{number:02}-as-a-key": HEAD + _key(text) for number, text in enumerate(PAYLOADS)}
    return found


def _key(text: str) -> bytes:
    return (
        b'"'
        + "".join(f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}" for sign in text).encode()
        + b'" = 1\n'
    )


def claims() -> dict[str, bytes]:
    """Plans that hold less than they seem to: none of them may be judged READY."""
    text = BASE.decode()
    return {
        "head-only": HEAD,
        "newer-format": BASE.replace(b"format = 1", b"format = 2"),
        "format-as-text": BASE.replace(b"format = 1", b'format = "1"'),
        "format-true": BASE.replace(b"format = 1", b"format = true"),
        "another-checklist": BASE.replace(b"sea-ngo-2017", b"sea-ngo-2018"),
        "verdict-written-in": b'verdict = "READY"\n' + BASE,
        "all-yes": HEAD + b"[answers]\n" + b"".join(b'"12.b/%d" = { state = "yes" }\n' % number for number in range(1, 7)),
        "answers-to-everything": HEAD + b'[answers]\n"*" = { state = "yes" }\n',
        "typo-in-a-table": text.replace("[[people]]", "[[peoples]]").encode(),
        "typo-in-a-key": text.replace("\nrole =", "\nrolle =").encode(),
        "cut-in-half": BASE[: len(BASE) // 2],
        "twice": BASE + BASE,
        "only-comments": b"# READY\n# nothing else\n",
        "signed-by-words": BASE + b'\n[[signoffs]]\nid = "G1"\nrole = "commander"\ncode = "C1"\nmethod = "recorded"\n',
    }


def no_files(folder: Path) -> dict[str, Callable[[], object]]:
    """Things that have a name and are no regular file, each with how it is made."""

    def sparse() -> None:
        with (folder / "sparse").open("wb") as file:
            file.truncate(1 << 34)

    def listening() -> None:
        with socket.socket(socket.AF_UNIX) as one:
            here = os.getcwd()
            os.chdir(folder)
            try:
                one.bind("listening")
            finally:
                os.chdir(here)

    return {
        "pipe": lambda: os.mkfifo(folder / "pipe"),
        "folder": (folder / "folder").mkdir,
        "listening": listening,
        "loop": lambda: (folder / "loop").symlink_to("loop"),
        "zero": lambda: (folder / "zero").symlink_to("/dev/zero"),
        "terminal": lambda: (folder / "terminal").symlink_to("/dev/tty"),
        "memory": lambda: (folder / "memory").symlink_to("/proc/self/mem"),
        "sparse": sparse,
        "environment": lambda: (folder / "environment").symlink_to("/proc/self/environ"),
        "what-is-mapped": lambda: (folder / "what-is-mapped").symlink_to("/proc/self/maps"),
        "full": lambda: (folder / "full").symlink_to("/dev/full"),
        "nowhere": lambda: (folder / "nowhere").symlink_to("missing"),
        "unreadable": lambda: (folder / "unreadable").touch(mode=0),
        "\x1b[2J.toml": lambda: (folder / "\x1b[2J.toml").write_bytes(HEAD),
        "two\nlines": lambda: (folder / "two\nlines").write_bytes(HEAD),
        "bidi\u202e": lambda: (folder / "bidi\u202e").write_bytes(HEAD),
    }
