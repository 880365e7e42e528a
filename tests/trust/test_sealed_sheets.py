"""`coc brief --seal`: each sheet opens for its own audience and for nobody else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from coc_cli.errors import CocError
from coc_cli.trust import seal
from coc_cli.trust.keys import Keys

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc
    from tests.trust.conftest import Identity


@pytest.fixture
def known(tmp_path: Path, identities: list[Identity]) -> Path:
    """Recipients: the planner's key for plans, one for the drivers, one for the commander."""
    planner, driver, commander = (one.public for one in identities)
    file = tmp_path / "recipients.toml"
    file.write_text(f'plan = ["{planner}"]\n[sheets]\ndriver = ["{driver}"]\ncommander = ["{commander}"]\n', "utf-8")
    return file


@pytest.mark.parametrize("format", ["text", "html"])
def test_a_sheet_opens_for_its_audience_alone(
    coc: Coc, tmp_path: Path, identities: list[Identity], known: Path, format: str
) -> None:
    coc("new", "p.toml", "--from", "ready")
    call = ("brief", "p.toml", "--for", "driver", "--format", format)
    assert coc(*call, "-o", "plain").code == 0

    ran = coc(*call, "-o", "out", "--seal", "--recipients", known)

    assert (ran.code, "2 sealed sheets in out" in ran.out) == (0, True)
    plain = {path.name: path.read_bytes() for path in (tmp_path / "plain").iterdir()}
    assert sorted(os.listdir(tmp_path / "out")) == sorted(f"{name}.age" for name in plain)
    for name, content in plain.items():
        raw = (tmp_path / "out" / f"{name}.age").read_bytes()
        opens = 2 if name.startswith("register") else 1
        for number, one in enumerate(identities):
            if number == opens:
                assert seal.opened(raw, Keys([str(one.file)]), name) == content
            else:
                with pytest.raises(CocError, match="none of these identities opens it"):
                    seal.opened(raw, Keys([str(one.file)]), name)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param([], "nobody is named who opens the sheets for", id="an-audience-without-a-key"),
        pytest.param(["--packet"], "each sheet is sealed to its own audience", id="packet"),
        pytest.param(["--format", "text", "-o", "-"], "each sheet is sealed to its own audience", id="standard-output"),
    ],
)
def test_what_can_not_be_sealed_is_not_written(coc: Coc, tmp_path: Path, known: Path, more: list[str], said: str) -> None:
    coc("new", "p.toml", "--from", "ready")
    before = (tmp_path / "p.toml").read_bytes()

    ran = coc("brief", "p.toml", "--seal", "--recipients", known, *more)

    assert (ran.code, said in ran.err) == (2, True)
    assert (tmp_path / "p.toml").read_bytes() == before
    assert not (tmp_path / "sheets").exists()
