"""An asker that knows a finished plan, and answers every question of a walk from it: how many prompts does it take?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coc_cli.plan.blank import says_nothing
from coc_cli.plan.paths import target
from coc_cli.walk.asking import ASKING, FIRST, SPANS
from coc_cli.walk.question import ANSWER, APART, REQUEST, SKIP, WAIVE, Question, Reply
from coc_cli.walk.same import together
from coc_cli.walk.spans import Span
from coc_cli.walk.steps import (
    Answer,
    Ask,
    Confirm,
    Decide,
    Finish,
    Hub,
    Likewise,
    Meeting,
    New,
    Onward,
    Open,
    Press,
    Reconfirm,
    Same,
    Seed,
    Step,
    Which,
    Who,
)
from coc_cli.walk.suggest import editable

if TYPE_CHECKING:
    from coc_cli.documents.model import Document
    from coc_cli.walk.interview import Interview

# What no question asks of everybody, and some duty wants of somebody.
_BY_HAND = {"12.e/9": "tasks"}
_MEETING = ("raised_at", "raised_by", "raised_with", "answered_at", "answered_by")


class Robot:
    """Answers from `goal`, a plan's data. `log` holds every prompt with its reply; `skipped` what the goal does not say."""

    def __init__(self, goal: dict[str, Any], *, most: int = 1_000) -> None:
        self.most = most
        self.goal = goal
        self.log: list[str] = []
        self.skipped: list[str] = []
        self.mine: dict[str, str] = {}  # its id there -> its id here
        self.interview: Interview
        self.decided: set[tuple[str, str]] = set()
        self.wanted = ""  # the record that a field was about to name
        self.opened = ""  # the field for which a record is opened
        self.rounds = 0
        self._prompts = 0

    # What a person would see

    def tell(self, text: str, *, kind: str = "") -> None:
        self.log.append(f"      ({kind}) {text}")

    def show(self, document: Document) -> None:
        self.log.append(f"      [{document.title}]")

    def ask(self, question: Question) -> Reply:
        step = self.interview.current
        assert step is not None
        assert question.number <= self.most, "it goes round in circles:\n" + "\n".join(self.log[-12:])
        self._sync()
        if WAIVE in question.actions and self._first_time("waivers", step.duty):
            self.log.append(f"{question.number:>4} {step!r} -> waive")
            return Reply(WAIVE)
        value = self._value(step, question)
        if value in (None, ".", "leave") and REQUEST in question.actions and self._refused(step):
            self.log.append(f"{question.number:>4} {step!r} -> request")
            return Reply(REQUEST)
        if value == APART:
            self.log.append(f"{question.number:>4} {step!r} -> one by one")
            return Reply(APART)
        reply = Reply(SKIP) if value is None else Reply(ANSWER, self._given(question, value))
        self.log.append(f"{question.number:>4} {step!r} -> {reply.kind} {reply.value!r}")
        if value is None:
            self.skipped.append(repr(step))
        return reply

    def _given(self, question: Question, value: Any) -> Any:
        """Choose or type it as a person would; what can't be chosen or read is a fault of the walk."""
        if question.form == "text":
            assert question.read is not None
            zone = self.interview.view.zone
            both = isinstance(value, Span)
            typed = f"{editable(value.low, zone)} - {editable(value.high, zone)}" if both else editable(value, zone)
            read = question.read(typed)
            assert read.fault == "", f"{question.title}: {value!r}: {read.fault}"
            assert read.value == value, f"{question.title}: {read.value!r} is not {value!r}"
            return read.value
        open_to = {choice.value for choice in question.choices if not choice.unfit}
        wanted = set(value) if question.form == "many" else {value}
        assert wanted <= open_to, f"{question.title}: {wanted - open_to} can't be chosen: {open_to}"
        return [choice.value for choice in question.choices if choice.value in wanted] if question.form == "many" else value

    # What the goal says

    def _value(self, step: Step, question: Question) -> Any:  # noqa: C901, PLR0912
        match step:
            case Which():
                return [one for one in step.others if self._equal(step, one)]
            case Same():
                return self._same(step)
            case Ask():
                return self._field(step.path, question)
            case Answer():
                return self._answer(step.duty)
            case Press():
                return self._press(step.duty)
            case Meeting():
                row: Any = self._request(step.duty)
                met = self.interview.memory.met
                return "same" if all(self._here(row.get(k)) == met.get(k) for k in _MEETING if k in met) else "other"
            case New():
                row = self._next(step.table)
                assert row is not None, f"nothing of {step.table} is left to add"
                return self._here(row[ASKING[step.table].first])
            case Hub():
                row = self._next(step.table)
                if row is None:
                    return self._by_hand(step)
                wanted = FIRST.get(step.duty, {"": ""})
                if "!" in {choice.value for choice in question.choices} and wanted.items() <= row.items():
                    return "!"
                inline = f"+{row.get(ASKING[step.table].first)}"
                return inline if inline in {choice.value for choice in question.choices} else "+"
            case Open():
                field, self.opened = self.opened, ""
                return f"={field}" if field else "."
            case Seed():
                first, rows = ASKING[step.table].first, self.goal.get(step.table, [])
                open_to = {choice.value for choice in question.choices}
                return list(
                    dict.fromkeys(row[first] for row in rows if row[first] in open_to and row.get("present") != "no")
                )
            case Onward():
                return "yes" if self._in_order(step.record) else "no"
            case Likewise():
                return [choice.value for choice in question.choices if self._press(str(choice.value)) == "agreed"]
            case Reconfirm():
                return "yes"
            case Decide():
                hubs = [str(choice.value) for choice in question.choices if str(choice.value).startswith("hub:")]
                return next((one for one in hubs if self._next(one[4:]) is not None), "leave")
            case Who():
                return ""
            case Confirm():
                return "done"
            case Finish():
                self.rounds += 1
                return "again" if self.interview.memory.skipped and self.rounds < 2 else "end"
        raise AssertionError(step)

    def _by_hand(self, step: Hub) -> str:
        """Nothing is left to add, and still something is missing: open the record in which it stands."""
        field = _BY_HAND.get(step.duty, "") if step.message else ""
        for row in self.goal.get(step.table, ()):
            here = self.interview.view.row(step.table, self.mine[row["id"]]) or {}
            if field and row.get(field) and field not in here and (step.duty, row["id"]) not in self.decided:
                self.decided.add((step.duty, row["id"]))
                self.opened = field
                return f"={here['id']}"
        return "."

    def _refused(self, step: Step) -> bool:
        """Whether law enforcement refused what is missing here: then nothing is filled in."""
        refused = any(row["duty"] == step.duty and row["answer"] == "refused" for row in self.goal.get("requests", ()))
        return refused and not isinstance(step, Press) and self._first_time("requests", step.duty)

    def _first_time(self, table: str, duty: str) -> bool:
        """Whether the goal has a waiver of a duty or a request on it that was not begun here yet."""
        known = any(row["duty"] == duty for row in self.goal.get(table, ())) and (table, duty) not in self.decided
        self.decided.add((table, duty))
        return known

    def _in_order(self, first: str) -> bool:
        """Whether the rooms that follow the first one stand in the order in which they are searched."""
        orders = {self.mine[row["id"]]: row.get("search_order", 0) for row in self.goal["rooms"]}
        site = (self.interview.view.row("rooms", first) or {}).get("premises")
        rest = [
            str(row["id"])
            for row in self.interview.view.rows("rooms")
            if row.get("premises") == site and row["id"] != first
        ]
        return [orders[name] for name in rest] == list(range(2, len(rest) + 2))

    def _field(self, path: str, question: Question) -> Any:
        named = target(path)
        assert named.table is not None
        assert named.field is not None
        row: Any = self.goal.get(named.table.name)
        if named.table.name == "requests":
            row = self._request(str(self.interview.view.value(f"requests.{named.key}.duty")))
        elif named.table.name == "waivers":
            duty = self.interview.view.value(f"waivers.{named.key}.duty")
            row = next((one for one in self.goal.get("waivers", ()) if one["duty"] == duty), None)
        elif named.table.style == "records":
            theirs = {here: there for there, here in self.mine.items()}.get(named.key)
            row = next((one for one in row or () if one["id"] == theirs), None)
        elif named.key:
            row = (row or {}).get(named.key)
        value = self._here(row.get(named.field.name)) if row else None
        others = together(self.interview.view, named) if self.interview.view.value(path) is None else []
        if not all(self._equal_to(named.table.name, named.field.name, other, value) for other in others):
            return APART
        high = SPANS.get((named.table.name, named.field.name))
        if value is not None and high and " and " in question.title.rpartition("·")[2]:
            return Span(value, self._here(row[high])) if high in row else value
        if value is None and question.form == "many" and named.table.name == "journeys":
            return []
        if value is not None and question.form in ("one", "many"):
            open_to = {choice.value for choice in question.choices}
            if not (set(value) if isinstance(value, list) else {value}) <= open_to:
                return self._not_yet(value, open_to)
        return None if isinstance(value, str) and says_nothing(value) else value

    def _not_yet(self, value: Any, open_to: set[object]) -> Any:
        """What a field names is not on record yet: add it there and then, where the question offers that."""
        for table in ASKING:
            if f"+{table}" in open_to and any(row["id"] == value for row in self.goal.get(table, ())):
                self.wanted = value
                return f"+{table}"
        return None

    def _answer(self, duty: str) -> Any:
        entry = self.goal.get("answers", {}).get(duty, {})
        return entry.get("note") if entry.get("state") == "considered" else entry.get("state")

    def _press(self, duty: str) -> Any:
        row = self._request(duty)
        if row and any(one["duty"] == duty for one in self.goal.get("requests", [])):
            return row["answer"]
        return "agreed" if self._answer(duty) == "yes" else None

    def _request(self, duty: str) -> dict[str, Any]:
        rows = self.goal.get("requests", [])
        return next(
            (row for row in reversed(rows) if row["duty"] == duty), {**rows[-1], "answer": "agreed"} if rows else {}
        )

    def _same(self, step: Same) -> str:
        equal = [self._equal(step, other) for other in step.others]
        if all(equal):
            return "all"
        return "some" if sum(equal) > 1 else "each"

    def _equal(self, step: Same, other: str) -> bool:
        table, field = step.path.partition(".")[0], step.path.rpartition(".")[2]
        key = step.path.removeprefix(f"{table}.").removesuffix(f".{field}")
        fields = [field, *([SPANS[table, field]] if (table, field) in SPANS else [])]
        values = {one: self.interview.view.value(f"{table}.{key}.{one}") for one in fields}
        return all(self._equal_to(table, one, other, value) for one, value in values.items())

    def _equal_to(self, table: str, field: str, other: str, value: Any) -> bool:
        content = self.goal[table]
        if isinstance(content, dict):
            return bool(content.get(other, {}).get(field) == value)
        theirs = {here: there for there, here in self.mine.items()}[other]
        row = next(one for one in content if one["id"] == theirs)
        return bool(self._here(row.get(field)) == value)

    def _next(self, table: str) -> dict[str, Any] | None:
        rows = [row for row in self.goal.get(table, []) if row["id"] not in self.mine]
        return next((row for row in rows if row["id"] == self.wanted), rows[0] if rows else None)

    def _here(self, value: Any) -> Any:
        """Codes of the goal as the walk gave them."""
        if isinstance(value, list):
            return [self._here(one) for one in value]
        return self.mine.get(value, value) if isinstance(value, str) else value

    def _sync(self) -> None:
        """Find out which record here is which one there: of one kind they come in order."""
        for table, asking in ASKING.items():
            if table in ("requests", "waivers", "confirmations"):
                continue
            for row in self.interview.view.rows(table):
                if row["id"] not in self.mine.values():
                    first = row.get(asking.first)
                    for there in sorted(self.goal.get(table, []), key=lambda one: one["id"] != self.wanted):
                        if there["id"] not in self.mine and self._here(there.get(asking.first)) == first:
                            self.mine[there["id"]] = row["id"]
                            break
