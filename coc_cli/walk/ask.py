"""Questions on single fields: their choices, how a typed text is read, what is offered first."""

from __future__ import annotations

from coc_cli.plan.kinds import COUNTRY
from coc_cli.plan.paths import target
from coc_cli.readiness.clock import zone_of
from coc_cli.walk.asking import ASKING, HALVES, SPANS
from coc_cli.walk.choices import records_for, words_of
from coc_cli.walk.outcome import Outcome
from coc_cli.walk.question import ACTIONS, ALWAYS, APART, ERASE, REQUEST, WAIVE, Choice, Question, Typed
from coc_cli.walk.same import offered, together
from coc_cli.walk.say import a, said
from coc_cli.walk.spans import Span, end_reader, span_reader
from coc_cli.walk.spans import hint as span_hint
from coc_cli.walk.steps import Ask, New, Onward, Same
from coc_cli.walk.suggest import editable, suggested
from coc_cli.walk.typed import Clock, reader
from coc_cli.walk.view import is_known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from coc_cli.plan.paths import Target
    from coc_cli.walk.steps import Step
    from coc_cli.walk.view import View

# Times of these are mostly of the day of the operation; all others of today.
_ON_THE_DAY = ("schedule", "people", "journeys", "posts")
UNKNOWN = Choice("unknown", "not known yet")
# Chosen in a list of records: the one that is meant is not on record yet.
ADD = "+"


def actions(view: View, step: Step, *, present: bool = False, apart: bool = False) -> tuple[str, ...]:
    """What the menu offers at a step: law enforcement and waivers only where the duty allows them."""
    duty = view.checklist.duties.get(step.duty)
    given = {*ALWAYS, *([ERASE] if present else ()), *([APART] if apart else ())}
    if duty is not None and view.findings[duty.id].status in ("open", "unmet"):
        given |= {REQUEST} if duty.refusable else set()
        given |= {WAIVE} if duty.waivable else set()
    return tuple(one for one in ACTIONS if one in given)


def ask(view: View, step: Ask) -> Question | None:
    """The question on a field; None when nothing on record could be named there yet."""
    named = target(step.path)
    table = named.table.name if named.table else ""
    if named.field is None:
        return None
    if table == "facts" and named.field.name == "value":
        return _fact(view, step, named)
    others = together(view, named) if view.value(step.path) is None else []
    keys = [view.checklist.facts[key].title if table == "facts" else key for key in (named.key, *others)]
    who = ", ".join(keys[:8]) + (f" and {len(keys) - 8} more" if len(keys) > 8 else "")
    common: dict[str, Any] = {
        "message": step.message,
        "actions": actions(view, step, present=view.value(step.path) is not None, apart=bool(others)),
    }
    title = f"{who} · {named.field.title}" if named.key else named.field.title
    if named.field.kind.name in ("word", "ref"):
        return _choosing(view, step, named, title, common)
    return _typing(view, step, named, title, common)


def _choosing(view: View, step: Ask, named: Target, title: str, common: dict[str, Any]) -> Question | None:
    field, present = named.field, view.value(step.path)
    assert field is not None  # noqa: S101  # ask() saw to it
    choices = words_of(field) if field.kind.name == "word" else records_for(view, named)
    if field.kind.name == "ref" and not field.kind.many:
        choices += [
            Choice(ADD + one, f"somebody or something else: add {a(ASKING[one].noun)}") for one in field.kind.tables
        ]
    # Who can't be named there stands last: among twenty people the few who can are seen at once.
    choices.sort(key=lambda choice: choice.unfit != "")
    if not any(not choice.unfit for choice in choices):
        return None
    default = present if present is not None else suggested(view, named)
    fitting = [choice.value for choice in choices if not choice.unfit]
    if default not in fitting and not field.kind.many:
        # What was just added for this very question is what is meant.
        default = view.memory.newest if view.memory.newest in fitting else None
    form = "many" if field.kind.many else "one"
    said_now = said(present, view.zone) if present is not None else ""
    return Question(form, title, field.help, choices=choices, default=default, present=said_now, **common)


def _typing(view: View, step: Ask, named: Target, title: str, common: dict[str, Any]) -> Question:
    field, present = named.field, view.value(step.path)
    assert field is not None  # noqa: S101  # ask() saw to it
    kind, table = field.kind, named.table.name if named.table else ""
    clock = clock_for(view, table)
    high = _other_half(view, named)
    first = suggested(view, named) if present is None else None
    read: Callable[[str], Typed] = reader(kind, clock, private=_private(named))
    offered_text, text = editable(first, view.zone), field.help
    hint = hint_of(kind.name, clock, many=kind.many, private=_private(named)) or kind.expects()
    if field.name == "id":
        read = _own_id(view, named)
    elif high is not None and high.field is not None and present is None:
        title = f"{title} and {high.field.title.lower()}"
        text = f"{text} {high.field.help}"
        ends = [editable(one, view.zone) for one in (first, suggested(view, high)) if one is not None]
        read, offered_text, hint = span_reader(kind, high.field.kind, clock), " - ".join(ends), span_hint(kind, clock)
    elif (half := _half(named, HALVES)) and (low := view.value(half)) is not None:
        read = end_reader(kind, clock, low)
    return Question(
        "text",
        title,
        text,
        read=read,
        default=editable(present, view.zone),
        offered=offered_text,
        hint=hint,
        present=said(present, view.zone) if present is not None else "",
        **common,
    )


