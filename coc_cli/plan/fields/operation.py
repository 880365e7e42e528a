"""Fields of the plan as a whole: the operation, its facts, times, limits, aftercare and retention."""

from __future__ import annotations

from coc_cli.plan import words as w
from coc_cli.plan.fields.shape import ALL, NOBODY, Field, Table
from coc_cli.plan.kinds import CODE, DATE, HEX, LINE, MOMENT, TEXT, ZONE, count, ref, word, words

TOP = (
    Field("format", count(1, 1), NOBODY, "Format", "The version of the file's format.", tool=True),
    Field("checklist", CODE, "CLA", "Checklist", "The id of the checklist that the plan answers.", tool=True),
    Field("salt", HEX, NOBODY, "Salt", "Random, so that no digest on paper can be guessed.", tool=True),
)

_SIGNOFFS = tuple(
    Field(
        f"signoffs_{gate}",
        words(w.SIGNOFF_ROLES),
        "CLA",
        f"Sign-offs needed at {gate}",
        f"Roles that must sign this very revision before the {gate} gate; go always needs planner, approver, commander.",
    )
    for gate in ("plan", "go", "entry", "leave", "handover", "aftercare")
)

OPERATION = Table(
    "operation",
    "values",
    "Operation",
    "Who leads, under what name and authority, and who decides what.",
    (
        Field("code", CODE, ALL, "Code name", "A neutral word for every sheet; never a place, a target or a person."),
        Field("organisation", LINE, "CLA", "Organisation", "The organisation that planned its part of this operation."),
        Field("purpose", TEXT, "CLISEA", "Intention", "What the operation is to achieve, in two sentences."),
        Field("background", TEXT, "CLA", "Information", "What led here, sanitised: no source, no name."),
        Field("authority", TEXT, "CLEA", "Legal authority", "Warrants and authorisations by reference."),
        Field("registration", LINE, "CLA", "Registration", "The NGO's registration, or the Government's written consent."),
        Field("registered_until", DATE, "CLA", "Registered until", "Its last day, where it has one."),
        Field("authorisation", LINE, "CLA", "Authorisation", "The Government's authorisation for this work."),
        Field("authorised_until", DATE, "CLA", "Authorised until", "The last day on which it counts."),
        Field("lead_agency", LINE, ALL, "Lead agency", "The law-enforcement agency that leads and controls."),
        Field("commander", ref("people"), ALL, "Commander", "The officer in command, by id."),
        Field("custody_officer", ref("people"), "CLIEA", "Custody officer", "The officer who takes evidence into custody."),
        Field(
            "victim_decider",
            ref("people", "contacts"),
            "CLISRA",
            "Who decides on victim status",
            "The one person or contact who finally decides whether somebody is a victim.",
        ),
        Field("victim_decider_body", word(w.DECIDERS), "CLISRA", "Deciding body", "The body in which that one decides."),
        Field(
            "investigation_assembly_point",
            TEXT,
            "CLIA",
            "Assembly point of the investigation",
            "Where investigators meet when something goes wrong before the operation.",
        ),
        Field("call_in", TEXT, "CLIA", "Calling in law enforcement", "How officers are called in at short notice."),
        Field("no_groups_reason", TEXT, "CLA", "Why no suspected victims", "Only when none are expected: the reason."),
        Field("leak_suspected_at", MOMENT, "CLA", "Leak suspected", "When place or time may have become known outside."),
        Field("leak_decision", TEXT, "CLA", "Decision on the leak", "What was decided after the leak, and on what ground."),
        Field("leak_decided_by", ref("people"), "CLA", "Decided by", "Who took that decision, by id."),
        Field("signoff_method", word(w.SIGNOFF_METHODS), "CLA", "Sign-off method", "The weakest method that counts here."),
        *_SIGNOFFS,
    ),
    everyone=ALL,
)

FACTS = Table(
    "facts",
    "keyed",
    "Facts",
    "Facts of the case, each yes, no or unknown; they decide which duties apply.",
    (
        Field("value", CODE, "CLA", "Fact", "yes, no or unknown; for an attribute, its value."),
        Field("source", LINE, "CLA", "Source", "How it is known: by which role or document, never by name."),
        Field("on", DATE, "CLA", "As of", "The day on which it was known to be so."),
    ),
    everyone="CLA",
    default="value",
)

