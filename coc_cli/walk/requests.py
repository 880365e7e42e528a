"""Questions on what law enforcement controls: was it asked, what did it say, when, by and with whom; in few prompts."""

from __future__ import annotations

from coc_cli.plan.assign import next_id
from coc_cli.plan.read import answer_states
from coc_cli.walk.ask import UNKNOWN, actions
from coc_cli.walk.outcome import Outcome
from coc_cli.walk.question import ALWAYS, REQUEST, Choice, Question
from coc_cli.walk.say import said
from coc_cli.walk.steps import Ask, Likewise, Meeting, Press, Who

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from coc_cli.checklist.model import Duty
    from coc_cli.walk.steps import Reconfirm, Step
    from coc_cli.walk.view import View

_RAISED = ("raised_at", "raised_by", "raised_with")
_ANSWERED = ("answered_at", "answered_by")
_LOOK = tuple(one for one in ALWAYS if one not in ("skip", "note"))


def press(view: View, step: Press) -> Question:
    """Whether law enforcement was asked, and what it said: one question."""
    duty = view.checklist.duties[step.duty]
    latest = _latest(view, duty.id)
    state = str(latest.get("answer")) if latest else ""
    cures = duty.asks != "records"
    return Question(
        "one",
        duty.title,
        duty.question if cures else f"What did law enforcement say on this? {duty.text}",
        choices=[
            Choice("agreed", "asked, and agreed"),
            Choice("refused", "asked, and refused"),
            Choice("pending", "asked, not answered yet"),
            Choice("no", "not asked yet"),
            UNKNOWN,
        ],
        default=state if state in ("agreed", "refused", "pending") else "unknown",
        message=step.message,
        hint=duty.meets if cures else "Agreement cures no shortfall that the records show; a refusal is kept on record.",
        present=state,
        actions=tuple(one for one in actions(view, step) if one != REQUEST),
    )


def _latest(view: View, duty: str) -> dict[str, Any] | None:
    rows = [row for row in view.rows("requests") if row.get("duty") == duty]
    return rows[-1] if rows else None


def pressed(view: View, step: Press, value: object) -> Outcome:
    """Begin or update a request; when, by and with whom is asked next, or taken from the occasion before."""
    duty = view.checklist.duties[step.duty]
    asked = [f"Press:{duty.id}:{reason}" for reason in ("", "pending", step.reason)]
    if value in ("no", "unknown"):
        edits = [(f"answers.{duty.id}.state", value)] if value in answer_states(duty.asks, prohibition=False) else []
        return Outcome(edits, then=[Who(duty.id)] if value == "unknown" else [], passes=asked)
    latest = _latest(view, duty.id)
    if latest is not None:
        return _again(latest, duty, value, asked)
    name = next_id(view.data, "requests")
    known = {"duty": duty.id, "answer": value}
    then: list[Step] = [Meeting(name, duty.id)] if view.memory.met else rest(known, name, duty.id)
    return Outcome([(f"requests.{name}.{field}", one) for field, one in known.items()], then=then, passes=asked)


def _again(latest: Mapping[str, Any], duty: Duty, value: object, asked: list[str]) -> Outcome:
    """The answer to a request that stands; when it was answered and by whom is asked when that is new."""
    path = f"requests.{latest['id']}"
    new = value not in ("pending", latest.get("answer"))
    then = [Ask(f"{path}.{name}", duty.id) for name in _ANSWERED] if new else []
    return Outcome([(f"{path}.answer", value)], then=then, passes=asked)


def rest(row: Mapping[str, Any], name: str, duty: str, *, taken: tuple[str, ...] = ()) -> list[Step]:
    """What a request still needs, field by field."""
    fields = _RAISED + (() if row.get("answer") == "pending" else _ANSWERED)
    asks: list[Step] = [
        Ask(f"requests.{name}.{field}", duty) for field in fields if field not in row and field not in taken
    ]
    return [*asks, Likewise(name, (), duty)] if row.get("answer") == "agreed" else asks