def _other_half(view: View, named: Target) -> Target | None:
    """The field that is asked in one breath with this one, while it is empty."""
    path = _half(named, SPANS)
    return target(path) if path and view.value(path) is None else None


def _half(named: Target, halves: Mapping[tuple[str, str], str]) -> str:
    """The path of the other end of a span; "" where there is none."""
    table, field = named.table.name if named.table else "", named.field.name if named.field else ""
    other = halves.get((table, field))
    return ".".join(filter(None, (table, named.key, other))) if other else ""


def hint_of(kind: str, clock: Clock, *, many: bool, private: bool) -> str:
    """How a planner may write it."""
    alone = f"; a time alone means {said(clock.near)}" if clock.near else ""
    never = "codes and roles, never a person's name" if private else ""
    one = {
        "date": "a day, such as 3 dec 2026, today or tomorrow",
        "moment": f"day and time, such as 3 dec 2026 05:30{alone}",
        "country": "a country by name or code, such as Thailand or TH",
        "language": "by name or code, such as Khmer or km",
        "zone": "a city or zone, such as Bangkok or Asia/Bangkok",
        "text": never,
        "line": "; ".join(filter(None, ("one line", never))),
    }.get(kind, "")
    return f"{one}; several with commas" if one and many else one


def clock_for(view: View, table: str) -> Clock:
    """What dates of a table are read against."""
    start = view.plan.schedule.start
    day = start.astimezone(view.zone).date() if start and table in _ON_THE_DAY else view.at.astimezone(view.zone).date()
    return Clock(view.at, zone_of(view.plan.schedule.zone), day)


def _private(named: Target) -> bool:
    """Whether numbers are pointed out: a contact's own is what is asked for there."""
    return str(named).partition(".")[0] != "contacts" or named.field is None or named.field.name != "number"


def _own_id(view: View, named: Target) -> Callable[[str], Typed]:
    def read(typed: str) -> Typed:
        text = typed.strip()
        assert named.field is not None  # noqa: S101  # an id is a field
        if wrong := named.field.kind.fault(text):
            return Typed(fault=wrong)
        if text != named.key and text in view.plan.records:
            return Typed(fault=f"{text} is a record of {view.table_of(text)} already")
        return Typed(text, said=text)

    return read


def _fact(view: View, step: Ask, named: Target) -> Question:
    spec = view.checklist.facts[named.key]
    present = view.value(step.path)
    common: dict[str, Any] = {
        "present": str(present) if is_known(present) else "",
        "message": step.message,
        "actions": actions(view, step, present=present is not None),
        "hint": spec.help,
    }
    if not spec.values:
        default = str(present) if is_known(present) else ""
        return Question(
            "text", spec.title, spec.question, read=reader(COUNTRY, clock_for(view, "")), default=default, **common
        )
    words = [Choice(word) for word in spec.values if word != "unknown"]
    return Question("one", spec.title, spec.question, choices=[*words, UNKNOWN], default=present or "unknown", **common)


def answered(view: View, step: Ask, value: object) -> Outcome:
    """Save a field, of all who are asked together; where it is often alike, offer it to the others who lack it."""
    named = target(step.path)
    field = named.field.name if named.field else ""
    if field == "id":
        return _renamed(named, str(value))
    if isinstance(value, str) and value.startswith(ADD):
        return Outcome(then=[New(value.removeprefix(ADD), step.duty), step])
    if str(named).startswith("facts.") and value == "unknown":
        return Outcome([(step.path, value)], passes=[step.key, f"Ask:{step.path}:"])
    base = step.path.rpartition(".")[0]
    pairs = [(step.path, value)]
    if isinstance(value, Span) and (high := _other_half(view, named)):
        pairs = [(step.path, value.low), (str(high), value.high)]
    elif high := _other_half(view, named):
        return Outcome(pairs, then=[Ask(str(high), step.duty)])
    elif (half := _half(named, SPANS)) and value > (end := view.value(half)):  # type: ignore[operator]
        # It was moved behind its own end.
        message = f"{said(end, view.zone)} is before {said(value, view.zone)} now"
        return Outcome(pairs, then=[Ask(half, step.duty, message)])
    others = together(view, named) if view.value(step.path) is None else []
    table = base.partition(".")[0]
    pairs += [(f"{table}.{other}.{field}", value) for other in others]
    then: list[Step] = []
    if (table, field) == ("rooms", "search_order") and value == 1:
        then = [Onward(named.key, step.duty)]
    elif more := offered(view, named):
        then = [Same(step.path, more, step.duty)]
    return Outcome(pairs, then=then)


def _renamed(named: Target, new: str) -> Outcome:
    if new == named.key:
        return Outcome()
    return Outcome(renames=(named.key, new), said=f"{named.key} is {new} from now on, wherever it is named")
