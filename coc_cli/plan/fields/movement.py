"""Fields of what moves and what is carried: equipment, journeys, channels, receiving places, contacts."""

from __future__ import annotations

from coc_cli.plan import words as w
from coc_cli.plan.fields.shape import ALL, Field, Table
from coc_cli.plan.kinds import (
    CODE,
    COUNTRY,
    DATE,
    ID,
    LANGUAGE,
    LINE,
    MOMENT,
    REMARK_LINE,
    TEXT,
    count,
    ref,
    refs,
    word,
    words,
)

EQUIPMENT = Table(
    "equipment",
    "records",
    "Equipment",
    "What is carried, how much of it, by whom and for whom.",
    (
        Field("id", ID, ALL, "Code", "The item's code."),
        Field("kind", word(w.EQUIPMENT_KINDS), ALL, "Kind", "The kinds of 12.d, 12.h.ii and 12.h.vi, and others."),
        Field("description", LINE, ALL, "Item", "What exactly it is."),
        Field("count", count(0, 10_000), ALL, "How many", "Pieces, kits or servings."),
        Field("for_whom", word(w.EQUIPMENT_FOR), ALL, "For", "Team, victims, suspects or evidence."),
        Field("language", LANGUAGE, "CLSTRA", "Language", "For questionnaires and cards: in which language."),
        Field("holder", ref("people"), ALL, "Holder", "Who carries it, by id."),
        Field("ready_on", DATE, "CLA", "Ready on", "The day on which it was seen to be complete."),
    ),
    everyone="CLA",
    own="ISTEDR",
    links=("holder",),
    prefix="M",
)

_RIDE = "CLISTEDA"
JOURNEYS = Table(
    "journeys",
    "records",
    "Journeys",
    "Each trip of each vehicle: who rides, from where to where, when.",
    (
        Field("id", ID, _RIDE + "R", "Code", "The journey's code."),
        Field("vehicle", CODE, _RIDE, "Vehicle", "The vehicle's code."),
        Field("seats", count(1, 200), "CLDA", "Seats", "Seats for riders; the driver's is not counted."),
        Field("driver", ref("people"), _RIDE, "Driver", "Who drives, by id."),
        Field("groups", refs("groups"), "CLSTDRA", "Groups", "Whose people ride, by group; none for the team's own trip."),
        Field("passengers", count(0, 200), "CLSDRA", "People of these groups", "At most so many of them ride."),
        Field("staff", refs("people"), _RIDE, "Team members", "Who rides along, by id; the driver is not named again."),
        Field("origin", ref("premises", "places"), _RIDE, "From", "Where it starts, by id."),
        Field("destination", ref("places", "premises"), _RIDE + "R", "To", "Where it ends, by id."),
        Field("departs", MOMENT, _RIDE, "Departs", "When it leaves."),
        Field("arrives", MOMENT, _RIDE + "R", "Arrives", "When it arrives."),
        Field("tracked", word(w.YES_NO), "CLIDA", "Tracked", "Whether the vehicle's position is followed (9.d)."),
        Field("crosses_border", word(w.YES_NO), "CLA", "Crosses a border", "Whether it leaves the country."),
    ),
    everyone="CLA",
    own="ISTEDR",
    links=("driver", "staff"),
    prefix="J",
)

CHANNELS = Table(
    "channels",
    "records",
    "Channels",
    "How people reach each other; acquired, assembled, synced and tested before the start.",
    (
        Field("id", ID, _RIDE, "Code", "The channel's code."),
        Field("kind", word(w.CHANNEL_KINDS), _RIDE, "Kind", "Radio, phone, satellite and so on."),
        Field("identifier", LINE, _RIDE, "Identifier", "Talk group or frequency; never a personal number."),
        Field("purpose", REMARK_LINE, _RIDE, "Purpose", "What is said on it."),
        Field("users", refs("people"), _RIDE, "Users", "Who carries it, by id."),
        Field("calls_in", word(w.YES_NO), "CLIA", "Reaches law enforcement", "Whether officers are called in on it (9.d)."),
        Field("backs_up", ref("channels"), _RIDE, "Backs up", "Which channel it replaces when that fails."),
        Field("acquired_at", MOMENT, "CLA", "Acquired", "When all of it was at hand."),
        Field("assembled_at", MOMENT, "CLA", "Assembled", "When it was put together and charged."),
        Field("synced_at", MOMENT, "CLA", "Synced", "When all sets were set to each other."),
        Field("tested_at", MOMENT, "CLA", "Tested", "When it was last tried end to end."),
    ),
    everyone="CLA",
    own="ISTED",
    links=("users",),
    prefix="H",
)

PLACES = Table(
    "places",
    "records",
    "Receiving places",
    "Where people are taken: police station, shelter, hospital; and the team's own base.",
    (
        Field("id", ID, ALL, "Code", "The place's code."),
        Field("kind", word(w.PLACE_KINDS), "CLSTDRA", "Kind", "Police station, shelter, hospital and so on."),
        Field("location", TEXT, "CDRA", "Location", "Where it is; only for those who drive or receive."),
        Field("country", COUNTRY, "CLA", "Country", "As a country code."),
        Field("beds", count(0, 1000), "CLSRA", "Free places", "How many people it takes that night."),
        Field("takes", words(w.GENDERS), "CLSRA", "Takes", "Whom it takes: female, male, other."),
        Field("age_min", count(0, 120), "CLSRA", "From age", "The youngest it takes."),
        Field("age_max", count(0, 120), "CLSRA", "To age", "The oldest it takes."),
        Field("registration", LINE, "CLRA", "Registration", "For a shelter of an NGO: its registration (3.b)."),
        Field("registered_until", DATE, "CLRA", "Registered until", "The last day on which that counts."),
        Field("accepted_on", DATE, "CLSRA", "Accepted on", "The day on which it said that it takes them."),
        Field("contact", ref("contacts"), "CLSDRA", "Contact", "Whom to call there, by id."),
        Field("attended_by", refs("people"), "CLSRA", "Attended by", "Social workers who stay there with people, by id."),
        Field("provides", words(w.PROVIDES), "CLSRA", "Provides", "Rest, food, bathroom, interview room and so on."),
        Field("stay_days", count(0, 3650), "CLSRA", "Stay in days", "How long people are expected to stay there."),
    ),
    everyone="CLSA",
    own="TDR",
    links=("attended_by",),
    prefix="L",
)

CONTACTS = Table(
    "contacts",
    "records",
    "Contacts",
    "Emergency numbers and outside roles, by role and never by name.",
    (
        Field("id", ID, ALL, "Code", "The contact's code."),
        Field("kind", word(w.CONTACT_KINDS), ALL, "Kind", "Emergency, hospital, shelter, lawyer and so on."),
        Field("role", LINE, ALL, "Role", "Who answers there, by role."),
        Field("number", LINE, ALL, "Number", "A public or duty number; never a victim's or a private one."),
        Field("hours", REMARK_LINE, ALL, "Hours", "When somebody answers."),
    ),
    everyone="CLA",
    own="ISTEDR",
    prefix="C",
)
