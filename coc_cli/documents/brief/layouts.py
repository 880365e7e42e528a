"""How each table of the plan stands on a sheet: under which heading, in which columns. Audiences differ by what they see.

A column is a title and its fields; whatever of a record an audience may see and no column holds goes into a last one.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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

    lead: what heads that text beside the code; first: what begins it, without the titles of the fields;
    under: the field whose value heads the rows that share it; titles: what a field is called here, in plainer words.
    """

    __slots__ = ("columns", "first", "heading", "lead", "name", "title", "titles", "under")

    def __init__(
        self,
        name: str,
        heading: str,
        title: str,
        columns: Sequence[Column] = (),
        *,
        lead: Sequence[str] = (),
        first: Sequence[str] = (),
        under: str = "",
        titles: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.heading = heading
        self.title = title
        self.columns = tuple(columns)
        self.lead = tuple(lead)
        self.first = tuple(first)
        self.under = under
        self.titles = dict(titles or {})


_SEEN = ("count_min", "count_max", "premises", "destination", "gender", "age_min", "age_max", "nationality", "languages")
# Of the words of a risk register, those that are read when it happens.
_HAPPENS = {"at_risk": "At risk", "trigger": "If", "contingency": "Then"}

# In the order in which they stand under their heading.
LAYOUTS = (
    Layout("premises", "information", "The site", first=("location",)),
    Layout("groups", "information", "Whom to expect", lead=("kind",), first=_SEEN),
    Layout(
        "rooms",
        "method",
        "Rooms",
        (
            ("Room", ("id", "kind")),
            ("Floor", ("floor",)),
            ("Use", ("use",)),
            ("Locked", ("locked",)),
            ("Kept apart here", ("separation",)),
            ("Search", ("search_order", "search_by")),
        ),
        under="premises",
    ),
    Layout(
        "access",
        "method",
        "Ways in and out",
        (("Way", ("id", "kind")), ("From", ("room",)), ("Leads to", ("leads_to",)), ("Locked", ("locked",))),
        under="premises",
    ),
    Layout(
        "posts",
        "method",
        "Posts",
        (
            ("Post", ("id",)),
            ("Holds", ("secures",)),
            ("From", ("starts",)),
            ("Until", ("ends",)),
            ("Led by", ("leader",)),
            ("Officers", ("officers",)),
        ),
    ),
    Layout("evidence", "method", "Evidence", lead=("kind",), first=("description",)),
    Layout("journeys", "method", "Journeys without a time"),
    Layout("places", "administration", "Places", lead=("kind",), first=("location",)),
    Layout(
        "equipment",
        "administration",
        "What to carry",
        (
            ("Item", ("id", "description")),
            ("Kind", ("kind",)),
            ("How many", ("count",)),
            ("For", ("for_whom", "language")),
            ("Holder", ("holder",)),
        ),
    ),
    Layout("aftercare", "administration", "Welfare plan"),
    Layout("operation", "administration", "The operation"),
    Layout("retention", "administration", "This paper"),
    Layout("risks", "risk", "", lead=("kind",), first=("description",), titles=_HAPPENS),
    Layout("channels", "communications", "Channels", lead=("kind",), first=("identifier",)),
    Layout(
        "contacts",
        "communications",
        "Contacts",
        (("Contact", ("id", "role")), ("Number", ("number",)), ("Hours", ("hours",)), ("Kind", ("kind",))),
    ),
    Layout("people", "annex", "People", lead=("role",)),
    Layout("facts", "annex", "Facts", first=("value",)),
    Layout("requests", "annex", "Requests to law enforcement", lead=("duty",)),
    Layout("waivers", "annex", "Waivers", lead=("duty",)),
    Layout("answers", "annex", "Answers", first=("state",)),
    Layout("limits", "annex", "House numbers of this plan"),
    Layout("confirmations", "annex", "Confirmations", lead=("duty",)),
    Layout("briefed", "annex", "Who was told", lead=("person",)),
    Layout("signoffs", "annex", "Sign-offs", lead=("role",)),
)
