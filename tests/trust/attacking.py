"""What an attacker does to a signed plan, and what the program is to say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coc_cli.tomlfile.edits import Change, apply
from coc_cli.tomlfile.guard import parse
from coc_cli.trust import signers, signoffs
from tests.trust.conftest import AT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Coc, Ran

PLANNER, APPROVER, COMMANDER = 0, 1, 2


def rows(plan: Path) -> list[dict[str, Any]]:
    """The sign-offs of a plan, as they stand in the file."""
    found: list[dict[str, Any]] = parse(plan.read_text("utf-8"), "plan")["signoffs"]  # type: ignore[assignment]
    return found


def edit(plan: Path, *changes: tuple[tuple[str | int, ...], object]) -> None:
    """Change the file as an attacker would: by hand, past the program."""
    made = [Change(path, value) for path, value in changes]
    plan.write_text(apply(plan.read_text("utf-8"), made), "utf-8")


def signed_anew(plan: Path, index: int, key: Path, **values: object) -> None:
    """Replace a sign-off by one with other values and a good signature of `key` over them."""
    entry = {**rows(plan)[index], **values}
    entry["signature"] = signers.sign(signoffs.statement(entry), str(key))
    edit(plan, *((("signoffs", index, name), value) for name, value in entry.items() if name != "id"))


def check(coc: Coc, plan: Path, ssh: Path, *more: object) -> Ran:
    """Judge a plan against the signers."""
    return coc("check", plan, "--signers", ssh / "signers", "--at", AT, *more)


def refused(ran: Ran, why: str) -> None:
    """Hold that a call said NOT READY, and why."""
    assert ran.code == 1, ran.out + ran.err
    assert "NOT READY" in ran.out
    assert why in ran.out
