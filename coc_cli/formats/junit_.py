"""JUnit XML: a suite per part, a case per clause, so that a merge request shows a plan as it shows tests.

A clause fails when one of its duties blocks, is skipped with the reason when it is waived, refused, not applicable, not
yet due or lost, and passes else. A last suite holds the verdict, so that the file fails exactly when the plan does.
"""

from __future__ import annotations

from coc_cli.formats import emitter
from coc_cli.formats.outcome import discreet, path_of
from coc_cli.text import markup, safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from coc_cli.checklist.model import Clause
    from coc_cli.errors import Fault
    from coc_cli.formats.emitter import Tally
    from coc_cli.formats.outcome import Outcome
    from coc_cli.readiness.result import Finding
    from coc_cli.readiness.verdict import Assessment

_KINDS = ("failure", "error", "skipped")


class Emitter(emitter.Emitter):
    """Streams the suites."""

    def head(self) -> str:
        """Open the document."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'

    def plan(self, outcome: Outcome) -> str:
        """The plan's suites: one per part, then the verdict."""
        judged = outcome.assessment
        if judged is None:
            return self._suite(outcome.plan, "plan", [_not_judged(outcome.plan, outcome.faults())])
        suites = [
            self._suite(outcome.plan, part.title, [_clause(outcome, judged, clause) for clause in part.clauses])
            for part in self.manner.checklist.parts
        ]
        fails = outcome.code(strict=self.manner.strict) != 0
        said = f"{judged.verdict} at {judged.gate}; law enforcement decides"
        more = [
            f"{one.id}: {discreet(one)}. fix: {outcome.to_do(one.fix)}" for one in judged.notices if one.severity == "block"
        ]
        more += [f"condition: {one}" for one in judged.conditions]
        verdict = _case(outcome.plan, f"verdict at {judged.gate}", "failure" if fails else "", said, more)
        return "".join([*suites, self._suite(outcome.plan, "Verdict", [verdict])])

    def tail(self, tally: Tally, asides: list[str]) -> str:
        """Close the document."""
        del tally, asides
        return "</testsuites>\n"

    def _suite(self, plan: str, title: str, cases: Sequence[str]) -> str:
        failures, errors, skipped = (sum(f"<{kind} " in case for case in cases) for kind in _KINDS)
        # The moment of judgement, never that of the run: the same judgement gives the same bytes.
        moment = self.manner.at.replace(tzinfo=None).isoformat(timespec="seconds")
        return (
            f'<testsuite name="{_token(f"{plan}: {title}")}" package="{_token(plan)}" id="0" timestamp="{moment}" '
            f'hostname="localhost" tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="{skipped}" '
            f'time="0">\n<properties/>\n{"".join(cases)}<system-out/>\n<system-err/>\n</testsuite>\n'
        )


def _clause(outcome: Outcome, judged: Assessment, clause: Clause) -> str:
    found = [judged.findings[duty.id] for duty in clause.duties]
    blocking = [one for one in found if one.blocking]
    # Waived, refused, not yet due, lost; a permission only where the clause holds nothing else.
    left = [one for one in found if one.status not in ("met", "not-applicable") and one.reason != "may"]
    passes = not left and any(one.status == "met" for one in found)
    kind = "failure" if blocking else "" if passes else "skipped"
    told = blocking or left or found
    more = []
    for one in told:
        line, column = outcome.place(path_of(one))
        fix = f" fix: {outcome.to_do(one.fix)}" if one.fix else ""
        more.append(f"{outcome.plan}:{line}:{column}: {one.duty.id} {one.status}: {one.message}.{fix}")
    said = "; ".join(f"{one.duty.id} {_state(one)}: {one.message}" for one in told)
    return _case(outcome.plan, f"{clause.id} {clause.title}", kind, said, more)


def _state(finding: Finding) -> str:
    early = finding.status in ("open", "unmet") and not finding.blocking and finding.duty.arranged
    return f"{finding.status}, not due before {finding.duty.arranged}" if early else finding.status


def _not_judged(plan: str, faults: Sequence[Fault]) -> str:
    said = f"not judged: {faults[0].message}"
    return _case(plan, "plan can be read", "error", said, [f"{one.line}:{one.column}: {one.message}" for one in faults])


def _case(plan: str, name: str, kind: str, said: str, more: Sequence[str]) -> str:
    """One case. `kind` is what it is besides passed, or ""."""
    opened = f'<testcase classname="{_token(plan)}" name="{_token(name)}" time="0"'
    if not kind:
        return f"{opened}/>\n"
    sort = "" if kind == "skipped" else ' type="coc"'
    body = "" if kind == "skipped" else "\n".join(markup(safe(one)) for one in more)
    return f'{opened}>\n<{kind} message="{_token(said)}"{sort}>{body}</{kind}>\n</testcase>\n'


def _token(text: str) -> str:
    """A text on one line, with single blanks, for an attribute."""
    return markup(" ".join(safe(text).split())) or "-"
