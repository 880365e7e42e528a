"""What a form is, as data: who carries it, which clauses it serves, and its sections of blocks.

One file per form in `templates/forms/`; the file's stem is the form's id. Nothing here knows a plan.
"""

from __future__ import annotations

from coc_cli.plan.words import AUDIENCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Who a handout is for: they see nothing of a plan.
HANDED = ("victims", "suspects")
BLOCKS = ("text", "note", "warning", "law", "pairs", "boxes", "list", "lines", "table", "labels", "drawing")
DRAWINGS = ("premises", "matrix")
# Rows that no table of the plan holds; `coc_cli.documents.forms.sources` makes them.
MADE = ("numbers", "seats", "visits", "rooms-by-order", "ways-of-site", "posts-of-site", "calls")

# Per section of a file: key -> (kind, required), as in `coc_cli.checklist.schema`.
KEYS: dict[str, dict[str, tuple[object, bool]]] = {
    "form": {
        "title": ("text", True),
        "use": ("text", True),
        "order": ("number", True),
        "audiences": ("texts", False),
        "handed": (HANDED, False),
        "clauses": ("texts", True),
        "kept": ("text", False),
        "foot": ("text", False),
        "marking": (("TLP:RED", "TLP:AMBER+STRICT"), False),
        "per": ("text", False),
        "where": ("tables", False),
        "landscape": ("flag", False),
        "record": ("flag", False),
        "translated": ("flag", False),
        "reviewed": ("text", False),
        "section": ("tables", True),
    },
    "section": {"heading": ("text", True), "beside": ("flag", False), "block": ("tables", True)},
    "block": {
        "kind": (BLOCKS, True),
        "text": ("text", False),
        "detail": ("text", False),
        "fields": ("pairs", False),
        "items": ("pairs", False),
        "many": ("number", False),
        "of": (DRAWINGS, False),
        "rows": ("text", False),
        "where": ("tables", False),
        "mine": ("flag", False),
        "lines": ("pairs", False),
        "column": ("tables", False),
        "blank": ("number", False),
        "more": ("number", False),
        "first": ("number", False),
        "tall": ("flag", False),
        "low": ("flag", False),
    },
    "column": {
        "title": ("text", True),
        "show": ("texts", False),
        "evidence": ("text", False),
        "box": ("flag", False),
        "text": ("text", False),
        "width": ("number", True),
    },
    "where": {"field": ("text", True), "is": ("texts", True)},
}

# What each kind of block needs, and what it may have besides.
NEEDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "text": (("text",), ()),
    "note": (("text",), ()),
    "warning": (("text",), ("detail",)),
    "law": (("text",), ("detail",)),
    "pairs": (("fields",), ()),
    "boxes": (("items",), ()),
    "list": (("items",), ()),
    "lines": (("text", "many"), ()),
    "table": (("column",), ("rows", "where", "mine", "lines", "blank", "more", "text", "many", "first", "tall", "low")),
    "labels": (("items", "many"), ("first",)),
    "drawing": (("of",), ()),
}


class Form:
    """One form. `id` is the stem of its file; `language` is "en" or that of a translation; `data` its parsed content.

    audiences: who carries it, of the plan's audiences; handed: to whom it is given instead; per: the table of which it
    is made once per record; translated: it has a slot per language.
    """

    __slots__ = ("audiences", "data", "handed", "id", "landscape", "language", "per", "title", "translated")

    def __init__(self, id: str, language: str, data: dict[str, Any]) -> None:
        self.id = id
        self.language = language
        self.data = data
        self.title: str = data["title"]
        self.audiences: tuple[str, ...] = tuple(name for name in AUDIENCES if name in data.get("audiences", ()))
        self.handed: str = data.get("handed", "")
        self.per: str = data.get("per", "")
        self.landscape: bool = data.get("landscape", False)
        self.translated: bool = data.get("translated", False)

    @property
    def name(self) -> str:
        """The name of its file when it is written: its id, and its language where it is not English."""
        return self.id if self.language == "en" else f"{self.id}.{self.language}"