SCHEDULE = Table(
    "schedule",
    "values",
    "Schedule",
    "The times of the operation, each with its zone; it may cross midnight.",
    (
        Field("zone", ZONE, ALL, "Time zone", "The zone in which all times are printed."),
        Field("plan_by", MOMENT, "CLA", "Plan approved by", "By when the plan is to be approved."),
        Field("brief", MOMENT, "CLISTEDA", "Briefing", "When the go / no-go briefing is held."),
        Field("depart", MOMENT, "CLISTEDA", "Departure", "When the first vehicle leaves."),
        Field("start", MOMENT, "CLISTEDA", "Start", "When law enforcement begins: ways in and out are held from then on."),
        Field("end", MOMENT, "CLISTEDA", "End", "When the last of the team is released."),
        Field("interviews_from", MOMENT, "CLSTA", "Interviews from", "When interviews may begin, after removal."),
        Field("interviews_until", MOMENT, "CLSTA", "Interviews until", "When interviewing stops on that day."),
        Field("handover", MOMENT, "CLSDRA", "Handover", "When people are handed to the receiving place."),
    ),
    everyone=ALL,
)

_CARE = "CLSRA"
AFTERCARE = Table(
    "aftercare",
    "values",
    "Aftercare",
    "The welfare plan for the months after the operation (12.j), agreed before it starts.",
    (
        Field("security", TEXT, _CARE, "Security and personal safety", "How people are kept safe after the operation."),
        Field("identification", TEXT, _CARE, "Identification", "Who screens, when, by which procedure."),
        Field("referral", TEXT, _CARE, "Referral, return and reintegration", "Which services follow, and the way home."),
        Field("shelter", TEXT, _CARE, "Shelter", "Where people stay, for how long, under which conditions."),
        Field("health", TEXT, _CARE, "Health", "Medical and psychological care, and who arranges it."),
        Field("justice", TEXT, _CARE, "Justice", "Testimony, protection as a witness, and claims."),
        Field("agreed_by", ref("people", "contacts"), "CLSA", "Agreed for law enforcement by", "Who agreed to this plan."),
        Field("agreed_at", MOMENT, "CLSA", "Agreed at", "When law enforcement agreed to this welfare plan."),
        Field(
            "monitor",
            ref("people", "contacts"),
            _CARE,
            "Who monitors welfare",
            "Who visits and watches over wellbeing.",
        ),
        Field("visit_days", count(1, 366), _CARE, "Days between visits", "At most so many days pass between two visits."),
        Field("counsellor", ref("people", "contacts"), _CARE, "Who counsels", "Who provides or arranges counselling."),
        Field("legal_adviser", ref("people", "contacts"), _CARE, "Who advises on rights", "Also on the right to sue."),
        Field("court_support", ref("people", "contacts"), _CARE, "Who supports in court", "Support and representation."),
        Field("compensation", TEXT, _CARE, "Compensation", "By which route a claim is made, and who files it."),
        Field("stay_days", count(0, 3650), _CARE, "Expected stay in days", "How long people are expected to stay."),
        Field("deposition", TEXT, _CARE, "Early testimony", "How testimony is taken early, so that people can go home."),
    ),
    everyone=_CARE,
)

LIMITS = Table(
    "limits",
    "keyed",
    "Limits",
    "House numbers that this plan sets for itself; looser than the default only with role and reason.",
    (
        Field("value", count(0, 10_000), "CLA", "Number", "The number that holds for this plan."),
        Field("by", ref("people"), "CLA", "Set by", "Who answers for a looser number, by id."),
        Field("reason", TEXT, "CLA", "Reason", "Why a looser number is right here."),
    ),
    everyone="CLA",
    default="value",
)

RETENTION = Table(
    "retention",
    "values",
    "Retention",
    "How long the plan and its papers live.",
    (
        Field("destroy_by", DATE, ALL, "Destroy by", "The day by which the plan and all its papers are destroyed."),
        Field("return_by", DATE, ALL, "Return by", "The day by which papers are back with their keeper."),
        Field("keeper", ref("people"), ALL, "Keeper", "Who collects and destroys the papers, by id."),
    ),
    everyone=ALL,
)

ANSWERS = Table(
    "answers",
    "keyed",
    "Answers",
    "What was answered, by duty id, where no record can tell.",
    (
        Field("state", word(w.ANSWER_STATES), "CLA", "Answer", "What is so today."),
        Field("note", TEXT, "CLA", "Note", "What was considered, arranged or agreed; never a name."),
        Field("by", ref("people"), "CLA", "By", "Who answers for it, by id."),
        Field("on", DATE, "CLA", "On", "The day of the answer, or for which it is scheduled."),
        Field("who", LINE, "CLA", "Who could know", "For unknown: the role that could say."),
    ),
    everyone="CLA",
    default="state",
)
