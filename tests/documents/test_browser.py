"""The report in a browser: no accessibility violation, no error on the console, no request, wherever it is shown.

axe-core is kept beside this file (Mozilla Public License 2.0, unchanged from its npm package 4.14.1), so that neither
this test nor CI depends on a registry. Only for it the page's policy is taken out, since that forbids any script.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.documents import html as pages
from coc_cli.documents.report import report
from tests.conftest import ROOT
from tests.documents.cases import assessed
from tests.documents.test_writers import EVERYTHING

if TYPE_CHECKING:
    from pathlib import Path

AXE = ROOT / "tests/documents/axe-core/axe.min.js"
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-extensions --disable-default-apps"
).split()
_RUN = """
axe.run(document, {resultTypes: ['violations']}).then(found => {
  const said = found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html).slice(0, 3).join(' '));
  document.documentElement.innerHTML = '<pre id="axe"></pre>';
  document.getElementById('axe').textContent = JSON.stringify({passed: found.passes.length, violations: said});
});
"""


def browse(page: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Open a page in a browser that knows nothing, to the end."""
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = ["chromium", *QUIET, profile, *options, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)


def violations(page: Path, text: str, *options: str) -> dict[str, Any]:
    """What axe-core finds on a page."""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    scripts = f"<script>{AXE.read_text('utf-8')}</script><script>{_RUN}</script></body>"
    page.write_text(text.replace("</body>", scripts), "utf-8")
    shown = browse(page, "--virtual-time-budget=60000", "--dump-dom", *options).stdout
    found = re.search(r'<pre id="axe">(.*?)</pre>', shown, re.DOTALL)
    assert found, shown[-400:]
    result: dict[str, Any] = json.loads(html.unescape(found.group(1)))
    return result


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(
    ("name", "options"),
    [
        pytest.param("not-ready", ("--window-size=1280,1000",), id="wide-and-light"),
        pytest.param("ready", ("--window-size=500,1000", "--blink-settings=preferredColorScheme=0"), id="narrow-and-dark"),
    ],
)
def test_no_accessibility_violation(tmp_path: Path, name: str, options: tuple[str, ...]) -> None:
    found = violations(tmp_path / "page.html", pages.render(report(assessed(name))), *options)

    assert found["violations"] == []
    assert found["passed"] > 30


@pytest.mark.needs("chromium")
def test_a_violation_would_be_found(tmp_path: Path) -> None:
    broken = pages.render(EVERYTHING).replace(' lang="en"', "").replace("<caption>", '<caption style="color:#ccc">')

    found = violations(tmp_path / "page.html", broken)["violations"]

    assert [one.partition(":")[0] for one in found] == ["color-contrast", "html-has-lang"]


def fetched(page: Path, text: str) -> tuple[list[str], list[str]]:
    """What a page asked of the network, and what the console said; the browser's own requests have no page behind them."""
    log = page.parent / "net.json"
    page.write_text(text, "utf-8")
    ran = browse(page, "--enable-logging=stderr", f"--log-net-log={log}", "--dump-dom")
    return (
        re.findall(r'"initiator":"(?!not an origin)[^"]*"', log.read_text("utf-8")),
        [line for line in ran.stderr.splitlines() if ":CONSOLE" in line],
    )


PICTURE = '<img alt="" src="http://picture.example/x.png"></body>'


@pytest.mark.needs("chromium")
def test_no_error_on_the_console_and_no_request(tmp_path: Path) -> None:
    assert fetched(tmp_path / "page.html", pages.render(report(assessed("not-ready")))) == ([], [])


@pytest.mark.needs("chromium")
def test_what_gets_onto_the_page_all_the_same_is_stopped_by_its_policy(tmp_path: Path) -> None:
    requests, console = fetched(tmp_path / "page.html", pages.render(EVERYTHING).replace("</body>", PICTURE))

    assert requests == []
    assert "Content Security Policy" in console[0]


@pytest.mark.needs("chromium")
def test_a_request_would_be_found(tmp_path: Path) -> None:
    assert fetched(tmp_path / "page.html", f"<body>{PICTURE}")[0] != []


@pytest.mark.needs("chromium", "pdfinfo", "pdftotext")
def test_on_paper_every_page_says_what_it_is(tmp_path: Path) -> None:
    page, paper = tmp_path / "page.html", tmp_path / "page.pdf"
    document = report(assessed("ready"))
    page.write_text(pages.render(document), "utf-8")

    browse(page, "--no-pdf-header-footer", f"--print-to-pdf={paper}")

    sheets = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout.split(
        "\f"
    )
    about = subprocess.run(["pdfinfo", paper], capture_output=True, text=True, check=True).stdout
    assert "A4" in about
    for number, sheet in enumerate(sheets[:-1], 1):
        assert document.marking in sheet.split("\n")[0]
        assert document.foot in sheet
        assert f"{number} / {len(sheets) - 1}" in sheet
