"""Changes of a READY plan, each of a kind that is harmful, harmless, or merely hostile; then signed as if nothing were wrong.

A mutant is signed after it was changed, so that no verdict is right only because a sign-off is void.
"""

from __future__ import annotations

import copy
import random
from datetime import date, timedelta
from typing import Any, NamedTuple

import tomli_w

from coc_cli.checklist.loader import load
from coc_cli.plan.fields import TABLES
from coc_cli.plan.read import read
from coc_cli.readiness.requests import about
from coc_cli.trust import signoffs
from tests.documents.payloads import PAYLOADS
from tests.judging import TODAY, base
from tests.trust.conftest import ROLES

HARMFUL, HARMLESS, HOSTILE = "harmful", "harmless", "hostile"
PLACEHOLDERS = ("TBD", "?", "...", "n/a", "to be confirmed", "xxx", "-", " ")
_WRONG: tuple[Any, ...] = (None, True, -1, 1 << 62, 1e308, "", "x" * 5_000, [], {}, [[]], date(1, 1, 1), "READY", "\x1b[2J")


class Mutant(NamedTuple):
    """A changed plan. kind: what must come of it; how: which change it was."""

    kind: str
    how: str
    text: str


def mutant(number: int) -> Mutant:
    """Make the mutant of a number: always the same one."""
    chosen = random.Random(number)
    kind, change = _CHANGES[number % len(_CHANGES)]
    data = base()
    said = change(data, chosen)
    return Mutant(kind, f"{number} {change.__name__[1:]}: {said}", written(data, chosen))


def written(data: dict[str, Any], chosen: random.Random) -> str:
    """Sign a plan in every role and write it, in one of many forms."""
    checklist = load()
    plan, faults = read(data, checklist)
    if not faults:
        for row in data.get("requests", ()):
            if row["duty"] in checklist.duties:
                row.setdefault("about", about(checklist.duties[row["duty"]], plan))
        for number, (role, code) in enumerate(ROLES.items(), 1):
            at = TODAY - timedelta(hours=1)
            entry = signoffs.record(
                data=data, checklist=checklist, head="0" * 64, role=role, code=code, method="recorded", at=at, reference=""
            )
            data.setdefault("signoffs", []).append({"id": f"G{number}", **entry})
    text = tomli_w.dumps(data, indent=chosen.randrange(8))
    return text if chosen.random() < 0.5 else _restyled(text, chosen)


def _restyled(text: str, chosen: random.Random) -> str:
    lines = [
        f"{line}{' # READY' if line and not line.endswith(('[', ',')) and chosen.random() < 0.1 else ''}"
        for line in text.split("\n")
    ]
    return "\n# a comment\n\n".join(["", "\r\n".join(lines) if chosen.random() < 0.3 else "\n".join(lines)])


# Harmful: whatever else holds, the go must not be READY.


def _answers_that_count(data: dict[str, Any]) -> list[str]:
    """Answers without which the plan is not READY: musts and shoulds that nothing else meets."""
    duties = load().duties
    return [key for key in data["answers"] if duties[key].due <= 1 and duties[key].level in ("must", "should")]


def _an_answer_to_the_contrary(data: dict[str, Any], chosen: random.Random) -> str:
    key = chosen.choice(_answers_that_count(data))
    row = data["answers"][key]
    row["state"] = {"yes": "no", "done": "not-done", "kept": "broken", "confirmed": "no"}.get(row.get("state"), "unknown")
    return key


def _an_answer_that_is_gone(data: dict[str, Any], chosen: random.Random) -> str:
    key = chosen.choice(_answers_that_count(data))
    del data["answers"][key]
    return key


def _a_fact_that_is_unknown(data: dict[str, Any], chosen: random.Random) -> str:
    del chosen
    data["groups"][0].pop("count_max")
    return "groups.V1.count_max"


def _more_people_than_staff(data: dict[str, Any], chosen: random.Random) -> str:
    data["groups"][0]["count_max"] = chosen.randrange(60, 400)
    return str(data["groups"][0]["count_max"])


