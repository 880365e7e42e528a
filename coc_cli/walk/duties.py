"""Questions on duties: their answers, what is confirmed on the day, and what to do where one is unmet."""

from __future__ import annotations

from coc_cli.plan.assign import next_id
from coc_cli.plan.blank import only_assents
from coc_cli.plan.kinds import TEXT
from coc_cli.plan.paths import target
from coc_cli.text import to_run
from coc_cli.walk.ask import UNKNOWN, actions
from coc_cli.walk.choices import summary
from coc_cli.walk.outcome import Outcome
from coc_cli.walk.question import Choice, Question, Typed
from coc_cli.walk.say import said
from coc_cli.walk.steps import Ask, Hub, New, Open, Press, Who
from coc_cli.walk.suggest import editable
from coc_cli.walk.typed import Clock, reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from coc_cli.checklist.model import Duty
    from coc_cli.walk.steps import Answer, Confirm, Decide, Step
    from coc_cli.walk.view import View


def answer(view: View, step: Answer) -> Question:
    """The question of a duty, as the checklist words it. What Enter alone confirms is never a yes."""
    duty = view.checklist.duties[step.duty]
    entry = view.row("answers", duty.id) or {}
    state = entry.get("state")
    common: dict[str, Any] = {
        "message": step.message,
        "hint": duty.meets,
        "present": " ".join(filter(None, (said(state), said(entry.get("note"))))),
        "actions": actions(view, step, present=state is not None),
    }
    if duty.asks == "consideration":
        default = editable(entry.get("note"), view.zone)
        common["hint"] = f"Write what was considered and what came of it. {duty.meets}"
        read = _considered(reader(TEXT, Clock(view.at, view.zone, None)))
        return Question("text", duty.title, duty.question, read=read, default=default, **common)
    if duty.asks == "schedule":
        words = [Choice("scheduled", "scheduled for a day to come"), Choice("done", "done already")]
    elif duty.prohibition:
        words = [Choice("confirmed"), Choice("not-confirmed", "not confirmed")]
    else:
        words = [Choice("yes"), Choice("no")]
    return Question(
        "one",
        duty.title,
        duty.question,
        choices=[*words, UNKNOWN],
        default=state or "unknown",
        **common,
    )


def _considered(read: Callable[[str], Typed]) -> Callable[[str], Typed]:
    """Read a consideration: a bare yes to "have you considered" is none."""

    def reads(typed: str) -> Typed:
        if only_assents(typed):
            return Typed(fault="that alone says nothing: write what was considered and what came of it, in a sentence")
        return read(typed)

    return reads


def answered(view: View, step: Answer, value: object) -> Outcome:
    """Save the answer; what it still needs, such as a day and a role, is asked at once."""
    duty = view.checklist.duties[step.duty]
    path = f"answers.{duty.id}"
    if value == "unknown":
        return Outcome([(f"{path}.state", "unknown")], then=[Who(duty.id)], passes=[step.key])
    if duty.asks == "consideration":
        entry = view.row("answers", duty.id) or {}
        rest = [Ask(f"{path}.{name}", duty.id) for name in ("by", "on") if name not in entry]
        return Outcome([(f"{path}.state", "considered"), (f"{path}.note", value)], then=rest)
    if value == "scheduled":
        return Outcome([(f"{path}.state", "scheduled")], then=[Ask(f"{path}.on", duty.id), Ask(f"{path}.by", duty.id)])
    if value == "done":
        name = next_id(view.data, "confirmations")
        edits = [("gate", "aftercare"), ("duty", duty.id), ("state", "done")]
        then = [Ask(f"confirmations.{name}.{field}", duty.id) for field in ("at", "by", "next")]
        return Outcome([(f"confirmations.{name}.{field}", one) for field, one in edits], then=then)
    return Outcome([(f"{path}.state", value)])


# On the day


