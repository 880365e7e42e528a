"""From a plan to its findings: exactly one per duty, in the Code's order.

Each duty is decided by the first of these that can: lost in the source, an alias, a fact, a rule over records, a request,
an answer; then a waiver. Children decide their chapeau last.
"""

from __future__ import annotations

from coc_cli.checklist.condition import NO, UNKNOWN
from coc_cli.checklist.model import GATES
from coc_cli.readiness import answers, requests, waivers
from coc_cli.readiness.advice import fitted
from coc_cli.readiness.result import Finding, all_of, listed
from coc_cli.readiness.rules import RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from coc_cli.checklist.model import Duty
    from coc_cli.readiness.case import Case
    from coc_cli.readiness.result import Result

    # By duty, what its rule found: no gate changes that, and a report judges all of them. It is not the case's, to which
    # its cures lead: a case that led to itself would stay in memory.
    Ruled = dict[str, Result | None]

# From worst to best; a chapeau is as bad as its worst child.
_BADNESS = ("unmet", "open", "refused", "waived", "met")
# By gate: how many lie before it, and which have been reached by then.
_HEIGHT = {gate: height for height, gate in enumerate(GATES)}
_REACHED = {gate: GATES[: height + 1] for gate, height in _HEIGHT.items()}
_FROM_ENTRY = {gate: GATES[_HEIGHT["entry"] : height + 1] for gate, height in _HEIGHT.items()}
_SETTLED = frozenset(("met", "waived", "not-applicable", "not-available"))


def findings(case: Case, gate: str, ruled: Ruled | None = None) -> dict[str, Finding]:
    """Return the finding of every duty, by id. `gate` decides which confirmations are due and what blocks.

    ruled: what the rules found of this case so far; it is added to.
    """
    found: dict[str, Any] = dict.fromkeys(case.checklist.duties)
    ruled = {} if ruled is None else ruled
    for duty in case.checklist.own:
        finding = found[duty.id] = judge(case, duty, gate, ruled)
        if finding.status not in _SETTLED:
            finding.blocking = _blocks(finding, gate)
    for duty in case.checklist.derived:
        if not duty.alias:
            found[duty.id] = _chapeau(case, duty, found)
            continue
        twin = found[duty.alias]
        finding = found[duty.id] = _as(duty, twin, why=", which it repeats", condition=twin.condition, facts=twin.facts)
        if finding.status not in _SETTLED:
            finding.blocking = _blocks(finding, gate)
    return found


def judge(case: Case, duty: Duty, gate: str, ruled: Ruled) -> Finding:
    """Decide one duty that is neither an alias nor a chapeau. ruled: as in `findings`."""
    if duty.lost:
        message = "its text is not available in the source"
        return Finding(duty, "not-available", "lost", message, fix=duty.fix)
    applies, facts = case.facts.known.applied.get(duty.id) or _applies(case, duty)
    confirmed = case.plan.confirmations
    if confirmed and duty.prohibition and (broken := _denied(case, duty, GATES[-1])):
        # Whatever facts, records and answers say, and at whichever gate it is judged.
        return broken
    if applies == NO:
        return _ruled_out(case, duty, facts)
    if duty.level == "may":
        return Finding(duty, "open", "may", "permitted, not demanded; it never blocks", facts=facts)
    finding, unwaivable = _by_records(case, duty, ruled)
    if finding is None:
        finding = requests.judge(case, duty) or answers.judge(case, duty)
    finding.facts = facts
    if finding.status == "met":
        met = finding
        finding = (confirmed and _denied(case, duty, gate)) or (_confirmed(case, met, gate) if duty.confirm else met)
        if finding is met:
            return met
    else:
        if finding.status in ("open", "unmet"):
            finding = waivers.apply(case, finding, unwaivable)
        if finding.fix == duty.fix:
            finding.fix = _fitted(case, duty, finding.path)
    if case.plan.placeholders and finding.status == "open" and finding.path in case.plan.placeholders:
        finding.message += " (what stands there says nothing)"
    if finding.status in ("open", "unmet") and (doubts := _doubts(case, duty, facts)):
        finding.message += f" (it applies because {listed(doubts)} {'is' if len(doubts) == 1 else 'are'} unknown)"
        if finding.reason == "blank":
            finding.reason = "unknown-fact"
            finding.path = finding.path or f"facts.{doubts[0]}"
            finding.fix = _found_out(doubts, finding.later())
    return finding


def _fitted(case: Case, duty: Duty, path: str) -> Callable[[], str]:
    return lambda: fitted(duty.fix, path, case.plan)


def _found_out(doubts: list[str], fix: Callable[[], str]) -> Callable[[], str]:
    return lambda: f"find out whether it applies ({listed([f'facts.{fact}' for fact in doubts])}), or: {fix()}"


def _doubts(case: Case, duty: Duty, facts: tuple[str, ...]) -> list[str]:
    """The unknown facts worth naming: before the operation nobody can know what only it will show."""
    if not facts:
        return []
    early = duty.due <= _HEIGHT["leave"]
    return [fact for fact in facts if not (early and case.checklist.facts[fact].stage == "after")]


def _applies(case: Case, duty: Duty) -> tuple[str, tuple[str, ...]]:
    """Whether a duty applies, and the facts that rule it out or leave it in doubt."""
    known = case.facts.known.applied
    if duty.id not in known:
        known[duty.id] = _judged(case, duty)
    return known[duty.id]


