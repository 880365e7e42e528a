"""Rows that no table of a plan holds by itself, and the drawings: the two visible tables, each row a small function."""

from __future__ import annotations

from datetime import timedelta

from coc_cli.documents.model import Drawing
from coc_cli.documents.premises import premises
from coc_cli.documents.risk_matrix import matrix
from coc_cli.documents.svg import Canvas
from coc_cli.plan.project import said_in
from coc_cli.readiness.clock import written_day

# ruff: noqa: ARG001  # every maker has the one signature of the table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from coc_cli.plan.model import Record
    from coc_cli.readiness.case import Case

    # A row: the record that it shows, and what is made besides, by the name of a column's `show`.
    Made = tuple[Record | None, dict[str, str]]

# When aftercare is reviewed, in days after the handover: this project's proposal.
VISITS = (1, 7, 30, 60, 90, 120, 150, 180)
_MOST_SEATS = 40


def numbers(case: Case | None, about: Record | None, block: Mapping[str, Any]) -> list[Made]:
    """Running numbers, so that a missing page or item shows."""
    first = block.get("first", 1)
    return [(None, {"number": f"{number:03d}"}) for number in range(first, first + block["many"])]


def seats(case: Case | None, about: Record | None, block: Mapping[str, Any]) -> list[Made]:
    """The seats of one journey's vehicle, by number."""
    many = getattr(about, "seats", None) or block["many"]
    return [(None, {"number": str(number)}) for number in range(1, min(many, _MOST_SEATS) + 1)]


def visits(case: Case | None, about: Record | None, block: Mapping[str, Any]) -> list[Made]:
    """The days on which aftercare is reviewed: after a day, a week, a month, then monthly, counted from the handover."""
    begin = case.plan.schedule.handover if case else None
    made: list[Made] = []
    for day in VISITS:
        what = "after a day" if day == 1 else f"after {day} days"
        at = case.day(begin + timedelta(days=day)) if case and begin else None
        made.append((None, {"day": written_day(at) if at else "", "what": what}))
    return made


def rooms_by_order(case: Case | None, about: Record | None, block: Mapping[str, Any]) -> list[Made]:
    """Every room in the order of the search; those without a number come last."""
    rooms = list(case.plan.rooms) if case else []
    ordered = sorted(rooms, key=lambda room: (room.premises or "", room.search_order is None, room.search_order or 0))
    return [(room, {}) for room in ordered]


def ways_of_site(case: Case | None, about: Record | None, block: Mapping[str, Any]) -> list[Made]:
    """The ways in and out of the site that the form is about."""
    return [(way, {}) for way in case.plan.access if about and way.premises == about.id] if case else []


def posts_of_site(case: Case | None, about: Record | None, block: Mapping[str, Any]) -> list[Made]:
    """The posts that hold a way in or out of the site that the form is about."""
    ways = {way.id for way, _ in ways_of_site(case, about, block) if way}
    return [(post, {}) for post in case.plan.posts if ways & set(post.secures)] if case else []


def calls(case: Case | None, about: Record | None, block: Mapping[str, Any]) -> list[Made]:
    """Whom to call: the emergency numbers, and who is named where the plan says how officers are called in."""
    if case is None:
        return []
    how = case.plan.operation.call_in
    return [(one, {}) for one in case.plan.contacts if one.kind == "emergency" or said_in(how, one.id)]


MAKERS: dict[str, Callable[[Case | None, Record | None, Mapping[str, Any]], list[Made]]] = {
    "numbers": numbers,
    "seats": seats,
    "visits": visits,
    "rooms-by-order": rooms_by_order,
    "ways-of-site": ways_of_site,
    "posts-of-site": posts_of_site,
    "calls": calls,
}


def drawings(of: str, case: Case | None, about: Record | None, bands: Mapping[str, Sequence[str]]) -> list[Drawing]:
    """The drawings of a kind: the site that the form is about, or the lookup of the risks before and after measures."""
    if of == "premises":
        sites = [site for site in case.plan.premises if site is about] if case else []
        drawn = [premises(case.plan, site, tell=lambda text: text or "") for site in sites] if case else []
        return [one for one in drawn if one is not None] or [_squared()]
    if case is None:
        label = "Likelihood upwards, consequence to the right; each field names its band."
        return [
            Drawing(matrix(bands, {}, label=label), label, caption=f"{when} the measures") for when in ("Before", "After")
        ]
    present = [risk for risk in case.plan.risks if risk.present != "no"]
    before = {risk.id: (risk.likelihood, risk.consequence) for risk in present}
    after = {risk.id: (risk.residual_likelihood, risk.residual_consequence) for risk in present}
    return [_placed(bands, "Before the measures", before), _placed(bands, "After the measures", after)]


def _placed(bands: Mapping[str, Sequence[str]], title: str, placed: Mapping[str, tuple[str | None, str | None]]) -> Drawing:
    inside: dict[tuple[str, str], list[str]] = {}
    for code, (likelihood, consequence) in placed.items():
        if likelihood and consequence:
            inside.setdefault((likelihood, consequence), []).append(code)
    said = "; ".join(f"{', '.join(codes)}: {one}, {other}" for (one, other), codes in inside.items())
    label = f"{title}: {said or 'no risk is placed'}."
    return Drawing(matrix(bands, inside, label=label), label, caption=title)


def _squared() -> Drawing:
    """Squared paper to sketch a site on."""
    canvas = Canvas(720, 400)
    for step in range(0, 721, 20):
        canvas.line(step, 0, step, 400, look="rule")
    for step in range(0, 401, 20):
        canvas.line(0, step, 720, step, look="rule")
    label = "Squared paper: sketch every room, every way in and out, who holds it, who waits where."
    return Drawing(canvas.svg(label), label, caption=label, wide=True)
