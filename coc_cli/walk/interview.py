"""The walk itself: take the next step, put its question, save what was answered, and go on until nothing is left.

It knows no terminal and no file: an Asker puts the questions, a Desk keeps the plan. Every confirmed answer is on disk
before the next question is put.
"""

from __future__ import annotations

from coc_cli.plan.paths import target
from coc_cli.readiness.result import listed
from coc_cli.walk import duties, question, records, spared
from coc_cli.walk.agenda import Scope, next_step
from coc_cli.walk.gaps import of_row
from coc_cli.walk.handlers import HANDLERS
from coc_cli.walk.outcome import Outcome
from coc_cli.walk.saving import SAVED, THEIRS, save
from coc_cli.walk.steps import Answer, Ask, Erase, Fill, Finish, New, Note, Press, Review, Tell, Who
from coc_cli.walk.view import Memory, View
from coc_cli.walk.where import part_of, stands, where
from coc_cli.walk.why import why

TYPE_CHECKING = False
if TYPE_CHECKING:
    from coc_cli.readiness.verdict import Assessment
    from coc_cli.walk.question import Asker, Question, Reply
    from coc_cli.walk.steps import Step
    from coc_cli.walk.view import Desk

# Where a note stands that no duty asked for: whether the operation is well planned.
_HOME = "12/1"


class Stopped(Exception):  # noqa: N818  # what happened, in a word
    """The planner stopped; everything confirmed is on disk."""


