"""A payload in every free text of a plan, through every command that prints: it is shown, and nothing obeys it.

Pages, Markdown and what they are made of have their own tests, in tests/documents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import tomli_w

from tests.conftest import many
from tests.documents.payloads import PAYLOADS
from tests.documents.test_hostile import free_texts
from tests.hostile.test_corpus import RAW
from tests.judging import base

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc, Ran

AT = ("--at", "2026-11-23T12:00+07:00")
CALLS = (
    ("check", *AT),
    ("check", "--gate", "aftercare", *AT),
    ("check", "--format", "json", *AT),
    ("status", *AT),
    ("report", "--format", "text", *AT),
    ("cure", *AT),
    ("rehearse", *AT),
    ("requests", *AT),
    ("verify", *AT),
    ("history",),
    ("confirm", "14.a/1", "--gate", "entry", "--by", "SW1", "--note", "PAYLOAD"),
    ("set", "operation.call_in=PAYLOAD"),
    ("set", "PAYLOAD=1"),
    ("get", "operation.call_in"),
    ("get", "PAYLOAD"),
    ("waive", "PAYLOAD", "--reason", "r", "--asked-by", "PAYLOAD", "--approved-by", "A1", "--until", "PAYLOAD"),
    ("sign", "--role", "PAYLOAD", "--code", "PAYLOAD"),
    ("check", "--gate", "PAYLOAD"),
    ("check", "--at", "PAYLOAD"),
    ("purge", *AT),
)
FORGED = re.compile(r"^(?:::|##\[|PASS)", re.MULTILINE)


def printed(coc: Coc, folder: Path, payload: str) -> list[tuple[str, Ran]]:
    """What every command prints of a plan that is full of a payload."""
    data = base()
    for row, key in free_texts(data):
        row[key] = f"{payload}\n{payload}" if key in ("note", "background") else payload
    plan, word = folder / "plan.toml", payload.replace("\x00", "\x01")
    found = []
    for name, *rest in CALLS:
        plan.write_bytes(tomli_w.dumps(data).encode())
        found.append((name, coc(name, plan, *(one.replace("PAYLOAD", word) for one in rest))))
    return found


@pytest.mark.parametrize("payload", [*PAYLOADS[-many(9, 80) :], "\n::error::forged\nPASS all"], ids=ascii)
def test_a_payload_is_only_shown(coc: Coc, tmp_path: Path, payload: str) -> None:
    for name, ran in printed(coc, tmp_path, payload):
        assert ran.code in (0, 1, 2), name
        assert "fault of coc" not in ran.err, (name, ran.err)
        assert not RAW.search(ran.out + ran.err), (name, RAW.search(ran.out + ran.err))
        assert not FORGED.search(ran.out + ran.err), name


def test_the_plan_is_judged_at_all(coc: Coc, tmp_path: Path) -> None:
    found = printed(coc, tmp_path, "zebra")

    assert [name for name, ran in found if "zebra" in ran.out + ran.err and ran.code != 2] != []
    assert {ran.code for name, ran in found if name in ("check", "status", "report")} >= {1}


@pytest.mark.parametrize(
    "call",
    [
        ("set", "operation.call_in=BYTES"),
        ("confirm", "14.a/1", "--gate", "entry", "--by", "SW1", "--note", "BYTES"),
        (
            "waive",
            "12.h.i/1",
            "--reason",
            "it is closed BYTES",
            "--asked-by",
            "SW1",
            "--approved-by",
            "A1",
            "--until",
            "2026-12-03",
        ),
        ("sign", "--role", "planner", "--code", "P1", "--reference", "BYTES"),
    ],
    ids=lambda call: str(call[0]),
)
def test_bytes_that_are_no_utf_8_are_refused_and_nothing_is_lost(coc: Coc, tmp_path: Path, call: tuple[str, ...]) -> None:
    plan, data = tmp_path / "plan.toml", base()
    del data["premises"][0]["assembly_point"]  # what is waived
    plan.write_bytes(tomli_w.dumps(data).encode())
    before = plan.read_bytes()

    ran = coc(call[0], plan, *(one.replace("BYTES", "\udce1\udce9") for one in call[1:]))

    assert (ran.code, plan.read_bytes()) == (2, before)
    assert ran.err.startswith("coc: error: a text that was given is not UTF-8\n")
