"""What of a plan's own words reaches the report: no location, nothing that seems to name or number somebody."""

from __future__ import annotations

import pytest

from coc_cli.documents import html, markdown, text
from coc_cli.documents.report import report
from coc_cli.plan.fields import TABLES
from tests.documents.test_hostile import _ALSO, free_texts
from tests.judging import base, changed, judged

WRITERS = [pytest.param(html, id="html"), pytest.param(markdown, id="markdown"), pytest.param(text, id="text")]

# The free texts that a report repeats, each with its reason. A new one is a decision, never an accident.
REPEATED = {
    "operation.code": "a neutral word",
    "operation.organisation": "whose plan it is",
    "operation.lead_agency": "who decides",
    "operation.registration": "a reference that 2 asks for",
    "operation.authorisation": "a reference that 2 asks for",
    "operation.no_groups_reason": "why a go without suspected victims is asked for",
    "facts.source": "how a fact that switches duties off is known",
    "premises.assembly_point": "where everybody has to find to; drawn with the premises",
    "rooms.use": "drawn with the premises",
    "access.leads_to": "drawn with the premises",
    "risks.description": "what somebody has to accept",
    "limits.reason": "why a number protects less",
    "waivers.reason": "why a duty is not met",
}


def test_only_chosen_free_texts_reach_the_report() -> None:
    data = changed(base(), (*_ALSO, "rooms.R1.use=x", "access.X1.leads_to=x"))
    marks = {}
    for number, (row, key) in enumerate(free_texts(data)):
        table = next(name for name in TABLES if row is data.get(name) or any(row is one for one in rows_of(data.get(name))))
        marks[f"zq{number}x"] = f"{table}.{key}"
        row[key] = f"zq{number}x"

    said = text.render(report(judged(data)))

    assert {path for mark, path in marks.items() if mark in said} == set(REPEATED)


def rows_of(content: object) -> list[object]:
    return list(content.values()) if isinstance(content, dict) else list(content or ())  # type: ignore[call-overload]


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(
    "secret",
    [
        pytest.param("081 234 5678", id="phone-number"),
        pytest.param("13.756331, 100.501762", id="coordinates"),
        pytest.param("Khun Somsri", id="name"),
        pytest.param("1-2345-67890-12-3", id="identity-number"),
    ],
)
def test_what_seems_personal_is_withheld_everywhere(writer: object, secret: str) -> None:
    data = changed(base(), _ALSO)
    for row, key in free_texts(data):
        row[key] = f"ask {secret} first"

    said = writer.render(report(judged(data)))  # type: ignore[attr-defined]

    assert secret not in said
    assert "withheld" in said


@pytest.mark.parametrize("writer", WRITERS)
def test_a_location_is_withheld_even_where_another_text_repeats_it(writer: object) -> None:
    place = "behind the third bridge"
    edits = (
        *_ALSO,
        f"premises.B1.location={place}",
        f"waivers.W1.reason=no signal {place}",
        f"risks.Z2.description={place}",
    )

    said = writer.render(report(judged(changed(base(), edits))))  # type: ignore[attr-defined]

    assert place not in said
    assert "o signal" in said


def test_the_words_of_the_checklist_are_never_withheld() -> None:
    said = text.render(report(judged(changed(base(), ["premises.B1.location=Own lawyer, company in court"]))))

    assert "Own lawyer, company in court" in " ".join(said.split())
