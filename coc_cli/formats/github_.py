"""Annotations of GitHub Actions: a workflow command per finding, blocking ones first, since a step shows only the first.

A command is one line that begins with two colons; an older form may stand anywhere in a line. Whatever comes from a plan
or a file name is escaped, so that it can neither end a command nor begin one.
"""

from __future__ import annotations

from coc_cli.formats import emitter
from coc_cli.formats.outcome import discreet, hanging, path_of
from coc_cli.text import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.formats.emitter import Tally
    from coc_cli.formats.outcome import Outcome


_KINDS = {"block": "error", "warn": "warning"}


class Emitter(emitter.Emitter):
    """Writes annotations, and each plan's verdict as a line of the log."""

    def plan(self, outcome: Outcome) -> str:
        """One plan's annotations."""
        name, judged = outcome.plan, outcome.assessment
        if judged is None:
            faults = outcome.faults()
            lines = [_command("error", name, (one.line, one.column), "fault", one.message, one.hint) for one in faults]
        else:
            rows = [
                (_KINDS[one.severity], name, outcome.place(one.path), one.id, discreet(one), outcome.to_do(one.fix))
                for one in judged.notices
            ]
            rows += [
                ("error", name, outcome.place(path_of(one)), one.duty.id, one.message, outcome.to_do(one.fix))
                for one in judged.blocking()
            ]
            rows += [
                ("warning", name, outcome.place(path_of(one)), "condition", one.condition, outcome.to_do(one.fix))
                for one in hanging(judged)
            ]
            lines = [_command(*row) for row in sorted(rows, key=lambda row: row[0] != "error")]
        at = f" at {judged.gate}" if judged else ""
        return "".join([*lines, f"coc: {safe(name)}: {outcome.verdict}{at}; law enforcement decides\n"])

    def tail(self, tally: Tally, asides: list[str]) -> str:
        """The sum, as a line of the log."""
        del asides
        return f"coc: {tally}\n"


def _command(kind: str, file: str, place: tuple[int, int], title: str, message: str, fix: str) -> str:
    said = safe(message) + (f"\nfix: {safe(fix)}" if fix else "")
    # As the repository names it: an annotation of ./plan.toml is shown beside no line.
    where = f"file={_property(file.removeprefix('./'))},line={place[0]},col={place[1]},title={_property(title)}"
    return f"::{kind} {where}::{_data(said)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")
