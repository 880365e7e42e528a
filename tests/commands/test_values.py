"""`coc new`, `set`, `get`: a plan from nothing, changed value by value, all or nothing, comments kept."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from tests.golden import same_as_golden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

AT = ("--at", "2026-11-23T12:00+07:00")


def test_new_writes_a_plan_that_only_its_owner_can_read(coc: Coc, tmp_path: Path) -> None:
    ran = coc("new", "p.toml", "--fact", "country=TH", "--zone", "Asia/Bangkok", "--start", "2026-12-03 05:30", *AT)

    text = (tmp_path / "p.toml").read_text("utf-8")
    salt = next(line for line in text.splitlines() if line.startswith("salt = "))
    assert (ran.code, ran.out) == (0, "p.toml: a new plan; the interview: coc walk p.toml\n")
    assert len(salt) == len('salt = ""') + 32
    assert same_as_golden("new.toml", text.replace(salt, 'salt = "..."'))
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {
        "p.toml": 0o600,
        "p.toml.history": 0o600,
    }


def test_new_never_overwrites(coc: Coc, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text("mine", "utf-8")

    ran = coc("new", "p.toml")

    assert (ran.code, ran.err.splitlines()[0]) == (2, "coc: error: p.toml: exists already")
    assert (tmp_path / "p.toml").read_text("utf-8") == "mine"


def test_new_with_a_wrong_fact_leaves_nothing_behind(coc: Coc, tmp_path: Path) -> None:
    ran = coc("new", "p.toml", "--fact", "cuontry=TH")

    assert ran.code == 2
    assert ran.err.splitlines() == ['coc: error: no "cuontry" among the facts', "coc: hint: did you mean country?"]
    assert list(tmp_path.iterdir()) == []


PLAN = """\
# mine
format = 1
checklist = "sea-ngo-2017"
salt = "00ff" # random

[[people]]
id = "SW1" # the first
gender = "female"

