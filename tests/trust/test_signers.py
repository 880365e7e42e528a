"""Who may sign: the signers' file, line by line. Nothing in it may mean more than it says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from coc_cli.errors import CocError
from coc_cli.trust import signers
from tests.trust.conftest import new_key, public

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs("ssh-keygen")
NS = 'namespaces="coc-signoff@v1"'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(f"*@A1 {NS} KEY", "wildcards and negations", id="wildcard"),
        pytest.param(f"approver@A? {NS} KEY", "wildcards and negations", id="any-letter"),
        pytest.param(f"approver@A1,!approver@A2 {NS} KEY", "wildcards and negations", id="negation"),
        pytest.param(f'"approver@A1" {NS} KEY', "wildcards and negations", id="quoted"),
        pytest.param(f"approver@A1 cert-authority,{NS} KEY", "certificate authorities", id="cert-authority"),
        pytest.param(f"approver@A1 {NS},CERT-AUTHORITY KEY", "certificate authorities", id="cert-authority-in-capitals"),
        pytest.param("approver@A1 KEY", "a key without namespaces", id="no-namespaces"),
        pytest.param('approver@A1 namespaces="" KEY', "a key without namespaces", id="empty-namespaces"),
        pytest.param('approver@A1 namespaces="*" KEY', "a key without namespaces", id="any-namespace"),
        pytest.param('approver@A1 namespaces="coc-*,git" KEY', "a key without namespaces", id="namespace-pattern"),
        pytest.param('approver@A1 valid-before="20300101" KEY', "a key without namespaces", id="only-a-date"),
        pytest.param(f"approver {NS} KEY", "is not ROLE@WHO", id="no-role"),
        pytest.param(f"driver@D1 {NS} KEY", "is not ROLE@WHO", id="a-role-that-does-not-sign"),
        pytest.param(f"approver@A1,planner {NS} KEY", "is not ROLE@WHO", id="second-principal"),
        pytest.param(f"approver@A1 {NS},no-touch-required KEY", "unknown option", id="unknown-option"),
        pytest.param(f'approver@A1 {NS},valid-before="20260101",valid-before="20991231" KEY', "twice", id="two-last-days"),
        pytest.param(f'approver@A1 namespaces="git",{NS} KEY', "stands there twice", id="namespaces-twice"),
        pytest.param(f'approver@A1 {NS},valid-before="20261345" KEY', "is no day", id="no-such-day"),
        pytest.param(f'approver@A1 {NS},valid-before="" KEY', "is no day", id="no-day"),
        pytest.param(f'approver@A1 {NS},valid-after="soon" KEY', "is no day", id="a-word-for-a-day"),
        pytest.param(f"approver@A1 {NS} ssh-dss AAAA", "keys of the kind", id="dsa"),
        pytest.param(f"approver@A1 {NS} ssh-ed25519-cert-v01@openssh.com AAAA", "keys of the kind", id="certificate"),
        pytest.param(f"approver@A1 {NS} ssh-ed25519 !!!", "the key can't be read", id="no-base64"),
        pytest.param("approver@A1", "can't be read", id="no-key"),
        pytest.param("", "names nobody who may sign", id="empty-file"),
        pytest.param('approver@A1 namespaces="git" KEY', "names nobody who may sign", id="another-use"),
    ],
)
def test_a_line_that_lets_in_more_is_refused(ssh: Path, tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "signers"
    file.write_text(f"# signers\n\n{line.replace('KEY', public(ssh / 'approver'))}\n", "utf-8")

    with pytest.raises(CocError, match=said):
        signers.load(str(file))


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        pytest.param(f"approver@A1 {NS} KEY", {"approver"}, id="plain"),
        pytest.param(f"approver@A1,planner@A1\t{NS}\tKEY a comment", {"approver", "planner"}, id="two-roles"),
        pytest.param('approver@A1 valid-before="20300101",namespaces="git,coc-signoff@v1" KEY', {"approver"}, id="dated"),
        pytest.param(f'approver@A1 {NS},valid-before="209912311800Z" KEY', {"approver"}, id="dated-to-the-minute"),
        pytest.param(f"  commander@C.1 {NS} KEY\r", {"commander"}, id="spaces-and-line-ends"),
    ],
)
def test_a_line_that_is_read(ssh: Path, tmp_path: Path, line: str, roles: set[str]) -> None:
    file = tmp_path / "signers"
    file.write_text(line.replace("KEY", public(ssh / "approver")) + "\n", "utf-8")

    assert signers.load(str(file)).roles == roles


def test_a_short_rsa_key_is_refused(tmp_path: Path) -> None:
    new_key(tmp_path / "short", "-t", "rsa", "-b", "1024")
    (tmp_path / "signers").write_text(f"approver@A1 {NS} {public(tmp_path / 'short')}\n", "utf-8")

    with pytest.raises(CocError, match="an RSA key of fewer than 2048 bits"):
        signers.load(str(tmp_path / "signers"))


@pytest.mark.parametrize("kind", [["-t", "rsa", "-b", "2048"], ["-t", "ecdsa"], ["-t", "ed25519"]])
def test_every_usual_kind_of_key_signs(tmp_path: Path, kind: list[str]) -> None:
    from tests.judging import TODAY

    new_key(tmp_path / "key", *kind)
    (tmp_path / "signers").write_text(f"approver@A1 {NS} {public(tmp_path / 'key')}\n", "utf-8")
    signature = signers.sign(b"statement\n", str(tmp_path / "key"))
    known = signers.load(str(tmp_path / "signers"))

    assert known.check(b"statement\n", signature, principal="approver@A1", role="approver", at=TODAY) == ""
    assert known.check(b"statement \n", signature, principal="approver@A1", role="approver", at=TODAY) != ""


def test_a_key_is_valid_at_the_moment_of_judgement_and_not_at_that_of_the_call(ssh: Path, tmp_path: Path) -> None:
    line = f'approver@A1 {NS},valid-after="20190101",valid-before="20200101" {public(ssh / "approver")}\n'
    (tmp_path / "signers").write_text(line, "utf-8")
    signature, known = signers.sign(b"a\n", str(ssh / "approver")), signers.load(str(tmp_path / "signers"))

    def said(year: int) -> str:
        at = datetime(year, 6, 1, tzinfo=UTC)
        return known.check(b"a\n", signature, principal="approver@A1", role="approver", at=at)

    assert said(2019) == ""
    assert said(2018) == said(2020) == "the key of approver@A1 is not valid on that day"


def test_the_armour_may_differ_the_key_is_the_same(ssh: Path) -> None:
    one = signers.sign(b"a\n", str(ssh / "planner"))

    assert signers.key_of(one.replace("\n", "\n\n").replace("=", "= ")) == signers.key_of(one) != ""
    assert signers.key_of(signers.sign(b"b\n", str(ssh / "planner"))) == signers.key_of(one)
    assert signers.key_of(signers.sign(b"a\n", str(ssh / "approver"))) != signers.key_of(one)


@pytest.mark.parametrize("text", ["", "x", "-----BEGIN SSH SIGNATURE-----", "U1NIU0lH", "U1NIU0lHAAAAAf////8="])
def test_what_is_no_signature_has_no_key(text: str) -> None:
    assert signers.key_of(text) == ""


def test_without_ssh_keygen_nothing_passes(ssh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.judging import TODAY

    signature = signers.sign(b"a\n", str(ssh / "planner"))
    known = signers.load(str(ssh / "signers"))
    monkeypatch.setenv("PATH", "")

    with pytest.raises(CocError, match="ssh-keygen, which is not installed"):
        known.check(b"a\n", signature, principal="planner@P1", role="planner", at=TODAY)
