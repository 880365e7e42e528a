"""Finds lines and columns for faults, findings and notices: late, and only when there is something to report."""

from __future__ import annotations

from coc_cli.plan.paths import place, worded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coc_cli.errors import Fault
    from coc_cli.tomlfile.places import Places


class Locator:
    """The positions of one plan's text. The text is parsed for them at the first question, once."""

    def __init__(self, text: str, data: Mapping[str, object]) -> None:
        self._text = text
        self._data = data
        self._places: Places | None = None

    def at(self, path: str) -> tuple[int, int]:
        """Return line and column of a finding's path, or of the nearest table it belongs in."""
        return self.places.at(place(path, self._data))

    @property
    def places(self) -> Places:
        """The positions of every key."""
        if self._places is None:
            from coc_cli.tomlfile.places import Places

            self._places = Places(self._text)
        return self._places

    def line(self, number: int) -> str:
        """Return one line of the text, from 1, without its line end."""
        lines = self._text.split("\n")
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


def locate(faults: Iterable[tuple[tuple[str | int, ...], Fault]], locator: Locator) -> tuple[Fault, ...]:
    """Give each fault its line and column; return them in the order of the file."""
    found = []
    for path, fault in faults:
        fault.path = ".".join(str(part) for part in path)
        fault.line, fault.column = locator.places.at(path)
        fault.source = locator.line(fault.line) if path else ""
        found.append(fault)
    return tuple(sorted(found, key=lambda fault: (fault.line, fault.column)))


def unwritten(faults: Iterable[tuple[tuple[str | int, ...], Fault]], data: Mapping[str, object]) -> tuple[Fault, ...]:
    """Give each fault of a change that is not made its path; it has no line, for it stands in no file."""
    found = []
    for path, fault in faults:
        fault.path = worded(path, data)
        for part in reversed(path):
            fault.message = fault.message.removeprefix(f"{part}: ")
        found.append(fault)
    return tuple(found)
