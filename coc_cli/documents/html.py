"""A document as one HTML page: self-contained, without a script, without an outside request.

Every text of a plan passes one edge: `page` makes visible what hides, then the template's own escaping makes it text.
No text of a plan ever becomes an address, an attribute's name or a style.
"""

from __future__ import annotations

import os
from functools import cache

import jinja2
from jinja2 import BaseLoader, Environment, FunctionLoader, ModuleLoader, StrictUndefined
from markupsafe import Markup

from coc_cli.documents.columns import asked
from coc_cli.documents.model import BOX
from coc_cli.documents.svg import qr
from coc_cli.shipped import shipped
from coc_cli.text import page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.documents.model import Document, Grid, Row

# So many signs stand side by side in a form, about.
_ROOM = 90
TEMPLATES = ("page.html", "blocks.html", "marks.svg", "page.css")


def render(document: Document) -> str:
    """Write a document as a page. The same document gives the same bytes."""
    code = qr(document.paper.digest) if document.paper and document.paper.digest else ""
    made: str = environment().get_template("page.html").render(document=document, code=code)
    return made


@cache
def environment() -> Environment:
    """The one environment of every page: escaping on, an unknown name is an error, only shipped templates."""
    made = Environment(
        loader=_loader(),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_edge,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["drawing"] = Markup
    made.globals["plain"] = _plain
    made.globals["box"] = BOX
    made.globals["asked"] = lambda grid: asked(grid, _ROOM)
    made.filters["css_text"] = _css_text
    made.tests["kind"] = lambda block, name: type(block).__name__ == name
    return made


def _edge(value: object) -> object:
    return value if isinstance(value, Markup) else page(value)


def _plain(block: Grid, row: Row) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The cells of a row, each with its column, that neither bear the mark of its state nor lead anywhere."""
    first = bool(row.state) + bool(row.link)
    return zip(block.columns[first:], row.cells[first:], strict=True)


def _css_text(text: str) -> Markup:
    """A text as a quoted string of a style sheet: whatever is no plain letter or digit becomes its number."""
    plain = (sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in page(text))
    return Markup('"' + "".join(plain) + '"')  # noqa: S704  # nothing is left in it that markup or a style could act on


def compiled() -> str:
    """The folder of the templates as this jinja2 compiles them: a wheel brings it, for the jinja2 it was built with.

    Compiling them costs as much as judging two plans and starting the program.
    """
    return os.path.join(shipped("templates"), f"compiled-{getattr(jinja2, '__version__', '')}")


def _loader() -> BaseLoader:
    folder = compiled()
    return ModuleLoader(folder) if os.path.isdir(folder) else FunctionLoader(_source)


def _source(name: str) -> str | None:
    if name not in TEMPLATES:
        return None
    with open(os.path.join(shipped("templates"), name), encoding="utf-8") as file:
        return file.read()
