"""Languages (12.b/6): somebody to talk with each side, in each of its languages, on site and in the interviews.

Who serves victims serves no suspect, and who interviews does not interpret for another who interviews.
"""

from __future__ import annotations

from coc_cli.plan import words as w
from coc_cli.readiness.allocation import left_over
from coc_cli.readiness.case import fewest
from coc_cli.readiness.cures import interpreter
from coc_cli.readiness.interviews import asked_by, can_be_at, free, hours, interviewers, needed
from coc_cli.readiness.result import Cure, Result, all_of, blank, counted, empty, listed, met, unmet
from coc_cli.readiness.staffing import site_of
from coc_cli.readiness.whereabouts import beside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.plan.model import Person
    from coc_cli.readiness.case import Case
    from coc_cli.readiness.whereabouts import Span


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
    if wrong := _serves_both(case):
        return wrong
    lacking: dict[str, list[tuple[str, str, str]]] = {}
    speakers = {side: _speakers(case, side) for side in ("victims", "suspects")}
    for group in groups:
        side, site = "suspects" if group.kind == "suspects" else "victims", site_of(case, group)
        beside_them = [(one, shift) for one in speakers[side] for shift in beside(case, one, site, [group])]
        for language in group.languages:
            # Some of a group may speak only one of its languages: each of them needs a speaker.
            shifts = [shift for one, shift in beside_them if language in one.languages]
            if not shifts or not fewest(shifts, case.start, case.care_until)[0]:
                lacking.setdefault(side, []).append((language, site, f"{group.id} at {site}" if site else group.id))
    if lacking:
        named = {side: listed([f"{tongue} ({where})" for tongue, _, where in all_]) for side, all_ in lacking.items()}
        said = "; ".join(f"for {side}: {wanted}" for side, wanted in named.items())
        needs = dict.fromkeys((side, tongue, site) for side, all_ in lacking.items() for tongue, site, _ in all_)
        cures = [_interpreter(case, side, tongue, site) for side, tongue, site in needs]
        return unmet("uncovered", f"nobody on shift throughout speaks {said}", path="people", cures=cures)
    if wrong := _mute_interviews(case):
        return wrong
    return met(f"{all_of(len(groups), 'group')}: each language is spoken for their side, on shift throughout")


def _interpreter(case: Case, side: str, language: str, site: str) -> Cure:
    where = f" at {site}" if site else ""
    text = f"add an interpreter for {side}{where}, on shift throughout, who speaks {language}"
    return Cure(text, lambda: interpreter(case, side, language, at=site))


def _speakers(case: Case, side: str) -> list[Person]:
    """Who can talk to one side: its interpreters; social workers to victims; officers to suspects. Nobody serves both."""
    found = []
    for one in case.plan.people:
        if "operation" not in one.phases or one.interprets_for not in (side, "team", None):
            continue
        if one.role == "interpreter":
            if one.interprets_for == side and "interview" not in one.tasks:
                found.append(one)
        elif side == "victims":
            if one in case.social_workers:
                found.append(one)
        elif one.affiliation == "law-enforcement" and one.role not in w.SOCIAL_WORK_ROLES:
            found.append(one)
    return found


def _serves_both(case: Case) -> Result | None:
    """An interpreter of one side rides with nobody of the other."""
    victims = {group.id for group in case.in_care}
    others = {"victims": {group.id for group in case.groups_of("suspects")}, "suspects": victims}
    for one in case.plan.people:
        theirs = others.get(one.interprets_for or "", set())
        for trip in case.plan.journeys if theirs else ():
            aboard = [code for code in trip.groups if code in theirs]
            if one.id in trip.staff and aboard:
                message = f"{one.id} interprets for {one.interprets_for}, and rides with {listed(aboard)} on {trip.id}"
                fix = f"take {one.id} off {trip.id}: whoever serves one side serves nobody of the other"
                return unmet("together", message, path=f"{trip.path}.staff", fix=fix)
    return None


def _mute_interviews(case: Case) -> Result | None:
    """Each interviewer who is needed for people of a language, and does not speak it, has an interpreter beside them."""
    span = hours(case)
    if span is None:
        return None
    asking = free(case, interviewers(case), span)
    helping = free(case, [one for one in _speakers(case, "victims") if "interview" not in one.tasks], span)
    interpreted: dict[str, set[str]] = {}
    for aim in dict.fromkeys(group.destination for group in case.in_care):
        there = [group for group in case.in_care if group.destination == aim]
        for language in dict.fromkeys(tongue for group in there for tongue in group.languages):
            theirs = [group for group in there if language in group.languages]
            mute = _mute(case, aim, {language}, asking, span)
            if mute and aim:
                interpreted.setdefault(aim, set()).add(language)
            beside_them = sum(language in one.languages and can_be_at(case, one, aim, span) for one in helping)
            if mute > beside_them:
                who = listed([group.id for group in theirs])
                of_it = (
                    f"{counted(beside_them, 'interpreter')} of it {'is' if beside_them == 1 else 'are'} on duty throughout"
                )
                message = (
                    f"{who}: {mute} of those who interview {'speaks' if mute == 1 else 'speak'} no {language}, "
                    f"and {of_it}, from {case.clock(span[0])} to {case.clock(span[1])}: {mute - beside_them} short"
                )
                cures = [_interpreter(case, "victims", language, "")]
                return unmet("uncovered", message, path="people", cures=cures)
    return _interprets_twice(case, interpreted, asking, helping, span)


def _mute(case: Case, aim: str | None, languages: set[str], asking: list[Person], span: Span) -> int:
    """How many of those who are needed at a place to interview people of these languages speak none of them."""
    theirs = [group for group in case.in_care if group.destination == aim and languages.intersection(group.languages)]
    mute = 0
    for gender in w.GENDERS:
        mine = [one for one in asking if one.gender == gender and can_be_at(case, one, aim, span)]
        need = needed(case, asked_by(theirs, gender), span) or 0
        # Where there are too few who interview, that is another shortfall (12.b/4).
        mute += max(0, min(need, len(mine)) - sum(not languages.isdisjoint(one.languages) for one in mine))
    return mute


def _interprets_twice(
    case: Case, interpreted: dict[str, set[str]], asking: list[Person], helping: list[Person], span: Span
) -> Result | None:
    """Each place, and each language, has enough by itself: nobody interprets in two interviews at one time."""
    needs = {aim: _mute(case, aim, languages, asking, span) for aim, languages in interpreted.items()}
    people = {one.id: one for one in helping}

    def helps(aim: str, code: str) -> bool:
        one = people[code]
        return not interpreted[aim].isdisjoint(one.languages) and can_be_at(case, one, aim, span)

    left = left_over(needs, dict.fromkeys(people, 1), helps)
    if not left:
        return None
    tongues = sorted(set().union(*(interpreted[aim] for aim in left)))
    message = (
        f"at {listed(list(needs))} {counted(sum(needs.values()), 'interpreter')} are needed at one time, "
        f"from {case.clock(span[0])} to {case.clock(span[1])}: {sum(left.values())} short ({listed(tongues)})"
    )
    cures = [_interpreter(case, "victims", tongue, "") for tongue in tongues]
    return unmet("uncovered", message, path="people", cures=cures)
