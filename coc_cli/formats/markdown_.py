"""Markdown for a job's summary: a row per plan, then what stands against each one that is not ready."""

from __future__ import annotations

from coc_cli.formats import emitter
from coc_cli.formats.outcome import discreet, path_of
from coc_cli.text import markdown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.formats.emitter import Tally
    from coc_cli.formats.outcome import Outcome

# A job's summary may hold one MiB; what is too much for it stands in the other formats.
_MOST = 900_000


class Emitter(emitter.Emitter):
    """The table stands first; what each plan lacks follows it, as much as a summary can hold."""

    def head(self) -> str:
        """The table's head."""
        return "### Plans judged\n\n| plan | verdict | gate | blocking | conditions |\n| --- | --- | --- | ---: | ---: |\n"

    def plan(self, outcome: Outcome) -> str:
        """The plan's row."""
        judged = outcome.assessment
        if judged is None:
            return f"| {markdown(outcome.plan)} | **{outcome.verdict}** | | | |\n"
        blocking = len(judged.blocking()) + sum(one.severity == "block" for one in judged.notices)
        row = (markdown(outcome.plan), f"**{judged.verdict}**", judged.gate, str(blocking), str(len(judged.conditions)))
        return f"| {' | '.join(row)} |\n"

    def aside(self, outcome: Outcome) -> str:
        """What stands against the plan, or what its verdict hangs on."""
        lines = list(_against(outcome))
        return f"\n#### {markdown(outcome.plan)}\n\n{''.join(lines)}" if lines else ""

    def tail(self, tally: Tally, asides: list[str]) -> str:
        """The sum, and what stands against the plans."""
        text, left = f"\n{tally}. Law enforcement decides.\n", 0
        for one in asides:
            if len(text) + len(one) > _MOST:
                left += 1
            else:
                text += one
        return text + (f"\n{left} more plans have something against them.\n" if left else "")


def _against(outcome: Outcome) -> Iterator[str]:
    judged = outcome.assessment
    if judged is None:
        for fault in outcome.faults():
            yield _item(f"line {fault.line}", "fault", fault.message, fault.hint)
        return
    for notice in judged.notices:
        if notice.severity == "block":
            yield _item(f"line {outcome.place(notice.path)[0]}", notice.id, discreet(notice), outcome.to_do(notice.fix))
    for finding in judged.blocking():
        where = f"line {outcome.place(path_of(finding))[0]}"
        yield _item(
            where, f"{finding.duty.id} ({finding.duty.level} {finding.status})", finding.message, outcome.to_do(finding.fix)
        )
    for condition in judged.conditions:
        yield f"- condition: {markdown(condition)}\n"


def _item(where: str, name: str, message: str, fix: str) -> str:
    return f"- {where}: **{markdown(name)}** {markdown(message)}" + (f"<br>fix: {markdown(fix)}" if fix else "") + "\n"
