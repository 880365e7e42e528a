"""What is concluded about the plan itself, besides its duties: what a go needs, sign-offs, leaks, texts, kept answers."""

from __future__ import annotations

import itertools

from coc_cli.checklist.condition import YES
from coc_cli.checklist.model import GATES
from coc_cli.plan import personal
from coc_cli.plan import words as w
from coc_cli.plan.assign import next_id
from coc_cli.plan.fields import TABLES
from coc_cli.readiness import mistakes, waivers
from coc_cli.readiness.case import of_law_enforcement
from coc_cli.readiness.clock import zone_of
from coc_cli.readiness.result import Notice, listed
from coc_cli.text import hidden

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from coc_cli.readiness.case import Case
    from coc_cli.readiness.result import Finding

# What may never be left out at go, whatever else the plan says.
_AUTHOR = "planner"
_AT_GO = (_AUTHOR, "approver", "commander")
_MOST_SAID = 100


class SignoffState:
    """What is known of one sign-off: who, in which role, by which method, and why it does not count ("" when it does).

    unchecked: why its signature proves nothing yet; key, principal: whose signature it is. Whoever can check digests and
    signatures makes it; judging only reads it.
    """

    __slots__ = ("at", "code", "key", "method", "path", "principal", "role", "unchecked", "void")

    def __init__(
        self,
        *,
        role: str,
        code: str,
        method: str,
        at: datetime | None,
        path: str,
        void: str = "",
        unchecked: str = "",
        key: str = "",
        principal: str = "",
    ) -> None:
        self.role = role
        self.code = code
        self.method = method
        self.at = at
        self.path = path
        self.void = void
        self.unchecked = unchecked
        self.key = key
        self.principal = principal

    def signer(self) -> tuple[str, ...]:
        """Everything that tells one signer from another: nobody counts twice, under whichever code."""
        known = (("code", self.code), ("key", self.key), ("principal", self.principal))
        return tuple([f"{kind} {value}" for kind, value in known if value])


def deciding(
    case: Case,
    gate: str,
    found: Mapping[str, Finding],
    signoffs: Sequence[SignoffState],
    outside: Sequence[Notice] = (),
) -> tuple[Notice, ...]:
    """The notices on which a verdict can hang, blocking ones first; `outside` are those about the file and its history."""
    notices = [
        *outside,
        *case.facts.notices(),
        *case.limits.notices(),
        *waivers.notices(case, found),
        *mistakes.duties_that_do_not_exist(case),
        *mistakes.ranges_backwards(case),
        *mistakes.papers_gone_too_early(case),
        *mistakes.children_among_adults(case),
        *mistakes.facts_dated_ahead(case),
        *mistakes.planned_all_the_same(case),
        *mistakes.facts_said_too_early(case, gate, found),
        *(at_go(case, gate) if GATES.index(gate) >= GATES.index("go") else ()),
        *_signed(case, gate, signoffs),
    ]
    return tuple(sorted(notices, key=lambda notice: notice.severity != "block"))


def remarks(case: Case, found: Mapping[str, Finding]) -> tuple[Notice, ...]:
    """The notices that only warn: no verdict hangs on them, so they are looked for when somebody reads them."""
    return (*_kept(case, found), *_texts(case))