def _judged(case: Case, duty: Duty) -> tuple[str, tuple[str, ...]]:
    if duty.when is None:
        return "yes", ()
    result = duty.when.judge(case.facts.__getitem__)
    if result == "yes":
        return result, ()
    wanted = NO if result == NO else UNKNOWN
    named = [leaf.fact for leaf in duty.when.leaves() if leaf.judge(case.facts.__getitem__) == wanted]
    return result, tuple(dict.fromkeys(named))


def _ruled_out(case: Case, duty: Duty, facts: tuple[str, ...]) -> Finding:
    known = case.facts

    def said() -> str:
        return "; ".join([f"{fact} is {known[fact]} ({known.source(fact)})" for fact in facts])

    return Finding(duty, "not-applicable", "fact", said, path=f"facts.{facts[0]}", facts=facts)


def _by_records(case: Case, duty: Duty, ruled: Ruled) -> tuple[Finding | None, str]:
    """What the records say. A shortfall stands against any agreement or answer, but not against a refusal of the thing."""
    rule = RULES.get(duty.id)
    if rule is None:
        return None, ""
    if duty.id not in ruled:
        ruled[duty.id] = rule.judge(case)
    result = ruled[duty.id]
    if result is None:
        return None, ""
    if result.status == "met":
        return Finding(duty, "met", result.reason, result.message, "", result.path, result.cures), ""
    if result.unless_refused is not None:
        other, instead = result.unless_refused
        answered = requests.judge(case, case.checklist.duties[other])
        result = instead if answered is not None and answered.status == "refused" else result
    finding = _finding(duty, result)
    # What somebody of the NGO would do and must not is no matter of what law enforcement refused.
    if result.status != "met" and result.reason != "prohibited" and duty.refusable:
        request = requests.judge(case, duty)
        if request is not None and (request.status == "refused" or request.reason == "unaccepted"):
            return request, result.unwaivable
    return finding, result.unwaivable


def _finding(duty: Duty, result: Result) -> Finding:
    fix = "" if result.status == "met" else result.fix or "; or ".join(cure.text for cure in result.cures) or duty.fix
    return Finding(duty, result.status, result.reason, result.message, fix, result.path, result.cures)


def _denied(case: Case, duty: Duty, gate: str) -> Finding | None:
    """What a confirmation says was broken or not done, at any gate up to this one; None where none says so."""
    if duty.asks == "schedule":
        return None
    for name in _REACHED[gate]:
        last = answers.last_confirmation(case, duty, name)
        if last is not None and last.state in answers.BAD:
            reason = "prohibited" if duty.prohibition else "not-done"
            message = f"{last.state} at {name}, says {last.by or 'nobody named'} ({last.id})"
            again = f"do it, then: coc confirm PLAN {duty.id} --gate {name} --by ..."
            fix = _fitted(case, duty, last.path) if duty.prohibition else again
            return Finding(duty, "unmet", reason, message, fix=fix, path=last.path)
    return None


def _confirmed(case: Case, finding: Finding, gate: str) -> Finding:
    """From entry on, a duty that is confirmed at a gate counts as met there only with its confirmation."""
    duty = finding.duty
    for name in _FROM_ENTRY[gate]:
        if name not in duty.confirm:
            continue
        last = answers.last_confirmation(case, duty, name)
        good = "kept" if duty.prohibition else "done"
        if last is None or last.state != good:
            said = "; ".join(filter(None, (finding.message, answers.passed_over(case, duty, name))))
            message = f"arranged ({said}), but not confirmed at {name}"
            fix = f"coc confirm PLAN {duty.id} --gate {name} --state {good} --by ..."
            return Finding(duty, "open", "unconfirmed", message, fix=fix, path=finding.path)
    return finding


def _as(duty: Duty, other: Finding, *, why: str = "", condition: str = "", facts: tuple[str, ...] = ()) -> Finding:
    """A finding that stands as another does, and says so."""
    return Finding(
        duty,
        other.status,
        other.reason,
        lambda: f"as {other.duty.id}{why}: {other.message}",
        fix=lambda: other.fix,
        path=other.path,
        condition=condition,
        facts=facts,
    )


def _chapeau(case: Case, duty: Duty, found: dict[str, Finding]) -> Finding:
    """A chapeau without an obligation of its own is as bad as its worst child, and blocks exactly when one does."""
    applies, facts = _applies(case, duty)
    if applies == NO:
        return _ruled_out(case, duty, facts)
    children = [one for item in case.checklist.items[duty.id] if (one := found[item]).status in _BADNESS]
    if not children:
        return Finding(duty, "not-applicable", "fact", "none of its items applies", facts=facts)
    statuses = [one.status for one in children]
    worst = children[statuses.index(next(status for status in _BADNESS if status in statuses))]
    if worst.status == "met":
        return Finding(duty, "met", "met", lambda: f"met below: {all_of(len(children), 'item')}", facts=facts)
    finding = _as(duty, worst, facts=facts)
    finding.blocking = True in [one.blocking for one in children]
    return finding


def _blocks(finding: Finding, gate: str) -> bool:
    """Whether what is not settled keeps the gate from being READY: due, and not a mere condition."""
    duty, status = finding.duty, finding.status
    if (status == "refused" and duty.level != "must") or duty.level in ("may", "unknown"):
        return False
    return duty.due <= _HEIGHT[gate] or (duty.prohibition and status == "unmet")