def confirm(view: View, step: Confirm) -> Question:
    """Whether a duty was done, or a prohibition kept, at a gate."""
    duty = view.checklist.duties[step.duty]
    asked = next((text for name, text in view.checklist.gates[step.gate].items if name == duty.id), duty.text)
    good, bad = ("kept", "broken") if duty.prohibition else ("done", "not-done")
    return Question(
        "one",
        f"{view.checklist.gates[step.gate].title} · {duty.title}",
        asked,
        choices=[Choice(good), Choice(bad, bad.replace("-", " ")), UNKNOWN],
        default="unknown",
        message=step.message,
        actions=actions(view, step),
    )


def confirmed(view: View, step: Confirm, value: object) -> Outcome:
    """Record the confirmation; by whom and when is asked once, and taken over afterwards."""
    if value == "unknown":
        return Outcome(passes=[step.key])
    name = next_id(view.data, "confirmations")
    edits = [("gate", step.gate), ("duty", step.duty), ("state", value)]
    known = [(field, view.memory.last.get(("confirmations", field))) for field in ("at", "by")]
    edits += [(field, one) for field, one in known if one is not None]
    then = [Ask(f"confirmations.{name}.{field}", step.duty) for field, one in known if one is None]
    return Outcome([(f"confirmations.{name}.{field}", one) for field, one in edits], then=then)


# Nothing is missing, and still it is not met


def decide(view: View, step: Decide) -> Question:
    """What to do about something that the records show to be short, stale or wrong."""
    duty = view.checklist.duties.get(step.duty)
    finding = view.findings.get(step.duty)
    choices = []
    named = target(step.path) if step.path else None
    if named is not None and named.field is not None and view.value(step.path) is not None:
        now = said(view.value(step.path), view.zone)
        label = f"change {named.key + ' ' if named.key else ''}{named.field.title.lower()}"
        choices.append(Choice("change", label, detail=f"now: {now}"))
    record = named.key if named is not None and named.key in view.plan.records else ""
    if record:
        choices.append(
            Choice(
                "open",
                f"open {record}",
                detail=summary(view.table_of(record), view.row(view.table_of(record), record) or {}),
            )
        )
    if finding is not None:
        choices += _tables(view, step, finding.duty)
    if duty is not None and duty.refusable:
        choices.append(Choice("request", "record what law enforcement said"))
    if duty is not None and duty.waivable:
        choices.append(Choice("waive", "record a waiver"))
    choices.append(Choice("leave", "leave it open for now"))
    title = duty.title if duty else "This can't stay so"
    cures = "; or: ".join(cure.text for cure in finding.cures[:2]) if finding is not None else ""
    hint = f"It would be met: {cures}." if cures else to_run(finding.fix, view.path) if finding is not None else ""
    return Question(
        "one",
        title,
        "What now?",
        choices=choices,
        default="leave",
        message=step.message,
        hint=hint,
        actions=actions(view, step),
    )


def _tables(view: View, step: Decide, duty: Duty) -> list[Choice]:
    from coc_cli.plan.fields import TABLES

    names = duty.tables or ((step.path.partition(".")[0],) if step.path else ())
    records = [name for name in names if name in TABLES and TABLES[name].style == "records"]
    return [
        Choice(f"hub:{name}", f"look through {TABLES[name].title.lower()}", detail=f"{len(view.rows(name))}")
        for name in records
    ]


def decided(_view: View, step: Decide, value: object) -> Outcome:
    """Go where it can be changed; what is left is passed by in this walk."""
    named = target(step.path) if step.path else None
    match value:
        case "change":
            return Outcome(then=[Ask(step.path, step.duty, step.message)])
        case "open" if named is not None:
            return Outcome(then=[Open(named.key, step.duty, step.message)])
        case "request":
            return Outcome(then=[Press(step.duty)])
        case "waive":
            return Outcome(then=[waiver(step.duty)])
        case str() if value.startswith("hub:"):
            return Outcome(then=[Hub(value.removeprefix("hub:"), step.duty, step.message)])
    return Outcome(leaves=[step.key])


def waiver(duty: str) -> Step:
    """The step that begins a waiver of a duty."""
    return New("waivers", duty, preset={"duty": duty})
