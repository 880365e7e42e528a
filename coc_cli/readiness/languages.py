"""Languages (12.b/6): somebody to talk with each side, in each of its languages, on site and in the interviews.

Who serves victims serves no suspect, and who interviews does not interpret for another who interviews.
"""

from __future__ import annotations

from itertools import combinations, islice, product

from coc_cli.plan import words as w
from coc_cli.readiness.allocation import left_over
from coc_cli.readiness.cures import interpreter
from coc_cli.readiness.interviews import asked_by, can_be_at, free, interviewers, needed
from coc_cli.readiness.result import Cure, Result, all_of, blank, counted, empty, listed, met, unmet
from coc_cli.readiness.shifts import fewest
from coc_cli.readiness.staffing import site_of
from coc_cli.readiness.whereabouts import beside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.plan.model import Group, Person
    from coc_cli.readiness.case import Case
    from coc_cli.readiness.whereabouts import Span

    # By place: languages, and how many interviews in them are needed at one time, by gender.
    _Chosen = dict[str, tuple[frozenset[str], dict[str, int]]]

# Up to so many languages at one place every set of them is looked at, past it each alone and all together.
_FEW = 4
# What bounds the work where many places have many languages.
_MOST_CHOICES = 200


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
        theirs = set(group.languages)
        able = [one for one in speakers[side] if not theirs.isdisjoint(one.languages)]
        beside_them = [(one, shift) for one in able for shift in beside(case, one, site, [group])]
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
    spoken = met(f"{all_of(len(groups), 'group')}: each language is spoken for their side, on shift throughout")
    wrong = _mute_interviews(case, speakers["victims"])
    if wrong:
        # Where law enforcement refused more of those who interview, it has others do it: theirs are no matter of ours.
        wrong.unless_refused = ("12.b/4", _mute_interviews(case, speakers["victims"], missing=False) or spoken)
    return wrong or spoken


def _interpreter(case: Case, side: str, language: str, site: str) -> Cure:
    where = f" at {site}" if site else ""
    text = f"add an interpreter for {side}{where}, on shift throughout, who speaks {language}"
    return Cure(text, lambda: interpreter(case, side, language, at=site))


def _speakers(case: Case, side: str) -> list[Person]:
    """Who can talk to one side: its interpreters; social workers to victims; officers to suspects. Nobody serves both."""
    found, company = [], {one.id for one in case.social_workers}
    for one in case.plan.people:
        if "operation" not in one.phases or one.interprets_for not in (side, "team", None):
            continue
        if one.role == "interpreter":
            if one.interprets_for == side and "interview" not in one.tasks:
                found.append(one)
        elif side == "victims":
            if one.id in company:
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


def _mute_interviews(case: Case, speakers: list[Person], *, missing: bool = True) -> Result | None:
    """Each interview that has to be held at one time is in a language of theirs: by who speaks it, or interpreted.

    Counted are the interviews that are needed, and not those that there happens to be somebody for: so nobody who comes
    to help makes it worse, and a missing interviewer (12.b/4) is not taken to speak anything. speakers: who can talk to
    victims; missing: count missing interviewers too.
    """
    span = case.interview_hours
    if span is None:
        return None
    asking = free(case, interviewers(case))
    helping = free(case, [one for one in speakers if "interview" not in one.tasks])
    needs: dict[str, dict[frozenset[str], dict[str, int]]] = {}
    for aim in dict.fromkeys(group.destination for group in case.in_care):
        there = [group for group in case.in_care if group.destination == aim]
        asked = {gender: asked_by(there, gender) for gender in w.GENDERS}
        mine = [one for one in asking if can_be_at(case, one, aim)]
        found: dict[frozenset[str], dict[str, int]] = {}
        for tongues in _sets(list(dict.fromkeys(tongue for group in there for tongue in group.languages))):
            many = {
                gender: needed(case, [one for one in groups if not tongues.isdisjoint(one.languages)]) or 0 if groups else 0
                for gender, groups in asked.items()
            }
            if not missing:
                many = {gender: min(need, sum(one.gender == gender for one in mine)) for gender, need in many.items()}
            # Who speaks one of fewer languages speaks one of more: where fewer need as many, they say it all.
            if not any(fewer < tongues and all(of[one] >= many[one] for one in many) for fewer, of in found.items()):
                found[tongues] = many
            if len(tongues) == 1:
                theirs = [group for group in there if not tongues.isdisjoint(group.languages)]
                if wrong := _not_interpreted(case, theirs, min(tongues), many, mine, helping, span=span):
                    return wrong
        if aim:
            needs[aim] = found
    return _speaks_twice(case, needs, asking, helping, span)


