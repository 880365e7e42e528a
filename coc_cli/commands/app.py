"""The table of commands, and the typer application that imports a command's module only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from coc_cli.errors import CocError
from coc_cli.nearest import nearest
from coc_cli.text import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

# Name, module, and the line in the list of commands; the function in the module has the command's name.
COMMANDS = {
    "demo": ("demo", "Judge the embedded example and write its report."),
    "new": ("new", "Begin a plan, from a few facts or from an example."),
    "walk": ("walk", "The interview: asks what the plan still lacks, saves each answer."),
    "set": ("change", "Set one or many values, all or nothing."),
    "get": ("get", "Print one value."),
    "confirm": ("confirm", "Record that a duty was done, or not, at a gate."),
    "waive": ("waive", "Record a waiver; says when it may not."),
    "status": ("status", "What is open, part by part, and who must act."),
    "check": ("check", "The verdict, for scripts and people."),
    "report": ("report", "The readiness report: HTML, PDF, Markdown or text."),
    "brief": ("brief", "The briefing sheets: what each person may carry, and no more."),
    "forms": ("forms", "Printed forms and pause-point cards, from a plan or blank."),
    "clauses": ("clauses", "The Code: every row, why it is asked, what meets it."),
    "cure": ("cure", "The smallest changes that would meet what is open."),
    "diff": ("diff", "What changed between two plans, and what it did to each gate."),
    "rehearse": ("rehearse", "What breaks if one thing fails, or the operation runs late."),
    "requests": ("requests", "The letter of open requests to law enforcement."),
    "sign": ("sign", "Sign this revision of a plan."),
    "verify": ("verify", "What each sign-off is worth today, and whether a paper is current."),
    "history": ("history", "The chain of saves, shown and verified."),
    "portfolio": ("portfolio", "One row per plan: gates, who must act, what is overdue."),
    "seal": ("seal", "Encrypt a plan or a sheet to those who may open it."),
    "open": ("open", "A sealed file, back in plain text."),
    "purge": ("purge", "What a plan leaves behind, and destroying it."),
    "doctor": ("doctor", "What this machine has, and what it lacks."),
    "schema": ("schema", "The plan's JSON Schema, for editors."),
}
# Every other command opens a plan: it is given keys, and what its verdict is held against.
_OPEN_NO_PLAN = ("demo", "clauses", "doctor", "schema")
_JUDGE_NONE = ("new", "get", "seal", "open", "purge")


class _Lazy(TyperGroup):
    """A group that knows its commands by name and imports each only when it is needed."""

    # ruff: noqa: ARG002  # the signatures are typer's

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order in which a plan needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and build one command, or return None."""
        if cmd_name not in COMMANDS:
            return None
        from coc_cli.commands import completion
        from coc_cli.commands.outside import with_options

        module = import_module(f"coc_cli.commands.{COMMANDS[cmd_name][0]}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        function = getattr(module, COMMANDS[cmd_name][0])
        if completion.wanted():
            completion.teach(cmd_name, function)
        if cmd_name not in _OPEN_NO_PLAN:
            function = with_options(function, judges=cmd_name not in _JUDGE_NONE)
        single.command(cmd_name, no_args_is_help=False)(function)
        return typer.main.get_command(single)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands from the table; none is imported for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def application() -> Any:
    """Build the group. Rich markup stays off: it costs half of `--help` and would read plan text as markup."""
    app = typer.Typer(
        cls=_Lazy,
        add_completion=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
        no_args_is_help=True,
    )

    @app.callback(epilog="Exit codes: 0 ready, 1 not ready, 2 the call or an input is wrong, 130 interrupted, all saved.")
    def coc(
        *,
        version: bool = typer.Option(False, "--version", "-V", help="Print the version."),
    ) -> None:
        """Make sure, clause by clause, that a rescue harms nobody by bad planning.

        Law enforcement controls an operation; this tool authorises nothing.
        """

    return typer.main.get_command(app)


def call(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code. Raises CocError for a wrong call, as for any other wrong input."""
    group = application()
    try:
        result = group.main(args=list(arguments), prog_name="coc", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as error:
        # Where the reader has gone, typer ends the process itself, with the exit code of a plan that is not ready.
        if isinstance(error.__context__, OSError):
            raise BrokenPipeError from None
        raise
    except typer.TyperException as error:
        return _misused(error, arguments)
    if result == 130:
        raise KeyboardInterrupt  # typer made an exit code of it
    return result if isinstance(result, int) else 0


def _misused(error: typer.TyperException, arguments: Sequence[str]) -> int:
    """Say what is wrong with a call, and the nearest right word; hostile arguments are shown, never obeyed."""
    message = error.format_message()
    if "NoArgsIsHelp" in type(error).__name__:
        print(message, file=sys.stderr)
        return 2
    name = next((one for one in arguments if not one.startswith("-")), "")
    if name and name not in COMMANDS:
        close = nearest(name, COMMANDS)
        raise CocError(f'no command "{name}"', hint=f"did you mean: coc {close}" if close else "run: coc --help")
    raise CocError(safe(message).rstrip("."), hint=f"run: coc {name} --help".replace("  ", " "))
