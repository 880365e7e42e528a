"""The page as markup: self-contained, without a script or an outside address, with landmarks, heads and captions."""

from __future__ import annotations

import re

import pytest

from coc_cli.documents import html
from coc_cli.documents.report import report
from tests.conftest import ROOT
from tests.documents.cases import NAMES, assessed
from tests.documents.pages import Page

CSS = (ROOT / "templates/page.css").read_text("utf-8")


@pytest.fixture(scope="module", params=NAMES)
def page(request: pytest.FixtureRequest) -> Page:
    return Page(html.render(report(assessed(request.param))))


def test_nothing_is_fetched_and_nothing_runs(page: Page) -> None:
    tags = {tag for tag, _ in page.elements}

    assert tags.isdisjoint(
        {"script", "link", "img", "iframe", "object", "embed", "form", "base", "video", "audio", "image"}
    )
    assert [
        value for name in ("src", "style", "srcset", "action", "data", "xlink:href") for value in page.attributes(name)
    ] == []
    assert [value for value in page.attributes("href") if not re.fullmatch(r"#[a-z0-9-]+", value)] == []
    assert [name for _, attributes in page.elements for name in attributes if name.startswith("on")] == []
    assert re.findall(r"url\(|@import|expression\(|https?:", page.texts["style"][0]) == []


def test_the_policy_stands_before_anything_else(page: Page) -> None:
    head = [(tag, attributes) for tag, attributes in page.elements if tag in ("meta", "style", "title")]

    assert head[0] == ("meta", {"charset": "utf-8"})
    assert head[1][1] == {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    }


def test_every_link_leads_somewhere(page: Page) -> None:
    ids = page.attributes("id")

    assert len(ids) == len(set(ids))
    assert {value.removeprefix("#") for value in page.attributes("href")} <= set(ids)


def test_it_can_be_read_by_ear(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]

    assert page.named("html") == [{"lang": "en"}]
    assert [tags.count(tag) for tag in ("h1", "main", "nav", "header", "footer")] == [1, 1, 1, 1, 1]
    assert tags.count("table") == tags.count("caption") > 5
    assert {attributes.get("scope") for attributes in page.named("th")} <= {"col", "rowgroup"}
    assert all(attributes.get("aria-label") for attributes in page.named("svg") if attributes.get("role") == "img")
    assert all(attributes.get("aria-hidden") for attributes in page.named("svg") if attributes.get("role") != "img")
    assert page.named("a")[0] == {"class": "skip", "href": "#content"}


def test_every_state_has_its_shape(page: Page) -> None:
    shapes = {attributes["id"] for attributes in page.named("symbol")}

    assert {attributes["href"].removeprefix("#") for attributes in page.named("use")} <= shapes


def test_an_unknown_name_in_a_template_is_an_error() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        html.environment().from_string("{{ missing }}").render()


@pytest.mark.parametrize("name", ["../page.css", "/etc/hostname", "page.html\0", "other.html"])
def test_only_shipped_templates_are_read(name: str) -> None:
    from jinja2 import TemplateNotFound

    with pytest.raises(TemplateNotFound):
        html.environment().get_template(name)


# Text on ground, by the names of the page's colours: told apart at 4.5 to 1, in every mode.
PAIRS = [
    *((text, ground) for text in ("ink", "soft") for ground in ("paper", "raised", "good-wash", "bad-wash", "care-wash")),
    *(("ink", ground) for ground in ("low", "moderate", "high", "extreme", "bar", "bar-post", "bar-trip", "bar-window")),
    *((text, "paper") for text in ("good", "bad", "care", "link", "calm")),
    ("good", "good-wash"),
    ("bad", "bad-wash"),
    ("care", "care-wash"),
    ("link", "care-wash"),
]
MODES = [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]+)", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)]


@pytest.mark.parametrize(
    "mode", [pytest.param(mode, id=name) for name, mode in zip(("light", "dark", "paper"), MODES, strict=True)]
)
@pytest.mark.parametrize(("text", "ground"), [pytest.param(*pair, id="-on-".join(pair)) for pair in PAIRS])
def test_contrast(mode: dict[str, str], text: str, ground: str) -> None:
    colours = {**MODES[0], **mode}
    lighter, darker = sorted((light(colours[text]), light(colours[ground])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def light(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
