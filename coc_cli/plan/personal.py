"""What must never stand in free text: names of people, phone and identity numbers, coordinates. It warns, never decides.

Two capitalised words in a row inside a sentence are taken for a name unless both are known words of the trade; a
warning too many costs a glance, a name too many can cost a life.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_PATTERNS = (
    ("coordinates", re.compile(r"-?\d{1,3}\.\d{4,}\s*[,; ]\s*-?\d{1,3}\.\d{4,}|\d{1,3}\s*°\s*\d{1,2}\s*['′’]")),
    (
        "an identity number",
        re.compile(r"(?<![\w-])\d[ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d(?![\w-])|\b[A-Z]{1,2}\d{6,8}\b"),
    ),
    ("a phone number", re.compile(r"(?<![\w.-])\+?\d(?:[ ().-]{0,2}\d){7,13}(?![\w-])")),
    (
        "a person's name",
        re.compile(
            r"\b(?:Mr|Mrs|Ms|Miss|Master|Dr|Khun|Nong|Phi|Nai|Nang|Nangsao|Naai|Daw|Bong|Lok|Oknha|Thao|Sister|Brother)"
            r"\.?[ \t]+[A-Z][\w'’-]+"
            r"|(?:นางสาว|นาย|นาง|ด\.ช\.|ด\.ญ\.|คุณ|เด็กชาย|เด็กหญิง)[ \t]*[\u0E01-\u0E5B]{2,}"
            r"|\b(?:named|called|name is|alias|a\.k\.a\.)[ \t]+[A-Z][\w'’-]+"
        ),
    ),
)
_PAIR = re.compile(
    r"(?<![.!?:;\n(\"'] )(?<!^)\b([A-Z][a-z'’]+(?:-[A-Z][a-z]+)?)[ \t]+([A-Z][a-z'’]+(?:-[A-Z][a-z]+)?)\b", re.MULTILINE
)
_FIRST_PAIR = re.compile(r"(?:^|[.!?:;(] )([A-Z][a-z'’]+)[ \t]+([A-Z][a-z'’]+)\b", re.MULTILINE)
_DATE_LIKE = re.compile(r"^\d{4}-\d{2}-\d{2}")

# Words that stand capitalised in honest notes: agencies, papers, months, countries, the words of the trade.
_KNOWN = frozenset(
    "police royal thai thailand lao laos cambodia cambodian khmer vietnam vietnamese myanmar burmese malaysia malaysian "
    "indonesia indonesian philippines philippine singapore asean national regional provincial district central border "
    "patrol bureau department ministry division unit office officer agency authority command commission committee task "
    "force social development human security welfare child children women protection justice interior labour labor health "
    "public prosecutor prosecution attorney general court criminal civil procedure code act section sections article "
    "decree order warrant search arrest government shelter hospital station centre center home house hotline emergency "
    "team lead leader commander liaison planner approver investigator worker interpreter driver receiver custody evidence "
    "register form card questionnaire multidisciplinary identification victim victims anti trafficking persons money "
    "laundering corruption legal aid bar association embassy consulate red cross united nations international organisation "
    "organization migration save unicef iom undoc unodc ngo ngos plan operation phase annex memorandum understanding "
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday north south east west northern southern eastern western upper lower first second "
    "third room gate door floor building block post point assembly base vehicle van bus car radio channel group groups "
    "standard operating procedure guidelines guideline act convention protocol policy code conduct safe care case manager "
    "the a an of and or for in on at to by with from no not if when after before all any each every nobody everybody who "
    "what where both two three four five one they them this that it is are be will they everyone only then there".split()
)


def found_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield what looks personal in a text: (what it looks like, the words)."""
    for what, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not (what == "a phone number" and _DATE_LIKE.match(match.group())):
                yield what, match.group().strip()
    for pattern in (_PAIR, _FIRST_PAIR):
        for match in pattern.finditer(text):
            first, second = match.group(1).casefold(), match.group(2).casefold()
            if first not in _KNOWN and second not in _KNOWN:
                yield "a person's name", f"{match.group(1)} {match.group(2)}"


def invisible(text: str) -> list[str]:
    """The bidirectional and invisible characters of a text, as U+XXXX, each once.

    The joiners that Khmer, Burmese and Lao spelling needs (U+200B to U+200D) are no fault.
    """
    return [
        f"U+{ord(sign):04X}" for sign in dict.fromkeys(text) if sign in _INVISIBLE or "\U000e0000" <= sign <= "\U000e007f"
    ]


_INVISIBLE = frozenset(
    "\u00ad\u061c\u180e\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
    "\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb\u115f\u1160\u3164\uffa0"
)
