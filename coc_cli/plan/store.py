"""The file of a plan on disk: opened once, saved so that nothing confirmed is ever lost.

A save writes a temporary file beside the plan, reads it back, and puts it in the plan's place in one step; the folder is
synced before anybody is told that it is saved. Whoever reads sees the old plan or the new one, never half of one.
"""

from __future__ import annotations

import contextlib
import os
import stat

from coc_cli.errors import CocError, Conflict, NotSaved, reason_of
from coc_cli.text import to_run
from coc_cli.tomlfile.guard import MAX_BYTES, decode, parse, read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Protocol

    class Codec(Protocol):
        """Turns the bytes of a file into text and back: plain, or sealed."""

        def decode(self, data: bytes, file: str) -> str:
            """Return the text of a file's bytes. Raises CocError when it can't be read."""
            ...

        def encode(self, text: str) -> bytes:
            """Return the bytes to write for a text."""
            ...


MODE = 0o600


class Plain:
    """The codec of an ordinary plan: UTF-8, as it is."""

    def decode(self, data: bytes, file: str) -> str:
        """Return the text. Raises FileFaults when it is not UTF-8."""
        return decode(data, file)

    def encode(self, text: str) -> bytes:
        """Return the bytes."""
        return text.encode("utf-8")


class Stored:
    """One state of a file: where, its text, its parsed content, and the bytes that it was read from."""

    __slots__ = ("data", "path", "raw", "text")

    def __init__(self, path: str, text: str, data: dict[str, Any], raw: bytes) -> None:
        self.path = path
        self.text = text
        self.data = data
        self.raw = raw


def there(path: str) -> bool:
    """Tell whether anything has that name. Raises CocError where the system can't tell, for that is no "no"."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        raise CocError(f"{path}: can't be looked at: {reason_of(error)}", hint="check the path") from None
    return True


def load(path: str, codec: Codec) -> Stored:
    """Read a plan's file. Raises CocError or FileFaults; never anything else."""
    raw = read_bytes(path, hint=f"check the path, or run: {to_run('coc new PLAN', path)}")
    text = codec.decode(raw, path)
    return Stored(path, text, parse(text, path), raw)


def create(path: str, text: str, codec: Codec) -> Stored:
    """Write a plan that does not exist yet. Raises CocError when it does, or when it can't be written."""
    if there(path):
        raise CocError(f"{path}: exists already", hint="choose another name, or open it: coc walk " + path)
    with held(path):
        return _replace(path, encoded(path, text, codec), text, parse(text, path))


def changed_underneath(stored: Stored, codec: Codec) -> Stored | None:
    """Return what the file holds now where that is not what was read from it; None when nobody touched it.

    Raises CocError or FileFaults when it can't be read any more. The caller holds the plan's lock.
    """
    raw = read_bytes(stored.path)
    if raw == stored.raw:
        return None
    text = codec.decode(raw, stored.path)
    return Stored(stored.path, text, parse(text, stored.path), raw)


def encoded(path: str, text: str, codec: Codec) -> bytes:
    """Return the bytes of a plan's file. Raises NotSaved for more than could be read again."""
    raw = codec.encode(text)
    if len(raw) > MAX_BYTES:
        hint = "nothing was changed; shorten what is written, a plan is text of a few dozen KiB"
        raise NotSaved(f"{path}: NOT SAVED: it would be larger than 1 MiB, and could not be read again", hint=hint)
    return raw


def save(stored: Stored, raw: bytes, text: str, data: dict[str, Any]) -> Stored:
    """Put `raw`, what `encoded` made of a new text whose content is `data`, in the place of the file that was read.

    The caller holds the plan's lock. Raises Conflict when the file changed since, NotSaved when the disk refuses; what
    was there is untouched.
    """
    unchanged(stored)
    return _replace(stored.path, raw, text, data)


def unchanged(stored: Stored) -> None:
    """Raise Conflict when a file is no longer what was read from it, NotSaved when it is a link or no regular file."""
    refuse_others(stored.path)
    if read_bytes(stored.path) != stored.raw:
        raise Conflict(f"{stored.path}: NOT SAVED: the file was changed since it was read", hint="run the command again")


