"""Plans to sign and to seal, keys to do it with. Every key is made for the run and means nothing."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pyrage  # type: ignore[import-untyped]
import pytest

from coc_cli.commands.new import restamp
from coc_cli.commands.session import Session
from coc_cli.trust.signers import NAMESPACE
from tests.conftest import ROOT
from tests.judging import TODAY

if TYPE_CHECKING:
    from pathlib import Path

AT = TODAY.isoformat()
# Who signs, in which role: what a go needs, and a fourth.
ROLES = {"planner": "P1", "approver": "A1", "commander": "C1"}


class Identity(NamedTuple):
    """An age identity: the file that holds it, and its public key."""

    file: Path
    public: str


@pytest.fixture(scope="session")
def identities(tmp_path_factory: pytest.TempPathFactory) -> list[Identity]:
    """Three identities: the first two are used to seal, the third belongs to nobody."""
    folder = tmp_path_factory.mktemp("identities")
    found = []
    for number in range(3):
        made = pyrage.x25519.Identity.generate()
        file = folder / f"identity-{number}"
        file.write_text(f"# made for a test\n{made}\n", "utf-8")
        found.append(Identity(file, str(made.to_public())))
    return found


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The base plan in a folder of its own: READY at go but for its sign-offs."""
    path = tmp_path / "plan.toml"
    shutil.copy(ROOT / "tests/plans/base.toml", path)
    restamp(Session(str(path), at=TODAY))
    return path


@pytest.fixture(scope="session")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an SSH key for each role and a stranger's, and the signers' file that names the former."""
    folder = tmp_path_factory.mktemp("ssh")
    lines = []
    for role, code in {**ROLES, "stranger": "X1"}.items():
        new_key(folder / role)
        if role in ROLES:
            lines.append(f'{role}@{code} namespaces="{NAMESPACE}" {public(folder / role)}')
    (folder / "signers").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def new_key(path: Path, *options: str) -> None:
    """Make an SSH key pair without a passphrase."""
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", *options, "-f", str(path)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


def public(path: Path) -> str:
    """The public half of a key, as a signers' file holds it."""
    return path.with_name(f"{path.name}.pub").read_text("utf-8").strip()


@pytest.fixture
def signed(plan: Path, ssh: Path) -> Path:
    """The base plan, signed by SSH key in every role that a go needs."""
    for role, code in ROLES.items():
        session = Session(str(plan), at=TODAY, role=role)
        session.sign(role=role, code=code, method="ssh", reference="", principal=f"{role}@{code}", key=str(ssh / role))
    return plan


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory, ssh: Path) -> Path:
    """A signed plan with its history; each attack works on a copy."""
    path = tmp_path_factory.mktemp("original") / "plan.toml"
    shutil.copy(ROOT / "tests/plans/base.toml", path)
    restamp(Session(str(path), at=TODAY))
    for role, code in ROLES.items():
        session = Session(str(path), at=TODAY, role=role)
        session.sign(role=role, code=code, method="ssh", reference="", principal=f"{role}@{code}", key=str(ssh / role))
    return path


@pytest.fixture
def target(original: Path, tmp_path: Path) -> Path:
    """A copy of the signed plan, to attack."""
    for name in ("plan.toml", "plan.toml.history"):
        shutil.copy(original.with_name(name), tmp_path)
    return tmp_path / "plan.toml"
