"""A recipients.toml: who opens what. A faulty one is refused; the user's own is found without being named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coc_cli.errors import CocError
from coc_cli.trust import recipients

if TYPE_CHECKING:
    from pathlib import Path

    from tests.trust.conftest import Identity

RECIPIENTS = [
    pytest.param("plans = []\n", 'unknown key "plans"', id="unknown-key"),
    pytest.param("[sheets]\ncook = []\n", 'no audience "cook"', id="unknown-audience"),
    pytest.param('plan = "age1x"\n', "expected public keys", id="no-list"),
    pytest.param('plan = ["age1x"]\n', '"age1x" is no recipient', id="no-key"),
    pytest.param('plan = ["AGE-SECRET-KEY-1XYZ"]\n', "holds an identity, which is secret", id="secret"),
    pytest.param("sheets = 1\n", "expected a table", id="no-table"),
    pytest.param('recovery = ""\n', '"" is no recipient', id="no-recovery"),
    pytest.param("recovery = 0\n", "expected public keys", id="recovery-as-a-number"),
]


@pytest.mark.parametrize(("text", "said"), RECIPIENTS)
def test_a_faulty_recipients_file_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "recipients.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(CocError, match=said):
        recipients.load(str(file))


def test_recipients_are_read_from_the_users_own_configuration(
    tmp_path: Path, identities: list[Identity], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "coc").mkdir()
    mine, other, third = (one.public for one in identities)
    (tmp_path / "coc/recipients.toml").write_text(
        f'plan = ["{mine}"]\nrecovery = "{other}"\n[sheets]\ndriver = ["{third} the drivers"]\n', "utf-8"
    )

    found = recipients.load()

    assert (found.plan, found.sheets) == ((mine, other), {"driver": (third,)})


def test_ones_own_file_that_can_not_be_read_is_not_taken_for_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it a plan may be sealed to a stranger whom somebody added."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "coc").mkdir()
    assert recipients.load().file == ""
    (tmp_path / "coc/recipients.toml").symlink_to("nowhere")

    with pytest.raises(CocError, match="can't be read"):
        recipients.load()
