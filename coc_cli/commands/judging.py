"""Judging one file after the other: a fault of one never stops the others."""

from __future__ import annotations

from coc_cli.commands.given import naming
from coc_cli.commands.session import Session, moment
from coc_cli.errors import CocError, OurFault
from coc_cli.formats.outcome import Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


def judge(plan: str, *, gate: str | None, at: str | None, now: datetime | None = None) -> Outcome:
    """Open and judge a plan at a gate and a moment; what can't be judged becomes an outcome too.

    at: the moment as the caller wrote it, read in the plan's zone; now: the moment of the call, where there is no such.
    """
    try:
        with naming(plan):
            session = Session(plan, at=now)
        if at is not None:
            session.at = moment(at, session.plan)
        return Outcome(plan, assessment=session.assess(gate), locator=session.locator)
    except CocError as error:
        return Outcome(plan, error=error)
    except Exception as error:  # noqa: BLE001  # a fault of ours over one plan never stops the others
        return Outcome(plan, error=OurFault(error))