class Interview:
    """One walk through one plan. `asked` counts the prompts that were put."""

    def __init__(self, desk: Desk, asker: Asker, scope: Scope) -> None:
        self.desk = desk
        self.asker = asker
        self.scope = scope
        self.memory = Memory()
        self.queue: list[Step] = []
        self.trail: list[tuple[Step, tuple[str, ...]]] = []
        self.asked = 0
        self.title = ""
        self.view = self._look()
        self._entered: set[str] = set()
        self._part = ""
        self.current: Step | None = None

    def run(self) -> None:
        """Walk until the planner ends it. Raises Stopped, Unsaved or Copied; what the asker raises passes through."""
        while not self._step():
            pass

    def _look(self) -> View:
        return View(self.desk, self.memory, everything=self.scope.everything)

    def _step(self) -> bool:
        """Take one step; tell whether the walk has ended."""
        step = self.queue.pop(0) if self.queue else next_step(self.view, self.scope)
        if isinstance(step, Finish) and (self.scope.part or self.scope.clause):
            return True
        if isinstance(step, New) and (outcome := records.preset(self.view, step)):
            return self._carry_out(step, outcome)
        if isinstance(step, Tell):
            said_so = f"{step.path} is {step.value}: there is no other"
            return self._carry_out(step, Outcome([(step.path, step.value)], said=said_so))
        if isinstance(step, Fill):
            row = self.view.row(table, step.record) if (table := self.view.table_of(step.record)) else None
            if row is not None and (lack := of_row(self.view, table, dict(row), step.duty, every=True)):
                self.queue[:0] = [lack, step]
            return False
        asks, takes = HANDLERS[type(step)]
        put = asks(self.view, step)
        if put is None:
            # Nothing to choose from yet, or what it was about is gone.
            self.memory.passed.add(step.key)
            return False
        self._enter(step)
        reply = self._put(put, step)
        if reply.kind != question.ANSWER:
            self._act(step, reply)
            return False
        return self._carry_out(step, takes(self.view, step, reply.value), answer=reply.value)

    def _enter(self, step: Step) -> None:
        """On entering another part, say what nobody has to answer in it."""
        part = part_of(self.view, step)
        if part is not None and part.id != self._part and step.returns:
            self._part = part.id
            self.asker.tell(part.title, kind="part")
            if part.id not in self._entered and (line := spared.of_part(self.view, part)):
                self.asker.tell(line, kind="quiet")
            self._entered.add(part.id)

    def _put(self, put: Question, step: Step) -> Reply:
        # The same question again, after a look at why or at the review, keeps its number.
        self.asked += step is not self.current
        self.current = step
        self.title = put.title
        put.number, put.where, put.stands = self.asked, where(self.view, step), stands(self.view)
        return self.asker.ask(put)

    def _carry_out(self, step: Step, outcome: Outcome, *, answer: object = None) -> bool:
        """Save what an answer changes, remember what it leaves, and say how the gate stands by now."""
        before = self.view.judged
        done = save(self.desk, self.asker, outcome)
        if done == THEIRS:
            self.view = self._look()
            return False
        self._remember(step, outcome, answer)
        if done == SAVED:
            self.desk.tick()
            self.view = self._look()
            self._tell_changes(before)
        if outcome.said:
            self.asker.tell(outcome.said, kind="done")
        if outcome.everything:
            self.scope = Scope(everything=True)
            self.memory.passed.clear()
            self.view = self._look()
        self.queue[:0] = outcome.then
        return outcome.ends

    def _remember(self, step: Step, outcome: Outcome, answer: object) -> None:
        self.memory.fresh.update(outcome.fresh)
        self.memory.newest = outcome.fresh[-1] if outcome.fresh else self.memory.newest
        self.memory.passed.update((*outcome.passes, *outcome.leaves))
        self.memory.skipped.update(dict.fromkeys(outcome.leaves, step.duty))
        if isinstance(step, (Ask, Answer)) and answer is not None:
            # The same lack, put again at once, would only be the same question: its answer did not cure it.
            self.memory.passed.add(step.key)
            self.memory.skipped.pop(step.key, None)
        for path, value in outcome.edits:
            named = target(path)
            if named.table is not None and named.field is not None:
                self.memory.last[named.table.name, named.field.name] = value
                if named.table.name == "requests" and named.field.name != "duty":
                    self.memory.met[named.field.name] = value
        back = outcome.back or (step if step.returns else None)
        if back is not None:
            self.trail.append((back, (step.key, *outcome.passes, *outcome.leaves)))

    def _tell_changes(self, before: Assessment) -> None:
        """A fact or record that re-opens duties, or a change after which sign-offs count no more, says so at once."""
        reopened = [
            duty
            for duty, finding in self.view.findings.items()
            if finding.status in ("open", "unmet")
            and before.findings[duty].status in ("met", "refused", "waived")
            and not finding.duty.chapeau
            and not finding.duty.alias
        ]
        if reopened:
            titled = [f"{duty} {self.view.findings[duty].duty.title}" for duty in reopened]
            said = listed(titled if len(titled) < 3 else reopened, most=5)
            self.asker.tell(f"open again: {said}", kind="warn")
        known = {notice.path for notice in before.notices if notice.id == "signoff-void"}
        voided = [one for one in self.view.judged.notices if one.id == "signoff-void" and one.path not in known]
        if voided:
            self.asker.tell(f"sign-offs that count no more: {len(voided)}", kind="warn")

    def _act(self, step: Step, reply: Reply) -> None:
        """One of the actions: none of them changes an answer."""
        match reply.kind:
            case question.BACK:
                self._back(step)
            case question.SKIP:
                self._skip(step)
            case question.WHY:
                self.asker.show(why(self.view, step))
                self.queue.insert(0, step)
            case question.NOTE:
                self.queue[:0] = [Note(self._note_path(step), step.duty), step]
            case question.REVIEW:
                self.queue[:0] = [Review(), step]
            case question.ERASE:
                path = step.path if isinstance(step, Ask) else f"answers.{step.duty}.state"
                self.queue[:0] = [Erase(path, step.duty), step]
            case question.APART:
                named = target(step.path) if isinstance(step, Ask) else None
                if named is not None and named.table is not None and named.field is not None:
                    self.memory.apart.add((named.table.name, named.field.name))
                self.queue.insert(0, step)
            case question.REQUEST:
                self.queue[:0] = [Press(step.duty), step]
            case question.WAIVE:
                self.queue[:0] = [duties.waiver(step.duty), step]
            case _:
                raise Stopped

    def _back(self, step: Step) -> None:
        """Return to the question that was in fact asked before; what was still queued is found again by the agenda."""
        self.queue.clear()
        if isinstance(step, Review) and step.place:
            self.queue.append(Review())
        elif self.trail:
            before, passed = self.trail.pop()
            self.queue.append(before)
            # Whoever goes back over a question has not passed it by: it is put again on the way forward.
            self.memory.passed.difference_update(passed)
            for key in passed:
                self.memory.skipped.pop(key, None)
            # The question before has its number again.
            self.asked = max(0, self.asked - 2)
        else:
            self.asker.tell("this is the first question", kind="warn")
            self.queue.append(step)

    def _skip(self, step: Step) -> None:
        """Leave it open: nothing is written but who could know, and the same is not put again in this walk."""
        self.memory.passed.add(step.key)
        self.memory.skipped[step.key] = step.duty
        if step.returns:
            self.trail.append((step, (step.key,)))
        duty = self.desk.checklist.duties.get(step.duty)
        said_so = f"{self.title} is left open" if isinstance(step, Ask) else f"{step.duty or 'this'} is left open"
        self.asker.tell(said_so, kind="quiet")
        if duty is not None and isinstance(step, (Answer, Press, Ask)):
            self.queue.insert(0, Who(duty.id))

    def _note_path(self, step: Step) -> str:
        if isinstance(step, Ask) and step.path.startswith("facts."):
            return f"facts.{target(step.path).key}.source"
        return f"answers.{step.duty or _HOME}.note"
