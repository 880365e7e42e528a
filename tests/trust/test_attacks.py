"""Attacks on sign-offs, each by its name: every one turns a READY into NOT READY, and the notice says why."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.session import Session
from coc_cli.plan.digest import plan_digest
from coc_cli.tomlfile.edits import ERASE
from coc_cli.tomlfile.guard import parse
from coc_cli.trust import signers, signoffs
from tests.judging import TODAY
from tests.trust.attacking import APPROVER, COMMANDER, PLANNER, check, edit, refused, rows, signed_anew
from tests.trust.conftest import AT, ROLES, public

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

pytestmark = pytest.mark.needs("ssh-keygen")


def test_untouched_it_is_ready(coc: Coc, target: Path, ssh: Path) -> None:
    ran = check(coc, target, ssh)

    assert (ran.code, ran.err) == (0, "")
    assert ": READY at go" in ran.out


def test_edit_of_a_value(coc: Coc, target: Path, ssh: Path) -> None:
    edit(target, (("groups", 0, "count_max"), 3))

    refused(check(coc, target, ssh), "the plan changed after it was signed: groups.V1.count_max")


def test_edit_by_one_space(coc: Coc, target: Path, ssh: Path) -> None:
    edit(target, (("operation", "call_in"), "duty desk by radio, then by phone "))

    refused(check(coc, target, ssh), "the plan changed after it was signed: operation.call_in")


def test_edit_with_the_digests_made_to_fit(coc: Coc, target: Path, ssh: Path) -> None:
    edit(target, (("operation", "code"), "HERON"))
    digest = plan_digest(parse(target.read_text("utf-8"), "plan"))
    edit(target, *((("signoffs", index, "digest"), digest) for index in range(3)))

    refused(check(coc, target, ssh), "its signature is not one of planner@P1 over this revision")


def test_replay_of_an_earlier_revision(coc: Coc, target: Path, ssh: Path) -> None:
    old = rows(target)
    Session(str(target), at=TODAY).assign(["operation.code=HERON"])
    edit(target, *((("signoffs", index, name), value) for index, row in enumerate(old) for name, value in row.items()))

    refused(check(coc, target, ssh), "the plan changed after it was signed: operation.code")


def test_replay_on_another_plan(coc: Coc, target: Path, ssh: Path) -> None:
    edit(target, (("salt",), "ffff0123456789abffff0123456789ab"))

    refused(check(coc, target, ssh), "the plan changed after it was signed")


def test_signature_for_another_namespace(coc: Coc, target: Path, ssh: Path) -> None:
    statement = signoffs.statement(rows(target)[APPROVER])
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", "git", "-f", str(ssh / "approver")]
    made = subprocess.run(command, input=statement, capture_output=True, check=True).stdout.decode()
    edit(target, (("signoffs", APPROVER, "signature"), made))

    refused(check(coc, target, ssh), "its signature is not one of approver@A1")


def test_signature_under_another_principal(coc: Coc, target: Path, ssh: Path) -> None:
    signed_anew(target, APPROVER, ssh / "planner")

    refused(check(coc, target, ssh), "its signature is not one of approver@A1")


def test_principal_of_another_role(coc: Coc, target: Path, ssh: Path) -> None:
    signed_anew(target, APPROVER, ssh / "planner", principal="planner@P1")

    refused(check(coc, target, ssh), "planner@P1 does not sign as approver")


def test_key_of_a_stranger(coc: Coc, target: Path, ssh: Path) -> None:
    signed_anew(target, APPROVER, ssh / "stranger", principal="approver@X1")

    refused(check(coc, target, ssh), "names no key of approver@X1")


@pytest.mark.parametrize(
    "dates",
    [pytest.param('valid-before="20261101"', id="expired"), pytest.param('valid-after="20270101"', id="not-yet-valid")],
)
def test_key_out_of_its_days(coc: Coc, target: Path, ssh: Path, tmp_path: Path, dates: str) -> None:
    text = (ssh / "signers").read_text("utf-8").replace("approver@A1 ", f"approver@A1 {dates},")
    (tmp_path / "dated").write_text(text, "utf-8")

    refused(
        coc("check", target, "--signers", tmp_path / "dated", "--at", AT), "the key of approver@A1 is not valid on that day"
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('*@* namespaces="coc-signoff@v1" KEY', id="wildcard"),
        pytest.param('approver@A1 cert-authority,namespaces="coc-signoff@v1" KEY', id="authority"),
        pytest.param("approver@A1 KEY", id="any-namespace"),
    ],
)
def test_signers_that_let_anybody_in(coc: Coc, target: Path, ssh: Path, tmp_path: Path, line: str) -> None:
    (tmp_path / "loose").write_text(line.replace("KEY", public(ssh / "stranger")) + "\n", "utf-8")

    ran = coc("check", target, "--signers", tmp_path / "loose", "--at", AT)

    assert (ran.code, ran.out) == (2, "")


def test_stripped_to_a_mere_record(coc: Coc, target: Path, ssh: Path) -> None:
    index = ("signoffs", APPROVER)
    edit(target, ((*index, "method"), "recorded"), ((*index, "signature"), ERASE), ((*index, "principal"), ERASE))

    refused(check(coc, target, ssh), "names keys for the approver: only their signature counts")


def test_stripped_to_a_paper(coc: Coc, target: Path, ssh: Path) -> None:
    index = ("signoffs", COMMANDER)
    edit(target, ((*index, "method"), "paper"), ((*index, "reference"), "folder 3"))

    refused(check(coc, target, ssh), "names keys for the commander: only their signature counts")


def test_stripped_of_its_signature(coc: Coc, target: Path, ssh: Path) -> None:
    edit(target, (("signoffs", APPROVER, "signature"), ERASE))

    refused(check(coc, target, ssh), "its signature is no SSH signature")


def test_sign_off_taken_out(coc: Coc, target: Path, ssh: Path) -> None:
    edit(target, (("signoffs", APPROVER), ERASE))

    refused(check(coc, target, ssh), "the approver has not signed this revision")


def test_all_sign_offs_taken_out(coc: Coc, target: Path, ssh: Path) -> None:
    edit(target, *((("signoffs", index), ERASE) for index in (2, 1, 0)))

    refused(check(coc, target, ssh), "the commander has not signed this revision")


def test_self_signed_under_a_second_name(coc: Coc, target: Path, ssh: Path, tmp_path: Path) -> None:
    lines = (ssh / "signers").read_text("utf-8").replace(public(ssh / "approver"), public(ssh / "planner"))
    (tmp_path / "both").write_text(lines, "utf-8")
    signed_anew(target, APPROVER, ssh / "planner")

    refused(coc("check", target, "--signers", tmp_path / "both", "--at", AT), "the same person signed as planner")


def test_author_who_approves_where_no_planner_need_sign(coc: Coc, target: Path, ssh: Path, tmp_path: Path) -> None:
    lines = (ssh / "signers").read_text("utf-8").replace(public(ssh / "approver"), public(ssh / "planner"))
    (tmp_path / "both").write_text(lines, "utf-8")
    Session(str(target), at=TODAY).assign(["operation.signoffs_plan=approver"])
    digest = plan_digest(parse(target.read_text("utf-8"), "plan"))
    signed_anew(target, PLANNER, ssh / "planner", digest=digest)
    signed_anew(target, APPROVER, ssh / "planner", digest=digest)
    call = ("check", target, "--signers", tmp_path / "both", "--at", AT, "--gate")

    refused(coc(*call, "plan"), "the sign-off of the approver (A1) does not count: the same person signed as planner")
    refused(coc(*call, "go"), "the sign-off of the approver (A1) does not count: the same person signed as planner")


def test_two_by_one_key_and_two_people(coc: Coc, target: Path, ssh: Path, tmp_path: Path) -> None:
    lines = (ssh / "signers").read_text("utf-8").replace(public(ssh / "commander"), public(ssh / "approver"))
    (tmp_path / "both").write_text(lines, "utf-8")
    signed_anew(target, COMMANDER, ssh / "approver")

    refused(coc("check", target, "--signers", tmp_path / "both", "--at", AT), "the same person signed as approver")


def test_two_by_one_person_and_two_keys(coc: Coc, target: Path, ssh: Path) -> None:
    signed_anew(target, PLANNER, ssh / "planner", code="A1")

    refused(check(coc, target, ssh), "the same person signed as planner")


def test_author_who_is_no_approver(coc: Coc, target: Path, ssh: Path) -> None:
    signed_anew(target, APPROVER, ssh / "approver", code="SW1")

    refused(check(coc, target, ssh), "SW1 is social-work-lead, not approver")


def test_commander_who_is_another(coc: Coc, target: Path, ssh: Path) -> None:
    signed_anew(target, COMMANDER, ssh / "commander", code="O1")

    refused(check(coc, target, ssh), "the commander is another")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("at", TODAY.replace(hour=1), id="another-time"),
        pytest.param("code", "P1", id="another-person"),
        pytest.param("history", "0" * 64, id="another-head"),
        pytest.param("principal", "approver@A2", id="another-principal"),
        pytest.param("reference", "folder 3", id="a-reference-added"),
    ],
)
def test_what_was_signed_is_changed(coc: Coc, target: Path, ssh: Path, name: str, value: object) -> None:
    edit(target, (("signoffs", APPROVER, name), value))

    refused(check(coc, target, ssh), "the sign-off of the approver")


def test_signed_under_another_edition_of_the_checklist(coc: Coc, target: Path, ssh: Path) -> None:
    signed_anew(target, APPROVER, ssh / "approver", checklist="a" * 64)

    refused(check(coc, target, ssh), "judged by another edition of the checklist")


def test_dated_after_the_moment_of_judgement(coc: Coc, target: Path, ssh: Path) -> None:
    signed_anew(target, APPROVER, ssh / "approver", at=TODAY.replace(hour=23))

    refused(check(coc, target, ssh), "it is dated after the moment of judgement")


def test_signatures_swapped(coc: Coc, target: Path, ssh: Path) -> None:
    planner, approver = (rows(target)[index]["signature"] for index in (PLANNER, APPROVER))
    edit(target, (("signoffs", PLANNER, "signature"), approver), (("signoffs", APPROVER, "signature"), planner))

    refused(check(coc, target, ssh), "its signature is not one of planner@P1")


def test_hostile_armour(coc: Coc, target: Path, ssh: Path) -> None:
    for text in ("A" * 8_000, "-----BEGIN SSH SIGNATURE-----\n\x1b[2J", "-oProxyCommand=x"):
        edit(target, (("signoffs", APPROVER, "signature"), text))

        ran = check(coc, target, ssh)

        refused(ran, "its signature is no SSH signature")
        assert "\x1b" not in ran.out


def test_unchecked_it_does_not_count_where_the_plan_asks_for_ssh(coc: Coc, target: Path, ssh: Path) -> None:
    Session(str(target), at=TODAY).assign(["operation.signoff_method=ssh"])
    for index, role in enumerate(ROLES):
        signed_anew(target, index, ssh / role, digest=plan_digest(parse(target.read_text("utf-8"), "plan")))

    assert check(coc, target, ssh).code == 0
    refused(coc("check", target, "--at", AT), "its signature was not checked; give --signers FILE")


def test_signers_beside_the_plan_are_not_trusted_by_themselves(coc: Coc, target: Path, ssh: Path, tmp_path: Path) -> None:
    shutil.copy(ssh / "signers", tmp_path / "allowed_signers")

    assert "its signature was not checked" in coc("verify", target, "--at", AT).out


def test_a_role_without_a_key_is_judged_as_the_plan_says(coc: Coc, target: Path, ssh: Path, tmp_path: Path) -> None:
    lines = [line for line in (ssh / "signers").read_text("utf-8").splitlines() if "commander" not in line]
    (tmp_path / "two").write_text("\n".join(lines) + "\n", "utf-8")
    index = ("signoffs", COMMANDER)
    edit(target, ((*index, "method"), "paper"), ((*index, "reference"), "folder 3"))

    assert coc("check", target, "--signers", tmp_path / "two", "--at", AT).code == 0


def test_a_build_that_checks_no_signature_is_seen(
    coc: Coc, target: Path, ssh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_anew(target, APPROVER, ssh / "stranger")
    monkeypatch.setattr(signers.Signers, "check", lambda *_, **__: "")

    assert check(coc, target, ssh).code == 0