def _replace(path: str, raw: bytes, text: str, data: dict[str, Any]) -> Stored:
    write_file(path, raw)
    return Stored(path, text, data, raw)


def write_file(path: str, raw: bytes) -> None:
    """Put bytes where a path says, all or nothing, readable by the owner only.

    Raises NotSaved when the disk refuses, or when something lies there that is no regular file; it is untouched then.
    """
    folder, name = os.path.split(os.path.abspath(path))
    temporary = os.path.join(folder, f".{name}.saving")
    try:
        refuse_others(path)
        with contextlib.suppress(FileNotFoundError):
            # The lock is ours: whatever lies there was left by a save that was killed.
            os.unlink(temporary)
        _write(temporary, raw)
        if read_bytes(temporary, most=len(raw)) != raw:
            raise NotSaved(f"{path}: NOT SAVED: the disk did not keep what was written")
        os.replace(temporary, path)
        sync_folder(folder)
    except OSError as error:
        raise NotSaved(
            f"{path}: NOT SAVED: {reason_of(error)}", hint="free the disk or the folder, then run it again"
        ) from None
    finally:
        # After the step into place nothing lies there; before it, whatever went wrong, nothing may stay.
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def refuse_others(path: str) -> None:
    """Raise NotSaved where a link, a pipe, a device or a folder lies: nothing takes their place."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        what = "a link" if stat.S_ISLNK(mode) else "no regular file"
        raise NotSaved(f"{path}: NOT SAVED: it is {what}", hint="name the file itself")


def _write(path: str, raw: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(path, flags, MODE)
    try:
        os.fchmod(handle, MODE)
        view = memoryview(raw)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: str) -> None:
    """Make a change of a folder's entries last through a power cut."""
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def held(path: str, *, doing: str = "") -> Iterator[None]:
    """Hold the plan for one save or one walk. Raises Conflict that names who holds it, and what they are `doing`.

    The lock is the kernel's and ends with the process, however it ends; the file beside the plan only says who.
    """
    try:
        import fcntl
    except ImportError:
        raise NotSaved(
            f"{path}: NOT SAVED: this system has no lock that would keep others out", hint="on Windows, run coc in WSL"
        ) from None
    import json
    import socket

    if path == "-":
        raise NotSaved("-: NOT SAVED: standard input is read, never written", hint="name the file of the plan")
    folder, name = os.path.split(os.path.abspath(path))
    beside = os.path.join(folder, f".{name}.lock")
    who = json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "doing": doing}).encode()
    while True:
        handle = -1
        try:
            handle = os.open(beside, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | os.O_CLOEXEC, MODE)
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Another holder may have removed the file between our open and our lock.
            if there(beside) and os.path.samestat(os.fstat(handle), os.stat(beside)):
                break
        except BlockingIOError:
            holder = os.read(handle, 400).decode("utf-8", "replace")
            os.close(handle)
            raise Conflict(f"{path}: held by {_holder(holder)}", hint="wait until it is closed there") from None
        except OSError as error:
            if handle >= 0:
                os.close(handle)
            raise _unlocked(path, error) from None
        os.close(handle)
    try:
        try:
            os.ftruncate(handle, 0)
            os.write(handle, who)
        except OSError as error:
            raise _unlocked(path, error) from None
        yield
    finally:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        os.close(handle)


def _unlocked(path: str, error: OSError) -> NotSaved:
    return NotSaved(
        f"{path}: NOT SAVED: can't lock it: {reason_of(error)}", hint="is the folder writable, and the disk not full?"
    )


def _holder(text: str) -> str:
    import json

    try:
        known = json.loads(text)
        doing = f"{str(known['doing'])[:60]}, " if known.get("doing") else ""
        return f"another coc ({doing}process {int(known['pid'])} on {str(known['host'])[:40]})"
    except (ValueError, KeyError, TypeError):
        return "another coc"
