"""Judging one file after the other: a fault of one never stops the others."""

from __future__ import annotations

from coc_cli.commands.session import Session, moment
from coc_cli.errors import CocError
from coc_cli.formats.outcome import Outcome


def judge(
    plan: str,
    *,
    gate: str | None,
    at: str | None,
) -> Outcome:
    """Open and judge a plan at a gate and a moment; what can't be judged becomes an outcome too."""
    try:
        session = Session(plan)
        if at is not None:
            session.at = moment(at, session.plan)
        return Outcome(plan, assessment=session.assess(gate), locator=session.locator)
    except CocError as error:
        return Outcome(plan, error=error)
