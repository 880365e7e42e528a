"""Reading a plan strictly: every fault at once, with line, column and the nearest right word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coc_cli.errors import CocError
from coc_cli.plan.blank import only_assents, says_nothing
from tests.conftest import ROOT, Coc
from tests.judging import base, changed

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'format = 1\nchecklist = "sea-ngo-2017"\nsalt = "00ff"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("[[peopel]]\nid = 'A'\n", ['4:1: unknown key "peopel"', "    hint: did you mean people?"], id="table"),
        pytest.param(
            "[[people]]\nid = 'A1'\ngendr = 'x'\n",
            ['6:1: unknown key "gendr" in people', "    hint: did you mean gender?"],
            id="key",
        ),
        pytest.param(
            "[[people]]\nid = 'A1'\ngender = 'TBD'\n",
            [
                '6:1: gender: got "TBD", expected one of female, male, other',
                "    hint: leave it out while it is not known",
            ],
            id="word",
        ),
        pytest.param(
            "[[people]]\nrole = 'driver'\n",
            ["4:3: a record of people has no id", '    hint: give it a short one, such as id = "X1"'],
            id="no-id",
        ),
        pytest.param(
            "[[people]]\nid = 'A1'\n[[rooms]]\nid = 'A1'\n",
            ['7:1: the id "A1" is used twice: here and in people.A1', "    hint: ids are unique in a plan"],
            id="id-twice",
        ),
        pytest.param(
            "[[people]]\nid = 'SW1'\n[[people]]\nid = 'sw1'\n",
            [
                '7:1: the ids "sw1" and "SW1" differ only in capitals: on paper and by radio they are the same',
                "    hint: if SW1 is meant, put this into its record; else choose another id",
            ],
            id="id-in-other-capitals",
        ),
        pytest.param(
            "[[people]]\nid = 'SW1'\n[[journeys]]\nid = 'J1'\ndriver = 'SW2'\n",
            ['8:1: no record "SW2" in people', "    hint: did you mean SW1?"],
            id="dangling",
        ),
        pytest.param(
            "[[rooms]]\nid = 'R1'\n[[journeys]]\nid = 'J1'\ndriver = 'R1'\n",
            ['8:1: "R1" is a record of rooms, expected one of people'],
            id="wrong-table",
        ),
        pytest.param(
            '[answers]\n"12.z/1" = { state = "yes" }\n',
            ['5:1: no duty "12.z/1"', "    hint: did you mean 12.k/1?"],
            id="unknown-duty",
        ),
        pytest.param(
            '[answers]\n"7.c/1" = { state = "confirmed" }\n',
            ["5:1: 7.c/1 is asked as 7.b/1", "    hint: answer 7.b/1; it is reported under both ids"],
            id="alias",
        ),
        pytest.param(
            '[answers]\n"4.a/1" = { state = "yes" }\n',
            ['5:13: 4.a/1: "yes" is no answer here, expected one of confirmed, not-confirmed, unknown'],
            id="yes-to-a-prohibition",
        ),
        pytest.param(
            '[answers]\n"12.c/3" = { state = "yes" }\n',
            [
                '5:14: 12.c/3: "yes" is no answer here, expected no answer',
                "    hint: it is decided by records or requests; see: coc clauses 12.c/3",
            ],
            id="a-tick-where-records-decide",
        ),
        pytest.param(
            '[facts]\nchildren_involved = "no"\n',
            [
                '5:1: facts.children_involved: got "no", expected a table',
                '    hint: write children_involved = { value = "..." }',
            ],
            id="a-fact-without-its-table",
        ),
        pytest.param(
            '[facts]\ncountry = { value = "Thailand" }\n',
            ['5:13: country: got "Thailand", expected a country as two capitals, such as "TH"'],
            id="a-country-by-name",
        ),
        pytest.param(
            "[limits]\nlayout_days = { value = 91 }\n",
            ["5:17: layout_days: got 91, expected 1 to 90 days", "    hint: no plan may go beyond these bounds"],
            id="beyond-a-hard-bound",
        ),
        pytest.param(
            "[schedule]\nstart = 2026-12-03T05:30:00\n",
            [
                "5:1: start: got 2026-12-03T05:30:00, expected a moment with its zone, such as 2026-12-03T05:30:00+07:00",
                "    hint: leave it out while it is not known",
            ],
            id="a-time-without-its-zone",
        ),
        pytest.param("people = 3\n", ["4:1: people: expected records, each under [[people]]"], id="no-records"),
        pytest.param(
            "[operation]\ncode = 'a'\ncode = 'b'\n",
            ["6:1: duplicate key", "    hint: correct the TOML syntax"],
            id="toml",
        ),
        pytest.param(
            '[operation]\ncode = "a"\npurpose = """out\nof the house\n[facts]\nhost = 1\n',
            [
                "6:11: the text that begins here holds lines of the plan, down to line 10",
                '    hint: close it where it ends, with """',
                '10:1: invalid multi-line basic string, expected `"`',
                "    hint: correct the TOML syntax",
            ],
            id="a-text-that-is-not-closed",
        ),
        pytest.param(
            "[operation]\npurpose = '''out\n[[people]]\nid = 'A'\nnote = '''\nwhole\n'''\n",
            [
                "5:11: the text that begins here holds lines of the plan, down to line 8",
                "    hint: close it where it ends, with '''",
                "9:6: key with no value, expected `=`",
                "    hint: correct the TOML syntax",
            ],
            id="a-text-that-the-next-one-closes",
        ),
        pytest.param(
            '[operation]\npurpose = """one\ntwo\n"""\ncode = \n',
            ["8:8: string values must be quoted, expected literal string", "    hint: correct the TOML syntax"],
            id="a-text-of-several-lines-is-not-blamed",
        ),
        pytest.param(
            "[[people]]\nid = 'ก1'\nกลุ่ม = 1 # ไทย\n",
            [
                '5:1: id: got "ก1", expected a short code: a letter, then at most 15 letters, digits or -',
                "    hint: leave it out while it is not known",
                '6:1: unknown key "กลุ่ม" in people',
            ],
            id="not-ascii",
        ),
    ],
)
def test_every_fault_is_told_with_its_place(coc: Coc, tmp_path: Path, text: str, told: list[str]) -> None:
    (tmp_path / "p.toml").write_text(HEAD + text.replace("กลุ่ม", '"กลุ่ม"'), "utf-8")

    ran = coc("get", "p.toml", "format")

    assert ran.code == 2
    assert ran.out == ""
    assert [line.removeprefix("p.toml:") for line in ran.err.splitlines()[: len(told)]] == told
    assert "nothing was judged or changed" in ran.err


