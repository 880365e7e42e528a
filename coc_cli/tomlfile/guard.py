"""What may be read at all. Limits are checked before the parser runs, since no TOML parser has any.

A file is a regular file of at most 1 MiB of UTF-8; its lines, a line, a dotted key, a nesting, a number and the count of
keys, brackets and commas have bounds. One parser (toml-rs, held to TOML 1.0) reads it, whatever the interpreter, so that
a verdict never depends on the machine.
"""

from __future__ import annotations

import os
import re
import stat

from coc_cli.errors import CocError, Fault, FileFaults, reason_of
from coc_cli.tomlfile.parser import loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 1 << 20
MAX_LINE = 8_192
MAX_LINES = 20_000
MAX_DEPTH = 16
MAX_PARTS = 12
MAX_DIGITS = 40
# Keys, brackets and commas of one file. The largest plan that can be judged has about a tenth of it.
MAX_MARKS = 60_000

# How a file that age(1) or `coc seal` made begins.
SEALED = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")

# Strings and comments are stepped over whole; what is left is brackets, dots, line ends and overlong numbers. Every
# repeat is possessive: the scan is linear, whatever the file. Compiled when a file first needs it: hardly any does.
_TOKENS = (
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+["\n]?'
    r"|'[^'\n]*+['\n]?"
    r"|#[^\n]*+"
    rf"|[0-9A-Za-z_+-]{{{MAX_DIGITS + 1},}}+"
    r"|[\[\]{}.,=\n]"
)
_THREEFOLD = ('"""', "'''")
# A line of a plan: the head of a table, or a key with its value.
_OF_A_PLAN = r"\n[ \t]*+(?:\[\[?[a-z_]+[\].]|[a-z_]+[ \t]*+=)"
# What tells of brackets, dots and line ends outside texts and comments; and what tells of dots, line by line.
_NO_MARKS = bytes(sign for sign in range(256) if sign not in b"\"'#[]{}.\n")
_NO_DOTS = bytes(sign for sign in range(256) if sign not in b".\n")
_COMMENT = re.compile(b"#[^\n]*")
_LONG = re.compile(rf"^[^\n]{{{MAX_LINE + 1}}}", re.MULTILINE)
_NO_NEED = "no plan needs that"
# Neither a pipe nobody writes to nor a terminal may hold us up.
_READING = sum(getattr(os, flag, 0) for flag in ("O_RDONLY", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC"))


def read_bytes(path: str, *, most: int = MAX_BYTES, hint: str = "check the path") -> bytes:
    """Read a regular file of at most `most` bytes; "-" is standard input. Raises CocError, naming the file."""
    if path == "-":
        import sys

        return _bounded(sys.stdin.buffer.read(most + 1), "standard input", most)
    try:
        handle = os.open(path, _READING)
    except (OSError, ValueError) as error:
        raise CocError(f"{path}: can't be read: {reason_of(error)}", hint=hint) from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise CocError(f"{path}: is not a regular file", hint="name the plan file itself")
        # All of it at once, as a rule; the second look only finds the end.
        piece = max(min(status.st_size, most), 4_096) + 1
        data = b""
        while len(data) <= most and (more := os.read(handle, piece)):
            data += more
    except OSError as error:
        raise CocError(f"{path}: can't be read: {reason_of(error)}") from None
    finally:
        os.close(handle)
    return _bounded(data, path, most)


def decode(data: bytes, file: str) -> str:
    """Turn bytes into text. Raises FileFaults when it is not UTF-8, naming the likely encoding."""
    if data.startswith(SEALED):
        raise CocError(
            f"{file}: is sealed", hint="give it a name that ends in .age, and the identity that opens it: -i FILE"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        known = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        fault = Fault(
            "the file is UTF-16, not UTF-8" if known else "a byte here is not UTF-8",
            hint="save the file as UTF-8, without a byte-order mark",
            line=1 if known else line,
            column=1 if known else column,
        )
        raise FileFaults(file, (fault,)) from None
    if text.startswith("\ufeff"):
        fault = Fault("the file begins with a byte-order mark", hint="save it as UTF-8 without one", line=1, column=1)
        raise FileFaults(file, (fault,))
    return text


def parse(text: str, file: str) -> dict[str, object]:
    """Parse guarded text as TOML 1.0. Raises FileFaults with line and column, never anything else."""
    if not plain(text) and (faults := _breaches(text)):
        raise _faulty(file, text, *faults)
    try:
        return loads(text)
    except (ValueError, RecursionError, OverflowError) as error:
        from toml_rs import TOMLDecodeError

        if isinstance(error, TOMLDecodeError):
            # Its position counts bytes; the last line of its message is the reason, those before show the place.
            at = len(text.encode()[: error.pos].decode("utf-8", "ignore"))
            fault = _fault_at(text, at, error.msg.rpartition("\n")[2], hint="correct the TOML syntax")
        else:
            name = type(error).__name__
            fault = Fault(f"a value can't be read: {name}", hint="check dates and numbers", line=1, column=1)
    raise _faulty(file, text, fault)


def _faulty(file: str, text: str, *faults: Fault) -> FileFaults:
    lines = text.split("\n")
    faults = (*_swallowing(text, faults[0]), *faults)
    for fault in faults:
        fault.source = lines[fault.line - 1].rstrip("\r") if fault.line <= len(lines) else ""
    return FileFaults(file, faults)


def _swallowing(text: str, fault: Fault) -> Iterator[Fault]:
    """The text of several lines that holds lines of the plan, before a fault: its end was forgotten, and nothing else."""
    at = sum(len(line) + 1 for line in text.split("\n")[: fault.line - 1]) + fault.column - 1
    texts = [one for one in re.finditer(_TOKENS, text, re.DOTALL) if one.start() < at and one.group()[:3] in _THREEFOLD]
    last = next((one for one in reversed(texts) if re.search(_OF_A_PLAN, one.group())), None)
    if last is not None:
        end = text.count("\n", 0, last.end()) + 1
        message = f"the text that begins here holds lines of the plan, down to line {end}"
        yield _fault_at(text, last.start(), message, hint=f"close it where it ends, with {last.group()[:3]}")


def _bounded(data: bytes, file: str, most: int) -> bytes:
    if len(data) > most:
        hint = (
            "a plan is text of a few dozen KiB; is this the right file?" if most == MAX_BYTES else "is this the right file?"
        )
        size = f"{most >> 20} MiB" if most >> 20 else f"{most >> 10} KiB"
        raise CocError(f"{file}: is larger than {size}", hint=hint)
    return data


def plain(text: str) -> bool:
    """Tell at a glance whether a text stays so far from every limit that its tokens need not be looked at one by one.

    Nearly every plan is plain, and telling so costs a twentieth of looking. It errs to one side only: what is told plain
    breaks no limit but that of digits, which in so short a text hurt nobody; what is not told plain is looked at.
    """
    # A text of so few characters can't hold more marks. Without escaped and threefold quotes, what stands behind an even
    # number of quotes is outside of texts.
    if len(text) > MAX_MARKS or "\\" in text or '"""' in text or _has_long_line(text):
        return False
    marks = text.encode("utf-8", "replace").translate(None, _NO_MARKS)
    if marks.count(b"\n") > MAX_LINES:
        return False
    # Most lines have few dots, prose or not.
    many = b"." * (MAX_PARTS + 1)
    if many in marks.translate(None, _NO_DOTS) and many in _outside(text).translate(None, _NO_DOTS):
        return False
    # A pair of quotes without a mark between is taken out: that leaves each mark behind an even or odd number, as it was.
    pieces = marks.translate(None, b".").replace(b'""', b"").split(b'"')
    outside = _COMMENT.sub(b"", b"".join(pieces[::2]))
    if b"'" in outside or b"\n" in b"".join(pieces[1::2]):
        return False
    brackets = outside.translate(None, b"\n")
    for _ in range(MAX_DEPTH):
        if not brackets:
            break
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    return not brackets


def _outside(text: str) -> bytes:
    return _COMMENT.sub(b"", "".join(text.split('"')[::2]).encode("utf-8", "replace"))


def _has_long_line(text: str) -> bool:
    """Look from each line's beginning as far as a line may reach: somewhere there it has to end."""
    at = 0
    while len(text) - at > MAX_LINE:
        end = text.rfind("\n", at, at + MAX_LINE + 1)
        if end < 0:
            return True
        at = end + 1
    return False


def _breaches(text: str) -> tuple[Fault, ...]:
    """Find the first place that goes beyond a limit, as a fault with line and column."""
    if _has_long_line(text) and (long := _LONG.search(text)):
        return (_fault_at(text, long.end() - 1, f"a line is longer than {MAX_LINE} characters"),)
    if text.count("\n") > MAX_LINES:
        return (Fault(f"the file has more than {MAX_LINES} lines", hint=_NO_NEED, line=MAX_LINES + 1, column=1),)
    depth = parts = 0
    for marks, token in enumerate(re.finditer(_TOKENS, text, re.DOTALL), 1):
        mark = token.group()
        if mark == ".":
            parts += 1
        elif mark in "[{":
            depth, parts = depth + 1, 0
        elif mark in "]}":
            depth, parts = depth - 1, 0
        elif mark in ",=\n":
            parts = 0
        elif mark[0] not in "\"'#" and mark[:1].isdigit() | (mark[:1] in "+-"):
            return (_fault_at(text, token.start(), f"a number has more than {MAX_DIGITS} digits"),)
        if depth > MAX_DEPTH or parts > MAX_PARTS or marks > MAX_MARKS:
            return (_fault_at(text, token.start(), _beyond(depth, parts)),)
    return ()


def _beyond(depth: int, parts: int) -> str:
    if depth > MAX_DEPTH:
        return f"brackets are nested deeper than {MAX_DEPTH}"
    if parts > MAX_PARTS:
        return f"a dotted key has more than {MAX_PARTS} parts"
    return f"the file has more than {MAX_MARKS} keys, brackets and commas"


def _fault_at(text: str, at: int, message: str, *, hint: str = _NO_NEED) -> Fault:
    return Fault(message, hint=hint, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at))
