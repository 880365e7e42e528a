"""Fields of the premises and of what is done there: rooms, ways in and out, posts, evidence, risks."""

from __future__ import annotations

from coc_cli.plan import words as w
from coc_cli.plan.fields.shape import ALL, Field, Table
from coc_cli.plan.kinds import (
    BOX,
    COUNTRY,
    DATE,
    DUTY,
    ID,
    MOMENT,
    POINT,
    REMARK,
    REMARK_LINE,
    TEXT,
    count,
    ref,
    refs,
    word,
    words,
)

PREMISES = Table(
    "premises",
    "records",
    "Premises",
    "The sites; several at the same time are normal.",
    (
        Field("id", ID, ALL, "Code", "The site's code."),
        Field("kind", word(w.PREMISES_KINDS), "CLIEA", "Kind", "House, bar, factory, boat and so on."),
        Field("location", TEXT, "CLIEDA", "Location", "Where it is: the most dangerous line of the plan."),
        Field("country", COUNTRY, "CLA", "Country", "As a country code."),
        Field("floors", count(0, 200), "CLIEA", "Floors", "How many floors it has."),
        Field(
            "rooms_counted",
            count(0, 500),
            "CLIEA",
            "Rooms counted",
            "How many rooms and open grounds there are in all.",
        ),
        Field("ways_counted", count(0, 500), "CLIEA", "Ways in and out counted", "Doors, gates, windows people can use."),
        Field("grounds", word(w.YES_NO), "CLIEA", "Has grounds", "Open ground of its own around or inside it."),
        Field("layout_source", word(w.LAYOUT_SOURCES), "CLA", "Layout known from", "Lawful sources only."),
        Field("layout_on", DATE, "CLA", "Layout as of", "The day on which it was last seen to be so."),
        Field("layout_confidence", word(w.CONFIDENCE), "CLIA", "Confidence", "How sure the layout is."),
        Field("hazards", REMARK, "CLIEDA", "Hazards", "Animals, chemicals, fire load, heights, water."),
        Field("neighbours", REMARK, "CLIA", "Neighbours", "Who is next door, and may be harmed or warned."),
        Field("parking", REMARK, "CLDA", "Parking", "Where vehicles wait."),
        Field("assembly_point", TEXT, "CLISTEDA", "Assembly point", "Where everybody meets in an emergency (12.h.i)."),
    ),
    everyone="CLIEA",
    own="STD",
    prefix="B",
)

ROOMS = Table(
    "rooms",
    "records",
    "Rooms",
    "Every room and every open ground of the premises.",
    (
        Field("id", ID, "CLISEA", "Code", "The room's code."),
        Field("premises", ref("premises"), "CLISEA", "Premises", "To which site it belongs."),
        Field("kind", word(w.ROOM_KINDS), "CLIEA", "Kind", "Room, corridor, grounds and so on."),
        Field("floor", count(-10, 200), "CLISEA", "Floor", "0 is the ground floor."),
        Field("use", REMARK_LINE, "CLISEA", "Used for", "What it is used for."),
        Field("locked", word(w.YES_NO), "CLIEA", "Locked", "Whether it is kept locked."),
        Field("separation", word(w.SEPARATION), "CLSEA", "Kept apart here", "Which group waits here after entry (14.a)."),
        Field("search_order", count(1, 500), "CLIEA", "Search order", "Its number in the search (12.e)."),
        Field("search_by", refs("people"), "CLEA", "Searched by", "Officers who search it, by id."),
        Field("box", BOX, "CLIEA", "Rectangle", "Left, top, width, height in decimetres, for the drawing."),
    ),
    everyone="CLIEA",
    own="S",
    links=("search_by",),
    prefix="R",
)

ACCESS = Table(
    "access",
    "records",
    "Ways in and out",
    "Every door, gate, window or passage by which people can enter or leave.",
    (
        Field("id", ID, "CLIEA", "Code", "The way's code, such as X1."),
        Field("premises", ref("premises"), "CLIEA", "Premises", "To which site it belongs."),
        Field("kind", word(w.ACCESS_KINDS), "CLIEA", "Kind", "Door, gate, window and so on."),
        Field("room", ref("rooms"), "CLIEA", "From room", "Which room or ground it opens from."),
        Field("leads_to", REMARK_LINE, "CLIEA", "Leads to", "Where it leads."),
        Field("locked", word(w.YES_NO), "CLIEA", "Locked", "Whether it is kept locked or barred."),
        Field("point", POINT, "CLIEA", "Point", "Left and top in decimetres, for the drawing."),
    ),
    everyone="CLIEA",
    prefix="X",
)

