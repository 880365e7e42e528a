"""The kinds of thing that a walk does next. A step says what; `handlers` knows what its question is.

`key` names a step for good: what was passed by once is not put again in the same walk while nothing about it changed.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Step:
    """One step. duty: under which it stands, "" for none; message: what a finding misses, where that is why."""

    __slots__ = ("duty", "message")

    # Whether going back leads here again.
    returns = True

    def __init__(self, duty: str = "", message: str = "") -> None:
        self.duty = duty
        self.message = message

    @property
    def key(self) -> str:
        """What makes this step the same as another."""
        return f"{type(self).__name__}:{self.duty}:{self.message}"

    def __repr__(self) -> str:
        return f"<{self.key}>"


class Ask(Step):
    """A field of the plan, by its path."""

    __slots__ = ("path",)

    def __init__(self, path: str, duty: str = "", message: str = "") -> None:
        super().__init__(duty, message)
        self.path = path

    @property
    def key(self) -> str:
        """One field and what is said to be wrong with it."""
        return f"Ask:{self.path}:{self.message}"


class Tell(Step):
    """A field that needs no question, because only one value is possible."""

    __slots__ = ("path", "value")
    returns = False

    def __init__(self, path: str, value: object, duty: str = "") -> None:
        super().__init__(duty)
        self.path = path
        self.value = value

    @property
    def key(self) -> str:
        """One field."""
        return f"Tell:{self.path}"


class Answer(Step):
    """A duty that is answered: yes or no, confirmed, considered, scheduled."""

    __slots__ = ()


class Press(Step):
    """A duty that law enforcement controls: was it asked for, and what was the answer? reason: why it is asked again."""

    __slots__ = ("reason",)

    def __init__(self, duty: str, message: str = "", *, reason: str = "") -> None:
        super().__init__(duty, message)
        self.reason = reason

    @property
    def key(self) -> str:
        """One duty, and why it is asked."""
        return f"Press:{self.duty}:{self.reason}"


class Meeting(Step):
    """Whether a request was raised and answered on the same occasion as the one before."""

    __slots__ = ("request",)
    returns = False

    def __init__(self, request: str, duty: str) -> None:
        super().__init__(duty)
        self.request = request


class Confirm(Step):
    """A duty that has to be confirmed at a gate, on the day."""

    __slots__ = ("gate",)

    def __init__(self, duty: str, gate: str) -> None:
        super().__init__(duty)
        self.gate = gate

    @property
    def key(self) -> str:
        """One duty at one gate."""
        return f"Confirm:{self.duty}:{self.gate}"


class Hub(Step):
    """The records of a table: add, open, or that is all."""

    __slots__ = ("table",)

    def __init__(self, table: str, duty: str = "", message: str = "") -> None:
        super().__init__(duty, message)
        self.table = table

    @property
    def key(self) -> str:
        """One table and what is missing in it."""
        return f"Hub:{self.table}:{self.message}"


class Seed(Step):
    """Several records of a table at once, from the kinds that the Code names."""

    __slots__ = ("table",)

    def __init__(self, table: str, duty: str = "", message: str = "") -> None:
        super().__init__(duty, message)
        self.table = table

    @property
    def key(self) -> str:
        """One table."""
        return f"Seed:{self.table}"


class New(Step):
    """A new record, begun with its first field; `preset` is known already."""

    __slots__ = ("preset", "table")
    returns = False

    def __init__(
        self, table: str, duty: str = "", message: str = "", *, preset: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(duty, message)
        self.table = table
        self.preset = dict(preset or {})


class OfRecord(Step):
    """One record."""

    __slots__ = ("record",)

    def __init__(self, record: str, duty: str = "", message: str = "") -> None:
        super().__init__(duty, message)
        self.record = record


class Fill(OfRecord):
    """A record that was just begun: what it lacks is asked field by field, until nothing is left."""

    __slots__ = ()
    returns = False


class Open(OfRecord):
    """One record: all its fields, to change any; copy it, remove it."""

    __slots__ = ()

    @property
    def key(self) -> str:
        """One record and what is wrong with it."""
        return f"Open:{self.record}:{self.message}"


class Remove(OfRecord):
    """Whether a record is really to be removed; what it would break is said first."""

    __slots__ = ()
    returns = False


class Erase(Step):
    """Whether an answer is really to be erased."""

    __slots__ = ("path",)
    returns = False

    def __init__(self, path: str, duty: str = "") -> None:
        super().__init__(duty)
        self.path = path


class Same(Step):
    """Whether other records have the same value in a field that they lack too."""

    __slots__ = ("others", "path")
    returns = False

    def __init__(self, path: str, others: Sequence[str], duty: str = "") -> None:
        super().__init__(duty)
        self.path = path
        self.others = tuple(others)


class Which(Same):
    """For which of the others a value holds."""

    __slots__ = ()


class Likewise(Step):
    """Which other requests were agreed on the same occasion."""

    __slots__ = ("duties", "request")
    returns = False

    def __init__(self, request: str, duties: Sequence[str], duty: str) -> None:
        super().__init__(duty)
        self.request = request
        self.duties = tuple(duties)


class Reconfirm(Step):
    """Whether what law enforcement said still holds, after the records changed."""

    __slots__ = ("requests",)

    def __init__(self, requests: Sequence[str], duty: str) -> None:
        super().__init__(duty)
        self.requests = tuple(requests)

    @property
    def key(self) -> str:
        """The requests that are to be confirmed anew."""
        return f"Reconfirm:{','.join(self.requests)}"


class Onward(OfRecord):
    """Whether the other rooms follow in the order in which they are listed."""

    __slots__ = ()
    returns = False


class Decide(Step):
    """What to do about something that is not met although nothing is missing."""

    __slots__ = ("path",)

    def __init__(self, path: str, duty: str = "", message: str = "") -> None:
        super().__init__(duty, message)
        self.path = path


class Who(Step):
    """Who could know what was left open."""

    __slots__ = ()
    returns = False


class Note(Step):
    """A note on a duty, or the source of a fact."""

    __slots__ = ("path",)
    returns = False

    def __init__(self, path: str, duty: str = "") -> None:
        super().__init__(duty)
        self.path = path


class Review(Step):
    """Everything that was answered: the parts, one part, or one kind of records; looking changes nothing."""

    __slots__ = ("place",)
    returns = False

    def __init__(self, place: str = "") -> None:
        super().__init__()
        self.place = place


class Finish(Step):
    """Nothing is left to ask: look once more, or end."""

    __slots__ = ()
    returns = False