def at_go(case: Case, gate: str) -> Iterator[Notice]:
    """What a go needs besides its duties (law enforcement leads; when; who is expected; no leak)."""
    schedule, operation = case.plan.schedule, case.plan.operation
    missing = [name for name in ("start", "end", "zone") if getattr(schedule, name) is None]
    if missing:
        fix = "coc set PLAN schedule.zone=Asia/Bangkok schedule.start=... schedule.end=..."
        yield Notice("schedule-missing", "block", f"the schedule lacks its {listed(missing)}", fix=fix, path="schedule")
    if schedule.zone and zone_of(schedule.zone) is None:
        message = f'no time zone "{schedule.zone}" is known here'
        yield Notice("zone-unknown", "block", message, fix="use a name such as Asia/Bangkok", path="schedule.zone")
    if case.start and case.end and case.end <= case.start:
        yield Notice(
            "contradiction", "block", "the operation ends before it starts", fix="correct one", path="schedule.end"
        )
    yield from mistakes.times_out_of_order(case)
    if gate == "go" and case.start and case.at >= case.start:
        message = f"the start was at {case.clock(case.start)}, judged at {case.clock(case.at)}"
        yield Notice("past", "block", message, fix="judge the entry gate, or move the start", path="schedule.start")
    if not operation.lead_agency:
        message = "no law-enforcement agency leads: without one nothing is ever ready at go"
        yield Notice("agency-missing", "block", message, fix="coc set PLAN 'operation.lead_agency=...'", path="operation")
    commander = case.plan.person(operation.commander)
    if commander is None or commander.affiliation != "law-enforcement":
        message = (
            "no commander of law enforcement is named"
            if commander is None
            else (f"{commander.id} is named as commander, and is not of law enforcement")
        )
        yield Notice("commander-missing", "block", message, fix=_name_commander(case), path="operation.commander")
    counted = [group for group in case.groups_of("suspected-victims") if group.count_max]
    if not counted and not operation.no_groups_reason:
        message = "no group of suspected victims is counted, and no reason is written down"
        group = f"groups.{next((one.id for one in case.groups_of('suspected-victims')), next_id(case.plan.data, 'groups'))}"
        fix = f"coc set PLAN {group}.kind=suspected-victims {group}.count_max=..., or: 'operation.no_groups_reason=...'"
        yield Notice("groups-missing", "block", message, fix=fix, path="groups")
    if operation.no_groups_reason and (counted or case.facts["rescue_planned"] == YES):
        other = f"{listed([group.id for group in counted])} are counted" if counted else "rescue_planned is yes"
        message = f"no suspected victims are said to be expected ({operation.no_groups_reason}), but {other}"
        yield Notice("contradiction", "block", message, fix="correct one of the two", path="operation.no_groups_reason")
    decided = operation.leak_decision and of_law_enforcement(case, operation.leak_decided_by)
    if operation.leak_suspected_at and not decided:
        complete = operation.leak_decision and operation.leak_decided_by
        nobody = "nobody of law enforcement decided" if complete else "nobody decided"
        message = f"a leak is suspected since {case.clock(operation.leak_suspected_at)}, and {nobody} what follows"
        fix = "coc set PLAN 'operation.leak_decision=...' operation.leak_decided_by=..., then sign again"
        yield Notice("leak", "block", message, fix=fix, path="operation.leak_suspected_at")


def _name_commander(case: Case) -> str:
    """The command that names a commander: the one on record, else a person who is put on record with it."""
    officers = [one for one in case.plan.people if one.role == "commander" and one.affiliation == "law-enforcement"]
    if officers:
        return f"coc set PLAN operation.commander={officers[0].id}"
    code = next_id(case.plan.data, "people")
    return f"coc set PLAN people.{code}.role=commander people.{code}.affiliation=law-enforcement operation.commander={code}"


_NOT_COUNTED = " does not count: "


def roles_needed(case: Case, gate: str) -> dict[str, str]:
    """The roles that must have signed at a gate, each with the first gate that asks for it."""
    needed: dict[str, str] = {}
    for name in GATES[: GATES.index(gate) + 1]:
        for role in (*(_AT_GO if name == "go" else ()), *getattr(case.plan.operation, f"signoffs_{name}")):
            needed.setdefault(role, name)
    return needed


def _signed(case: Case, gate: str, signoffs: Sequence[SignoffState]) -> Iterator[Notice]:
    """Each role that must sign has a sign-off that counts, by different people, by a method that is strong enough."""
    weakest = w.SIGNOFF_METHODS.index(case.plan.operation.signoff_method or "recorded")
    needed = roles_needed(case, gate)
    taken: dict[str, str] = {}
    # The planners come first, needed or not: whoever made the plan counts in no other role.
    for role in dict.fromkeys((_AUTHOR, *needed)):
        reasons = []
        for state in [one for one in signoffs if one.role == role]:
            reason = state.void or _not_entitled(case, state, weakest, taken)
            if reason:
                reasons.append((state, reason))
                continue
            taken.update(dict.fromkeys(state.signer(), role))
            if role != _AUTHOR:
                break
        if role in taken.values() or role not in needed:
            continue
        if not reasons:
            message = f"the {role} has not signed this revision (needed at {needed[role]})"
            yield Notice("signoff-missing", "block", message, fix=_signing(case, role), path="signoffs")
        # Whoever signed again need not be told what was wrong with what they signed before.
        for state, reason in {state.code: (state, reason) for state, reason in sorted(reasons, key=_signed_at)}.values():
            message = f"the sign-off of the {role} ({state.code}){_NOT_COUNTED}{reason}"
            yield Notice("signoff-void", "block", message, fix=_signing(case, role), path=state.path)


def _signed_at(entry: tuple[SignoffState, str]) -> tuple[bool, float]:
    at = entry[0].at
    return at is not None, at.timestamp() if at else 0.0


