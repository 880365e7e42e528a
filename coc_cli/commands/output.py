"""What commands are told and where they write, read without a parser: gates, colour, files that appear complete."""

from __future__ import annotations

import contextlib
import os
import stat

from coc_cli.columns import WIDTH, columns
from coc_cli.errors import NotSaved, NotWritten, reason_of
from coc_cli.plan.store import MODE, refuse_others, sync_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coc_cli.errors import CocError


def gate_of(text: str | None) -> str | None:
    """Check the name of a gate. Raises CocError that names the nearest one."""
    from coc_cli.checklist.model import GATES
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant

    if text is not None and text not in GATES:
        raise CocError(f'no gate "{text}"', hint=meant(text, GATES))
    return text


COLOUR = ("auto", "always", "never")


def colour(when: str | None, output: str | None) -> bool:
    """Tell whether what goes to `output` is coloured: never a file; by default a terminal, unless NO_COLOR is set.

    Raises CocError when `when` is none of the words.
    """
    import sys

    if when is not None and when not in COLOUR:
        from coc_cli.errors import CocError
        from coc_cli.nearest import meant

        raise CocError(f'--color: "{when}" is none of its words', hint=meant(when, COLOUR))
    if output not in (None, "-") or when == "never":
        return False
    shows = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return when == "always" or shows


def width(output: str | None, *, most: int = WIDTH) -> int:
    """The columns in which a text that goes to `output` is written: a terminal's, up to `most`; for all else `most`."""
    import sys

    return columns(sys.stdout, most=most) if output in (None, "-") else most


@contextlib.contextmanager
def written_to(output: str | None) -> Iterator[Callable[[str], object]]:
    """Give a function that writes text: to standard output, or to a file that appears only when it is complete."""
    import sys

    if output is None or output == "-":
        yield _told(sys.stdout.write, NotWritten)
        return
    with streamed(output) as write:
        yield write


def _told(write: Callable[[str], object], refused: Callable[[OSError], CocError]) -> Callable[[str], object]:
    """Let a refusal be told by who was written to: an OSError would be taken for that of any file beside it."""

    def told(text: str) -> None:
        try:
            write(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise refused(error) from None

    return told


def put(made: str | bytes, output: str | None) -> None:
    """Write a whole document to standard output or to a file. Raises CocError when bytes would reach a terminal."""
    import sys

    from coc_cli.errors import CocError
    from coc_cli.plan.store import write_file

    if output is not None and output != "-":
        raw = made if isinstance(made, bytes) else made.encode("utf-8")
        if _is_device(output):
            _straight(output, raw)
        else:
            write_file(output, raw)
    elif isinstance(made, str):
        sys.stdout.write(made)
    elif sys.stdout.isatty():
        raise CocError("this is nothing to show on a terminal", hint="write it to a file: -o FILE")
    else:
        sys.stdout.buffer.write(made)
    sys.stdout.flush()


def _straight(path: str, raw: bytes) -> None:
    """Write to a device or a pipe, which nothing may take the place of."""
    try:
        with open(os.open(path, os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)), "wb") as file:
            file.write(raw)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _refused(path, error) from None


def make_folder(path: str) -> None:
    """Make a folder, readable by nobody else, unless it is there. Raises CocError where that can't be."""
    from coc_cli.errors import CocError

    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
    except OSError as error:
        raise CocError(f"{path}: can't be made: {reason_of(error)}", hint="name another folder: -o DIR") from None


@contextlib.contextmanager
def streamed(path: str) -> Iterator[Callable[[str], object]]:
    """Give a function that writes text to a file, piece by piece; the file takes its place when all is written.

    It is for its owner only, as a plan is. A device or a pipe is written to directly; a link is refused. Raises NotSaved
    when the disk refuses: then what was there is untouched.
    """
    folder, name = os.path.split(os.path.abspath(path))
    temporary = os.path.join(folder, f".{name}.writing")
    direct = _is_device(path)
    try:
        if not direct:
            refuse_others(path)
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
        flags = os.O_WRONLY if direct else os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(path if direct else temporary, flags | getattr(os, "O_CLOEXEC", 0), MODE)
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield _told(file.write, lambda error: _refused(path, error))
            file.flush()
            if not direct:
                os.fsync(handle)
        if not direct:
            os.replace(temporary, path)
            sync_folder(folder)
    except BrokenPipeError:
        raise  # another output's reader has gone
    except OSError as error:
        raise _refused(path, error) from None
    finally:
        if not direct:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _refused(path: str, error: OSError) -> NotSaved:
    return NotSaved(f"{path}: NOT SAVED: {reason_of(error)}", hint="free the disk or the folder, then run it again")


def _is_device(path: str) -> bool:
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False
