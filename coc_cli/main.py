"""The program's entry: runs a command, and is the one place that prints an error and chooses the exit code."""

from __future__ import annotations

import contextlib
import errno
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn, TextIO

    from coc_cli.errors import CocError


# What a disk says that takes no more. Whoever saves says NOT SAVED; what reaches us is mostly standard output.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
# Commands whose plain calls are read without typer, whose import costs as much as judging, and the module that knows how.
_PLAIN = {"check": "checking", "report": "reporting"}


def run() -> NoReturn:
    """Run the program on the arguments of the process; never returns, never shows a traceback."""
    _three_streams()
    sys.exit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0 ready, 1 not ready, 2 a wrong call or input, 130 interrupted."""
    _tolerant_streams()
    code = _ended(lambda: _run(arguments))
    # What is still held back is lost if this fails: whoever relies on it must not be told that all is well.
    return _ended(lambda: _flushed(code))


def _run(arguments: list[str]) -> int:
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


def _flushed(code: int) -> int:
    if sys.stdout is not None:  # as it may be for whoever calls us as a function
        sys.stdout.flush()
    return code


def _ended(act: Callable[[], int]) -> int:
    """Return what an act returns; where it is stopped, say why and return the exit code for that."""
    from coc_cli.errors import CocError, OurFault

    try:
        return act()
    except CocError as error:
        return report(error)
    except KeyboardInterrupt:
        print("coc: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; that is no fault of the plan.
        _give_up(sys.stdout)
        return 141
    except OSError as error:
        if error.errno not in _FULL:
            return report(OurFault(error))
        _give_up(sys.stdout)
        reason = (error.strerror or "unknown reason").lower()
        return report(CocError(f"the disk or the output refused: {reason}", hint="free the disk, or write somewhere else"))
    except Exception as error:  # noqa: BLE001  # the last line of defence: a traceback could show plan text
        return report(OurFault(error))


def report(error: CocError) -> int:
    """Print an error, each fault with its place and hint; return its exit code, also where nobody can be told."""
    try:
        _say(error)
    except OSError:
        _give_up(sys.stderr)
    return error.exit_code


def _say(error: CocError) -> None:
    from coc_cli.errors import FileFaults, Interrupted
    from coc_cli.text import safe

    if isinstance(error, FileFaults):
        for fault in error.faults:
            place = f"{error.file}:{fault.line}:{fault.column}" if fault.line else fault.path
            print(f"{safe(place)}: {safe(fault.message)}", file=sys.stderr)
            if fault.hint:
                print(f"    hint: {safe(fault.hint)}", file=sys.stderr)
    # Whoever stops has made no mistake.
    kind = "" if isinstance(error, Interrupted) else "error: "
    print(f"coc: {kind}{safe(error.message)}", file=sys.stderr)
    if error.hint:
        print(f"coc: hint: {safe(error.hint)}", file=sys.stderr)


def _three_streams() -> None:
    """Open what the caller closed of the three standard streams onto nothing.

    Else the next file that is opened, a plan perhaps, takes its number, and what is meant for the stream is written there.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            # The lowest number that is free is this one: those below it are open by now.
            handle = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(handle, "r" if number == 0 else "w", encoding="utf-8"))


def _give_up(stream: TextIO) -> None:
    """Let what a stream still holds back go nowhere, so that the end of the process says nothing more of it."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _tolerant_streams() -> None:
    """Write UTF-8 where the terminal can, and escape what it cannot; a locale never stops a report."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