[answers]
# checked twice
"12/1" = { state = "no" } # not yet
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "p.toml"
    path.write_text(PLAN, "utf-8")
    return path


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        pytest.param(["people.SW1.gender=male"], '"female"', '"male"', id="a-field"),
        pytest.param(["answers.12/1=yes"], 'state = "no"', 'state = "yes"', id="an-answer-by-its-duty"),
        pytest.param(["answers.12/1.note=asked twice"], '"no" }', '"no", note = "asked twice" }', id="a-note"),
        pytest.param(
            ["people.SW1.languages=km,th", "people.SW1.role=social-worker"],
            'gender = "female"\n',
            'gender = "female"\nlanguages = ["km", "th"]\nrole = "social-worker"\n',
            id="two-new-fields",
        ),
        pytest.param(
            ["people.SW2.role=driver", "people.SW2.languages=th"],
            'gender = "female"\n',
            'gender = "female"\n\n[[people]]\nid = "SW2"\nrole = "driver"\nlanguages = ["th"]\n',
            id="a-new-record",
        ),
        pytest.param(
            ["facts.children_involved=no"],
            '"female"\n',
            '"female"\n',
            id="a-new-table",
        ),
        pytest.param(["--erase", "people.SW1.gender"], 'gender = "female"\n', "", id="erase-a-field"),
        pytest.param(["--erase", "answers.12/1"], '"12/1" = { state = "no" } # not yet\n', "", id="erase-an-answer"),
    ],
)
def test_set_changes_what_it_is_told_and_nothing_else(
    coc: Coc, plan: Path, arguments: list[str], old: str, new: str
) -> None:
    ran = coc("set", "p.toml", *arguments)

    text = plan.read_text("utf-8")
    assert ran.code == 0
    if arguments[0].startswith("facts"):
        text = text.replace('[facts]\nchildren_involved = { value = "no" }\n\n', "")
    assert text == PLAN.replace(old, new)


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        pytest.param(
            "facts.children_involved=maybe",
            'facts.children_involved: got "maybe", expected one of yes, no, unknown',
            id="a-fact",
        ),
        pytest.param("limits.layout_days=1000", "limits.layout_days: got 1000, expected 1 to 90 days", id="a-limit"),
        pytest.param("rooms.R1.premises=B9", 'rooms.R1.premises: no record "B9" in premises', id="a-reference"),
    ],
)
def test_a_fault_of_what_is_set_names_its_path_and_no_line_of_a_file_that_was_never_written(
    coc: Coc, plan: Path, argument: str, said: str
) -> None:
    ran = coc("set", "p.toml", argument)

    assert (ran.code, ran.err.splitlines()[0]) == (2, said)
    assert plan.read_text("utf-8") == PLAN


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        pytest.param(
            ["people.SW1.gendr=male"],
            'no field "gendr" in people',
            "did you mean gender? all of them: coc schema people",
            id="field",
        ),
        pytest.param(["people.SW1.xyz=1"], 'no field "xyz" in people', "its fields: coc schema people", id="no-such-field"),
        pytest.param(["peple.SW1.gender=male"], 'no table "peple" in a plan', "did you mean people?", id="table"),
        pytest.param(
            ["people.SW1.gender=men"],
            'people.SW1.gender: got "men", expected one of female, male, other',
            "For gender-matched interviewing and company.",
            id="word",
        ),
        pytest.param(
            ["people.SW1=x"],
            "people.SW1: names no field",
            "its fields: coc schema people",
            id="no-field",
        ),
        pytest.param(
            ["operation.start=x"], 'no field "start" in operation', "did you mean schedule.start?", id="elsewhere"
        ),
        pytest.param(
            ["schedule.zone=Bangkok"],
            'schedule.zone: no time zone "Bangkok" is known here',
            "a name such as Asia/Bangkok",
            id="zone",
        ),
        pytest.param(["answers.12.q/1=yes"], 'no "12.q/1" among the answers', "did you mean 12.k/1?", id="duty"),
        pytest.param(
            ["people.SW1.gender="],
            "people.SW1.gender: nothing was given; blank never erases",
            "coc set p.toml --erase people.SW1.gender",
            id="blank",
        ),
        pytest.param(["people.SW1.gender"], '"people.SW1.gender" sets nothing', "write PATH=VALUE", id="no-value"),
        pytest.param(["salt=00"], "salt: is written by the program only", "", id="the-programs-own"),
        pytest.param(
            ["signoffs.S1.role=planner"], "signoffs.S1.role: is written by the program only", "", id="a-forged-sign-off"
        ),
        pytest.param(["--erase", "people.SW9"], "people.SW9: there is nothing to erase", "", id="nothing-there"),
        pytest.param(
            ["--erase", "people"],
            "people: a whole table can't be erased at once",
            "name a record or a field",
            id="a-whole-table",
        ),
        pytest.param([], "nothing to set", "coc set p.toml people.SW1.gender=female", id="nothing"),
        pytest.param(
            ["schedule.start=2026-12-03 05:30"],
            'schedule.start: got "2026-12-03 05:30": set schedule.zone first, or write the offset: 3 December 2026 05:30 +07:00',
            "When law enforcement begins: ways in and out are held from then on.",
            id="a-time-without-a-zone",
        ),
    ],
)
def test_set_refuses_in_words_and_changes_nothing(
    coc: Coc, plan: Path, arguments: list[str], message: str, hint: str
) -> None:
    ran = coc("set", "p.toml", "answers.12/1=yes", *arguments) if arguments else coc("set", "p.toml")

    told = [f"coc: error: {message}"] + ([f"coc: hint: {hint}"] if hint else [])
    assert (ran.code, ran.err.splitlines()) == (2, told)
    assert plan.read_text("utf-8") == PLAN


