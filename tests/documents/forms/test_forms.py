"""Forms as they are printed: every example, blank, with hostile texts, and nothing for those who may not see it."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from coc_cli.checklist.loader import load
from coc_cli.documents import html, markdown, pdf, text
from coc_cli.documents.forms.cards import card
from coc_cli.documents.forms.load import forms
from coc_cli.plan.fields import TABLES
from coc_cli.plan.project import project
from coc_cli.plan.words import AUDIENCE_OF_ROLE
from coc_cli.readiness.case import Case
from tests.documents.forms.printed import EXAMPLES, example, of_example, printed, source
from tests.documents.pages import Page
from tests.documents.test_hostile import free_texts
from tests.golden import same_as_golden
from tests.judging import TODAY

if TYPE_CHECKING:
    from coc_cli.documents.model import Document

KINDS = [pytest.param(name, id=name or "blank") for name in ("", *EXAMPLES)]


@pytest.mark.parametrize("name", KINDS)
def test_everything_is_printed_on_paper_on_a_page_and_as_text(name: str) -> None:
    documents = of_example(name)
    made = PdfReader(io.BytesIO(pdf.packet(list(documents.values()))))

    assert len(made.pages) >= len(documents)
    for document in documents.values():
        page = Page(html.render(document))
        assert page.texts["h1"] == [document.title]
        for writer in (text, markdown):
            assert writer.render(document) == writer.render(document)


@pytest.mark.parametrize("name", KINDS)
def test_cards_and_handouts_are_one_side_each(name: str) -> None:
    for file, document in of_example(name).items():
        if file.startswith(("card-", "contingency-card")):
            assert len(PdfReader(io.BytesIO(pdf.render(document))).pages) == 1, file


@pytest.mark.parametrize("name", ["", "ready"], ids=["blank", "ready"])
def test_everything_in_words(name: str) -> None:
    said = "\n\n".join(f"### {file}\n\n{text.render(document)}" for file, document in of_example(name).items())

    assert same_as_golden(f"forms-{name or 'blank'}.txt", said)


def test_the_same_plan_gives_the_same_bytes() -> None:
    document = printed(source(example("ready")))["search-grid"]

    assert pdf.render(document) == pdf.render(of_example("ready")["search-grid"])


# Who reads or carries each document of a plan, and which plan fields are then not to be in it.


def carriers(file: str) -> tuple[str, ...]:
    """The audiences of a printed document; none for a handout."""
    if file == "requests":
        return ("commander", "liaison", "approver")
    gate = load().gates.get(file.removeprefix("card-"))
    if gate:
        return (AUDIENCE_OF_ROLE[gate.reader],)
    return next(form for form in forms().values() if file == form.id or file.startswith(f"{form.id}-")).audiences


def marked(data: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Put a mark of its own into every free text of a plan; return where each stands."""
    marks = {}
    for number, (row, key) in enumerate(free_texts(data)):
        table = next(name for name in TABLES if row is data.get(name) or any(row is one for one in _rows(data.get(name))))
        marks[f"zq{number}x"] = (table, key)
        row[key] = f"zq{number}x"
    return marks


def _rows(content: object) -> list[object]:
    return list(content.values()) if isinstance(content, dict) else list(content or ())  # type: ignore[call-overload]


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_free_text_reaches_a_carrier_who_may_not_see_it(name: str) -> None:
    data = example(name)
    marks = marked(data)
    leaks = []
    for file, document in printed(source(data)).items():
        readers = carriers(file)
        for mark in re.findall(r"zq\d+x", text.render(document) + html.render(document)):
            table, field = marks[mark]
            seen = TABLES[table].fields[field].audiences
            leaks += [(file, table, field, one) for one in readers or ("nobody",) if one not in seen]
    assert leaks == []


SUBJECTS = {"driver": {"journey-J1": "DR1", "journey-J2": "DR2", "journey-J3": "DR1"}, "investigator": {}}


def carried() -> list[Any]:
    """Each document of the example with each of its carriers, and the one person it is about, if any."""
    found = []
    for file in of_example("ready"):
        for audience in carriers(file) if file not in ("requests", "journey-J4") else ():
            person = file.rpartition("-")[2] if file.startswith("contingency") else ""
            subject = SUBJECTS.get(audience, {}).get(file, person if audience == "investigator" else "")
            found.append(pytest.param(file, audience, subject, id=f"{file} {audience}"))
    return found


@pytest.mark.parametrize(("file", "audience", "subject"), carried())
def test_a_form_made_of_what_its_carrier_needs_to_know_says_the_same(file: str, audience: str, subject: str) -> None:
    """So no form shows anything beyond the projection that the sheets of this audience are made from."""
    reader = {"social-work-lead": "SL1"}.get(getattr(load().gates.get(file.removeprefix("card-")), "reader", ""), subject)

    assert text.render(needed(audience, reader)[file]) == text.render(of_example("ready")[file])


@cache
def needed(audience: str, subject: str) -> dict[str, Document]:
    """Everything printed from what one audience, and of it one person, needs to know of the example."""
    filled = source(example("ready"))
    assert filled.case is not None
    filled.case = Case(project(filled.case.plan, audience, subject).plan, load(), TODAY)
    return printed(filled)


def test_a_form_for_the_wrong_person_is_found_out() -> None:
    assert "journey-J3" not in needed("driver", "DR2")


def test_forms_hold_free_texts_of_the_plan_at_all() -> None:
    data = example("ready")
    marks = marked(data)
    said = "".join(text.render(document) for document in printed(source(data)).values())

    found = {marks[mark] for mark in re.findall(r"zq\d+x", said)}
    assert {
        ("risks", "measures"),
        ("premises", "assembly_point"),
        ("operation", "call_in"),
        ("channels", "purpose"),
    } <= found
    assert ("premises", "location") not in found


def test_a_card_with_a_loosened_label_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    data = example("ready")
    marks = marked(data)
    said = {"duty": "14.d/7", "rows": "groups", "show": ["description"]}
    monkeypatch.setattr("coc_cli.documents.forms.cards._says", lambda _: {"14.d/7": said})
    made = text.render(card(load().gates["leave"], source(data)))

    leaked = {marks[mark] for mark in re.findall(r"zq\d+x", made)}
    assert ("groups", "description") in leaked
    assert "social-worker" not in TABLES["groups"].fields["description"].audiences


def test_a_card_asks_for_what_the_plan_does_not_hold() -> None:
    data = example("ready")
    del data["premises"][0]["assembly_point"]

    assert "B1: ?" in text.render(card(load().gates["go"], source(data)))


@pytest.mark.parametrize("form", ["card-victims", "card-suspects"])
def test_a_handout_is_the_same_whatever_the_plan(form: str) -> None:
    assert {pdf.render(of_example(name)[form]) for name in ("", "ready", "not-ready")} == {pdf.render(of_example("")[form])}
    assert of_example("ready")[form].draft is False


def test_what_is_about_one_person_holds_nobody_else_s() -> None:
    made = text.render(of_example("ready")["contingency-card-IN1"])

    assert "India one" in made
    assert "India two" not in made
