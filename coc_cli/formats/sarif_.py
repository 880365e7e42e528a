"""SARIF 2.1.0: a rule per duty, a result per duty that is not met, a notification per notice and per file not judged.

Waived and refused duties are results with a suppression or a warning; what does not apply is no result. Fingerprints hang
on file, duty and path, never on a line. Positions count code points.
"""

from __future__ import annotations

import hashlib
import json
import os
from urllib.parse import quote

from coc_cli import __version__
from coc_cli.formats import emitter
from coc_cli.formats.outcome import discreet, path_of, weight
from coc_cli.text import markdown, safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from coc_cli.checklist.model import Duty
    from coc_cli.formats.emitter import Manner, Tally
    from coc_cli.formats.outcome import Outcome
    from coc_cli.readiness.result import Finding
    from coc_cli.readiness.verdict import Assessment

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SHOWN = ("open", "unmet", "refused", "waived")
_LEVELS = {"must": "error", "should": "error", "consider": "error", "may": "note", "unknown": "none"}


class Emitter(emitter.Emitter):
    """Streams one run: rules first, results plan by plan, notifications and the exit code last."""

    joint = ",\n"

    def __init__(self, manner: Manner) -> None:
        super().__init__(manner)
        self._index = {duty: index for index, duty in enumerate(manner.checklist.duties)}

    def head(self) -> str:
        """The tool and its rules."""
        driver = {
            "name": "coc",
            "semanticVersion": __version__,
            "fullName": f"coc {__version__}, {self.manner.checklist.title}",
            "rules": [_rule(duty) for duty in self.manner.checklist.duties.values()],
            "properties": {"checklist": self.manner.checklist.id, "edition": self.manner.checklist.edition},
        }
        run = {"columnKind": "unicodeCodePoints", "tool": {"driver": driver}}
        opened = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)
        return opened[: opened.rindex("}\n ]")].rstrip() + ',\n"results": [\n'

    def plan(self, outcome: Outcome) -> str:
        """The plan's results."""
        judged = outcome.assessment
        if judged is None:
            return ""
        results = [self._result(outcome, judged, one) for one in judged.findings.values() if one.status in _SHOWN]
        return ",\n".join(json.dumps(one) for one in results)

    def aside(self, outcome: Outcome) -> str:
        """The plan's notices, or why it was not judged."""
        judged = outcome.assessment
        notes = [
            _notification(outcome, "not-judged", "error", _said(one.message, one.hint), (one.line, one.column))
            for one in outcome.faults()
        ]
        for one in judged.notices if judged else ():
            level = "error" if one.severity == "block" else "warning"
            notes.append(
                _notification(outcome, one.id, level, _said(discreet(one), outcome.to_do(one.fix)), outcome.place(one.path))
            )
        return ",\n".join(json.dumps(one) for one in notes)

    def tail(self, tally: Tally, asides: list[str]) -> str:
        """The invocation: whether every plan could be judged, the exit code, the notifications."""
        invocation = {"executionSuccessful": tally.code < 2, "exitCode": tally.code}
        opened = json.dumps(invocation)[:-1]
        notes = ",\n".join(asides)
        return f'\n],\n"invocations": [{opened}, "toolExecutionNotifications": [\n{notes}\n]}}]\n}}]\n}}\n'

    def _result(self, outcome: Outcome, judged: Assessment, finding: Finding) -> dict[str, Any]:
        duty, path = finding.duty, path_of(finding)
        result = {
            "ruleId": duty.id,
            "ruleIndex": self._index[duty.id],
            "level": weight(finding),
            "message": {"text": _said(finding.message, outcome.to_do(finding.fix))},
            "locations": [_location(outcome, outcome.place(path), path=path)],
            "partialFingerprints": {"cocFinding/v1": _fingerprint(outcome.plan, duty.id, path)},
            "properties": {
                "status": finding.status,
                "reason": finding.reason,
                "blocking": finding.blocking,
                "gate": judged.gate,
                "due": duty.arranged,
                "carrier": duty.carrier,
            },
        }
        if suppressions := _suppressions(judged, finding):
            result["suppressions"] = suppressions
        return result


def _rule(duty: Duty) -> dict[str, Any]:
    asked = [("Why", duty.why), ("Met by", duty.meets), ("If not", duty.fix)]
    asked += [("Applies when", str(duty.when))] if duty.when else []
    told = [(label, text) for label, text in asked if text]
    return {
        "id": duty.id,
        "shortDescription": {"text": duty.title},
        "fullDescription": {"text": duty.text},
        "help": {
            "text": "\n".join(f"{label}: {text}" for label, text in told) or duty.text,
            "markdown": "\n\n".join(f"**{label}:** {markdown(text)}" for label, text in told) or markdown(duty.text),
        },
        "defaultConfiguration": {"level": _LEVELS[duty.level]},
        "properties": {
            "clause": duty.clause,
            "level": duty.level,
            "due": duty.arranged,
            "prohibition": duty.prohibition,
            "waivable": duty.waivable,
            "refusable": duty.refusable,
            "tags": [f"clause {duty.clause}", duty.level],
        },
    }


def _suppressions(judged: Assessment, finding: Finding) -> list[dict[str, Any]]:
    """The waivers of a duty: the one that holds is accepted, one that does not is rejected."""
    return [
        {
            "kind": "inSource",
            "status": "accepted" if finding.status == "waived" and finding.path == waiver.path else "rejected",
            "justification": safe(waiver.reason or "no reason is given"),
            "properties": {"waiver": waiver.id, "until": waiver.until.isoformat() if waiver.until else ""},
        }
        for waiver in judged.case.plan.waivers
        if waiver.duty == finding.duty.id
    ]


def _notification(outcome: Outcome, name: str, level: str, text: str, place: tuple[int, int]) -> dict[str, Any]:
    return {
        "descriptor": {"id": name},
        "level": level,
        "message": {"text": text},
        "locations": [_location(outcome, place)],
    }


def _location(outcome: Outcome, place: tuple[int, int], *, path: str = "") -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(outcome.plan)},
            "region": {"startLine": place[0], "startColumn": place[1]},
        }
    }
    if path:
        location["logicalLocations"] = [{"fullyQualifiedName": path, "kind": "member"}]
    return location


def _uri(plan: str) -> str:
    """A file's name as a URI: relative as it was named, so that a code host finds it in its repository."""
    if plan == "-":
        return "stdin"
    # A name such as "a:b" would read as a scheme.
    path = quote(os.fsencode(plan.replace(os.sep, "/")))
    return f"file://{path}" if path.startswith("/") else path.removeprefix("./")


def _fingerprint(plan: str, duty: str, path: str) -> str:
    return hashlib.sha256("\0".join((_uri(plan), duty, path)).encode()).hexdigest()


def _said(message: str, fix: str) -> str:
    return safe(message) + (f"\nfix: {safe(fix)}" if fix else "")