def test_set_tells_every_fault_of_a_call_at_once(coc: Coc, plan: Path) -> None:
    (plan.parent / "given.txt").write_text("people.SW1.ages=3\npeople.SW1.gender=men\nanswers.12/1=yes\n", "utf-8")

    ran = coc("set", "p.toml", "--answers", "given.txt", "foo.bar=1", "--erase", "people")

    assert (ran.code, ran.err.splitlines()) == (
        2,
        [
            'no field "ages" in people',
            "    hint: did you mean languages? all of them: coc schema people",
            'people.SW1.gender: got "men", expected one of female, male, other',
            "    hint: For gender-matched interviewing and company.",
            'no table "foo" in a plan',
            "people: a whole table can't be erased at once",
            "    hint: name a record or a field",
            "coc: error: p.toml: 4 faults; nothing was judged or changed",
        ],
    )
    assert plan.read_text("utf-8") == PLAN


def test_set_is_all_or_nothing_where_the_plan_would_be_faulty(coc: Coc, plan: Path) -> None:
    ran = coc("set", "p.toml", "answers.12/1=yes", "journeys.J1.driver=SW7")

    assert ran.code == 2
    assert 'no record "SW7" in people' in ran.err
    assert plan.read_text("utf-8") == PLAN


def test_set_reads_times_in_the_zone_that_it_sets(coc: Coc, plan: Path) -> None:
    coc("set", "p.toml", "schedule.start=2026-12-03 05:30", "schedule.zone=Asia/Bangkok")

    assert coc("get", "p.toml", "schedule.start").out == "2026-12-03T05:30:00+07:00\n"


def test_set_says_what_it_did_to_the_duties(coc: Coc, plan: Path) -> None:
    ran = coc("set", "p.toml", "answers.4.a/1=confirmed", "facts.surveillance_used=no")

    assert ran.out == ""
    assert ran.err.splitlines() == [
        "  4.a/1 open -> met",
        "  4.e/1 open -> not-applicable",
        "saved; go: NOT READY",
    ]


@pytest.mark.parametrize(
    ("path", "out"),
    [
        pytest.param("people.SW1.gender", "female\n", id="a-text"),
        pytest.param("answers.12/1", "no\n", id="an-answer"),
        pytest.param("people.SW1", '{ id = "SW1", gender = "female" }\n', id="a-record"),
        pytest.param("format", "1\n", id="a-number"),
    ],
)
def test_get_prints_one_value(coc: Coc, plan: Path, path: str, out: str) -> None:
    ran = coc("get", "p.toml", path)

    assert (ran.code, ran.out) == (0, out)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        pytest.param("people.SW1.role", "coc set p.toml people.SW1.role=...", id="a-field"),
        pytest.param("answers.12/2", "coc set p.toml answers.12/2=...", id="an-answer"),
        pytest.param("people.SW9", "what it may hold: coc schema people", id="a-record"),
    ],
)
def test_get_of_nothing_says_how_to_set_it(coc: Coc, plan: Path, path: str, hint: str) -> None:
    ran = coc("get", "p.toml", path)

    assert (ran.code, ran.err.splitlines()) == (2, [f"coc: error: {path}: nothing is there yet", f"coc: hint: {hint}"])


@pytest.mark.parametrize("command", ["check", "report", "status", "walk"])
def test_a_plan_that_is_not_there_can_be_begun_as_the_hint_says(coc: Coc, plan: Path, command: str) -> None:
    ran = coc(command, "no such.toml")

    assert ran.code == 2
    assert "coc new 'no such.toml'" in ran.out + ran.err


def test_every_path_that_set_writes_get_reads_back(coc: Coc, plan: Path) -> None:
    given = {
        "groups.V1.kind": "suspected-victims",
        "groups.V1.count_max": "6",
        "limits.layout_days": "7",
        "operation.code": "ก ข",
    }

    coc("set", "p.toml", *(f"{path}={value}" for path, value in given.items()))

    assert {path: coc("get", "p.toml", path).out.strip() for path in given} == given
