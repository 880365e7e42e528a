"""Death in the middle of a save: a child saves answers, and dies or is refused at one of its calls to the disk.

Every change of a file passes one of CALLS. The parent looks at what lies there afterwards: a plan that can be read, with
every answer that was confirmed, and with the next one whole or not at all.

    python -m tests.walk.crash 2000        kills that many saves at random moments, and says how many answers were lost
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coc_cli.commands.session import Session
from coc_cli.errors import NotSaved
from coc_cli.main import main as run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CALLS = ("open", "fchmod", "write", "fsync", "close", "replace", "unlink", "ftruncate")
_REFUSED = 7
# A process that dies leaves what the kernel knows, on any disk: memory is a thousand times faster.
FAST = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108


def begun(folder: Path) -> Path:
    """A plan on disk with one confirmed answer."""
    plan = folder / "p.toml"
    if not plan.exists():
        with contextlib.redirect_stdout(None):
            assert run(["new", str(plan), "--fact", "country=TH"]) == 0
    return plan


def saves(plan: Path, value: str) -> None:
    """Save one answer, as every command and the walk do."""
    Session(str(plan)).assign([f"operation.code={value}"])


class Calls:
    """Counts a process's calls to the disk, and at call number `at` does `then`. `order` names them."""

    def __init__(self, at: int, then: Callable[[], None]) -> None:
        self.at = at
        self.then = then
        self.order: list[str] = []

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Watch `os`; for children only, or where it is put back."""
        real = {name: getattr(os, name) for name in CALLS}
        for name, call in real.items():
            setattr(os, name, self._watching(name, call))
        try:
            yield
        finally:
            for name, call in real.items():
                setattr(os, name, call)

    def _watching(self, name: str, call: Any) -> Any:
        def watching(*arguments: Any, **named: Any) -> Any:
            self.order.append(name)
            if len(self.order) == self.at:
                self.then()
            return call(*arguments, **named)

        return watching


def dies() -> None:
    """As a power switch does: nothing is cleaned up."""
    os.kill(os.getpid(), signal.SIGKILL)


def refuses(number: int) -> Callable[[], None]:
    """The disk says no, once."""

    def refuse() -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def in_child(work: Callable[[], None]) -> int:
    """Do it in a child; return 0 when it came through, _REFUSED when it said NOT SAVED, minus a signal when it died."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except NotSaved:
            code = _REFUSED
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def calls_of(work: Callable[[], None]) -> list[str]:
    """The calls that one save makes."""
    counted = Calls(0, lambda: None)
    with counted.watched():
        work()
    return counted.order


def code_in(plan: Path) -> str:
    """The answer that lies on disk. Raises CocError when the plan can't be read any more."""
    return str(Session(str(plan)).plan.operation.code)


def killed_at(plan: Path, at: int, save: Callable[[Path, str], None], *, confirmed: str, next_one: str) -> list[str]:
    """Kill one save at its call number `at`; return what is wrong with what lies there afterwards."""

    def work() -> None:
        with Calls(at, dies).watched():
            save(plan, next_one)

    ended = in_child(work)
    return wrong_with(plan, confirmed=confirmed, next_one=next_one, done=ended == 0)


def wrong_with(plan: Path, *, confirmed: str, next_one: str, done: bool) -> list[str]:
    """What is wrong with a plan after a save that came through (`done`) or not."""
    try:
        found = code_in(plan)
    except Exception as error:  # noqa: BLE001  # whatever is wrong with the file is what we look for
        return [f"can't be read: {type(error).__name__}"]
    allowed = (next_one,) if done else (confirmed, next_one)
    return [] if found in allowed else [f"{found} lies there, not {' or '.join(allowed)}"]


def random_deaths(many: int, *, seed: int = 1) -> tuple[int, int]:
    """Kill saves of a stream of answers at random moments; return how many were confirmed and how many of those lost."""
    chance = random.Random(seed)
    lost = confirmed = 0
    with tempfile.TemporaryDirectory(dir=FAST) as folder:
        plan = begun(Path(folder))
        before = time.perf_counter()
        saves(plan, "N0")
        # Random moments within some saves, as long as these take on this machine now.
        pace = time.perf_counter() - before
        number = 0
        for _ in range(many):
            reading, writing = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(reading)
                for step in range(1, 100):
                    saves(plan, f"N{number + step}")
                    os.write(writing, b".")
                os._exit(0)
            os.close(writing)
            # Some die in their first save, most later.
            first = os.read(reading, 1) if chance.random() < 0.8 else b""
            time.sleep(chance.random() * 4 * pace)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            with os.fdopen(reading, "rb") as pipe:
                said = len(first + pipe.read())
            found = int(code_in(plan)[1:])
            lost += max(0, number + said - found)
            confirmed += said
            number = found
    return confirmed, lost


def main() -> int:
    """Kill as many saves as asked for."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    confirmed, lost = random_deaths(many, seed=int(time.time()))
    print(f"{many} deaths, {confirmed} answers confirmed, {lost} lost")  # noqa: T201  # its product
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