def barred(case: Case, signoffs: Sequence[SignoffState], notices: Sequence[Notice]) -> dict[str, str]:
    """Why each sign-off that is worth nothing is worth nothing, by its path: `coc sign` and `coc verify` say it."""
    weakest = w.SIGNOFF_METHODS.index(case.plan.operation.signoff_method or "recorded")
    told = {one.path: one.message.partition(_NOT_COUNTED)[2] for one in notices if one.id == "signoff-void"}
    alone = {one.path: one.void or _not_entitled(case, one, weakest, {}) for one in signoffs}
    return {path: said for path, reason in alone.items() if (said := reason or told.get(path, ""))}


def _signing(case: Case, role: str) -> str:
    """The command with which whoever holds the role signs."""
    holders = [one.id for one in case.plan.people if one.role == role]
    code = case.plan.operation.commander if role == "commander" else next(iter(holders), None)
    return f"coc sign PLAN --role {role} --code {code or '...'}"


def _not_entitled(case: Case, state: SignoffState, weakest: int, taken: Mapping[str, str]) -> str:
    """Why somebody may not sign in that role, or ""."""
    person = case.plan.person(state.code)
    if person is None:
        return "nobody of that code is in the plan"
    if twice := [taken[one] for one in state.signer() if one in taken]:
        return f"the same person signed as {twice[0]}"
    if state.role == "commander" and state.code != case.plan.operation.commander:
        return "the commander is another"
    if state.role in ("approver", "social-work-lead") and person.role != state.role:
        return f"{state.code} is {person.role or 'without a role'}, not {state.role}"
    if state.at is None or state.at > case.at:
        return "it is dated after the moment of judgement"
    if state.unchecked and weakest == w.SIGNOFF_METHODS.index("ssh"):
        return state.unchecked
    if w.SIGNOFF_METHODS.index(state.method) < weakest:
        return f"it is {state.method}; this plan asks for {w.SIGNOFF_METHODS[weakest]}"
    return ""


def _kept(case: Case, found: Mapping[str, Finding]) -> Iterator[Notice]:
    """Answers to duties that a fact switched off stay in the file, are ignored, and are listed."""
    for duty, answer in case.plan.answers.items():
        finding = found[duty]
        if finding.status == "not-applicable" and answer.state:
            message = f"the answer to {duty} is kept and ignored: {finding.message}"
            yield Notice("answer-kept", "warn", message, fix=f"coc set PLAN --erase answers.{duty}", path=answer.path)


def _texts(case: Case) -> Iterator[Notice]:
    """Names, numbers, invisible characters and placeholders in free text."""
    for path in case.plan.placeholders:
        yield Notice("placeholder", "warn", f"{path} says nothing yet", fix="write what is so, or erase it", path=path)
    texts = list(free_texts(case.plan.data))
    # Hardly any text holds anything: all of them are looked through at once first, those of plain letters by themselves.
    plain = "\n".join([text for _, text in texts if text.isascii()])
    other = "\n".join([text for _, text in texts if not text.isascii()])
    personal_data = any(personal.found_in(plain)) or any(personal.found_in(other))
    invisible = bool(hidden(plain) or hidden(other))
    if not (personal_data or invisible):
        return
    said = 0
    for path, text in texts:
        for what, words in itertools.islice(dict.fromkeys(personal.found_in(text)), _MOST_SAID):
            said += 1
            message = f"{path} seems to hold {what}: {words}"
            fix = "use a code or a role instead"
            yield Notice("personal-data", "warn", message, fix=fix, path=path, quote=words)
        if signs := hidden(text):
            message = f"{path} holds invisible characters: {', '.join(signs[:12])}"
            yield Notice("invisible-text", "warn", message, fix="type the text anew", path=path)
        if said > _MOST_SAID:
            # Nobody reads a thousand of them, and no plan may make us write them.
            yield Notice("personal-data", "warn", "more texts seem to hold personal data", fix="correct these first")
            return


_TEXTS = {
    name: [field.name for field in table.fields.values() if field.kind.name in ("text", "line")]
    for name, table in TABLES.items()
    if not table.tool
}


def free_texts(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every free text of a plan with its path. The numbers of contacts are no free text."""
    for name, fields in _TEXTS.items():
        content = data.get(name)
        style = TABLES[name].style
        if not content or not fields:
            continue
        rows = [("", content)] if style == "values" else content.items() if style == "keyed" else _by_id(content)
        for key, row in rows:
            for field in fields:
                if field in row and (name, field) != ("contacts", "number"):
                    yield f"{name}.{key}.{field}" if key else f"{name}.{field}", row[field]


def _by_id(rows: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    return [(row["id"], row) for row in rows]
