"""Enough social workers (12.b/1 to 12.b/3): counted per gender, per site and per shift.

Ranges count at their worse end; an unknown or mixed gender needs both; sums are rounded up once, per gender.
"""

from __future__ import annotations

from coc_cli.readiness.case import genders, nobody, split_by_age, uncounted
from coc_cli.readiness.cures import workers
from coc_cli.readiness.result import Cure, Result, blank, counted, empty, listed, met, unmet
from coc_cli.readiness.shifts import fewest
from coc_cli.readiness.whereabouts import beside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from coc_cli.plan.model import Group
    from coc_cli.readiness.case import Case
    from coc_cli.readiness.whereabouts import Span


def social_workers_in_team(case: Case) -> Result:
    """12.b/1: the operational team has social workers."""
    if case.social_workers:
        return met(f"{listed([one.id for one in case.social_workers])} take part in the operation")
    cure = Cure("add a social worker who takes part in the operation", lambda: workers(case, 1, "female"))
    return blank("no social worker is on record for the operation", path="people", cures=[cure])


def workers_needed(case: Case, groups: Iterable[Group]) -> int:
    """Social workers that these people need at one time, rounded up once."""
    return workers_for(case, *split_by_age(groups))


def workers_for(case: Case, adults: int, children: int) -> int:
    """Social workers that so many people need at one time, rounded up once."""
    per_adult, per_child = case.limits["adults_per_social_worker"], case.limits["children_per_social_worker"]
    return -(-(adults * per_child + children * per_adult) // (per_adult * per_child))


def ratio(case: Case) -> str:
    """How many people one social worker looks after, and whose numbers that are."""
    adults, children = case.limits["adults_per_social_worker"], case.limits["children_per_social_worker"]
    return (
        f"[one per {adults} adults ({case.limits.whose('adults_per_social_worker')}) "
        f"or {children} children ({case.limits.whose('children_per_social_worker')})]"
    )


def people_and_times(case: Case) -> Result | None:
    """What every count of this module needs: groups with counts, and a schedule."""
    if not case.in_care:
        return nobody(case, "suspected victims")
    if unknown := uncounted(case.in_care):
        message = f"how many people {listed(unknown)} may be is missing"
        return blank(message, path=f"groups.{unknown[0]}.count_max")
    if case.start is None or case.care_until is None:
        return blank("the start or the end of the operation is missing", path=empty(case.plan.schedule, "start", "end"))
    return None


def enough_of_each_gender(case: Case) -> Result:
    """12.b/2: at every moment from the start to the handover there are enough social workers of each gender needed."""
    if missing := people_and_times(case):
        return missing
    start, until = case.start, case.care_until
    assert start is not None and until is not None  # noqa: S101, PT018  # people_and_times saw to it
    shorts: list[str] = []
    fine: list[str] = []
    cures: list[Cure] = []
    for site, groups in _by_site(case).items():
        for gender in ("female", "male"):
            theirs = [group for group in groups if gender in genders(group)]
            if not theirs:
                continue
            need = workers_needed(case, theirs)
            have, moment = fewest(_workers_at(case, site, gender, groups), start, until)
            adults, children = split_by_age(theirs)
            where = f"{site}, " if site else ""
            there = f"there {'is' if have == 1 else 'are'} {have}"
            said = f"{where}{gender}: {counted(adults, 'adult')} and {children} children need {need}, {there}"
            if have < need:
                shorts.append(f"{said} at {case.clock(moment)}: {need - have} short")
                cures.append(more(case, need - have, gender, at=site))
            else:
                fine.append(said)
    if shorts:
        return _nowhere(case) or unmet("short", f"{'; '.join(shorts)} {ratio(case)}", path="people", cures=cures)
    return met(f"{'; '.join(fine)} {ratio(case)}")


def more(case: Case, number: int, gender: str, *, at: str = "") -> Cure:
    """So many more social workers of a gender, who interview too."""
    who = f"{number} {gender} {'social worker who interviews' if number == 1 else 'social workers who interview'}"
    where = f", at {at}" if at else ""
    return Cure(f"add {who}, on shift throughout{where}", lambda: workers(case, number, gender, at=at))


def _by_site(case: Case) -> dict[str, list[Group]]:
    """The groups to look after, by site; one site needs no name, and nobody is pooled over several."""
    sites: dict[str, list[Group]] = {}
    for group in case.in_care:
        sites.setdefault(site_of(case, group), []).append(group)
    return sites


def _nowhere(case: Case) -> Result | None:
    """Where there are several sites, nobody counts of whom it is not said where they work: nobody knows what is short."""
    codes = [one.id for one in case.social_workers if not one.stationed]
    if len(case.plan.premises) < 2 or not codes:
        return None
    work = "works" if len(codes) == 1 else "work"
    message = f"there are {len(case.plan.premises)} sites, and at which of them {listed(codes)} {work} is missing"
    return blank(message, path=f"people.{codes[0]}.stationed")


def _workers_at(case: Case, site: str, gender: str, groups: list[Group]) -> list[Span]:
    workers = [one for one in case.social_workers if one.gender == gender]
    return [span for one in workers for span in beside(case, one, site, groups)]


def same_nationality_where_possible(case: Case) -> Result:
    """12.b/3: a miss is a note, since the Code asks for it only where it is possible."""
    foreign = [group for group in case.in_care if group.nationality != _country(case)]
    if not case.in_care:
        return nobody(case, "suspected victims")
    unsaid = [group.id for group in foreign if group.nationality is None]
    if unsaid:
        return blank(f"the nationality of {listed(unsaid)} is missing", path=f"groups.{unsaid[0]}.nationality")
    if not case.social_workers:
        return unmet("short", "there is no social worker at all", path="people")
    theirs = {one.nationality for one in case.social_workers}
    missed = sorted({group.nationality or "" for group in foreign} - {nation or "" for nation in theirs})
    if missed:
        return met(f"no social worker of nationality {listed(missed)}; the Code asks for one where possible", reason="note")
    return met("each foreign group has a social worker of its nationality")


def _country(case: Case) -> str:
    return case.facts["country"]


def site_of(case: Case, group: Group) -> str:
    """Where a group is looked after on site; one site needs no name, and nobody is at two."""
    return (group.premises or "no site") if len(case.plan.premises) > 1 else ""
