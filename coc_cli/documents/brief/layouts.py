"""How each table of the plan stands on a sheet: under which heading, in which columns. Audiences differ by what they see.

A column is a title and its fields; whatever of a record an audience may see and no column holds goes into a last one.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Column = tuple[str, Sequence[str]]

# Headings of each order: key, title. A part names its heading in both.
ORDERS = {
    "iimarch": (
        ("information", "Information"),
        ("intention", "Intention"),
        ("method", "Method"),
        ("administration", "Administration"),
        ("risk", "Risk assessment"),
        ("communications", "Communications"),
        ("rights", "Human rights"),
        ("annex", "Annex: what is on record"),
    ),
    "smeacs": (
        ("situation", "Situation"),
        ("mission", "Mission"),
        ("execution", "Execution"),
        ("logistics", "Administration and logistics"),
        ("command", "Command and communications"),
        ("safety", "Safety"),
        ("annex", "Annex: what is on record"),
    ),
}
# Where what stands under a heading of the first order stands in the second.
SMEACS_OF = {
    "information": "situation",
    "intention": "mission",
    "method": "execution",
    "administration": "logistics",
    "risk": "safety",
    "communications": "command",
    "rights": "safety",
    "annex": "annex",
}


class Layout:
    """One table on a sheet. columns: those of a grid; where there are none, each record is a text.

    lead: what heads that text beside the code; first: what begins it, without the titles of the fields.
    """

    __slots__ = ("columns", "first", "heading", "lead", "name", "title")

    def __init__(
        self,
        name: str,
        heading: str,
        title: str,
        columns: Sequence[Column] = (),
        *,
        lead: Sequence[str] = (),
        first: Sequence[str] = (),
    ) -> None:
        self.name = name
        self.heading = heading
        self.title = title
        self.columns = tuple(columns)
        self.lead = tuple(lead)
        self.first = tuple(first)


_SEEN = ("count_min", "count_max", "gender", "age_min", "age_max", "nationality", "languages")

# In the order in which they stand under their heading.
LAYOUTS = (
    Layout("premises", "information", "The site"),
    Layout("groups", "information", "Whom to expect", lead=("kind",), first=_SEEN),
    Layout(
        "rooms",
        "method",
        "Rooms",
        (
            ("Room", ("id", "kind")),
            ("Floor", ("floor",)),
            ("Use", ("use",)),
            ("Kept apart here", ("separation",)),
            ("Search", ("search_order", "search_by")),
        ),
    ),
    Layout(
        "access", "method", "Ways in and out", (("Way", ("id", "kind")), ("From", ("room",)), ("Leads to", ("leads_to",)))
    ),
    Layout(
        "posts",
        "method",
        "Posts",
        (("Post", ("id",)), ("Holds", ("secures",)), ("From", ("starts",)), ("Until", ("ends",))),
    ),
    Layout(
        "evidence",
        "method",
        "Evidence",
        (("Kind", ("id", "kind")), ("What to look for", ("description",)), ("Rooms", ("rooms", "other_rooms"))),
    ),
    Layout("journeys", "method", "Journeys without a time"),
    Layout("places", "administration", "Receiving places", lead=("kind",)),
    Layout("equipment", "administration", "What to carry", lead=("description",)),
    Layout("aftercare", "administration", "Welfare plan"),
    Layout("operation", "administration", "The operation"),
    Layout("retention", "administration", "This paper"),
    Layout("risks", "risk", "", lead=("kind",)),
    Layout("channels", "communications", "Channels", lead=("kind",)),
    Layout("contacts", "communications", "Contacts", lead=("role",)),
    Layout("people", "annex", "People", lead=("role",)),
    Layout("facts", "annex", "Facts"),
    Layout("requests", "annex", "Requests to law enforcement", lead=("duty",)),
    Layout("waivers", "annex", "Waivers", lead=("duty",)),
    Layout("answers", "annex", "Answers"),
    Layout("limits", "annex", "House numbers of this plan"),
    Layout("confirmations", "annex", "Confirmations", lead=("duty",)),
    Layout("briefed", "annex", "Who was told", lead=("person",)),
    Layout("signoffs", "annex", "Sign-offs", lead=("role",)),
)
