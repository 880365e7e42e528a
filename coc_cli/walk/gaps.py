"""From what a finding or a notice misses to the one step that would fill it in."""

from __future__ import annotations

from coc_cli.checklist.condition import UNKNOWN
from coc_cli.errors import CocError
from coc_cli.plan.fields import TABLES
from coc_cli.plan.paths import Target, target
from coc_cli.walk.asking import ASKING, HALVES
from coc_cli.walk.choices import records_for
from coc_cli.walk.steps import Answer, Ask, Confirm, Decide, Hub, New, Press, Seed, Tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.readiness.result import Finding
    from coc_cli.walk.steps import Step
    from coc_cli.walk.view import View

# Answers that say nothing yet, by reason; "no" is an answer, and is not asked for again.
_OPEN = ("blank", "unknown", "unknown-fact", "incomplete")


def step_for(view: View, finding: Finding) -> Step | None:
    """The next step towards meeting a duty; None when it is answered, and nothing a planner can add changes it."""
    duty = finding.duty
    if finding.reason == "unconfirmed":
        return Confirm(duty.id, _gate_of(view, finding))
    if finding.path.startswith("requests."):
        return _request(view, finding)
    if finding.path.startswith("waivers."):
        return Decide(finding.path, duty.id, finding.message)
    if duty.asks == "records" or _by_rule(finding):
        return _records(view, finding)
    if duty.asks in ("request", "raising"):
        return Press(duty.id) if finding.reason in _OPEN else None
    if finding.reason == "incomplete" and (field := _missing(view, finding)):
        return Ask(f"answers.{duty.id}.{field}", duty.id)
    if finding.reason == "overdue":
        return Answer(duty.id, finding.message)
    return Answer(duty.id) if finding.reason in _OPEN else None


def _gate_of(view: View, finding: Finding) -> str:
    """The gate at which a confirmation is missing: the finding's sentence ends with it."""
    said = finding.message.partition(" (it applies because")[0].rpartition("not confirmed at ")[2]
    return said if said in view.checklist.gates else view.judged.gate


def _by_rule(finding: Finding) -> bool:
    """Whether the records decided a duty that is also answered: then its finding does not stand in the answers."""
    if finding.path.startswith("facts.") and finding.reason in _OPEN:
        return False
    return bool(finding.path) and not finding.path.startswith("answers.")


def _missing(view: View, finding: Finding) -> str:
    entry = view.row("answers", finding.duty.id) or {}
    return next((name for name in ("note", "on", "by") if name not in entry and name in _parts(finding)), "")


def _parts(finding: Finding) -> tuple[str, ...]:
    return ("on", "by") if finding.duty.asks == "schedule" else ("note", "by", "on")


def _request(view: View, finding: Finding) -> Step | None:
    """A request that lacks a part, is pending, or has to be confirmed anew."""
    duty, key = finding.duty, target(finding.path).key
    row = view.row("requests", key) or {}
    if finding.reason == "incomplete":
        for field, when in ASKING["requests"].needed.items():
            if field not in row and when(view, row):
                return Ask(f"requests.{key}.{field}", duty.id, "")
        return Decide(finding.path, duty.id, finding.message)
    if finding.reason == "unaccepted":
        return _accept(view, finding)
    if finding.reason == "re-confirm":
        # Asked once, of all of them, when everything else is settled: until then the records still change.
        return None
    return Press(duty.id, finding.message, reason=finding.reason)


def _accept(view: View, finding: Finding) -> Step:
    """A refusal that needs an entry in the risk register, accepted by the approver after it."""
    entry = next((row for row in view.rows("risks") if row.get("duty") == finding.duty.id), None)
    if entry is None:
        known = {"kind": "refused-request", "present": "yes", "duty": finding.duty.id}
        return New("risks", finding.duty.id, finding.message, preset=known)
    for field in ("measures", "accepted_by", "accepted_at"):
        if field not in entry:
            return Ask(f"risks.{entry['id']}.{field}", finding.duty.id)
    return Decide(f"risks.{entry['id']}.accepted_at", finding.duty.id, finding.message)


def _records(view: View, finding: Finding) -> Step:
    """What the records lack: a record, a field of one, or a decision."""
    duty, message = finding.duty, finding.message
    missing = needed_in(view, [name for name in duty.tables if name in ASKING], duty.id)
    path = finding.path or (duty.tables[0] if duty.tables else "")
    if path.startswith("facts."):
        name = path.split(".")[1]
        known = view.fact(name) != UNKNOWN
        return Decide(f"facts.{name}.value", duty.id, message) if known else Ask(f"facts.{name}.value", duty.id, message)
    if not path:
        return missing or Decide("", duty.id, message)
    bare = [name for name in duty.tables if name in ASKING and not TABLES[name].tool and not view.rows(name)]
    if bare and finding.status == "unmet" and bare[0] not in _OPTIONAL:
        return Hub(bare[0], duty.id, message)
    return at_path(view, path, duty.id, message, missing=missing, short=finding.status == "unmet")