def _a_table_that_is_gone(data: dict[str, Any], chosen: random.Random) -> str:
    name = chosen.choice(("people", "groups", "premises", "schedule", "operation", "facts", "answers", "posts", "places"))
    del data[name]
    return name


def _an_unknown_key(data: dict[str, Any], chosen: random.Random) -> str:
    key = chosen.choice(PAYLOADS)
    chosen.choice([data, data["operation"], data["people"][0], data["schedule"]])[key] = "READY"
    return repr(key)


def _a_newer_format(data: dict[str, Any], chosen: random.Random) -> str:
    data["format"] = chosen.choice((0, 2, 99, "1", True))
    return repr(data["format"])


def _the_commander_is_gone(data: dict[str, Any], chosen: random.Random) -> str:
    del chosen
    data["people"] = [row for row in data["people"] if row["id"] != "C1"]
    return "C1"


def _a_prohibition_that_is_broken(data: dict[str, Any], chosen: random.Random) -> str:
    duties = load().duties
    key = chosen.choice([key for key in data["answers"] if duties[key].prohibition and duties[key].due <= 1])
    data["answers"][key]["state"] = "unknown"
    return str(key)


# Harmless: READY stays READY.


def _another_form(data: dict[str, Any], chosen: random.Random) -> str:
    rows = list(data.items())
    chosen.shuffle(rows)
    data.clear()
    data.update(rows)
    return "order"


def _a_payload_in_a_note(data: dict[str, Any], chosen: random.Random) -> str:
    payload = chosen.choice(PAYLOADS)
    data["answers"][chosen.choice(list(data["answers"]))]["note"] = f"a note {payload} it is"
    return repr(payload)


def _another_call_sign(data: dict[str, Any], chosen: random.Random) -> str:
    data["people"][chosen.randrange(len(data["people"]))]["call_sign"] = f"Unit {chosen.randrange(99)}"
    return "call_sign"


# Hostile: a refusal or a judgement, whichever, and nothing else.


def _a_payload_in_a_text(data: dict[str, Any], chosen: random.Random) -> str:
    places = [
        (row, key)
        for name, table in TABLES.items()
        for row in (data.get(name, []) if isinstance(data.get(name, []), list) else [])
        for key in row
        if table.fields[key].kind.name in ("text", "line")
    ]
    row, key = chosen.choice(places)
    row[key] = chosen.choice((*PAYLOADS, *PLACEHOLDERS))
    return f"{key} {row[key]!r}"


def _a_wrong_value(data: dict[str, Any], chosen: random.Random) -> str:
    name = chosen.choice([key for key in data if isinstance(data[key], (list, dict))])
    rows = data[name]
    row = chosen.choice(rows) if isinstance(rows, list) else rows
    key = chosen.choice(list(row))
    value = copy.deepcopy(chosen.choice(_WRONG))
    row[key] = "nothing" if value is None else value
    return f"{name}.{key} {row[key]!r:.60}"


def _a_record_twice(data: dict[str, Any], chosen: random.Random) -> str:
    name = chosen.choice([key for key in data if isinstance(data[key], list)])
    data[name] = [*data[name], copy.deepcopy(chosen.choice(data[name]))]
    return name


_CHANGES: tuple[tuple[str, Any], ...] = (
    *((HARMFUL, one) for one in (_an_answer_to_the_contrary, _an_answer_that_is_gone, _a_fact_that_is_unknown)),
    *((HARMFUL, one) for one in (_more_people_than_staff, _a_table_that_is_gone, _an_unknown_key, _a_newer_format)),
    *((HARMFUL, one) for one in (_the_commander_is_gone, _a_prohibition_that_is_broken)),
    *((HARMLESS, one) for one in (_another_form, _a_payload_in_a_note, _another_call_sign)),
    *((HOSTILE, one) for one in (_a_payload_in_a_text, _a_wrong_value, _a_record_twice)),
)
