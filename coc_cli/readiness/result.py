"""What is concluded: the result of one rule, the finding about one duty, the notice about the plan itself.

A conclusion is never a bare sentence: it has a status, a short reason, a message, a fix and a path into the plan.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coc_cli.checklist.model import Duty
    from coc_cli.plan.model import Record

# Why a finding stands as it does. Stable for ever: scripts read them.
REASONS = (
    "met",  # everything the duty asks for is there
    "blank",  # nothing was recorded or answered, or only a placeholder
    "unknown",  # somebody said that it is not known yet
    "unknown-fact",  # a fact that decides whether it applies is unknown
    "short",  # there is less than the arithmetic demands
    "uncovered",  # something named is left without what it needs
    "prohibited",  # the records or an answer show what must not be
    "not-done",  # the answer, or a confirmation, says that it is not so
    "contradiction",  # two entries can't both be so
    "stale",  # it is too old at the time of use
    "expired",  # its validity ends before the work does
    "extreme",  # a risk that remains extreme
    "together",  # people who have to be kept apart are together
    "twice",  # somebody or something is in two places at one time
    "unaccepted",  # a refusal without the risk entry or the approver's acceptance it needs
    "pending",  # asked, not answered
    "incomplete",  # a request, consideration or schedule that lacks a part
    "re-confirm",  # the records changed after it was agreed or refused
    "unconfirmed",  # arranged, but not yet confirmed at its gate
    "overdue",  # scheduled for a day that has passed
    "scheduled",  # arranged for a day to come
    "raised",  # raising it was the duty, and it was raised
    "note",  # met, with something a reader should know
    "refused",  # law enforcement said no, on record
    "waived",  # knowingly not met, validly waived
    "fact",  # a fact switches it off
    "may",  # a permission: it never blocks, and is never met
    "lost",  # its text is missing in the source
)


class Cure:
    """The smallest change that would meet a duty: said in words, and as changes of the plan that can be tried.

    changes: makes (path, value) pairs when they are asked for; a dict as a value adds a record. None: only words.
    """

    __slots__ = ("changes", "text")

    def __init__(self, text: str, changes: Callable[[], Sequence[tuple[str, object]]] | None = None) -> None:
        self.text = text
        self.changes = changes


# Of these two, keywords may stand by position: over a hundred are made of each plan, and keywords cost as much as the rest.


class Result:
    """What a rule concludes from the records: status met, open or unmet, with reason, message, fix and place.

    message: or what writes it, where that takes long; fix: "" takes the duty's own; unwaivable: why no waiver can cover it
    here, or ""; unless_refused: another duty, and what holds instead where law enforcement refused that one on record; or
    None.
    """

    __slots__ = ("cures", "fix", "message", "path", "reason", "status", "unless_refused", "unwaivable")

    def __init__(  # noqa: PLR0917
        self,
        status: str,
        reason: str,
        message: str | Callable[[], str],
        path: str = "",
        fix: str = "",
        cures: Sequence[Cure] = (),
        unwaivable: str = "",
    ) -> None:
        self.status = status
        self.reason = reason
        self.message = message
        self.path = path
        self.fix = fix
        self.cures = tuple(cures)
        self.unwaivable = unwaivable
        self.unless_refused: tuple[str, Result] | None = None


def met(message: str | Callable[[], str], *, reason: str = "met", path: str = "") -> Result:
    """The records show that the duty is met."""
    return Result("met", reason, message, path)


def blank(message: str, *, path: str = "", fix: str = "", cures: Sequence[Cure] = ()) -> Result:
    """Something that has to be known is not there."""
    return Result("open", "blank", message, path=path, fix=fix, cures=cures)


def unmet(
    reason: str, message: str, *, path: str = "", fix: str = "", cures: Sequence[Cure] = (), unwaivable: str = ""
) -> Result:
    """The records show that the duty is not met."""
    return Result("unmet", reason, message, path=path, fix=fix, cures=cures, unwaivable=unwaivable)


class Finding:
    """What is concluded about one duty. `blocking` means: it keeps the judged gate from being READY.

    condition: what makes a READY conditional, or ""; facts: the facts that decided or could not decide whether it applies.
    message, fix: may be given as a function that writes it: it is called when somebody reads it, and a verdict alone
    never does.
    """

    __slots__ = ("_fix", "_message", "blocking", "condition", "cures", "duty", "facts", "path", "reason", "status")

    def __init__(  # noqa: PLR0917
        self,
        duty: Duty,
        status: str,
        reason: str,
        message: str | Callable[[], str],
        fix: str | Callable[[], str] = "",
        path: str = "",
        cures: tuple[Cure, ...] = (),
        condition: str = "",
        facts: tuple[str, ...] = (),
    ) -> None:
        self.duty = duty
        self.status = status
        self.reason = reason
        self._message = message
        self._fix = fix
        self.path = path
        self.cures = cures
        self.condition = condition
        self.facts = facts
        self.blocking = False

    @property
    def message(self) -> str:
        """Why it stands as it does, in a sentence."""
        if not isinstance(self._message, str):
            self._message = self._message()
        return self._message

    @message.setter
    def message(self, message: str) -> None:
        self._message = message

    @property
    def fix(self) -> str:
        """What would meet the duty, or ""."""
        if not isinstance(self._fix, str):
            self._fix = self._fix()
        return self._fix

    @fix.setter
    def fix(self, fix: str | Callable[[], str]) -> None:
        self._fix = fix

    def later(self) -> Callable[[], str]:
        """The fix as it stands now, as a function that writes it."""
        fix = self._fix
        return (lambda: fix) if isinstance(fix, str) else fix

    def __repr__(self) -> str:
        return f"<{self.duty.id} {self.status} {self.reason}: {self.message}>"


class Notice:
    """What is concluded about the plan itself. severity "block" makes the verdict NOT READY, "warn" does not.

    quote: words of the plan that the message repeats and that nobody but the planner should read, or "".
    """

    __slots__ = ("condition", "fix", "id", "message", "path", "quote", "severity")

    def __init__(
        self,
        id: str,
        severity: str,
        message: str,
        *,
        fix: str = "",
        path: str = "",
        condition: bool = False,
        quote: str = "",
    ) -> None:
        self.id = id
        self.severity = severity
        self.message = message
        self.fix = fix
        self.path = path
        self.condition = condition
        self.quote = quote

    def __repr__(self) -> str:
        return f"<{self.id} {self.severity}: {self.message}>"


def empty(record: Record, *fields: str) -> str:
    """The path of the first of these fields that a record lacks: the very place that has to be filled in."""
    return next((f"{record.path}.{name}" for name in fields if getattr(record, name) in (None, ())), record.path)


def plural(noun: str) -> str:
    """Return the plural of a noun of this trade."""
    return "people" if noun == "person" else f"{noun}s"


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: "1 site", "3 sites"."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def all_of(number: int, noun: str) -> str:
    """Write all of them: "the one site", "both sites", "all 3 sites"."""
    if number == 1:
        return f"the one {noun}"
    return f"{'both' if number == 2 else f'all {number}'} {plural(noun)}"


def listed(names: Sequence[str], most: int = 6) -> str:
    """Join names for a sentence: "X1, X2 and X3"; past `most`, the rest is counted."""
    if len(names) > most:
        return ", ".join(names[:most]) + f" and {len(names) - most} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "none"
