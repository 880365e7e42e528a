"""Standard files: what coc sealed and signed is opened and verified by age and OpenSSH alone, and the other way round."""

from __future__ import annotations

import os
import pty
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from coc_cli.commands.session import Session
from coc_cli.plan import store
from coc_cli.trust import seal, signoffs
from coc_cli.trust.keys import Keys
from coc_cli.trust.signers import NAMESPACE, sign
from tests.judging import TODAY
from tests.trust.conftest import AT, new_key, public

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc

AGE = pytest.mark.needs("age", "age-keygen")
SSH = pytest.mark.needs("ssh-keygen")
TEXT = 'note = "the second house by the river"\n'


class Key:
    """An identity file and the public key that belongs to it, made by age-keygen or ssh-keygen."""

    def __init__(self, file: Path, kind: str) -> None:
        self.file = file
        if kind == "age":
            subprocess.run(["age-keygen", "-o", file], check=True, capture_output=True)
            self.public = subprocess.run(
                ["age-keygen", "-y", file], check=True, capture_output=True, text=True
            ).stdout.strip()
        else:
            new_key(file, "-t", kind, *(("-b", "2048") if kind == "rsa" else ()))
            self.public = public(file)


@AGE
@SSH
@pytest.mark.parametrize("kind", ["age", "ed25519", "rsa"])
def test_age_opens_ours_and_we_open_its(tmp_path: Path, kind: str) -> None:
    mine, other = Key(tmp_path / "mine", kind), Key(tmp_path / "other", "age")
    ours = seal.sealed(seal.wrapped(TEXT, [mine.public], "a test"), [mine.public, other.public])
    for one in (mine, other):
        opened = subprocess.run(["age", "-d", "-i", one.file], input=ours, check=True, capture_output=True).stdout
        assert opened.startswith(TEXT.encode())
        assert seal.unwrapped(opened.decode())[0] == TEXT

    for armour in ([], ["-a"]):
        its = subprocess.run(
            ["age", *armour, "-r", mine.public, "-r", other.public], input=TEXT.encode(), check=True, capture_output=True
        ).stdout
        for one in (mine, other):
            assert seal.opened(its, Keys([str(one.file)]), "x.age") == TEXT.encode()


@AGE
def test_a_plan_that_age_sealed_is_judged(coc: Coc, plan: Path, tmp_path: Path) -> None:
    mine = Key(tmp_path / "mine", "age")
    subprocess.run(["age", "-r", mine.public, "-o", f"{plan}.age", plan], check=True)

    assert coc("check", f"{plan}.age", "-i", mine.file, "--at", AT).code == 1
    ran = coc("set", f"{plan}.age", "operation.code=HERON", "-i", mine.file)
    assert (ran.code, "nobody is named who may open it" in ran.err) == (2, True)


@AGE
def test_a_plan_that_coc_sealed_is_a_plan_to_age(coc: Coc, plan: Path, tmp_path: Path) -> None:
    mine, other = Key(tmp_path / "mine", "age"), Key(tmp_path / "other", "age")
    coc("seal", plan, "--to", mine.public, "--to", other.public)

    subprocess.run(["age", "-d", "-i", other.file, "-o", tmp_path / "again.toml", f"{plan}.age"], check=True)

    assert Session(str(tmp_path / "again.toml"), at=TODAY).stored.data == store.load(str(plan), store.Plain()).data


@AGE
def test_an_identity_that_age_locked_opens_with_its_passphrase(coc: Coc, plan: Path, tmp_path: Path) -> None:
    mine = Key(tmp_path / "mine", "age")
    locked = tmp_path / "mine.age"
    typed_in(["age", "-p", "-o", str(locked), str(mine.file)], "correct horse", "correct horse")
    subprocess.run(["age", "-r", mine.public, "-o", f"{plan}.age", plan], check=True)
    reading, writing = os.pipe()
    os.write(writing, b"correct horse\n")
    os.close(writing)

    ran = coc("get", f"{plan}.age", "operation.code", "-i", locked, "--passphrase-fd", reading)
    os.close(reading)

    assert (ran.code, ran.out) == (0, "LANTERN\n")


def typed_in(command: list[str], *lines: str) -> None:
    """Run a command at a terminal of its own and answer each question that ends in a colon."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)  # noqa: S606
    for line in lines:
        shown = b""
        while b":" not in shown:
            shown += os.read(terminal, 1024)
        time.sleep(0.05)
        os.write(terminal, f"{line}\n".encode())
    try:
        while os.read(terminal, 1024):
            pass
    except OSError:
        pass
    assert os.waitpid(child, 0)[1] == 0


@SSH
def test_openssh_alone_verifies_a_sign_off(coc: Coc, signed: Path, ssh: Path, tmp_path: Path) -> None:
    for one in Session(str(signed), at=TODAY).plan.signoffs:
        statement = coc("verify", signed, "--statement", one.id).out
        signature = tmp_path / "signature"
        signature.write_text(coc("get", signed, f"signoffs.{one.id}.signature").out, "utf-8")
        options = ["-f", str(ssh / "signers"), "-I", one.principal or "", "-n", NAMESPACE, "-s", str(signature)]
        ran = subprocess.run(
            ["ssh-keygen", "-Y", "verify", *options], input=statement.encode(), capture_output=True, check=False
        )
        assert (ran.returncode, f'Good "{NAMESPACE}" signature for {one.principal}' in ran.stdout.decode()) == (0, True)


@SSH
def test_a_sign_off_that_openssh_made_elsewhere_counts(ssh: Path) -> None:
    statement = b"coc-signoff-v1\n"
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", NAMESPACE, "-f", str(ssh / "planner")]
    made = subprocess.run(command, input=statement, capture_output=True, check=True).stdout.decode()

    from coc_cli.trust.signers import load

    assert load(str(ssh / "signers")).check(statement, made, principal="planner@P1", role="planner", at=TODAY) == ""


@SSH
@pytest.mark.needs("ssh-agent", "ssh-add")
def test_the_agents_key_signs(ssh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "only.pub").write_text(public(ssh / "planner"), "utf-8")
    socket = str(tmp_path / "agent")
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", socket], stdout=subprocess.DEVNULL)
    try:
        while not os.path.exists(socket):
            time.sleep(0.02)
        monkeypatch.setenv("SSH_AUTH_SOCK", socket)
        subprocess.run(["ssh-add", "-q", ssh / "planner"], check=True, stderr=subprocess.DEVNULL)

        assert sign(b"a\n", str(tmp_path / "only.pub")).startswith("-----BEGIN SSH SIGNATURE-----")
    finally:
        agent.terminate()
        agent.wait()


@SSH
def test_the_statement_is_what_it_is(ssh: Path) -> None:
    del ssh
    entry = {"digest": "a" * 64, "checklist": "b" * 64, "history": "c" * 64, "role": "approver", "code": "A1"}

    assert signoffs.statement({**entry, "principal": "approver@A1", "at": TODAY, "reference": 'folder "3"'}).decode() == (
        "coc-signoff-v1\n"
        f"plan {'a' * 64}\n"
        f"checklist {'b' * 64}\n"
        f"history {'c' * 64}\n"
        "role approver\n"
        "code A1\n"
        "principal approver@A1\n"
        "at 2026-11-23T05:00:00Z\n"
        'reference "folder \\"3\\""\n'
    )
