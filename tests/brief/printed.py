"""Sheets of the shipped examples, and the texts of their pages."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

from coc_cli.documents import pdf
from coc_cli.documents.brief import sheet
from coc_cli.plan.project import project
from coc_cli.tomlfile.guard import parse
from tests.brief.plans import planned
from tests.conftest import ROOT

if TYPE_CHECKING:
    from coc_cli.documents.model import Document


@cache
def example(name: str) -> Any:
    path = ROOT / "checklists" / "examples" / f"{name}.toml"
    return planned(parse(path.read_text("utf-8"), str(path)))


def drawn(name: str, audience: str, subject: str, **given: Any) -> Document:
    return sheet(project(example(name), audience, subject), **given)


def pages(document: Document) -> list[str]:
    read = PdfReader(io.BytesIO(pdf.render(document)))
    return [" ".join(page.extract_text().split()) for page in read.pages]
