"""What is worked out once for values that come again and again: a plain look-up, cheaper than any call."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    K = TypeVar("K")
    V = TypeVar("V")


def remembered(make: Callable[[K], V], *, most: int = 4_096) -> Callable[[K], V]:
    """`make`, asked once for each value. Past `most` values, which only a hostile file has, all are forgotten.

    For values of which none equals one of another type: 1, 1.0 and true would be one.
    """
    # The method itself: written with brackets, a look-up in a kind of dictionary of ours would take three times as long.
    return _Remembered(make, most).__getitem__  # type: ignore[return-value]  # parameters would have to import typing


class _Remembered(dict[object, object]):
    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[..., object], most: int) -> None:
        self._make = make
        self._most = most

    def __missing__(self, value: object) -> object:
        made = self._make(value)
        if len(self) >= self._most:
            self.clear()
        self[value] = made
        return made
