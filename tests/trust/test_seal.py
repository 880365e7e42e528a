"""Sealed plans: who opens them, what their length tells, how they are saved, and what is refused."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyrage  # type: ignore[import-untyped]
import pytest

from coc_cli.commands.session import Session
from coc_cli.errors import CocError, NotSaved
from coc_cli.plan import store
from coc_cli.tomlfile.guard import MAX_BYTES
from coc_cli.trust import seal
from coc_cli.trust.keys import Keys
from coc_cli.trust.recipients import Recipients
from tests.judging import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc
    from tests.trust.conftest import Identity

NOBODY = Recipients("", (), {})
TEXT = 'format = 1\nnote = "the second house by the river"\n'


def codec(mine: Identity, to: list[str], *, known: Recipients = NOBODY, alone: str = "") -> seal.Sealed:
    return seal.Sealed("plan.toml.age", Keys([str(mine.file)]), known, to=to, alone=alone)


@pytest.mark.parametrize("text", ["", "a", TEXT, TEXT.rstrip(), "ស្រី\r\n", "x" * 4096, TEXT * 300])
def test_what_was_sealed_comes_back_as_it_was(identities: list[Identity], text: str) -> None:
    both = [one.public for one in identities[:2]]
    raw = codec(identities[0], both).encode(text)

    for one in identities[:2]:
        fresh = codec(one, [])
        assert fresh.decode(raw, "plan.toml.age") == text
        assert fresh.to == tuple(both)


def test_its_length_tells_steps_of_4_kib_only(identities: list[Identity]) -> None:
    both = [one.public for one in identities[:2]]
    lengths = {
        len(pyrage.decrypt(seal.sealed(seal.wrapped("x" * size, both, ""), both), opening(identities[0])))
        for size in range(0, 9000, 300)
    }

    assert lengths == {4096, 8192, 12288}


def opening(one: Identity) -> list[object]:
    return Keys([str(one.file)]).identities()


def test_nobody_else_opens_it(identities: list[Identity]) -> None:
    raw = codec(identities[0], [one.public for one in identities[:2]]).encode(TEXT)

    with pytest.raises(CocError, match="none of these identities opens it"):
        codec(identities[2], []).decode(raw, "plan.toml.age")


def test_every_flipped_bit_and_every_cut_is_refused(identities: list[Identity]) -> None:
    raw = pyrage.encrypt(TEXT.encode() * 9, [pyrage.x25519.Recipient.from_str(identities[0].public)])
    keys = Keys([str(identities[0].file)])
    damaged = [raw[:at] for at in range(len(raw))]
    damaged += [raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :] for at in range(len(raw)) for bit in (0, 3, 7)]
    accepted = 0
    for one in damaged:
        try:
            seal.opened(one, keys, "plan.toml.age")
            accepted += 1
        except CocError:
            continue

    assert (accepted, len(damaged) > 2000) == (0, True)


@pytest.mark.parametrize(
    ("to", "alone", "said"),
    [
        pytest.param([], "", "nobody is named who may open it", id="nobody"),
        pytest.param([0], "", "one recipient only", id="one"),
        pytest.param([0], " \n", "one recipient only", id="one-and-a-space"),
        pytest.param([0], "TBD", "one recipient only", id="one-and-a-placeholder"),
        pytest.param([2, 1], "", "you could not open it again", id="not-oneself"),
    ],
)
def test_what_is_not_sealed(identities: list[Identity], to: list[int], alone: str, said: str) -> None:
    with pytest.raises(NotSaved, match=said):
        codec(identities[0], [identities[one].public for one in to], alone=alone).encode(TEXT)


def test_one_recipient_is_enough_for_a_reason_that_stays_with_the_file(identities: list[Identity]) -> None:
    raw = codec(identities[0], [identities[0].public], alone="the only\nplanner, \u2028for a day").encode(TEXT)

    again = codec(identities[0], [])
    assert again.decode(raw, "plan.toml.age") == TEXT
    assert again.alone == "the only planner, for a day"
    assert again.decode(again.encode(TEXT), "plan.toml.age") == TEXT


def test_a_stranger_whom_somebody_added_is_not_sealed_to(identities: list[Identity]) -> None:
    mine, other, stranger = identities
    forged = seal.sealed(seal.wrapped(TEXT, [mine.public, stranger.public], ""), [mine.public])
    opened = codec(mine, [], known=Recipients("recipients.toml", (mine.public, other.public), {}))
    opened.decode(forged, "plan.toml.age")

    with pytest.raises(NotSaved, match=r"whom recipients\.toml does not name"):
        opened.encode(TEXT)


def test_only_the_plan_itself_says_to_whom_it_is_sealed(identities: list[Identity]) -> None:
    mine, other, stranger = (one.public for one in identities)
    opened = codec(identities[0], [])
    opened.decode(seal.sealed(seal.wrapped(TEXT, [mine, other], ""), [mine]), "plan.toml.age")
    opened.decode(seal.sealed(seal.wrapped("{}", [mine, stranger], ""), [mine]), "plan.toml.age.history")

    assert opened.to == (mine, other)


def test_what_stock_age_sealed_is_saved_to_ones_own_recipients(identities: list[Identity]) -> None:
    mine, other, _ = (one.public for one in identities)
    opened = codec(identities[0], [], known=Recipients("recipients.toml", (mine, other), {}))

    assert opened.decode(seal.sealed(TEXT.encode(), [mine]), "plan.toml.age") == TEXT
    assert opened.to == (mine, other)


def test_a_sheet_is_sealed_to_its_audience_alone(identities: list[Identity]) -> None:
    planner, driver, _ = identities
    known = Recipients("recipients.toml", (planner.public,), {"driver": (driver.public,)})

    raw = seal.sheet(b"%PDF-1.7 sheet", "driver", known)

    assert seal.opened(raw, Keys([str(driver.file)]), "sheet.pdf.age") == b"%PDF-1.7 sheet"
    with pytest.raises(CocError, match="none of these identities"):
        seal.opened(raw, Keys([str(planner.file)]), "sheet.pdf.age")
    with pytest.raises(CocError, match="nobody is named who opens the sheets for liaison"):
        seal.sheet(b"", "liaison", known)


SPOKEN = "correct horse"


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory, identities: list[Identity]) -> Path:
    file = tmp_path_factory.mktemp("locked") / "identity.age"
    file.write_bytes(pyrage.passphrase.encrypt(identities[0].file.read_bytes(), SPOKEN))
    return file


@pytest.mark.parametrize(
    ("typed", "said"),
    [pytest.param(f"{SPOKEN}\n", "", id="right"), pytest.param("wrong\n", "does not open it", id="wrong")],
)
def test_a_passphrase_comes_by_descriptor(locked: Path, identities: list[Identity], typed: str, said: str) -> None:
    reading, writing = os.pipe()
    os.write(writing, typed.encode())
    os.close(writing)
    keys = Keys([str(locked)], descriptor=reading)
    raw = seal.sealed(b"x", [identities[0].public])

    try:
        if said:
            with pytest.raises(CocError, match=said):
                seal.opened(raw, keys, "x.age")
        else:
            assert seal.opened(raw, keys, "x.age") == b"x"
    finally:
        os.close(reading)


def test_two_passphrases_come_line_by_line(locked: Path, identities: list[Identity], tmp_path: Path) -> None:
    (tmp_path / "second.age").write_bytes(pyrage.passphrase.encrypt(identities[1].file.read_bytes(), "battery staple"))
    reading, writing = os.pipe()
    os.write(writing, f"{SPOKEN}\nbattery staple\n".encode())
    os.close(writing)

    found = Keys([str(locked), str(tmp_path / "second.age")], descriptor=reading).identities()
    os.close(reading)

    assert [str(one.to_public()) for one in found] == [one.public for one in identities[:2]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("# nothing\n", "holds no identity", id="empty"),
        pytest.param("#" * 70_000, "is larger than 64 KiB", id="large"),
        pytest.param("AGE-SECRET-KEY-1QQ\n", "can't be read", id="broken"),
        pytest.param("AGE-PLUGIN-YUBIKEY-1QQ\n", "can't be read", id="plugin"),
        pytest.param("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n", "is no SSH key that opens files", id="ssh"),
    ],
)
def test_a_faulty_identity_is_named(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "identity"
    file.write_text(content, "utf-8")

    with pytest.raises(CocError, match=said):
        Keys([str(file)]).identities()


def test_a_sealed_plan_is_judged_set_and_its_history_read(
    coc: Coc, plan: Path, identities: list[Identity], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    mine, other = identities[:2]
    assert coc("seal", plan, "--to", mine.public, "--to", other.public, "--remove", "-i", other.file).code == 0
    assert sorted(os.listdir(plan.parent)) == ["plan.toml.age", "plan.toml.age.history"]
    sealed = f"{plan}.age"

    assert coc("check", sealed, "-q").code == 2
    assert coc("check", sealed, "-q", "-i", mine.file).code == 1
    assert coc("set", sealed, "operation.code=HERON", "-i", mine.file).code == 0
    assert coc("get", sealed, "operation.code", "-i", other.file).out == "HERON\n"
    shown = coc("history", sealed, "-i", other.file)
    assert (shown.code, shown.err, len(shown.out.splitlines())) == (0, "the chain is whole\n", 3)
    assert b"HERON" not in (plan.parent / "plan.toml.age").read_bytes()
    assert sorted(os.listdir(plan.parent)) == ["plan.toml.age", "plan.toml.age.history"]


def test_either_identity_opens_when_the_other_is_lost(coc: Coc, plan: Path, identities: list[Identity]) -> None:
    coc("seal", plan, "--to", identities[0].public, "--to", identities[1].public)

    for one in identities[:2]:
        target = plan.parent / f"{one.file.name}.toml"
        assert coc("open", f"{plan}.age", "-i", one.file, "-o", target).code == 0
        assert target.read_bytes() == plan.read_bytes()
        assert target.with_name(f"{target.name}.history").read_bytes() == (plan.parent / "plan.toml.history").read_bytes()


def test_a_plan_that_is_not_sealed_says_so(coc: Coc, plan: Path) -> None:
    assert coc("open", plan).err == f"coc: error: {plan}: is not sealed\ncoc: hint: there is nothing to open\n"


def test_sealing_to_nobody_names_the_plan_that_was_given(coc: Coc, plan: Path) -> None:
    said = coc("seal", plan).err.splitlines()[-1]

    assert said == f"coc: hint: coc seal {plan} --to RECIPIENT --to RECIPIENT, or name them in recipients.toml"


def test_whoever_is_left_out_opens_the_next_version_no_more(coc: Coc, plan: Path, identities: list[Identity]) -> None:
    mine, left_out, added = identities
    coc("seal", plan, "--to", mine.public, "--to", left_out.public)
    before = (plan.parent / "plan.toml.age").read_bytes()

    ran = coc("seal", f"{plan}.age", "-i", left_out.file, "--to", mine.public, "--to", added.public)

    assert ran.code == 0
    assert "sealing anew takes nothing back" in ran.out
    assert coc("get", f"{plan}.age", "operation.code", "-i", left_out.file).code == 2
    assert coc("history", f"{plan}.age", "-i", left_out.file).code == 2
    assert coc("get", f"{plan}.age", "operation.code", "-i", added.file).code == 0
    assert b"LANTERN" in seal.opened(before, Keys([str(left_out.file)]), "old")


def test_a_plan_is_sealed_from_its_first_line(coc: Coc, tmp_path: Path, identities: list[Identity]) -> None:
    ran = coc("new", "new.toml.age", "--to", identities[0].public, "--to", identities[1].public, "-i", identities[0].file)

    assert (ran.code, sorted(os.listdir(tmp_path))) == (0, ["new.toml.age", "new.toml.age.history"])
    assert Session("new.toml.age", at=TODAY, keys=Keys([str(identities[1].file)])).plan.format == 1


def test_a_sealed_file_is_opened_to_standard_output_and_nowhere_else(
    coc: Coc, plan: Path, identities: list[Identity]
) -> None:
    coc("seal", plan, "--to", identities[0].public, "--to", identities[1].public)
    before = sorted(os.listdir(plan.parent))

    ran = coc("open", f"{plan}.age", "-i", identities[0].file, "-o", "-")

    assert (ran.code, ran.out, sorted(os.listdir(plan.parent))) == (0, plan.read_text("utf-8"), before)


def test_a_plan_that_somebody_walks_is_not_sealed_and_destroyed(coc: Coc, plan: Path, identities: list[Identity]) -> None:
    before = sorted(os.listdir(plan.parent))
    call = ("seal", plan, "--to", identities[0].public, "--to", identities[1].public, "--remove", "-i", identities[0].file)

    with store.held(str(plan), doing="walking it"):
        ran = coc(*call)
    assert (ran.code, "held by another coc (walking it" in ran.err, sorted(os.listdir(plan.parent))) == (2, True, before)
    assert coc(*call).code == 0


def test_a_long_history_stops_no_save_of_a_sealed_plan(identities: list[Identity], plan: Path, coc: Coc) -> None:
    coc("seal", plan, "--to", identities[0].public, "--to", identities[1].public, "--remove", "-i", identities[0].file)
    sealed = f"{plan}.age"
    session = Session(sealed, at=TODAY, keys=Keys([str(identities[0].file)]))
    line = session.history().lines.splitlines(keepends=True)[-1]
    text = line * (2 * MAX_BYTES // len(line))
    (plan.parent / "plan.toml.age.history").write_bytes(session.codec.encode(text))

    session.assign(["operation.code=HERON"])

    assert Session(sealed, at=TODAY, keys=Keys([str(identities[1].file)])).plan.operation.code == "HERON"
