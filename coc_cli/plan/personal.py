"""What must never stand in free text: names of people, phone and identity numbers, coordinates. It warns, never decides.

A capitalised word inside a sentence is taken for a name unless it is a known word of the trade; a known name is found
in any spelling. A warning too many costs a glance, a name too many can cost a life.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from coc_cli.plan.names import KNOWN, NAMES, NATIVE_NAMES, SPEAKERS, TITLES
from coc_cli.text import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "a person's name"
# Each begins with a plain character or class. Hardly any plan makes us compile them: see _NUMBERS.
_PATTERNS = (
    ("coordinates", r"\d{1,3}\.\d{3,}\s*°?\s*[NSEW]?\s*[,; ]\s*-?\d{1,3}\.\d{3,}"),
    ("coordinates", r"\d{1,3}\s*°\s*\d{1,2}\s*['′’]"),
    ("coordinates", r"\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}(?!\w)"),
    ("coordinates", r"\+(?<=[2-9CFGHJMPQRVWX]{4}\+)[2-9CFGHJMPQRVWX]{2,3}(?!\w)"),
    ("coordinates", r"maps\.app\.goo\.gl/|google\.[a-z.]{2,6}/maps"),
    ("an identity number", r"\d(?<![\w-]\d)[ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d(?![\w-])"),
    ("an identity number", r"[A-Z](?<!\w[A-Z])[A-Z]?\d{6,8}(?!\w)"),
    ("a phone number", r"[+\d](?<![\w.-][+\d])(?:(?<=\+)\d)?(?:[ ().-]{0,2}\d){7,13}(?![\w-])"),
    ("an account or address", r"@(?<=\w@)[\w-]+\.\w{2,}|@(?<![\w/]@)[A-Za-z_][\w.]{2,}"),
)
_NATIVE = (
    "|".join(sorted(NATIVE_NAMES, key=len, reverse=True)),
    (
        r"(?:นางสาว|นาย|นาง|ด\.ช\.|ด\.ญ\.|คุณ|เด็กชาย|เด็กหญิง|น้อง|ชื่อ)[ \t]*[\u0e01-\u0e5b]{2,}"
        r"|(?:ທ້າວ|ນາງ|ຊື່)[ \t]*[\u0e81-\u0edf]{2,}"
        r"|(?:លោក|អ្នកស្រី|កញ្ញា|ឈ្មោះ)[ \t]*[\u1780-\u17d3]{2,}"
        r"|(?:ဦး|ဒေါ်|နာမည်|အမည်)[ \t]*[\u1000-\u109f]{2,}"
        r"|(?:名叫|叫做|姓名)[ \t:：]*[\u4e00-\u9fff]{2,3}"
        r"|(?<![\u4e00-\u9fff])[王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗][\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff])"
    ),
)
# All but two of the numbers above hold one of these, and hardly any text does; what else they need is a plain sign.
_NUMBERS = re.compile(r"\d(?:[ ().-]{0,2}\d){5}|\d\.\d{3}|\d[C-X][A-Z]{2}")
_SIGNS = ("@", "+", "°", "goo")
_LETTERS = r"[^\W\d_]+"
_NO_LETTERS = bytes(sign if chr(sign).isalpha() else ord(" ") for sign in range(128)) + bytes(128)
_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff](?:[^\W\d_]|['’-](?=[^\W\d_]))*"
_WORD = re.compile(_CAPITAL)
# A run of capitalised words, with what may stand inside a name: an initial, "de la", "bin".
_RUN = re.compile(rf"{_CAPITAL}(?:(?:[ \t]+|\.[ \t]?)(?:(?:de|la|dela|del|bin|binti|van|der|al|y)[ \t]+)*{_CAPITAL})*")
_STARTS = frozenset(".!?:;\n\r(\"'“‘«•|*/-–—)")
# What only somebody does: it tells a name from another word at the beginning of a sentence.
_DOES = (
    r"[ \t]+(?:said|says|told|tells|wants?|wanted|asked|asks|speaks|spoke|knows|knew|lives|lived|works|worked|came|comes|"
    r"went|goes|ran|cried|cries|and (?:her|his|their)|has (?:an?|two|three) (?:child|children|son|daughter|brother|sister)|"
    r"is (?:\d+|afraid|pregnant|ill|sick|missing|from|the (?:girl|boy|woman|man|owner))|"
    r"was (?:born|taken|sold|beaten|seen|hurt))\b"
)
_DATE_LIKE = re.compile(r"\d{4}-\d{2}-\d{2}")
_HIDING = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_ACRONYM = 5


def found_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield what looks personal in a text: (what it looks like, the words)."""
    small = text.casefold()
    if not text.isascii():
        # Only for looking: wide letters become plain ones, nothing hides between letters, accents are dropped.
        text = unicodedata.normalize("NFKC", _HIDING.sub("", text))
        small = _plain(text)
        for native in _NATIVE:
            for match in compiled(native).finditer(text):
                yield _NAME, match.group()
    if _NUMBERS.search(text) or any(sign in text for sign in _SIGNS):
        for what, pattern in _PATTERNS:
            for match in compiled(pattern).finditer(text):
                if not (what == "a phone number" and _DATE_LIKE.match(match.group())):
                    yield what, match.group().strip()
    for word in sorted(NAMES.intersection(_words(small))):
        yield _NAME, word.capitalize()
    for match in _RUN.finditer(text):
        if not _holds_known_words(match.group()) and _is_name(text, match):
            yield _NAME, match.group()


