"""`coc cure`, `coc diff`, `coc rehearse`: their whole output on the base plan and on changes of it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from coc_cli.checklist.loader import load
from coc_cli.readiness.rehearse import Rehearsal
from tests.conftest import ROOT, Coc
from tests.golden import same_as_golden
from tests.judging import TODAY, base, changed, planned

if TYPE_CHECKING:
    from pathlib import Path

AT = ("--at", "2026-11-23T12:00+07:00")
WORSE = ("posts.K1.secures=X1", "people.SW2.gender=male", "people.SW3.role=social-worker")


@pytest.fixture
def plan(tmp_path: Path) -> str:
    shutil.copy(ROOT / "tests/plans/base.toml", tmp_path / "plan.toml")
    return "plan.toml"


def test_diff_says_what_changed_and_what_it_did(coc: Coc, plan: str) -> None:
    shutil.copy(plan, "later.toml")
    coc("set", "later.toml", *WORSE, "--erase", "people.SW1.rest_at")

    ran = coc("diff", plan, "later.toml", *AT)

    assert ran.code == 1
    assert same_as_golden("diff.txt", ran.out)


def test_what_the_program_writes_is_counted_only(coc: Coc, plan: str) -> None:
    request = ("requests.Q1.duty=14.a/1", "requests.Q1.answer=pending")
    coc("set", plan, *request)
    shutil.copy(plan, "later.toml")
    coc("set", "later.toml", "groups.V1.count_max=9", *request)

    ran = coc("diff", plan, "later.toml", *AT)

    assert "requests.Q1.about" not in ran.out
    assert "1 of what the program itself writes (sign-offs, copies, what a request was about)" in ran.out


def test_reordering_is_no_change(coc: Coc, plan: str, tmp_path: Path) -> None:
    head, *tables = (tmp_path / plan).read_text("utf-8").split("\n[[")
    (tmp_path / "other.toml").write_text(
        "# another comment\n" + head.split("\n[operation]")[0] + "\n[operation]" + head.split("\n[operation]")[1], "utf-8"
    )
    with (tmp_path / "other.toml").open("a", encoding="utf-8") as file:
        people = [table for table in tables if table.startswith("people]]")]
        rest = [table for table in tables if not table.startswith("people]]")]
        file.writelines("\n[[" + table for table in [*reversed(people), *rest])

    ran = coc("diff", plan, "other.toml", *AT)

    assert (ran.code, ran.out) == (0, "nothing changed\n")


def test_cure_follows_each_change_to_its_end(coc: Coc, plan: str) -> None:
    coc("set", plan, *WORSE)

    ran = coc("cure", plan, *AT)

    assert ran.code == 0
    assert same_as_golden("cure.txt", ran.out)


def test_cure_changes_nothing(coc: Coc, plan: str, tmp_path: Path) -> None:
    coc("set", plan, *WORSE)
    before = (tmp_path / plan).read_bytes()

    coc("cure", plan, "12.b/2", *AT)

    assert (tmp_path / plan).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        pytest.param([], "rehearse.txt", id="singles"),
        pytest.param(["--pairs"], "rehearse-pairs.txt", id="pairs"),
        pytest.param(["--late", "2h"], "rehearse-late.txt", id="two-hours-late"),
    ],
)
def test_rehearse_lists_what_breaks(coc: Coc, plan: str, arguments: list[str], name: str) -> None:
    ran = coc("rehearse", plan, *arguments, *AT)

    assert ran.code == 1
    assert same_as_golden(name, ran.out)


def test_a_minute_late_breaks_nothing(coc: Coc, plan: str) -> None:
    coc("set", plan, "people.SW1.on_shift_until=2026-12-03 13:30", "people.SW2.on_shift_until=2026-12-03 13:30")
    coc("set", plan, "people.C1.on_shift_until=2026-12-03 13:30", "posts.K1.starts=2026-12-03 05:00")

    assert coc("rehearse", plan, "--late", "1m", *AT).out == "1m late: nothing breaks\n"


@pytest.mark.parametrize("span", ["2", "2d", "0m", "-1h", "1.5h", "99999m"])
def test_a_span_that_is_none_is_told(coc: Coc, plan: str, span: str) -> None:
    ran = coc("rehearse", plan, "--late", span)

    assert (ran.code, ran.err) == (
        2,
        f'coc: error: "{span}" is no span of time\ncoc: hint: write it as 90m or 2h, at most a week\n',
    )


def test_a_rehearsal_says_what_a_whole_judgement_says() -> None:
    """The shortcut of judging only what a loss touches is no shortcut of judgement."""
    data = base()
    rehearsal = Rehearsal(planned(data), load(), TODAY)

    for row in data["equipment"]:
        fewer = {**data, "equipment": [one for one in data["equipment"] if one["id"] != row["id"]]}
        whole = {
            one.duty.id
            for one in Rehearsal(planned(fewer), load(), TODAY).found.values()
            if one.status in ("open", "unmet") and one.reason != "may" and not (one.duty.chapeau or one.duty.alias)
        }
        fine = {duty for duty, one in rehearsal.found.items() if one.status in ("open", "unmet")}
        assert {one.duty for one in rehearsal.without([row["id"]])} == whole - fine


def test_more_of_everything_leaves_no_single_point_of_failure_in_kit() -> None:
    doubled = changed(base(), [])
    doubled["equipment"] += [{**row, "id": f"{row['id']}b"} for row in base()["equipment"]]

    singles = list(Rehearsal(planned(doubled), load(), TODAY).singles())

    assert [loss.what for loss, _ in singles if loss.kind == "equipment"] == []
