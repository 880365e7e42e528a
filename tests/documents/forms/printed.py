"""Forms of the shipped examples and of changed plans, built once per test run."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from coc_cli.checklist.loader import load
from coc_cli.documents.forms.build import Source, build
from coc_cli.documents.forms.cards import card, identifier
from coc_cli.documents.forms.letter import LETTER, letter
from coc_cli.documents.forms.load import forms
from coc_cli.readiness.verdict import assess
from coc_cli.tomlfile.guard import parse
from tests.conftest import ROOT
from tests.judging import TODAY, planned

if TYPE_CHECKING:
    from coc_cli.documents.model import Document

EXAMPLES = sorted(path.stem for path in (ROOT / "checklists/examples").glob("*.toml"))


def example(name: str) -> dict[str, Any]:
    """The data of a shipped example, fresh."""
    return parse((ROOT / f"checklists/examples/{name}.toml").read_text("utf-8"), name)


def source(data: dict[str, Any] | None = None) -> Source:
    """What forms are filled from; without data, blank ones."""
    return Source(load()) if data is None else Source(load(), assess(planned(data), load(), TODAY))


def printed(filled: Source) -> dict[str, Document]:
    """Every form, the letter and every card, by the name of its file."""
    made = [one for form in forms().values() for one in build(form, filled)]
    cards = [(identifier(gate), card(gate, filled)) for gate in load().gates.values()]
    return dict([*made, (LETTER, letter(filled)), *cards])


@cache
def of_example(name: str) -> dict[str, Document]:
    """Everything printed of an example; of "" everything blank."""
    return printed(source(example(name) if name else None))