def _words(text: str) -> list[str]:
    """The words of a text; plain ones are told apart at a tenth of the cost."""
    if text.isascii():
        return text.encode("ascii").translate(_NO_LETTERS).decode("ascii").split()
    return compiled(_LETTERS).findall(text)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether a run of capitalised words is taken for a name."""
    at = match.start()
    if text[at - 1 : at] and (text[at - 1].isalnum() or text[at - 1] in "_'’/-"):
        return False
    words = [word for word in _WORD.findall(match.group()) if word[0].isupper()]
    unknown = [word for word in words if not _is_known(word)]
    if not unknown:
        return False
    if any(_introduces(word) and after in unknown for word, after in pairwise(words)):
        return True
    before = text[:at].rstrip(" \t")[-1:]
    if before and before not in _STARTS:
        return True
    # The first word of a sentence is capitalised whatever it is: it takes one that is not the first, or a name's place.
    if len(words) > 1:
        return unknown != words[:1]
    if before == ":" and text[match.end() : match.end() + 1] in ("", ",", ";", ".", "\n"):
        return True
    return bool(compiled(_DOES).match(text, match.end())) and _plain(words[0]) not in SPEAKERS


def _introduces(word: str) -> bool:
    """Tell whether a word announces a name: a title, or an initial."""
    return len(word) == 1 or _plain(word) in TITLES


@lru_cache(maxsize=4096)
def _holds_known_words(run: str) -> bool:
    """Tell whether a run of capitalised words holds no word that could be a name, wherever it stands."""
    return all(_is_known(word) for word in _WORD.findall(run) if word[0].isupper())


@lru_cache(maxsize=4096)
def _is_known(word: str) -> bool:
    """Tell whether a capitalised word is no name: a word of the trade, a short acronym, or made of such."""
    if len(word) <= _ACRONYM and word.isupper():
        return True
    plain = _plain(word).removesuffix("'s").removesuffix("’s")
    if plain in KNOWN or plain.removesuffix("s") in KNOWN:
        return True
    return "-" in plain and all(part in KNOWN for part in plain.split("-") if len(part) > 2)


def _plain(text: str) -> str:
    """A text in small letters, without accents."""
    small = text.casefold()
    if small.isascii():
        return small
    return "".join(sign for sign in unicodedata.normalize("NFD", small) if not "\u0300" <= sign <= "\u036f")
