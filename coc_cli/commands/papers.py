"""Whether a paper is current: its digest against every sheet that the plan gives now, and against the register."""

from __future__ import annotations

import re

from coc_cli.errors import CocError
from coc_cli.plan.project import project, subjects
from coc_cli.plan.words import AUDIENCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.commands.session import Session


def paper_state(session: Session, given: str) -> tuple[bool, str]:
    """Tell whether the sheet of that digest is current, and say it in a sentence. Raises CocError for no digest."""
    digest = given.strip().lower()
    if not re.fullmatch(r"[0-9a-f]{8,64}", digest):
        raise CocError(f'"{given}" is no digest of a sheet', hint="the eight digits at its foot, or what its code says")
    plan = session.plan
    for audience in AUDIENCES:
        for subject in dict.fromkeys([*subjects(plan, audience), ""]):
            if project(plan, audience, subject).digest.startswith(digest):
                return True, f"current: {audience} {subject}".rstrip()
    found = [one for one in plan.copies if (one.digest or "").startswith(digest)]
    if found:
        last = found[-1]
        who = f"{last.audience} {last.person or ''}".rstrip()
        return False, f"superseded: {who}, copy {last.copy}, is of an earlier revision; collect it and print it anew"
    return False, "unknown: no sheet of this plan, now or in its register, has that digest"
