"""What may be read at all. Limits are checked before the parser runs, since no TOML parser has any.

A file is a regular file of at most 1 MiB of UTF-8; a line, a dotted key, a nesting and a number have bounds. One parser
(tomli 2.3: TOML 1.0) reads it, whatever the interpreter, so that a verdict never depends on the machine.
"""

from __future__ import annotations

import os
import re
import stat

import tomli

from coc_cli.errors import CocError, Fault, FileFaults

MAX_BYTES = 1 << 20
MAX_LINE = 8_192
MAX_DEPTH = 16
MAX_PARTS = 12
MAX_DIGITS = 40

# Strings and comments are stepped over whole; what is left is brackets, dots, line ends and overlong numbers. Every
# repeat is possessive: the scan is linear, whatever the file.
_TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+["\n]?'
    r"|'[^'\n]*+['\n]?"
    r"|#[^\n]*+"
    rf"|[0-9A-Za-z_+-]{{{MAX_DIGITS + 1},}}+"
    r"|[\[\]{}.,=\n]",
    re.DOTALL,
)


def read_bytes(path: str) -> bytes:
    """Read a regular file of at most MAX_BYTES; "-" is standard input. Raises CocError, naming the file."""
    if path == "-":
        import sys

        return _bounded(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        raise CocError(f"{path}: can't be read: {_reason(error)}", hint="check the path, or run: coc new PLAN") from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise CocError(f"{path}: is not a regular file", hint="name the plan file itself")
        data = b""
        while len(data) <= MAX_BYTES and (more := os.read(handle, MAX_BYTES + 1 - len(data))):
            data += more
    except OSError as error:
        raise CocError(f"{path}: can't be read: {_reason(error)}") from None
    finally:
        os.close(handle)
    return _bounded(data, path)


def decode(data: bytes, file: str) -> str:
    """Turn bytes into text. Raises FileFaults when it is not UTF-8, naming the likely encoding."""
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
    if faults := _breaches(text):
        raise FileFaults(file, faults)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        fault = Fault(getattr(error, "msg", str(error)), hint="correct the TOML syntax", line=line, column=column)
    except (ValueError, RecursionError, OverflowError) as error:
        fault = Fault(f"a value can't be read: {type(error).__name__}", hint="check dates and numbers", line=1, column=1)
    raise FileFaults(file, (fault,))


def _bounded(data: bytes, file: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise CocError(f"{file}: is larger than 1 MiB", hint="a plan is text of a few dozen KiB; is this the right file?")
    return data


def _breaches(text: str) -> tuple[Fault, ...]:
    """Find the first place that goes beyond a limit, as a fault with line and column."""
    longest = max(map(len, text.split("\n")))
    if longest > MAX_LINE:
        line = next(number for number, row in enumerate(text.split("\n"), 1) if len(row) > MAX_LINE)
        return (Fault(f"a line is longer than {MAX_LINE} characters", line=line, column=MAX_LINE + 1),)
    depth = parts = 0
    for token in _TOKENS.finditer(text):
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
            return (_breach(text, token.start(), f"a number has more than {MAX_DIGITS} digits"),)
        if depth > MAX_DEPTH:
            return (_breach(text, token.start(), f"brackets are nested deeper than {MAX_DEPTH}"),)
        if parts > MAX_PARTS:
            return (_breach(text, token.start(), f"a dotted key has more than {MAX_PARTS} parts"),)
    return ()


def _breach(text: str, at: int, message: str) -> Fault:
    line = text.count("\n", 0, at) + 1
    return Fault(message, hint="no plan needs that", line=line, column=at - text.rfind("\n", 0, at))


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()