def test_all_faults_come_at_once(coc: Coc, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text("format = 1\nsalt = 'zz'\nx = 1\n[[people]]\nid = 'A'\nage = 3\n", "utf-8")

    ran = coc("check", "p.toml")

    assert ran.code == 2
    assert [line.split(": ")[0] for line in ran.out.splitlines() if ": fault: " in line] == [
        "p.toml:1:1",
        "p.toml:2:1",
        "p.toml:3:1",
        "p.toml:6:1",
    ]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        pytest.param("", '"format" is missing', id="an-empty-file"),
        pytest.param(
            'format = 2\nchecklist = "sea-ngo-2017"\n', "the file has format 2; this program reads format 1", id="newer"
        ),
        pytest.param(
            'format = 1\nchecklist = "other"\nsalt = "00"\n',
            'the plan answers the checklist "other"',
            id="another-checklist",
        ),
    ],
)
def test_what_is_no_plan_of_ours_is_never_judged(coc: Coc, tmp_path: Path, head: str, message: str) -> None:
    (tmp_path / "p.toml").write_text(head, "utf-8")

    ran = coc("check", "p.toml")

    assert ran.code == 2
    assert message in ran.out
    assert "READY" not in ran.out


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "TBD",
        "t.b.d.",
        "?",
        "???",
        "-",
        "n/a",
        "N / A",
        "none",
        "unknown",
        "To be confirmed",
        "...",
        "xxx",
        "\u200b",
        "ＴＢＤ",
        "not yet known",
        "_",
        "tbd\u202e",
        "TBD - to be confirmed",
        "unknown at this time",
        "not decided yet, to be announced later",
        "placeholder",
        "nothing yet",
        "\u200b \ufeff\u2060",
        "ยังไม่ทราบ",
        "ยังไม่ระบุ",
        "មិនដឹង",
        "មិនទាន់ដឹង",
        "គ្មាន",
        "ບໍ່ຮູ້",
        "မသိသေးပါ",
        "chưa xác định",
        "belum tahu",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["yes", "Yes.", "OK", "ok, considered", "we have considered it", "No!", "ตกลง"])
def test_what_merely_agrees(text: str) -> None:
    assert only_assents(text)


@pytest.mark.parametrize("text", ["ใช่ครับ", "បាទ", "ບໍ່", "ဟုတ်ကဲ့", "không", "được rồi", "Ya, sudah.", "sige", "好的", "ＹＥＳ"])
def test_what_merely_agrees_in_the_languages_of_the_region(text: str) -> None:
    assert only_assents(text)


@pytest.mark.parametrize("text", ["có hai cửa", "ใช่ ประตูหลัง", "tidak ada pintu", "បាទ ទ្វារក្រោយ", "all of them by radio"])
def test_what_says_more_in_them(text: str) -> None:
    assert not only_assents(text)


@pytest.mark.parametrize("text", ["considered with C1", "no phone is left", "yes: two phones", "it is done by C1"])
def test_what_says_more(text: str) -> None:
    assert not only_assents(text)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "at dawn",
        "see annex 1",
        "ประตูหลัง",
        "ok by C1",
        "none of the doors is locked",
        "1669",
        "done",
        "available at this time",
        "confirmed, set and completed",
        "ទ្វារក្រោយ",
    ],
)
def test_what_says_something(text: str) -> None:
    assert not says_nothing(text)


def test_the_base_plan_reads_without_a_fault(coc: Coc) -> None:
    assert coc("get", ROOT / "tests/plans/base.toml", "operation.code").out == "LANTERN\n"


def test_set_makes_no_second_record_whose_id_differs_only_in_capitals() -> None:
    with pytest.raises(CocError, match='no "sw1" in this plan, but "SW1"'):
        changed(base(), ["people.sw1.gender=male"])
    with pytest.raises(CocError, match='no "v1" in this plan, but "V1"'):
        changed(base(), ["rooms.v1.floor=1"])

    assert [row["id"] for row in changed(base(), ["people.SW1.gender=male"])["people"]].count("SW1") == 1
