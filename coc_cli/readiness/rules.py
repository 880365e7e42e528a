"""The one table of rules over records: which duty, which function, which tables it reads.

A rule that returns None leaves the duty to a request or an answer. What a rule declares here is all that it may read:
a test watches it, and `coc rehearse` judges again only what a change can touch.
"""

from __future__ import annotations

from coc_cli.readiness import (
    breaks,
    company,
    conduct,
    evidence,
    interviews,
    languages,
    layout,
    logistics,
    need_to_know,
    risk,
    staffing,
    transport,
    two_places,
    welfare,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from coc_cli.readiness.case import Case
    from coc_cli.readiness.result import Result

    Judge = Callable[[Case], Result | None]


class Rule:
    """One rule: the function, and the tables of the plan that it reads. Facts and limits are read by all.

    spared: tables whose records can be lost without ever making it worse, so that a rehearsal need not ask it again.
    """

    __slots__ = ("judge", "reads", "spared")

    def __init__(self, judge: Judge, reads: str, *, spared: str = "") -> None:
        self.judge = judge
        self.reads = frozenset(reads.split())
        self.spared = frozenset(spared.split())


_STAFF = "people schedule"
_CARE = "people groups schedule"
_ASKED = f"{_CARE} journeys places"
_CHAIN = "people evidence operation"
_TRIPS = "journeys groups people premises schedule"
# What can fail on the day, but for journeys.
_LOST = "people posts equipment places channels"
_WHO_IS_WHERE = "journeys posts people places groups premises rooms evidence operation equipment"

RULES: dict[str, Rule] = {
    "2/2": Rule(conduct.organisation_is_registered, "operation schedule people"),
    "2/3": Rule(conduct.organisation_is_authorised, "operation schedule people"),
    "3/1": Rule(conduct.not_in_isolation, "contacts"),
    "3.a/2": Rule(conduct.not_in_isolation, "contacts"),
    "3.b/1": Rule(conduct.shelters_are_registered, "places schedule people"),
    "4.b/1": Rule(conduct.children_are_taken_with_consent, "groups journeys"),
    "7/1": Rule(conduct.staff_are_trained, _STAFF),
    "7/2": Rule(conduct.staff_have_no_record, _STAFF),
    "7/3": Rule(conduct.staff_are_qualified, _STAFF),
    "7.a/1": Rule(conduct.investigators_are_trained_by_law_enforcement, _STAFF),
    "7.b/1": Rule(conduct.nobody_barred_takes_part, _WHO_IS_WHERE + " channels schedule", spared=f"{_LOST} journeys"),
    "8/1": Rule(conduct.investigates_with_law_enforcement, "facts"),
    "9.c/1": Rule(conduct.nobody_operates_alone, "people journeys posts places groups schedule"),
    "9.d/1": Rule(logistics.emergency_numbers, "contacts"),
    "9.d/2": Rule(logistics.investigators_know_where_to_meet, "operation"),
    "9.d/3": Rule(logistics.investigators_can_call, "people channels"),
    "9.d/4": Rule(logistics.law_enforcement_can_be_called_in, "operation channels contacts"),
    "9.d/5": Rule(logistics.phones_and_vehicles_are_tracked, "people journeys"),
    "9.e/1": Rule(conduct.investigators_carry_no_weapon, "people"),
    "10/1": Rule(welfare.people_are_described("suspects", "suspects"), "groups"),
    "10/2": Rule(welfare.people_are_described("suspected victims", "suspected-victims"), "groups"),
    # Without a journey somebody may be left where the next one does not start.
    "12/1": Rule(two_places.nobody_is_in_two_places, f"{_WHO_IS_WHERE} schedule", spared=_LOST),
    "12.a/1": Rule(need_to_know.told_only_as_planned, "people briefed schedule"),
    "12.b/1": Rule(staffing.social_workers_in_team, "people"),
    "12.b/2": Rule(staffing.enough_of_each_gender, f"{_CARE} premises journeys"),
    "12.b/3": Rule(staffing.same_nationality_where_possible, "people groups"),
    "12.b/4": Rule(interviews.interviews_match_gender, _ASKED),
    "12.b/5": Rule(interviews.child_interviewers, _ASKED),
    "12.b/6": Rule(languages.every_language_is_spoken, f"{_ASKED} premises"),
    "12.c/1": Rule(layout.location_is_known, "premises"),
    "12.c/2": Rule(layout.layout_is_known, "premises rooms access schedule"),
    "12.c/3": Rule(layout.every_way_is_held, "premises access posts journeys schedule people"),
    "12.d/1": Rule(logistics.questionnaires_are_printed, "equipment groups schedule"),
    "12.d/2": Rule(logistics.answers_can_be_recorded, "equipment people schedule"),
    "12.e/2": Rule(evidence.every_room_is_searched_in_order, "premises rooms evidence people"),
    "12.e/3": Rule(evidence.handled_by_an_officer("photographed_by", "photograph"), _CHAIN),
    "12.e/4": Rule(evidence.handled_by_an_officer("bagged_by", "bag"), _CHAIN),
    "12.e/5": Rule(evidence.handled_by_an_officer("labelled_by", "label"), _CHAIN),
    "12.e/6": Rule(evidence.handled_by_an_officer("registered_by", "register"), _CHAIN),
    "12.e/7": Rule(evidence.one_officer_keeps_custody, _CHAIN),
    "12.e/8": Rule(evidence.nobody_of_the_ngo_touches_evidence, f"{_CHAIN} rooms"),
    "12.e/9": Rule(evidence.somebody_points_out, "people"),
    "12.g/1": Rule(risk.kinds_are_considered, "risks"),
    "12.g/2": Rule(risk.risks_are_treated, "risks people"),
    "12.h.i/1": Rule(layout.assembly_point_is_set, "premises"),
    "12.h.ii/1": Rule(logistics.equipment_is_complete, "equipment people groups rooms premises schedule journeys"),
    "12.h.iii/1": Rule(logistics.channels_are("acquired_at", "acquired"), "channels schedule"),
    "12.h.iii/2": Rule(logistics.channels_are("assembled_at", "assembled"), "channels schedule"),
    "12.h.iii/3": Rule(logistics.channels_are("synced_at", "synced"), "channels schedule"),
    "12.h.iii/4": Rule(logistics.channels_are("tested_at", "tested"), "channels schedule"),
    "12.h.iv/1": Rule(transport.team_gets_there, "journeys people premises places schedule"),
    "12.h.iv/2": Rule(transport.carried("suspected victims", "suspected-victims", "unclear"), _TRIPS),
    "12.h.iv/3": Rule(transport.carried("suspects", "suspects", officers_drive=True), _TRIPS),
    "12.h.iv/4": Rule(transport.groups_ride_apart, "journeys groups places"),
    "12.h.v/1": Rule(logistics.decider_is_named, "operation people"),
    "12.h.vi/1": Rule(logistics.refreshments_for("team"), "equipment people schedule"),
    "12.h.vi/2": Rule(logistics.refreshments_for("victims", "suspected-victims", "unclear"), "equipment groups schedule"),
    "12.h.vi/3": Rule(logistics.refreshments_for("suspects", "suspects"), "equipment groups schedule"),
    "12.h.vii/1": Rule(breaks.rests_are_planned, "people schedule journeys"),
    "12.j/1": Rule(welfare.welfare_plan_exists, "aftercare people contacts groups places schedule"),
    "12.j/2": Rule(welfare.welfare_is_monitored, "aftercare"),
    "12.j/3": Rule(welfare.care_has("counsellor", "counsels them"), "aftercare"),
    "12.j/4": Rule(welfare.rights_are_explained, "aftercare"),
    "12.j/5": Rule(welfare.care_has("court_support", "supports them in court"), "aftercare"),
    "13/2": Rule(welfare.rescue_is_part_of_arrest_and_prosecution, "facts"),
    "14.a/1": Rule(layout.each_side_has_a_room, "groups rooms"),
    "14.d/1": Rule(company.removed_to_a_safe_place, "groups places"),
    "14.d/2": Rule(company.interviewed_only_after_removal, "groups journeys premises schedule"),
    "14.d/3": Rule(interviews.interviewers_are_trained, _CARE),
    "14.d/4": Rule(company.places_provide("rest"), "groups places"),
    "14.d/5": Rule(company.places_provide("food"), "groups places"),
    "14.d/6": Rule(company.places_provide("bathroom"), "groups places"),
    "14.d/10": Rule(company.never_without_company, "groups journeys people places premises schedule"),
    "16.b/2": Rule(welfare.stays_are_short, "aftercare places groups answers"),
}
