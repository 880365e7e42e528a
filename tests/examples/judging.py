"""What each shipped example amounts to, written down whole: one text per example in tests/examples/expected/.

After a change of a rule, a text or an example, look at what it did to all of them:

    python -m tests.examples.judging && git diff tests/examples/expected
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from coc_cli.commands.new import EXAMPLES, copied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coc_cli.commands.session import Session
    from coc_cli.readiness.verdict import Assessment

EXPECTED = Path(__file__).parent / "expected"
# The moment at which the examples are copied and judged here; other moments are tried in test_copies.py.
TODAY = datetime.fromisoformat("2027-03-01T09:00:00+07:00")


def copy(folder: Path, example: str, at: datetime = TODAY) -> Session:
    """Copy an example into a folder, as `coc new --from` does."""
    return copied(str(folder / f"{example}.toml"), example, start=None, at=at)


def written(example: str, judged: Assessment) -> str:
    """One assessment as text: verdict, every duty with status, reason and message, notices, conditions."""
    return "\n".join(_lines(example, judged)) + "\n"


def _lines(example: str, judged: Assessment) -> Iterator[str]:
    counts = ", ".join(f"{count} {status}" for status, count in judged.counts.items() if count)
    yield f"{example} at {judged.gate}: {judged.verdict}"
    yield f"{len(judged.findings)} duties: {counts}"
    yield ""
    for finding in judged.findings.values():
        mark = "BLOCKS " if finding.blocking else ""
        yield f"{finding.duty.id:<10} {mark}{finding.status} ({finding.reason}): {finding.message}"
        if finding.blocking and finding.fix:
            yield f"{'':<10}   fix: {finding.fix}"
    for notice in judged.notices:
        yield ""
        yield f"notice {notice.id}, {notice.severity} at {notice.path or 'the plan'}: {notice.message}"
        if notice.fix:
            yield f"{'':<10}   fix: {notice.fix}"
    if judged.conditions:
        yield ""
    for condition in judged.conditions:
        yield f"condition: {condition}"


def main() -> None:
    """Write the expected text of every example anew."""
    EXPECTED.mkdir(exist_ok=True)
    for example in EXAMPLES:
        with TemporaryDirectory() as folder:
            text = written(example, copy(Path(folder), example).assess())
        (EXPECTED / f"{example}.txt").write_text(text, "utf-8")
        sys.stdout.write(text.partition("\n")[0] + "\n")


if __name__ == "__main__":
    main()
