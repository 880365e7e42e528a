"""Evidence (12.e): every room planned for, every hand law enforcement's, nobody of the NGO in the chain."""

from __future__ import annotations

from coc_cli.readiness.cures import officer_instead
from coc_cli.readiness.result import Cure, Result, all_of, blank, counted, listed, met, unmet
from coc_cli.readiness.whereabouts import HANDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from coc_cli.plan.model import Person
    from coc_cli.readiness.case import Case

_HANDLING_TASKS = ("photograph", "bag", "label", "register", "custody", "search")


def every_room_is_searched_in_order(case: Case) -> Result:
    """12.e/2: each room and the grounds have a number in the search and officers; each kind of evidence knows its rooms."""
    if not case.plan.rooms:
        return blank("no room is on record", path="rooms")
    if not case.plan.evidence:
        return blank("no kind of evidence is on record", path="evidence")
    for site in case.plan.premises:
        if not any(room.premises == site.id for room in case.plan.rooms):
            return blank(f"{site.id}: no room is on record", path="rooms")
        if site.grounds is None:
            return blank(f"{site.id}: whether it has grounds is missing", path=f"{site.path}.grounds")
        grounds = [room for room in case.plan.rooms if room.premises == site.id and room.kind == "grounds"]
        if site.grounds == "yes" and not grounds:
            return unmet("uncovered", f"{site.id}: its grounds are not among the rooms to be searched", path=site.path)
    orders: dict[tuple[str | None, int], str] = {}
    for room in case.plan.rooms:
        if room.search_order is None:
            return blank(f"{room.id} has no number in the search order", path=f"{room.path}.search_order")
        other = orders.setdefault((room.premises, room.search_order), room.id)
        if other != room.id:
            message = f"{room.id} and {other} have the same number in the search order"
            return unmet("contradiction", message, path=f"{room.path}.search_order")
        if not room.search_by:
            return blank(f"{room.id}: which officers search it is missing", path=f"{room.path}.search_by")
        if wrong := _not_officers(case, room.search_by, f"search {room.id}", f"{room.path}.search_by"):
            return wrong
    return _grid_has_gaps(case) or met(
        f"search in order: {counted(len(case.plan.rooms), 'room')}, {counted(len(case.plan.evidence), 'kind')} of evidence"
    )


def _grid_has_gaps(case: Case) -> Result | None:
    """Each kind of evidence knows of every room whether it is looked for there."""
    for row in case.plan.evidence:
        if not row.rooms:
            return blank(f"{row.id}: in which rooms it is looked for is missing", path=f"{row.path}.rooms")
        if row.other_rooms != "not-expected" and set(row.rooms) != {room.id for room in case.plan.rooms}:
            message = f"{row.id}: whether it may be in the rooms that it does not name is missing"
            return blank(message, path=f"{row.path}.other_rooms")
    return None


def _not_officers(case: Case, codes: tuple[str, ...], what: str, path: str) -> Result | None:
    for code in codes:
        person = case.plan.person(code)
        if person is None or person.affiliation is None:
            return blank(f"to whom {code} belongs is missing", path=f"people.{code}.affiliation")
        if person.affiliation != "law-enforcement":
            cure = Cure("have an officer do it", lambda: officer_instead(case, [path]))
            return unmet("prohibited", f"{code} would {what}, and is not law enforcement", path=path, cures=[cure])
    return None


def handled_by_an_officer(field: str, verb: str) -> Callable[[Case], Result]:
    """12.e/3 to 12.e/6: for each kind of evidence an officer does it."""

    def rule(case: Case) -> Result:
        if not case.plan.evidence:
            return blank("no kind of evidence is on record", path="evidence")
        for row in case.plan.evidence:
            code = getattr(row, field)
            if code is None:
                return blank(f"{row.id}: which officer will {verb} it is missing", path=f"{row.path}.{field}")
            if wrong := _not_officers(case, (code,), f"{verb} {row.id}", f"{row.path}.{field}"):
                return wrong
        return met(f"an officer will {verb} {all_of(len(case.plan.evidence), 'kind')} of evidence")

    return rule


def one_officer_keeps_custody(case: Case) -> Result:
    """12.e/7: a nominated officer of law enforcement takes everything into custody."""
    if not case.plan.evidence:
        return blank("no kind of evidence is on record", path="evidence")
    nominated = case.plan.operation.custody_officer
    if nominated is None:
        cure = Cure("name an officer as custody officer", lambda: officer_instead(case, ["operation.custody_officer"]))
        return blank("no custody officer is named", path="operation.custody_officer", cures=[cure])
    keepers = {nominated: "operation.custody_officer"}
    for row in case.plan.evidence:
        if row.custodian:
            keepers.setdefault(row.custodian, f"{row.path}.custodian")
    for code, path in keepers.items():
        if wrong := _not_officers(case, (code,), "keep evidence in custody", path):
            return wrong
    return met(f"custody of law enforcement: {listed(list(keepers))}")


def nobody_of_the_ngo_touches_evidence(case: Case) -> Result:
    """12.e/8: nobody of the NGO has a hand in the chain, nor a task that would put one there."""
    if not case.plan.evidence:
        return blank("no kind of evidence is on record", path="evidence")
    ours = {one.id for one in case.plan.people if one.affiliation != "law-enforcement"}
    hands = [(f"{row.path}.{field}", getattr(row, field), row.id) for row in case.plan.evidence for field in HANDS]
    hands.append(("operation.custody_officer", case.plan.operation.custody_officer, "everything"))
    foreign = [hand for hand in hands if hand[1] in ours]
    searching = [
        (f"{room.path}.search_by", code, room.id) for room in case.plan.rooms for code in room.search_by if code in ours
    ]
    if foreign or searching:
        path, code, what = (foreign + searching)[0]
        paths = [hand[0] for hand in (*foreign, *searching)]
        cure = Cure("have an officer do it", lambda: officer_instead(case, paths))
        verb = "handle" if foreign else "search"
        return unmet("prohibited", f"{code} would {verb} {what}, and is not law enforcement", path=path, cures=[cure])
    for one in case.plan.people:
        if one.id in ours and (tasks := [task for task in one.tasks if task in _HANDLING_TASKS]):
            return _task_of_an_officer(one, tasks)
    return met("every hand in the chain is law enforcement's")


def _task_of_an_officer(one: Person, tasks: list[str]) -> Result:
    left = [task for task in one.tasks if task not in tasks]
    cure = Cure(f"take that task from {one.id}", lambda: [(f"{one.path}.tasks", left)])
    message = f"{one.id} has the task to {listed(tasks)}, and is not law enforcement"
    return unmet("prohibited", message, path=f"{one.path}.tasks", cures=[cure])


def somebody_points_out(case: Case) -> Result:
    """12.e/9: who of the NGO points out evidence to an officer is named."""
    pointing = [one.id for one in case.ngo_people if "point-out" in one.tasks and "operation" in one.phases]
    if pointing:
        return met(f"evidence is pointed out, and not touched, by {listed(pointing)}")
    return blank("nobody of the NGO has the task to point out evidence to an officer", path="people")