def meeting(view: View, step: Meeting) -> Question | None:
    """Whether it was raised on the occasion of the request before."""
    met = view.memory.met
    if view.row("requests", step.request) is None or "raised_at" not in met:
        return None
    return Question(
        "one",
        f"{step.request} · raised",
        f"On the same occasion: {said(met['raised_at'], view.zone)}, {met.get('raised_by')} with {met.get('raised_with')}?",
        choices=[Choice("same", "yes, on that occasion"), Choice("other", "no, on another")],
        default="other",
        actions=_LOOK,
    )


def met(view: View, step: Meeting, value: object) -> Outcome:
    """Take over when, by and with whom; an answer only where that occasion had one."""
    row = view.row("requests", step.request) or {}
    edits = _taken(view, step.request, str(row.get("answer"))) if value == "same" else []
    taken = tuple(path.rpartition(".")[2] for path, _ in edits)
    return Outcome(edits, then=rest(row, step.request, step.duty, taken=taken))


def _taken(view: View, request: str, answer: str) -> list[tuple[str, object]]:
    fields = _RAISED + (() if answer == "pending" else _ANSWERED)
    known = view.memory.met
    return [(f"requests.{request}.{name}", known[name]) for name in fields if name in known]


def likewise(view: View, step: Likewise) -> Question | None:
    """What else was agreed on the same occasion, of the duties of this part that are asked of law enforcement."""
    duties = _open_beside(view, step.duty)
    row = view.row("requests", step.request) or {}
    if len(duties) < 2 or any(field not in row for field in (*_RAISED, *_ANSWERED)):
        return None
    return Question(
        "many",
        "Agreed on the same occasion",
        f"What else did {row['answered_by']} agree to then?",
        choices=[Choice(duty.id, duty.title) for duty in duties],
        hint="Each that you leave is asked by itself.",
        actions=_LOOK,
    )


def _open_beside(view: View, name: str) -> list[Duty]:
    part = view.checklist.clauses[view.checklist.duties[name].clause].part
    return [
        finding.duty
        for finding in view.findings.values()
        if finding.duty.asks in ("request", "raising")
        and finding.duty.arranged != "aftercare"
        and finding.status == "open"
        and finding.reason in ("blank", "unknown", "unknown-fact")
        and view.checklist.clauses[finding.duty.clause].part == part
    ]


def liked(view: View, step: Likewise, value: object) -> Outcome:
    """Begin a request for each, with all that was said then."""
    row = view.row("requests", step.request) or {}
    edits: list[tuple[str, object]] = []
    taken: list[str] = []
    for duty in value:  # type: ignore[attr-defined]
        name = _next(view, taken)
        taken.append(name)
        fields = {"duty": duty, **{field: row[field] for field in ("answer", *_RAISED, *_ANSWERED)}}
        edits += [(f"requests.{name}.{field}", one) for field, one in fields.items()]
    return Outcome(edits)


def _next(view: View, taken: list[str]) -> str:
    return next_id({**view.data, "_": [{"id": name} for name in taken]}, "requests")


def reconfirm(view: View, step: Reconfirm) -> Question | None:
    """Whether what was said still holds, of all requests whose records changed."""
    rows = [row for name in step.requests if (row := view.row("requests", name))]
    if not rows:
        return None
    named = ", ".join(f"{row['id']} ({row.get('duty')} {row.get('answer')})" for row in rows[:5])
    return Question(
        "one",
        "The records changed since law enforcement answered",
        "Does what was said still hold for the plan as it is now?",
        choices=[
            Choice("yes", "yes, all of it; it was asked again"),
            Choice("each", "go through them"),
            Choice("no", "not asked again yet"),
        ],
        default="no",
        message=named + (f" and {len(rows) - 5} more" if len(rows) > 5 else ""),
        hint="A request is about the records as they were: when these change, it has to be asked again.",
        actions=_LOOK,
    )


def reconfirmed(view: View, step: Reconfirm, value: object) -> Outcome:
    """Renew all, go through them, or leave them open."""
    rows = [row for name in step.requests if (row := view.row("requests", name))]
    if value == "yes":
        return Outcome([(f"requests.{row['id']}.answer", row.get("answer")) for row in rows])
    if value == "each":
        return Outcome(then=[Press(str(row["duty"]), "the records changed since", reason="re-confirm") for row in rows])
    return Outcome(leaves=[step.key])
