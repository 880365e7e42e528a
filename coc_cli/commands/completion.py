"""What a shell completes besides commands and files: gates, duties, clauses, audiences, examples, formats.

One table by option or argument, for every command; it is read only while a shell completes a line.
"""

from __future__ import annotations

import inspect
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def _gates() -> Iterable[str]:
    from coc_cli.checklist.model import GATES

    return GATES


def _duties() -> Iterable[str]:
    from coc_cli.checklist.loader import load

    return load().duties


def _rows() -> Iterable[str]:
    from coc_cli.checklist.loader import load

    return (*load().clauses, *load().duties)


def _audiences() -> Iterable[str]:
    from coc_cli.plan.words import AUDIENCES

    return AUDIENCES


def _examples() -> Iterable[str]:
    from coc_cli.commands.new import EXAMPLES

    return EXAMPLES


def _formats() -> Iterable[str]:
    from coc_cli.formats import FORMATS

    return FORMATS


def _colours() -> Iterable[str]:
    from coc_cli.commands.output import COLOUR

    return COLOUR


def _writers(module: str) -> Callable[[], Iterable[str]]:
    """The formats that a module can write, by its own table."""

    def names() -> Iterable[str]:
        from importlib import import_module

        words: Iterable[str] = import_module(f"coc_cli.{module}").WRITERS
        return words

    return names


def _orders() -> Iterable[str]:
    from coc_cli.commands.brief import ORDERS

    return ORDERS


# By flag, or by an argument's name.
_WORDS: dict[str, Callable[[], Iterable[str]]] = {
    "--gate": _gates,
    "--clause": _rows,
    "--for": _audiences,
    "--from": _examples,
    "--color": _colours,
    "--order": _orders,
    "duty": _duties,
    "id": _rows,
}
# By command, where a flag means something else in each.
_OF_COMMAND: dict[tuple[str, str], Callable[[], Iterable[str]]] = {
    ("check", "--format"): _formats,
    ("report", "--format"): _writers("commands.reporting"),
    ("requests", "--format"): _writers("commands.reporting"),
    ("brief", "--format"): _writers("commands.brief"),
    ("forms", "--format"): _writers("commands.forms"),
    ("portfolio", "--format"): _writers("formats.portfolio"),
}


def wanted() -> bool:
    """Tell whether this call is a shell that asks how a line may go on."""
    return "_COC_COMPLETE" in os.environ


def teach(command: str, function: Callable[..., int]) -> None:
    """Let a command's options and arguments complete the words of this table."""
    for name, parameter in inspect.signature(function).parameters.items():
        for info in getattr(parameter.annotation, "__metadata__", ()):
            # In an annotation typer holds the first flag in the place of a default.
            for key in (getattr(info, "default", None), *(getattr(info, "param_decls", None) or ()), name):
                words = _OF_COMMAND.get((command, key)) or _WORDS.get(key)
                if words and info.autocompletion is None:
                    info.autocompletion = _completer(words)


def _completer(words: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [word for word in words() if word.startswith(incomplete)]

    return complete
