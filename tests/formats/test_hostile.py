"""Hostile plans: no text of a plan and no file's name forges a line, a command, an element or an object."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from junitparser import JUnitXml
from lxml import etree
from markdown_it import MarkdownIt

from tests.formats.plans import AT, copy, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

PAYLOADS = (
    "x\\n::error file=p.toml,line=1::forged",
    "x\\r\\n::set-output name=a::b",
    "x%0A::error::forged, with: a colon %25",
    "\\u001b[2J\\u001b[1;1Hp.toml: READY at go",
    "x\\np.toml: READY at go, judged now; law enforcement decides",
    "]]></failure><testcase name='forged'/><failure>",
    "\\u0000\\u0001\\u0008\\u007f\\u0085\\u2028\\u202e\\ufeff\\uffff",
    "| x | y |\\n\\n# forged <script>alert(1)</script> [a](http://x.example)",
    '\\", \\"verdict\\": \\"READY\\"',
    "x ##[error]forged ##vso[task.complete]forged ##teamcity[forged]",
)
NAMES = ("a\n::error::x.toml", "##[error]x.toml", "a,line=7::b.toml", "<b>&%0A.toml", "\x1b[2J.toml", "|a|`b`.toml")

# The commands that build services look for anywhere in a line of a log.
OBEYED = re.compile(r"##\[|##vso\[|##teamcity\[")


def hostile(folder: Path, payload: str, name: str = "p.toml") -> None:
    """A copy of an example that is not ready, the payload in every quoted free text."""
    text = re.sub(
        r'\b(reason|note|hazards|needs|security|health) = "[^"]*"',
        lambda match: f'{match[1]} = "{payload}"',
        text_of("not-ready"),
    )
    assert payload in text
    (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_forges_a_line(coc: Coc, tmp_path: Path, payload: str) -> None:
    hostile(tmp_path, payload)
    out = {
        name: coc("check", "p.toml", "--at", AT, "--format", name).out
        for name in ("text", "lines", "github", "markdown", "junit", "sarif", "json", "jsonl")
    }

    starts = re.compile(r"p\.toml(:\d+:\d+)?: |    (\||fix: |hint: )|  (condition: |138 duties: )")
    assert [line for line in out["text"].splitlines() if not starts.match(line)] == []
    assert sum(line.startswith("p.toml: ") for line in out["text"].splitlines()) == 1
    assert [line for line in out["lines"].splitlines() if not re.match(r"p\.toml:\d+:\d+: (error|warning): ", line)] == []
    commands = [line for line in out["github"].splitlines() if not line.startswith("coc: ")]
    assert [one for one in commands if not re.match(r"::(error|warning) file=p.toml,line=\d+,col=\d+,title=", one)] == []
    assert "forged" not in "".join(re.findall(r"::error file[^:]*", out["github"]))
    assert len(json.loads(out["json"])) == len(out["jsonl"].splitlines()) == len(json.loads(out["sarif"])["runs"]) == 1
    suites = list(JUnitXml.fromstring(out["junit"].encode()))
    assert sum(len(list(suite)) for suite in suites) == 75
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(out["markdown"])
    assert set(re.findall(r"<([a-z0-9]+)", page)) <= set("h3 h4 table thead tbody tr th td p ul li strong br".split())
    assert page.count("<h3>") == 1
    assert not OBEYED.search("\n".join(out[name] for name in ("text", "lines", "github", "markdown", "json", "jsonl")))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\ufeff\uffff]", "".join(out.values()))


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_file_forges_a_line(coc: Coc, tmp_path: Path, name: str) -> None:
    copy(tmp_path, "not-ready", name)

    github = coc("check", name, "--at", AT, "--format", "github").out
    text = coc("check", name, "--at", AT, "-q").out

    assert [
        line for line in github.splitlines() if not re.match(r"::(error|warning) file=[^:,]*,line=\d+,col|coc: ", line)
    ] == []
    assert len(text.splitlines()) == 1
    assert not OBEYED.search(text + github)
    assert "\x1b" not in text + github
    etree.fromstring(coc("check", name, "--at", AT, "--format", "junit").out.encode())
    assert json.loads(coc("check", name, "--at", AT, "--format", "json").out)[0]["plan"] == name


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_fault_forges_a_line(coc: Coc, tmp_path: Path, payload: str) -> None:
    text = (
        f'format = 1\nchecklist = "{payload}"\nsalt = "{payload}"\n"{payload}" = 1\n[operation]\ncommander = "{payload}"\n'
    )
    (tmp_path / "p.toml").write_text(text, "utf-8")

    out = {name: coc("check", "p.toml", "--format", name).out for name in ("text", "github", "junit", "sarif")}

    starts = re.compile(r"p\.toml(:\d+:\d+: fault|: NOT JUDGED): |    (\||hint: )")
    assert [line for line in out["text"].splitlines() if not starts.match(line)] == []
    lines = out["github"].splitlines()
    assert [one for one in lines if not re.match(r"::error file=p.toml,line=\d+,col=\d+,title=fault::|coc: ", one)] == []
    assert len(json.loads(out["sarif"])["runs"]) == len(list(JUnitXml.fromstring(out["junit"].encode()))) == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\ufeff]", "".join(out.values()))
