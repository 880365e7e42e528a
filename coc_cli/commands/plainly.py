"""Reads a call that holds nothing but plans and plain options, without typer: importing that costs as much as judging."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


def read(
    words: Sequence[str], *, flags: Mapping[str, str], one: Mapping[str, str], many: Mapping[str, str] | None = None
) -> dict[str, Any] | None:
    """Return what each option's name was given, and `plans`; None for any other call, which typer reads and explains.

    flags, one, many: options without a value, with one (the last counts), with any number of them, by how they are written.
    """
    many = many or {}
    found: dict[str, Any] = {"plans": [], **{name: [] for name in many.values()}}
    rest = iter(words)
    for word in rest:
        if word in flags:
            found[flags[word]] = True
        elif word in one or word in many:
            value = next(rest, None)
            if value is None:
                return None
            if word in one:
                found[one[word]] = value
            else:
                found[many[word]].append(value)
        elif word.startswith("-") and word != "-":
            return None
        else:
            found["plans"].append(word)
    return found
