"""What every part of the report looks at: one assessment, and the one way in which words of the plan get into it."""

from __future__ import annotations

from coc_cli.checklist.model import GATES
from coc_cli.documents.model import Row, anchor
from coc_cli.documents.spoken import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from coc_cli.checklist.model import Duty
    from coc_cli.readiness.result import Finding, Notice
    from coc_cli.readiness.verdict import Assessment

WITHHELD = "[withheld]"
# A location shorter than this is a word like "the office", and may stand in any sentence.
_TELLING = 12


class View:
    """One assessment as the report reads it. `case`, `plan` and `checklist` are its own."""

    def __init__(self, assessed: Assessment) -> None:
        self.assessed = assessed
        self.case = assessed.case
        self.plan = assessed.case.plan
        self.checklist = assessed.case.checklist
        sites = [one.location for one in self.plan.premises] + [one.location for one in self.plan.places]
        located = [site for site in sites if site and len(site) >= _TELLING]
        quoted = [notice.quote for notice in assessed.notices if notice.quote]
        self._own_words = {duty.fix for duty in self.checklist.duties.values()}
        self._secrets = sorted({*located, *quoted}, key=lambda secret: (-len(secret), secret))

    def tell(self, text: str | None) -> str:
        """Return words of the plan for the report: what seems personal, or says where a place is, is withheld."""
        said = text or ""
        for secret in self._secrets:
            said = said.replace(secret, WITHHELD)
        return said

    def moment(self, at: datetime | None) -> str:
        """Write a moment in the plan's zone, with day and zone; "" where there is none."""
        return self.case.clock(at) if at else ""

    def word(self, code: str | tuple[str, ...] | None) -> str:
        """Write a word of the file, or several, as people read them: without hyphens."""
        return spoken(code, "word", self.case.zone)

    def person(self, code: str | None) -> str:
        """Name somebody by code and role: "C1 (commander)"; a code that is nobody's stays as it is."""
        found = self.plan.person(code)
        return f"{code} ({self.word(found.role)})" if found and found.role else code or ""

    def _state(self, finding: Finding, *, anchored: bool) -> tuple[str, ...]:
        due = finding.duty.due
        later = due > GATES.index(self.assessed.gate) and finding.status in ("open", "unmet") and due < len(GATES)
        way = "stands in the way" if finding.blocking else f"due at {finding.duty.arranged}" if later else ""
        reason = "" if finding.reason == finding.status else finding.reason
        return finding.status.replace("-", " "), reason, way if anchored else ""

    def finding(self, finding: Finding, *, anchored: bool = False) -> Row:
        """One finding as a row: state, duty, what was found, what to do.

        The state is the status and why. Anchored, where links lead: also whether it stands in the way, or is due later.
        """
        duty = finding.duty
        return Row(
            self._state(finding, anchored=anchored),
            duty_cell(duty),
            sentence(self.tell(finding.message)),
            sentence(finding.fix if finding.fix in self._own_words else self.tell(finding.fix)),
            state=finding.status,
            anchor=anchor(duty.id) if anchored else "",
            link="" if anchored else anchor(duty.id),
        )

    def notice(self, notice: Notice) -> Row:
        """One notice as a row: its weight, its name and place, what was found, what to do."""
        return Row(
            "blocks" if notice.severity == "block" else "note",
            (notice.id.replace("-", " "), self.tell(notice.path)),
            sentence(self.tell(notice.message)),
            sentence(self.tell(notice.fix)),
            state="blocks" if notice.severity == "block" else "note",
        )


FOUND = ("State", "Duty", "What was found", "What to do")
NOTICED = ("State", "Notice", "What was found", "What to do")


def duty_cell(duty: Duty) -> tuple[str, ...]:
    """A duty as a cell: its id and title, its level and who carries it."""
    return f"{duty.id} {duty.title}", f"{duty.level} · {duty.carrier}"


def sentence(text: str) -> str:
    """Begin a text with a capital, unless it begins with a command, a path or a code."""
    first = text.partition(" ")[0].rstrip(",:;")
    return text[:1].upper() + text[1:] if first.isalpha() and first.islower() and first != "coc" else text


def counted(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun: "1 duty", "3 duties"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
