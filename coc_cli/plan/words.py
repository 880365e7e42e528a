"""The closed vocabularies of a plan: the words that stand in the file, in print and in help.

Each tuple is in the order in which a planner is offered the words. Words are stable for ever.
"""

from __future__ import annotations

YES_NO = ("yes", "no")

AUDIENCES = (
    "commander",
    "liaison",
    "investigator",
    "social-worker",
    "interpreter",
    "evidence",
    "driver",
    "receiver",
    "approver",
)

ROLES = (
    "commander",
    "officer",
    "custody-officer",
    "liaison",
    "planner",
    "approver",
    "investigator",
    "social-work-lead",
    "social-worker",
    "interpreter",
    "driver",
    "receiver",
    "support",
)

# Which audience a person with that role belongs to; a role that is missing here is given no sheet.
AUDIENCE_OF_ROLE = {
    "commander": "commander",
    "custody-officer": "evidence",
    "liaison": "liaison",
    "approver": "approver",
    "investigator": "investigator",
    "social-work-lead": "social-worker",
    "social-worker": "social-worker",
    "interpreter": "interpreter",
    "driver": "driver",
    "receiver": "receiver",
}

SOCIAL_WORK_ROLES = ("social-work-lead", "social-worker")

AFFILIATIONS = ("law-enforcement", "ngo", "government", "other")
STANDINGS = ("staff", "permanent-volunteer", "contractor", "official", "temporary-volunteer", "tourist", "donor")
BARRED_STANDINGS = ("temporary-volunteer", "tourist", "donor")
GENDERS = ("female", "male", "other")
PHASES_OF_WORK = ("investigation", "operation", "aftercare")
TASKS = (
    "interview",
    "accompany",
    "interpret",
    "point-out",
    "search",
    "photograph",
    "bag",
    "label",
    "register",
    "custody",
    "drive",
    "first-aid",
    "liaise",
    "observe",
)
TRAINING = (
    "victim-identification",
    "child-interview",
    "trauma-informed-care",
    "investigation-by-law-enforcement",
    "child-protection",
    "conduct",
    "first-aid",
    "interpreting",
    "driving",
)
# What makes somebody company for people in care: a driving licence makes nobody that.
TRAINING_FOR_PEOPLE = frozenset(("victim-identification", "child-interview", "trauma-informed-care", "child-protection"))
CHECK_RESULTS = ("clear", "not-clear")
INTERPRETS_FOR = ("victims", "suspects", "team")
TOLD = ("place", "time", "nothing")

GROUP_KINDS = ("suspected-victims", "suspects", "unclear", "non-trafficked-adults", "irregular-migrants", "bystanders")
GROUP_GENDERS = ("female", "male", "mixed", "unknown")
CONSENTS = ("parent", "guardian", "law-enforcement", "government-agency", "court-order")

PREMISES_KINDS = ("house", "apartment", "bar", "shop", "hotel", "factory", "farm", "boat", "site", "other")
LAYOUT_SOURCES = ("law-enforcement", "official-plans", "public-observation", "lawful-visit", "person-who-was-inside")
CONFIDENCE = ("high", "medium", "low")
ROOM_KINDS = ("room", "corridor", "stairs", "bathroom", "kitchen", "store", "grounds")
ACCESS_KINDS = ("door", "gate", "vehicle-gate", "window", "stairs", "roof", "passage", "water")
SEPARATION = ("victims", "suspects", "unclear", "none")

EVIDENCE_KINDS = ("dna-samples", "phones", "devices", "records", "other")
OTHER_ROOMS = ("not-expected", "unknown")

RISK_KINDS = (
    "firearms",
    "security",
    "resistance",
    "threat-to-law-enforcement",
    "threat-to-victims",
    "threat-to-others",
    "tip-off",
    "refused-request",
    "medical",
    "other",
)
# The kinds that the Code names (12.g): each is considered, or nothing was assessed.
RISK_KINDS_OF_CODE = RISK_KINDS[:6]
AT_RISK = ("victims", "team", "law-enforcement", "suspects", "others")
LIKELIHOODS = ("rare", "unlikely", "possible", "likely", "almost-certain")
CONSEQUENCES = ("insignificant", "minor", "moderate", "major", "catastrophic")
APPROACHES = ("eliminate", "mitigate")

EQUIPMENT_KINDS = (
    "questionnaire",
    "recording-means",
    "first-aid-kit",
    "evidence-collection",
    "labelling",
    "photographic",
    "video",
    "refreshments",
    "explanation-card",
    "child-seat",
    "other",
)
EQUIPMENT_FOR = ("team", "victims", "suspects", "evidence")

CHANNEL_KINDS = ("radio", "phone", "satellite", "application")
PLACE_KINDS = ("police-station", "government-shelter", "ngo-shelter", "hospital", "detention", "base", "other-care")
PLACES_OF_CARE = ("government-shelter", "ngo-shelter", "hospital", "other-care")
SAFE_PLACES = ("police-station", "government-shelter", "ngo-shelter", "hospital", "other-care")
PROVIDES = ("rest", "food", "bathroom", "interview-room", "medical", "questions")
CONTACT_KINDS = (
    "emergency",
    "law-enforcement",
    "hospital",
    "shelter",
    "ministry",
    "embassy",
    "lawyer",
    "counsellor",
    "anti-corruption",
    "other",
)

DECIDERS = (
    "law-enforcement",
    "multidisciplinary-team",
    "social-development",
    "prosecutor",
    "court",
    "ngo",
    "investigator",
)

ANSWER_STATES = ("yes", "no", "confirmed", "not-confirmed", "considered", "scheduled", "unknown")
REQUEST_ANSWERS = ("pending", "agreed", "refused")
CONFIRMATION_STATES = ("done", "not-done", "kept", "broken", "scheduled")
SIGNOFF_ROLES = ("planner", "approver", "commander", "social-work-lead")
SIGNOFF_METHODS = ("recorded", "paper", "ssh")
