"""Of which records a field is asked: one small function per reason, each of the view and the record as it stands."""

from __future__ import annotations

from coc_cli.checklist.condition import NO
from coc_cli.plan import words as w

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from coc_cli.walk.view import View

    Row = Mapping[str, Any]

_MAKERS = ("commander", "planner", "approver", "liaison", "social-work-lead")


def always(_view: View, _row: Row) -> bool:
    """Of every record."""
    return True


def meets_people(_view: View, row: Row) -> bool:
    """Social workers and interpreters: they are counted by gender and language."""
    return row.get("role") in (*w.SOCIAL_WORK_ROLES, "interpreter")


def social_worker_among_foreigners(view: View, row: Row) -> bool:
    """Social workers where some of the victims may be foreigners."""
    return row.get("role") in w.SOCIAL_WORK_ROLES and view.fact("foreign_victims") != NO


def keeps_company(view: View, row: Row) -> bool:
    """Social workers of others than the NGO: only trained ones count beside people in care."""
    return row.get("role") in w.SOCIAL_WORK_ROLES and on_operation(view, row) and not of_ngo(view, row)


def interprets(_view: View, row: Row) -> bool:
    """Interpreters."""
    return row.get("role") == "interpreter"


def has_tasks(_view: View, row: Row) -> bool:
    """Those whose tasks on the day are counted."""
    return row.get("role") in (*w.SOCIAL_WORK_ROLES, "investigator", "interpreter")


def on_operation(_view: View, row: Row) -> bool:
    """Those who take part in the operation."""
    return "operation" in row.get("phases", ())


def on_operation_outside_force(view: View, row: Row) -> bool:
    """Those who take part in the operation, besides law enforcement."""
    return on_operation(view, row) and row.get("affiliation") != "law-enforcement"


def several_sites(view: View, row: Row) -> bool:
    """Those who are counted per site, where there is more than one."""
    return len(view.rows("premises")) > 1 and on_operation(view, row) and speaks_for_suspects(view, row)


def counted_by_shift(view: View, row: Row) -> bool:
    """Those who are counted at every moment of the operation, once its times are known."""
    if view.plan.schedule.start is None or not on_operation(view, row):
        return False
    return meets_people(view, row) or (of_law_enforcement(view, row) and _suspects_unheard(view))


def speaks_for_suspects(view: View, row: Row) -> bool:
    """Officers, where nobody was found yet who speaks the suspects' languages."""
    return meets_people(view, row) or (
        of_law_enforcement(view, row) and on_operation(view, row) and _suspects_unheard(view)
    )


def of_law_enforcement(_view: View, row: Row) -> bool:
    """People of law enforcement."""
    return row.get("affiliation") == "law-enforcement"


def _suspects_unheard(view: View) -> bool:
    finding = view.findings.get("12.b/6")
    return finding is not None and finding.reason == "uncovered" and "suspects" in finding.message


def of_ngo(_view: View, row: Row) -> bool:
    """People of the NGO."""
    return row.get("affiliation") == "ngo"


def acts(_view: View, row: Row) -> bool:
    """Those who take part in the investigation or the operation."""
    return bool({"investigation", "operation"}.intersection(row.get("phases", ())))


def is_told(_view: View, row: Row) -> bool:
    """Those who are to know something."""
    return bool(row.get("told")) and "nothing" not in row["told"]


def is_told_late(view: View, row: Row) -> bool:
    """Those who are to know something, and do not make the plan."""
    return is_told(view, row) and row.get("role") not in _MAKERS


def investigates(_view: View, row: Row) -> bool:
    """Investigators of the NGO."""
    return row.get("role") == "investigator" and row.get("affiliation") == "ngo"


def in_care(_view: View, row: Row) -> bool:
    """Groups that are looked after as victims."""
    return row.get("kind") in ("suspected-victims", "unclear")


def near_eighteen(_view: View, row: Row) -> bool:
    """Groups said to be just of age: doubtful age counts as child."""
    return in_care(_view, row) and 18 <= row.get("age_min", 0) <= 20


def place_of_destination(view: View, row: Row) -> bool:
    """Places to which people in care are taken."""
    return row.get("id") in {group.get("destination") for group in view.rows("groups") if in_care(view, group)}


def carries_groups(_view: View, row: Row) -> bool:
    """Journeys on which people of groups ride."""
    return bool(row.get("groups"))


def refreshments(_view: View, row: Row) -> bool:
    """Refreshments are counted for each side."""
    return row.get("kind") == "refreshments"


def answered(_view: View, row: Row) -> bool:
    """Requests to which law enforcement said yes or no."""
    return row.get("answer") in ("agreed", "refused")


def absent(_view: View, row: Row) -> bool:
    """Risks that were considered and are not there: one reason may hold for several."""
    return row.get("present") == "no"


def present(_view: View, row: Row) -> bool:
    """Risks that are there."""
    return row.get("present") == "yes"


def uncounted(_view: View, row: Row) -> bool:
    """Groups of which no number is known."""
    return "count_max" not in row


def several_rooms(view: View, _row: Row) -> bool:
    """Ways in and out, where they can open from more than one room."""
    return len(view.rows("rooms")) > 1


def several_floors(view: View, row: Row) -> bool:
    """Rooms of a site with more than one floor."""
    site = view.row("premises", str(row.get("premises"))) or {}
    return int(site.get("floors", 1)) > 1
