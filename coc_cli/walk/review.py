"""The review: everything that was answered, part by part, from which any answer can be changed. Looking changes nothing."""

from __future__ import annotations

from coc_cli.checklist.condition import UNKNOWN
from coc_cli.plan.fields import TABLES
from coc_cli.walk.asking import ASKING
from coc_cli.walk.choices import short
from coc_cli.walk.gaps import at_path, step_for
from coc_cli.walk.outcome import Outcome
from coc_cli.walk.question import Choice, Question
from coc_cli.walk.say import in_line
from coc_cli.walk.steps import Answer, Ask, Hub, Open, Press, Review
from coc_cli.walk.view import fields_of
from coc_cli.walk.where import progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.readiness.result import Finding, Notice
    from coc_cli.walk.steps import Finish, Step
    from coc_cli.walk.view import View

_LOOK = ("why", "back", "stop")
_OTHER = ("operation", "schedule", "aftercare", "retention")


def review(view: View, step: Review) -> Question:
    """Where everything stands: the parts, or what is in one of them."""
    if not step.place:
        choices = _places(view)
        text = f"{view.judged.gate}: {view.judged.verdict}. Look at anything; only what you change is changed."
        return Question(
            "one", "Review", text, choices=[Choice(".", "back to the walk"), *choices], default=".", actions=_LOOK
        )
    title, choices = _inside(view, step.place)
    return Question(
        "one",
        title,
        "Open one to change it.",
        choices=[Choice(".", "back to the review"), *choices],
        default=".",
        actions=_LOOK,
    )


def _places(view: View) -> list[Choice]:
    known = sum(1 for name in view.checklist.facts if view.fact(name) != UNKNOWN)
    found = [Choice("blocking", "What still blocks", detail=f"{view.nearest}: {view.blocking()}")]
    found.append(Choice("facts", "Facts", detail=f"{known} of {len(view.checklist.facts)} known"))
    for part in view.checklist.parts:
        settled, all_of_it = progress(view, part)
        found.append(Choice(f"part:{part.id}", part.title, detail=f"{settled} of {all_of_it} settled"))
    for name in _OTHER:
        filled = sum(1 for _, field in fields_of(name) if view.value(f"{name}.{field.name}") is not None)
        found.append(
            Choice(f"values:{name}", TABLES[name].title, detail=f"{filled} of {len(TABLES[name].fields)} filled in")
        )
    found += [Choice(f"hub:{name}", TABLES[name].title, detail=f"{len(view.rows(name))} on record") for name in ASKING]
    found.append(Choice("limits", TABLES["limits"].title, detail=f"{len(view.plan.limits)} set by this plan"))
    return found


def _notices(view: View) -> list[Notice]:
    return [one for one in view.judged.notices if one.severity == "block"]


def _inside(view: View, place: str) -> tuple[str, list[Choice]]:
    kind, _, name = place.partition(":")
    if kind == "facts":
        return "Facts", [
            Choice(f"path:facts.{spec.id}.value", f"{view.fact(spec.id):<8}", detail=spec.title)
            for spec in view.checklist.facts.values()
        ]
    if kind == "limits":
        limits = view.judged.case.limits
        return TABLES["limits"].title, [
            Choice(f"path:limits.{one.id}.value", one.title, detail=limits.said(one.id))
            for one in view.checklist.limits.values()
        ]
    if kind == "values":
        width = max(len(field.title) for _, field in fields_of(name))
        return TABLES[name].title, [
            Choice(
                f"path:{name}.{field.name}",
                f"{field.title:<{width}}",
                detail=short(in_line(view.value(f"{name}.{field.name}"), view.zone), 48) or "-",
            )
            for _, field in fields_of(name)
        ]
    if kind == "blocking":
        found = view.judged.blocking()
        notices = _notices(view)
        return "What still blocks", [
            *(
                Choice(f"duty:{one.duty.id}", f"{one.duty.id:<8}", detail=short(f"{one.duty.title}: {one.message}", 90))
                for one in found
            ),
            *(Choice(f"notice:{index}", "the plan ", detail=short(one.message, 60)) for index, one in enumerate(notices)),
        ]
    part = next(one for one in view.checklist.parts if one.id == name)
    rows = [view.findings[duty.id] for clause in part.clauses for duty in clause.duties]
    return part.title, [
        Choice(f"duty:{one.duty.id}", f"{one.duty.id:<8} {one.status:<14}", detail=short(one.duty.title, 40))
        for one in rows
    ]


def reviewed(view: View, step: Review, value: object) -> Outcome:
    """Go deeper, open what was chosen and come back, or return."""
    choice = str(value)
    if choice == ".":
        return Outcome(then=[Review()] if step.place else [])
    if choice.startswith("hub:"):
        return Outcome(then=[Hub(choice[4:]), Review()])
    if choice.startswith("path:"):
        return Outcome(then=[Ask(choice[5:]), step])
    if choice.startswith("duty:"):
        return Outcome(then=[*changing(view, view.findings[choice[5:]]), step])
    if choice.startswith("notice:"):
        one = _notices(view)[int(choice[7:])]
        return Outcome(then=[at_path(view, one.path, "", one.message), step])
    return Outcome(then=[Review(choice)])


def changing(view: View, finding: Finding) -> list[Step]:
    """The step that changes what a duty's finding rests on; none where nothing is asked."""
    duty = finding.duty
    if duty.alias:
        return changing(view, view.findings[duty.alias])
    if finding.status == "not-applicable" and finding.facts:
        return [Ask(f"facts.{finding.facts[0]}.value")]
    if finding.status in ("open", "unmet") and (step := step_for(view, finding)):
        return [step]
    if duty.asks in ("request", "raising"):
        return [Press(duty.id)]
    if duty.asks == "records":
        named = (
            [finding.path.split(".")[1]]
            if finding.path.count(".") and finding.path.split(".")[1] in view.plan.records
            else []
        )
        return [Open(named[0], duty.id)] if named else [Hub(name, duty.id) for name in duty.tables[:1] if name in ASKING]
    return [] if duty.asks == "nothing" else [Answer(duty.id)]


def finish(view: View, _step: Finish) -> Question:
    """The end: what was left open, one more look, or done."""
    left = len(view.memory.skipped)
    blocking = view.blocking()
    text = f"{view.judged.gate}: {view.judged.verdict}. " + (f"{blocking} still block." if blocking else "Nothing blocks.")
    choices = [Choice("end", "end the walk")]
    if left:
        choices.append(Choice("again", "go through what was left open", detail=str(left)))
    choices += [Choice("review", "review and change answers"), Choice("all", "ask also what the sheets would like to have")]
    return Question("one", "Nothing more to ask", text, choices=choices, default="review", actions=("back", "stop"))


def finished(view: View, _step: Finish, value: object) -> Outcome:
    """End, or go on."""
    if value == "end":
        return Outcome(ends=True)
    if value == "again":
        view.memory.passed.difference_update(view.memory.skipped)
        view.memory.skipped.clear()
        return Outcome()
    return Outcome(then=[Review()]) if value == "review" else Outcome(everything=True)