def at_path(view: View, path: str, duty: str, message: str, *, missing: Step | None = None, short: bool = False) -> Step:
    """The step that a path of a finding or notice leads to."""
    try:
        named = target(path)
    except CocError:
        return missing or Decide("", duty, message)
    if named.table is None:
        return missing or Decide("", duty, message)
    table = named.table.name
    if named.field is not None:
        if view.value(path) is None:
            return askable(view, named, duty, message)
        return missing or Decide(path, duty, message)
    if not named.key:
        return _table(view, table, duty, message, missing=missing, short=short)
    if table == "limits" and (unsaid := [one for one in ("by", "reason") if view.value(f"{path}.{one}") is None]):
        return Ask(f"{path}.{unsaid[0]}", duty, message)
    if missing is None and (row := view.row(table, named.key)) is not None:
        missing = of_row(view, table, dict(row), duty, every=True)
    return missing or Decide(path, duty, message)


def _table(view: View, table: str, duty: str, message: str, *, missing: Step | None, short: bool) -> Step:
    """A whole table that lacks something: its values one by one, its seeds, or its records."""
    if TABLES[table].style == "values":
        blank = [name for name in _WANTED.get(table, TABLES[table].fields) if view.value(f"{table}.{name}") is None]
        if blank:
            return askable(view, target(f"{table}.{blank[0]}"), duty, message)
        return Decide("", duty, message)
    if TABLES[table].style == "keyed" or table not in ASKING:
        return Decide(table, duty, message)
    rows = view.rows(table)
    asking = ASKING[table]
    for other in asking.before:
        if not view.rows(other) and Hub(other).key not in view.memory.passed:
            return Hub(other, duty)
    unsown = [word for word in asking.seeds if word not in {row.get(asking.first) for row in rows}]
    if unsown and not (table == "people" and rows) and f"Seed:{table}" not in view.memory.passed:
        return Seed(table, duty, message)
    if missing is not None and short:
        return missing
    return Hub(table, duty, message)


# Tables of which no duty demands a record.
_OPTIONAL = ("briefed",)
# What of a table of values is missing when a rule only names the table.
_WANTED = {"schedule": ("zone", "start", "end"), "operation": ("lead_agency",)}


def askable(view: View, named: Target, duty: str, message: str) -> Step:
    """Ask for a field; where nothing on record could be named in it, for that record first."""
    assert named.field is not None  # noqa: S101  # callers ask for fields only
    kind = named.field.kind
    table = named.table.name if named.table else ""
    low = HALVES.get((table, named.field.name))
    alone = _told(view, named)
    if alone is not None:
        return Tell(str(named), alone, duty)
    if kind.name == "moment" and view.value("schedule.zone") is None:
        # What is to be a moment of the plan is read in its zone.
        return Ask("schedule.zone", duty)
    if low is not None and named.table is not None and view.value(".".join(filter(None, (table, named.key, low)))) is None:
        # Two ends of one thing are asked together, from the lower one.
        return Ask(".".join(filter(None, (table, named.key, low))), duty, message)
    if kind.name == "ref" and kind.many and not any(not one.unfit for one in records_for(view, named)):
        fitting = {choice.unfit for choice in records_for(view, named)} - {""}
        whose = f" ({next(iter(fitting))})" if fitting else ""
        noun = ASKING[kind.tables[0]].noun
        said = f"{named}: nobody on record could be named there{whose}: add a {noun} first"
        return Hub(kind.tables[0], duty, said)
    return Ask(str(named), duty, message)


def _told(view: View, named: Target) -> object:
    """The one record that could be named in a field that only has to say which of several; None where there are several."""
    table = named.table.name if named.table else ""
    if table not in _TOLD or named.field is None or named.field.name != _TOLD[table]:
        return None
    fitting = [one.value for one in records_for(view, named) if not one.unfit]
    return fitting[0] if len(fitting) == 1 and view.value(str(named)) is None else None


_TOLD = {"groups": "premises", "rooms": "premises", "access": "premises"}


def needed_in(view: View, tables: list[str], duty: str) -> Step | None:
    """The first field, over all records of some tables, that a record can't do without and lacks."""
    for table in tables:
        for row in view.rows(table):
            if step := of_row(view, table, row, duty):
                return step
    return None


def of_row(view: View, table: str, row: dict[str, object], duty: str, *, every: bool = False) -> Step | None:
    """The first field that one record lacks; of one begun in this walk also what is worth asking while at it."""
    asking = ASKING.get(table)
    if asking is None:
        return None
    wanted = {**asking.needed, **(asking.fresh if every or row.get("id") in view.memory.fresh else {})}
    for field, when in wanted.items():
        step = askable(view, target(f"{table}.{row['id']}.{field}"), duty, "")
        if field in row or not when(view, row) or step.key in view.memory.passed:
            continue
        if isinstance(step, (Ask, Tell)):
            return step
    return None
