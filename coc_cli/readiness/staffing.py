"""Enough of the right people (12.b, 14.d/3): counted per gender, per shift and per language.

Ranges count at their worse end; an unknown or mixed gender needs both; sums are rounded up once, per gender.
"""

from __future__ import annotations

from coc_cli.readiness.case import fewest_on_duty, genders, nobody, on_duty, split_by_age, uncounted
from coc_cli.readiness.cures import interpreter, workers
from coc_cli.readiness.result import Cure, Result, all_of, blank, counted, empty, listed, met, unmet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from coc_cli.plan.model import Group, Person
    from coc_cli.readiness.case import Case


def social_workers_in_team(case: Case) -> Result:
    """12.b/1: the operational team has social workers."""
    if case.social_workers:
        return met(f"{listed([one.id for one in case.social_workers])} take part in the operation")
    cure = Cure("add a social worker who takes part in the operation", lambda: workers(case, 1, "female"))
    return blank("no social worker is on record for the operation", path="people", cures=[cure])


def workers_needed(case: Case, groups: Iterable[Group]) -> int:
    """Social workers that these people need at one time, rounded up once."""
    adults, children = split_by_age(groups)
    per_adult, per_child = case.limits["adults_per_social_worker"], case.limits["children_per_social_worker"]
    return -(-(adults * per_child + children * per_adult) // (per_adult * per_child))


def needing(groups: Iterable[Group], gender: str) -> list[Group]:
    """The groups that need people of this gender at their side."""
    return [group for group in groups if gender in genders(group)]


def _people_and_times(case: Case) -> Result | None:
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
    if missing := _people_and_times(case):
        return missing
    start, until = case.start, case.care_until
    assert start is not None and until is not None  # noqa: S101, PT018  # _people_and_times saw to it
    shorts: list[str] = []
    fine: list[str] = []
    cures: list[Cure] = []
    for site, groups in _by_site(case).items():
        for gender in ("female", "male", "other"):
            theirs = needing(groups, gender)
            if not theirs:
                continue
            need = workers_needed(case, theirs)
            have, moment = fewest_on_duty(_workers_at(case, site, gender), start, until)
            adults, children = split_by_age(theirs)
            where = f"{site}, " if site else ""
            there = f"there {'is' if have == 1 else 'are'} {have}"
            said = f"{where}{gender}: {counted(adults, 'adult')} and {children} children need {need}, {there}"
            if have < need:
                shorts.append(f"{said} at {case.clock(moment)}: {need - have} short")
                cures.append(_more(case, need - have, gender, at=site))
            else:
                fine.append(said)
    adults_each, children_each = case.limits["adults_per_social_worker"], case.limits["children_per_social_worker"]
    ratio = (
        f"[one per {adults_each} adults ({case.limits.whose('adults_per_social_worker')}) "
        f"or {children_each} children ({case.limits.whose('children_per_social_worker')})]"
    )
    if shorts:
        return unmet("short", f"{'; '.join(shorts)} {ratio}", path="people", cures=cures)
    return met(f"{'; '.join(fine)} {ratio}")


def _more(case: Case, number: int, gender: str, *, at: str = "") -> Cure:
    who = f"{number} {gender} {'social worker who interviews' if number == 1 else 'social workers who interview'}"
    where = f", at {at}" if at else ""
    return Cure(f"add {who}, on shift throughout{where}", lambda: workers(case, number, gender, at=at))


def _interpreter(case: Case, side: str, language: str, site: str) -> Cure:
    where = f" at {site}" if site else ""
    text = f"add an interpreter for {side}{where}, on shift throughout, who speaks {language}"
    return Cure(text, lambda: interpreter(case, side, language, at=site))


def _by_site(case: Case) -> dict[str, list[Group]]:
    """The groups to look after, by site; one site needs no name, and nobody is pooled over several."""
    sites: dict[str, list[Group]] = {}
    for group in case.in_care:
        sites.setdefault(_site(case, group), []).append(group)
    return sites


def _workers_at(case: Case, site: str, gender: str) -> list[Person]:
    return [one for one in case.social_workers if one.gender == gender and (not site or site in one.stationed)]


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


def interviewers(case: Case) -> list[Person]:
    """Social workers who interview, and do not interpret elsewhere meanwhile."""
    return [one for one in case.social_workers if "interview" in one.tasks]


def interviews_match_gender(case: Case) -> Result:
    """12.b/4: in the hours available, interviewers of each gender needed can talk to everybody."""
    if missing := _people_and_times(case):
        return missing
    since, until = case.plan.schedule.interviews_from, case.plan.schedule.interviews_until
    if since is None or until is None or until <= since:
        empty_one = empty(case.plan.schedule, "interviews_from", "interviews_until")
        path = empty_one if since is None or until is None else "schedule.interviews_until"
        return blank("from when until when people are interviewed is missing", path=path)
    minutes = int((until - since).total_seconds() // 60)
    per_adult, per_child = case.limits["interview_minutes_adult"], case.limits["interview_minutes_child"]
    # Nobody is interviewed half: what one interviewer gets through is counted in whole interviews.
    adults_each, children_each = minutes // per_adult, minutes // per_child
    pace = (
        f"[in {minutes} minutes one interviewer talks to {counted(adults_each, 'adult')}, "
        f"{case.limits.said('interview_minutes_adult')} each, or {children_each} children, "
        f"{case.limits.said('interview_minutes_child')} each]"
    )
    if not (adults_each and children_each):
        return unmet("short", f"the hours are too short for one interview {pace}", path="schedule.interviews_until")
    shorts: list[str] = []
    fine: list[str] = []
    cures: list[Cure] = []
    for gender in ("female", "male", "other"):
        groups = needing(case.in_care, gender)
        if not groups:
            continue
        adults, children = split_by_age(groups)
        need = -(-(adults * children_each + children * adults_each) // (adults_each * children_each))
        have = sum(1 for one in interviewers(case) if one.gender == gender and on_duty(one, since, until))
        there = f"there {'is' if have == 1 else 'are'} {have}"
        said = f"{gender}: {counted(adults, 'adult')} and {children} children need {need} to interview them, {there}"
        if have < need:
            shorts.append(f"{said}: {need - have} short")
            cures.append(_more(case, need - have, gender))
        else:
            fine.append(said)
    if shorts:
        return unmet("short", f"{'; '.join(shorts)} {pace}", path="people", cures=cures)
    return met(f"{'; '.join(fine)} {pace}")


def child_interviewers(case: Case) -> Result:
    """12.b/5: each gender among groups with young children has an interviewer trained for children."""
    bound = case.limits["young_child_under"]
    young = [group for group in case.in_care if group.age_min is None or group.age_min < bound]
    if not young:
        if case.in_care:
            return blank("young children may be there, but no group is young enough", path="groups")
        return nobody(case, "suspected victims")
    lacking = []
    for gender in ("female", "male", "other"):
        if not needing(young, gender):
            continue
        trained = [one for one in interviewers(case) if one.gender == gender and "child-interview" in one.training]
        if not any(one.training_until and one.training_until >= case.last_day for one in trained):
            lacking.append(gender)
    if lacking:
        cures = [_more(case, 1, gender) for gender in lacking]
        message = (
            f"{listed([group.id for group in young])} may be under {bound} ({case.limits.whose('young_child_under')}): "
            f"no {listed(lacking)} interviewer is trained for children through {case.last_day.isoformat()}"
        )
        return unmet("short", message, path="people", cures=cures)
    return met(f"{listed([group.id for group in young])}: a trained social worker of each gender needed is there")


def every_language_is_spoken(case: Case) -> Result:
    """12.b/6: at each site, for victims and for suspects, somebody speaks each language of each group, at all times."""
    groups = case.groups_of("suspected-victims", "unclear", "suspects")
    if not groups:
        return blank("no group is on record", path="groups")
    mute = [group.id for group in groups if not group.languages]
    if mute:
        return blank(f"the languages of {listed(mute)} are missing", path=f"groups.{mute[0]}.languages")
    if case.start is None or case.care_until is None:
        return blank("the start or the end of the operation is missing", path=empty(case.plan.schedule, "start", "end"))
    lacking: dict[str, list[tuple[str, str, str]]] = {}
    for group in groups:
        side, site = "suspects" if group.kind == "suspects" else "victims", _site(case, group)
        for language in group.languages:
            # Some of a group may speak only one of its languages: each of them needs a speaker.
            speakers = [one for one in _speakers(case, side, site) if language in one.languages]
            if not speakers or fewest_on_duty(speakers, case.start, case.care_until)[0] == 0:
                lacking.setdefault(side, []).append((language, site, f"{group.id} at {site}" if site else group.id))
    if lacking:
        named = {side: listed([f"{tongue} ({where})" for tongue, _, where in all_]) for side, all_ in lacking.items()}
        said = "; ".join(f"for {side}: {wanted}" for side, wanted in named.items())
        needed = dict.fromkeys((side, tongue, site) for side, all_ in lacking.items() for tongue, site, _ in all_)
        cures = [_interpreter(case, side, tongue, site) for side, tongue, site in needed]
        return unmet("uncovered", f"nobody on shift throughout speaks {said}", path="people", cures=cures)
    return met(f"{all_of(len(groups), 'group')}: each language is spoken for their side, on shift throughout")


def _site(case: Case, group: Group) -> str:
    """Where a group is looked after on site; one site needs no name, and nobody is at two."""
    return (group.premises or "no site") if len(case.plan.premises) > 1 else ""


def _speakers(case: Case, side: str, site: str) -> list[Person]:
    """Who can talk to one side at one site: its interpreters; social workers to victims; officers to suspects.

    An interpreter of one side never serves the other, and one who interviews does not interpret elsewhere.
    """
    found = []
    for one in case.plan.people:
        if site and site not in one.stationed:
            continue
        if one.role == "interpreter":
            if one.interprets_for == side and "interview" not in one.tasks and "operation" in one.phases:
                found.append(one)
        elif side == "victims":
            if one in case.social_workers:
                found.append(one)
        elif one.affiliation == "law-enforcement" and "operation" in one.phases:
            found.append(one)
    return found


def interviewers_are_trained(case: Case) -> Result:
    """14.d/3: whoever interviews is trained in identifying victims; gender and nationality are preferred, not demanded."""
    asking = interviewers(case)
    if not asking:
        return blank("no social worker has the task to interview", path="people")
    untrained = [
        one
        for one in asking
        if "victim-identification" not in one.training or one.training_until is None or one.training_until < case.last_day
    ]
    if untrained:
        named = listed([one.id for one in untrained])
        message = f"{named}: no training in identifying victims valid through {case.last_day.isoformat()}"
        return unmet("expired", message, path=f"{untrained[0].path}.training")
    wanted = {gender for group in case.in_care for gender in genders(group)}
    missed = sorted(wanted - {one.gender or "" for one in asking})
    if missed:
        return met(f"trained, but nobody who interviews is {listed(missed)}; the Code prefers it", reason="note")
    return met(f"{listed([one.id for one in asking])} are trained in identifying victims")
