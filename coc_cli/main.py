"""The program's entry: runs a command, and is the one place that prints an error and chooses the exit code."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from coc_cli.errors import CocError


# Commands whose plain calls are read without typer, whose import costs as much as judging, and the module that knows how.
_PLAIN = {"check": "checking", "report": "reporting"}


def run() -> NoReturn:
    """Run the program on the arguments of the process; never returns, never shows a traceback."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0 ready, 1 not ready, 2 a wrong call or input, 130 interrupted."""
    _tolerant_streams()
    if arguments in (["--version"], ["-V"]):
        from coc_cli import __version__

        print(f"coc {__version__}")
        return 0
    from coc_cli.errors import CocError, OurFault

    try:
        if arguments and arguments[0] in _PLAIN and "_COC_COMPLETE" not in os.environ:
            from importlib import import_module

            command = import_module(f"coc_cli.commands.{_PLAIN[arguments[0]]}")
            if (options := command.plain(arguments[1:])) is not None:
                code: int = command.run(**options)
                return code
        from coc_cli.commands.app import call

        return call(arguments)
    except CocError as error:
        return report(error)
    except KeyboardInterrupt:
        print("coc: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; that is no fault of the plan.
        sys.stdout = None
        return 141
    except Exception as error:  # noqa: BLE001  # the last line of defence: a traceback could show plan text
        return report(OurFault(error))


def report(error: CocError) -> int:
    """Print an error, each fault with its place and hint; return its exit code."""
    from coc_cli.errors import FileFaults, Interrupted
    from coc_cli.text import safe

    if isinstance(error, FileFaults):
        for fault in error.faults:
            place = f"{error.file}:{fault.line}:{fault.column}" if fault.line else fault.path
            print(f"{safe(place)}: {safe(fault.message)}" if place else safe(fault.message), file=sys.stderr)
            if fault.hint:
                print(f"    hint: {safe(fault.hint)}", file=sys.stderr)
    # Whoever stops has made no mistake.
    kind = "" if isinstance(error, Interrupted) else "error: "
    print(f"coc: {kind}{safe(error.message)}", file=sys.stderr)
    if error.hint:
        print(f"coc: hint: {safe(error.hint)}", file=sys.stderr)
    return error.exit_code


def _tolerant_streams() -> None:
    """Write UTF-8 where the terminal can, and escape what it cannot; a locale never stops a report."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
