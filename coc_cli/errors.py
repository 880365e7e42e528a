"""The one error family. Whoever finds a fault says what is wrong, where, and what to do next; `coc_cli.main` prints it.

Nothing here prints, exits or reads a file.
"""

from __future__ import annotations


class Fault:
    """One thing that is wrong with one file.

    `path` is the plan's own path (`people.SW1.gender`), empty for the file as a whole. `line` and `column` count from 1
    in code points; 0 means "not located yet". `hint` says what would be right, or what to run; `source` is the line of the
    file, where it is at hand.
    """

    __slots__ = ("column", "hint", "line", "message", "path", "source")

    def __init__(self, message: str, *, path: str = "", hint: str = "", line: int = 0, column: int = 0) -> None:
        self.message = message
        self.path = path
        self.hint = hint
        self.line = line
        self.column = column
        self.source = ""

    def __repr__(self) -> str:
        return f"Fault({self.line}:{self.column} {self.path}: {self.message})"


class CocError(Exception):
    """A call or an input that can't be served: one sentence, and a hint that names the next act. Exit code 2."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FileFaults(CocError):  # noqa: N818  # what happened, in a word
    """All the faults of one file at once, in the order of the file.

    `file` is what the caller named; `faults` is never empty.
    """

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        many = f"{len(faults)} faults" if len(faults) > 1 else "1 fault"
        super().__init__(f"{file}: {many}; nothing was judged or changed")
        self.file = file
        self.faults = faults


def reason_of(error: OSError | ValueError) -> str:
    """Why the system refused, in its own words; a path that it can't even read has none."""
    return (getattr(error, "strerror", None) or "unknown reason").lower()


class NotWritten(CocError):  # noqa: N818  # what happened, in a word
    """Standard output refused what was written to it."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            f"standard output can't be written: {reason_of(error)}", hint="what was printed so far is not all of it"
        )


class OurFault(CocError):  # noqa: N818  # what happened, in a word
    """A fault of the program, not of what it was given: its kind and its place in our code, never a value."""

    def __init__(self, error: BaseException) -> None:
        if isinstance(error, ImportError) and error.name:
            super().__init__(
                f"this installation of coc is not whole: {error.name} can't be loaded", hint="install coc anew"
            )
            return
        what = _KINDS.get(type(error)) or f"{type(error).__name__} in {_where(error)}"
        hint = "nothing was judged; report it with the command you ran, never with a plan"
        super().__init__(f"this is a fault of coc, not of your plan: {what}", hint=hint)


_KINDS: dict[type[BaseException], str] = {
    RecursionError: "the input is nested too deeply",
    MemoryError: "the input needs too much memory",
}


def _where(error: BaseException) -> str:
    """The innermost place of our own code: file and line only."""
    place = "coc"
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        if "coc_cli/" in name:
            place = f"{name[name.rindex('coc_cli/') :]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


class NotSaved(CocError):  # noqa: N818  # what happened, in a word
    """A change that did not reach the disk. What was there before is untouched."""


class Conflict(NotSaved):
    """The file changed underneath since it was read, or another session holds it."""


class NeedsTerminal(CocError):  # noqa: N818  # what happened, in a word
    """A command that asks questions was called without a terminal; the hint names the flag that answers instead."""


class Interrupted(CocError):  # noqa: N818  # what happened, in a word
    """The user stopped. Everything confirmed is saved; `message` says so and `hint` holds the command that resumes."""

    exit_code = 130