def _sets(tongues: list[str]) -> Iterator[frozenset[str]]:
    """The languages, each by itself, then together: whoever speaks two of them talks to one person at a time."""
    sizes = range(1, len(tongues) + 1) if len(tongues) <= _FEW else (1, len(tongues))
    return (frozenset(some) for many in sizes for some in combinations(tongues, many))


def _not_interpreted(
    case: Case,
    theirs: list[Group],
    language: str,
    needs: dict[str, int],
    asking: list[Person],
    helping: list[Person],
    *,
    span: Span,
) -> Result | None:
    """At one place, in one language: as many interpreters as there are interviews by those who do not speak it."""
    mute, absent = 0, False
    for gender, need in needs.items():
        speaking = [language in one.languages for one in asking if one.gender == gender] if need else []
        mute += max(0, need - sum(speaking))
        absent = absent or need > len(speaking)
    beside_them = sum(language in one.languages and can_be_at(case, one, theirs[0].destination) for one in helping)
    if mute <= beside_them:
        return None
    are = "is" if mute == 1 else "are"
    message = (
        f"{listed([group.id for group in theirs])}: {mute} of those who interview "
        f"{'speaks' if mute == 1 else 'speak'} no {language}{f', or {are} not there' if absent else ''}, "
        f"and {counted(beside_them, 'interpreter')} of it {'is' if beside_them == 1 else 'are'} on duty throughout, "
        f"from {case.clock(span[0])} to {case.clock(span[1])}: {mute - beside_them} short"
    )
    return unmet("uncovered", message, path="people", cures=[_interpreter(case, "victims", language, "")])


def _speaks_twice(
    case: Case,
    needs: dict[str, dict[frozenset[str], dict[str, int]]],
    asking: list[Person],
    helping: list[Person],
    span: Span,
) -> Result | None:
    """Each place, and each language, has enough by itself: nobody talks to two people at one time, or at two places."""
    if all(len(found) < 2 for found in needs.values()) and len(needs) < 2:
        return None
    people, gender_of = {one.id: one for one in (*asking, *helping)}, {one.id: one.gender for one in asking}
    for choice in islice(product(*[found.items() for found in needs.values()]), _MOST_CHOICES):
        chosen = dict(zip(needs, choice, strict=True))
        rows = {f"{aim} {gender}": (aim, gender) for aim in chosen for gender in chosen[aim][1]}
        demand = {row: chosen[aim][1][gender] for row, (aim, gender) in rows.items()}

        def fits(row: str, code: str, *, chosen: _Chosen = chosen, rows: dict[str, tuple[str, str]] = rows) -> bool:
            (aim, gender), one = rows[row], people[code]
            able = gender_of.get(code, gender) == gender and not chosen[aim][0].isdisjoint(one.languages)
            return able and can_be_at(case, one, aim)

        if left := left_over(demand, dict.fromkeys(people, 1), fits):
            tongues = sorted(frozenset[str]().union(*(chosen[rows[row][0]][0] for row in left)))
            message = (
                f"at {listed(list(chosen))} {sum(demand.values())} are needed at one time who interview or interpret in a "
                f"language of theirs, from {case.clock(span[0])} to {case.clock(span[1])}: {sum(left.values())} short "
                f"({listed(tongues)})"
            )
            cures = [_interpreter(case, "victims", tongue, "") for tongue in tongues]
            return unmet("uncovered", message, path="people", cures=cures)
    return None
