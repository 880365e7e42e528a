"""The one way in which plan text reaches a terminal, a page or a printed sheet. Plan text is hostile."""

from __future__ import annotations

import re
from functools import cache

# Scripts whose spelling and line breaks need the invisible joiners U+200B to U+200D, and pictures that are joined by them.
_JOINED = (
    "\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf"
    "\ua9e0-\ua9ff\uaa60-\uaa7f\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
)
# Everything that a terminal obeys instead of showing: C0 and C1 controls, DEL, surrogates; and what reorders or hides
# text, or can carry a hidden message: bidirectional controls, invisible letters, tags, variation selectors in a row.
_HARMFUL = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U000110bd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
    "|(?<=[\ufe0e\ufe0f])[\ufe0e\ufe0f]"
    f"|(?<![{_JOINED}])[\u200b-\u200d](?![{_JOINED}])"
)
# More combining marks in a row than any script needs: they climb out of their line.
_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILE = f"({_MARKS}{{4}}){_MARKS}+"
# What the logs of build services obey: a command between double colons where a line begins, which wrapping may bring about
# anywhere, and within a line one in brackets behind two number signs.
_COMMAND = r":(?=:[A-Za-z])|#(?=#[A-Za-z.-]{0,20}\[)"
# What Markdown acts upon, or the HTML and the links that it lets through. Underscores within words mean nothing to it.
# Compiled at its first use: a verdict needs none of it.
_MARKDOWN = (
    r"[\\`*\[\]<>&|~$@]|(?<![^\W_])_|_(?![^\W_])|(?<=[a-zA-Z]):(?=//)|(?i:(?<=\bwww)\.)"
    r"|^[-+=#:]|(?<=^\d)[.)](?=\s|$)|(?<=^\d\d)[.)](?=\s|$)"
)
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def safe(text: object) -> str:
    """Return a text that a terminal and a build's log only show: harmful characters as <U+XXXX>, line ends as a mark."""
    plain = str(text)
    if _is_harmless(plain):
        return plain
    plain = compiled(_COMMAND).sub(lambda match: f"<U+{ord(match.group()):04X}>", plain)
    plain = compiled(_PILE).sub(r"\1<U+0300...>", plain.replace("\r\n", "\n"))
    return compiled(_HARMFUL).sub(lambda match: " / " if match.group() == "\n" else f"<U+{ord(match.group()):04X}>", plain)


def _is_harmless(text: str) -> bool:
    """Tell at a glance that nothing in a text is obeyed or hidden: so is nearly every one, and a report holds thousands."""
    return text.isascii() and text.isprintable() and "::" not in text and "##" not in text


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile what a plain text never needs at its first use: it costs as much as reading a plan."""
    return re.compile(pattern)


def to_run(text: str, plan: str) -> str:
    """Put a plan's own path where a command to run says PLAN; a plan from standard input has none."""
    if plan == "-" or " PLAN" not in text:
        return text
    from shlex import quote

    return re.sub(r"\b(coc [a-z]+) PLAN\b", lambda match: f"{match.group(1)} {quote(plan)}", text)


def multiline(text: object) -> str:
    """As `safe`, but line ends stay."""
    plain = str(text)
    return "\n".join(safe(line) for line in plain.replace("\r\n", "\n").split("\n")) if "\n" in plain else safe(plain)


def page(text: object) -> str:
    """Return a text for a page: white space stays, what hides or reorders text becomes <U+XXXX>.

    Its markup is still markup: the page's template escapes it, and `markup` does for a drawing.
    """
    plain = str(text)
    return plain if _is_harmless(plain) else multiline(plain.replace("\t", " "))


def markup(text: object) -> str:
    """Return a text that is only text within HTML or SVG, in an element or in a quoted attribute."""
    return "".join(_MARKUP.get(sign, sign) for sign in page(text))


def markdown(text: object) -> str:
    """Return a text that is only text within a line of Markdown: on one line, nothing in it formats, links or nests."""
    return re.sub(_MARKDOWN, lambda match: f"\\{match.group()}", safe(str(text).replace("\t", " ")))


def hidden(text: str) -> list[str]:
    """The characters of a text that `safe` makes visible, as U+XXXX, each once; line ends and tabs are none of them."""
    if text.isascii() and text.replace("\n", " ").isprintable():
        return []
    found = dict.fromkeys(match.group() for match in compiled(_HARMFUL).finditer(text))
    return [f"U+{ord(sign):04X}" for sign in found if sign not in "\n\r\t"]
