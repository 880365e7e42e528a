"""The one way in which plan text reaches a terminal, a page or a printed sheet. Plan text is hostile."""

from __future__ import annotations

import re

# Everything that a terminal obeys instead of showing: C0 and C1 controls, DEL, surrogates, and what reorders or hides
# text. The joiners that Khmer, Burmese and Lao spelling needs stay.
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u115f\u1160\u3164\uffa0"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# More combining marks in a row than any script needs: they climb out of their line.
_PILE = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
# What Markdown acts upon, or the HTML and the links that it lets through. Underscores within words mean nothing to it.
# Compiled at its first use: a verdict needs none of it.
_MARKDOWN = (
    r"[\\`*\[\]<>&|~$@]|(?<![^\W_])_|_(?![^\W_])|(?<=[a-zA-Z]):(?=//)|(?i:(?<=\bwww)\.)"
    r"|^[-+=#:]|(?<=^\d)[.)](?=\s|$)|(?<=^\d\d)[.)](?=\s|$)"
)
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def safe(text: object) -> str:
    """Return a text that a terminal only shows: harmful characters as <U+XXXX>, line ends as a visible mark."""
    plain = str(text)
    if plain.isascii() and plain.isprintable():
        return plain  # nearly every text: a report holds thousands
    plain = _PILE.sub(r"\1<U+0300...>", plain.replace("\r\n", "\n"))
    return _HARMFUL.sub(lambda match: " / " if match.group() == "\n" else f"<U+{ord(match.group()):04X}>", plain)


def multiline(text: object) -> str:
    """As `safe`, but line ends stay."""
    plain = str(text)
    return "\n".join(safe(line) for line in plain.replace("\r\n", "\n").split("\n")) if "\n" in plain else safe(plain)


def page(text: object) -> str:
    """Return a text for a page: white space stays, what hides or reorders text becomes <U+XXXX>.

    Its markup is still markup: the page's template escapes it, and `markup` does for a drawing.
    """
    return multiline(str(text).replace("\t", " "))


def markup(text: object) -> str:
    """Return a text that is only text within HTML or SVG, in an element or in a quoted attribute."""
    return "".join(_MARKUP.get(sign, sign) for sign in page(text))


def markdown(text: object) -> str:
    """Return a text that is only text within a line of Markdown: on one line, nothing in it formats, links or nests."""
    return re.sub(_MARKDOWN, lambda match: f"\\{match.group()}", safe(str(text).replace("\t", " ")))