POSTS = Table(
    "posts",
    "records",
    "Posts",
    "Who holds which way in and out, from when until when; law enforcement only.",
    (
        Field("id", ID, "CLEA", "Code", "The post's code."),
        Field("secures", refs("access"), "CLEA", "Secures", "The ways in and out that it holds."),
        Field("force", word(w.AFFILIATIONS), "CLEA", "Held by", "Law enforcement holds them; nobody else may."),
        Field("leader", ref("people"), "CLEA", "Leader", "Who leads the post, by id, where known."),
        Field("officers", count(0, 200), "CLEA", "Officers", "How many hold it."),
        Field("starts", MOMENT, "CLEA", "From", "From when it is held."),
        Field("ends", MOMENT, "CLEA", "Until", "Until when it is held."),
    ),
    everyone="CLA",
    own="E",
    links=("leader",),
    prefix="K",
)

_CHAIN = "CLEA"
EVIDENCE = Table(
    "evidence",
    "records",
    "Evidence",
    "Kinds of evidence, in which rooms, and through whose hands: law enforcement's alone.",
    (
        Field("id", ID, "CLIEA", "Code", "The row's code."),
        Field("kind", word(w.EVIDENCE_KINDS), "CLIEA", "Kind", "The examples of 12.e.i to 12.e.iv, and others."),
        Field("description", TEXT, "CLIEA", "What to look for", "In general words; no content of evidence."),
        Field("rooms", refs("rooms"), "CLIEA", "Looked for in", "The rooms and grounds in which it may be."),
        Field("other_rooms", word(w.OTHER_ROOMS), "CLIEA", "In the other rooms", "Not expected there, or unknown."),
        Field("photographed_by", ref("people"), _CHAIN, "Photographed by", "In place, before anything moves."),
        Field("bagged_by", ref("people"), _CHAIN, "Bagged by", "Which officer bags it."),
        Field("labelled_by", ref("people"), _CHAIN, "Labelled by", "Which officer labels it."),
        Field("registered_by", ref("people"), _CHAIN, "Registered by", "Which officer writes the register."),
        Field("custodian", ref("people"), _CHAIN, "In custody of", "Which officer keeps the chain of custody."),
        Field("handling", REMARK, _CHAIN, "Handling", "Such as: off stays off, on stays on."),
    ),
    everyone="CLIEA",
    links=("photographed_by", "bagged_by", "labelled_by", "registered_by", "custodian"),
    prefix="E",
)

_RISK = "CLISTEDA"
RISKS = Table(
    "risks",
    "records",
    "Risks",
    "The risk register (12.g): each kind considered, each risk with measures, owner and what is left of it.",
    (
        Field("id", ID, _RISK, "Code", "The risk's code."),
        Field("kind", word(w.RISK_KINDS), _RISK, "Kind", "The kinds that the Code names, and others."),
        Field("present", word(w.YES_NO), "CLA", "Present", "No: it was considered and is not there; say why."),
        Field("description", TEXT, "CLIEA", "Risk", "Cause, event, and the harm to whom."),
        Field("at_risk", words(w.AT_RISK), _RISK, "Who is at risk", "Victims, team, law enforcement, suspects, others."),
        Field("likelihood", word(w.LIKELIHOODS), "CLIA", "Likelihood", "Before any measure."),
        Field("consequence", word(w.CONSEQUENCES), "CLIA", "Consequence", "Before any measure."),
        Field("approach", word(w.APPROACHES), "CLIA", "Approach", "Eliminate it, or mitigate it."),
        Field("measures", TEXT, _RISK, "Measures", "What is done about it."),
        Field("owner", ref("people"), "CLIA", "Owner", "Who sees to the measures, by id."),
        Field("trigger", TEXT, _RISK, "Trigger", "The sign that it is happening."),
        Field("contingency", TEXT, _RISK, "Contingency", "What is done then."),
        Field("residual_likelihood", word(w.LIKELIHOODS), "CLIA", "Likelihood left", "After the measures."),
        Field("residual_consequence", word(w.CONSEQUENCES), "CLIA", "Consequence left", "After the measures."),
        Field("accepted_by", ref("people"), "CLA", "Accepted by", "Who accepts what is left, by id."),
        Field("accepted_at", MOMENT, "CLA", "Accepted at", "When it was accepted."),
        Field("duty", DUTY, "CLA", "Refused duty", "The duty that was refused, where that is the risk."),
    ),
    everyone="CLIEA",
    own="STD",
    links=("owner",),
    prefix="Z",
)
