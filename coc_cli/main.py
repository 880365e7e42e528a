"""The program's entry: runs a command, and is the one place that prints an error and chooses the exit code."""

from __future__ import annotations

import errno
import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from coc_cli.errors import CocError


# Commands whose plain calls are read without typer, whose import costs as much as judging, and the module that knows how.
_PLAIN = {"check": "checking", "report": "reporting"}

# What a write is refused with; a file that refuses is named by whoever writes it.
_REFUSED = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EBADF)


def run() -> NoReturn:
    """Run the program on the arguments of the process; never returns, never shows a traceback."""
    # Nearly all that a call makes is what it loads, and that stays. To look through it for circles, again and again while
    # it is loaded and once more when the interpreter ends, takes a tenth of a call.
    gc.set_threshold(50_000, 10, 10)
    code = main(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0 ready, 1 not ready, 2 a wrong call or input, 130 interrupted."""
    _tolerant_streams()
    try:
        return _ran(arguments)
    except KeyboardInterrupt:
        _say(["coc: interrupted"])
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; that is no fault of the plan.
        _drop_output()
        return 141
    except Exception as error:  # noqa: BLE001  # the last line of defence: a traceback could show plan text
        return report(_told(error))


def _told(error: Exception) -> CocError:
    """What is said of an error: what it says itself, what standard output refused, or that it is a fault of ours."""
    from coc_cli.errors import CocError, NotWritten, OurFault

    if isinstance(error, OSError) and error.filename is None and error.errno in _REFUSED:
        error = NotWritten(error)
    if isinstance(error, NotWritten):
        _drop_output()
    return error if isinstance(error, CocError) else OurFault(error)


def _drop_output() -> None:
    """Forget what standard output still holds: it would fail once more when the interpreter ends."""
    sys.stdout = None


def _ran(arguments: list[str]) -> int:
    code = _called(arguments)
    # Here, not when the interpreter ends: what did not get out has to be told, and to decide the exit code.
    sys.stdout.flush()
    return code


def _called(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):
        from coc_cli import __version__

        print(f"coc {__version__}")
        return 0
    if arguments and arguments[0] in _PLAIN and "_COC_COMPLETE" not in os.environ:
        from importlib import import_module

        command = import_module(f"coc_cli.commands.{_PLAIN[arguments[0]]}")
        if (options := command.plain(arguments[1:])) is not None:
            code: int = command.run(**options)
            return code
    from coc_cli.commands.app import call

    return call(arguments)


def report(error: CocError) -> int:
    """Print an error, each fault with its place and hint; return its exit code."""
    from coc_cli.errors import FileFaults, Interrupted
    from coc_cli.text import safe

    lines = []
    if isinstance(error, FileFaults):
        for fault in error.faults:
            place = f"{error.file}:{fault.line}:{fault.column}" if fault.line else fault.path
            lines.append(f"{safe(place)}: {safe(fault.message)}" if place else safe(fault.message))
            if fault.hint:
                lines.append(f"    hint: {safe(fault.hint)}")
    # Whoever stops has made no mistake.
    kind = "" if isinstance(error, Interrupted) else "error: "
    lines.append(f"coc: {kind}{safe(error.message)}")
    if error.hint:
        lines.append(f"coc: hint: {safe(error.hint)}")
    _say(lines)
    return error.exit_code


def _say(lines: list[str]) -> None:
    """Print lines on standard error; where nobody can read them, the exit code still tells."""
    try:
        for line in lines:
            print(line, file=sys.stderr)
    except OSError:
        sys.stderr = None


def _tolerant_streams() -> None:
    """Write UTF-8 into files and pipes, on a terminal what it can show, the rest escaped; a locale never stops a report.

    A stream that the caller closed reads as empty and takes what is written: no plan may get its descriptor.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            # Open until the process ends: nobody closes it before.
            nowhere = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, open(nowhere, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace")
