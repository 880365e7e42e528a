"""One plan, opened for a command: reads the clock once, wires codec and history to the store, judges and saves.

This is the only place where a path, a clock and the reasoning meet.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import lru_cache

from coc_cli.checklist.loader import load as load_checklist
from coc_cli.commands.given import given
from coc_cli.errors import CocError, FileFaults
from coc_cli.nearest import zone_near
from coc_cli.plan import store
from coc_cli.plan.fields import TABLES, TOP
from coc_cli.plan.kinds import MOMENT
from coc_cli.plan.locate import Locator, locate, unwritten
from coc_cli.plan.read import read
from coc_cli.readiness.clock import zone_of
from coc_cli.readiness.verdict import Assessment, assess
from coc_cli.text import safe
from coc_cli.tomlfile.guard import parse
from coc_cli.trust import history, signoffs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo
    from typing import Any

    from coc_cli.checklist.model import Checklist
    from coc_cli.plan.assign import Assignments
    from coc_cli.plan.model import Plan
    from coc_cli.readiness.notices import SignoffState
    from coc_cli.tomlfile.edits import Change
    from coc_cli.trust.keys import Keys

ORDER = (*TOP, *TABLES)
# Setting one of these of a request is asking, or being answered, with the records as they are then.
ASKING = ("duty", "raised_at", "answer", "answered_at")


def now() -> datetime:
    """The moment of the call: the one look at the clock, in the machine's zone, without fractions."""
    return datetime.now(UTC).replace(microsecond=0).astimezone()


class Session:
    """An open plan. `plan` is always what lies on disk.

    signers, at_least: what the caller holds the plan against, from outside it (`commands.outside`, as are the keys unless
    they are named): who may sign, and how far its history goes.
    """

    def __init__(self, path: str, *, at: datetime | None = None, role: str = "planner", keys: Keys | None = None) -> None:
        outside = given()
        self.path = path
        self.at = at or now()
        self.role = role
        self.signers = outside.signers
        self.at_least = outside.at_least
        self.warned = False
        self.checklist: Checklist = load_checklist()
        self.codec = codec_for(path, keys or outside.keys)
        self._take(store.load(path, self.codec))
        if zone := zone_of(self.plan.schedule.zone):
            # What is written with this moment stands in the plan's zone, as people there read it.
            self.at = self.at.astimezone(zone)

    def _take(self, stored: store.Stored) -> None:
        self.stored = stored
        self.locator = Locator(stored.text, stored.data)
        self.plan: Plan = checked(stored, self.checklist, self.locator)

    def warn(self) -> None:
        """Say on standard error, once, that a plan in plain text lies where its copies are handed on."""
        from coc_cli.trust.surroundings import warning

        said = "" if self.warned or self.path.endswith(".age") else warning(self.path)
        self.warned = True
        if said:
            print(f"coc: warning: {safe(said)}", file=sys.stderr)

    def assess(self, gate: str | None = None) -> Assessment:
        """Judge the plan at a gate, at the session's moment."""
        outside = tuple(history.notices(self.history(), self.at_least)) if self.signers or self.at_least else ()
        return assess(self.plan, self.checklist, self.at, gate=gate, signoffs=self.signoffs(), outside=outside)

    def signoffs(self) -> tuple[SignoffState, ...]:
        """What each sign-off is worth, held against the signers where they are given."""
        proof = signoffs.Proof(self.signers, self.history(), self.at) if self.signers else None
        return signoffs.states(self.plan, self.checklist, proof)

    def history(self) -> history.Chain:
        """The chain of saves, read anew."""
        return history.read(self.path, self.codec)

    def change(self, changes: Sequence[Change]) -> None:
        """Save changes, all or nothing. Raises FileFaults when the plan would be faulty, NotSaved when the disk refuses."""
        self.warn()
        with store.held(self.path):
            self.change_held(changes)

    def assign(self, assignments: Sequence[str], *, erase: Sequence[str] = ()) -> None:
        """Set values from PATH=VALUE texts and erase others, all or nothing; every fault of the call is told at once."""
        made = self.assignments()
        # A zone given in the same call already holds for the times beside it.
        zones = [one.partition("=")[2] for one in assignments if one.startswith("schedule.zone=")]
        zone = zone_of(zones[-1].strip() if zones else self.plan.schedule.zone)
        if zone is None and zones and (typed := zones[-1].strip()):
            hint = f"a name such as {zone_near(typed) or 'Asia/Bangkok'}"
            raise CocError(f'schedule.zone: no time zone "{typed}" is known here', hint=hint)
        made.take(assignments, erase, zone, file=self.path)
        self.warn()
        with store.held(self.path):
            self.assign_held(made)

    def assign_over(self, given: Sequence[str], over: Sequence[str], *, erase: Sequence[str] = ()) -> None:
        """Set values from PATH=VALUE texts and erase others, all or nothing; of two for one path, those of `over` hold."""
        beaten = {one.partition("=")[0].strip() for one in over}
        self.assign([*(one for one in given if one.partition("=")[0].strip() not in beaten), *over], erase=erase)

    def assignments(self) -> Assignments:
        """Begin to collect values for this plan."""
        from coc_cli.plan.assign import Assignments

        return Assignments(self.stored.data, self.checklist)

    def assign_held(self, made: Assignments, *, mine: bool = False) -> None:
        """Save collected values while the caller holds the plan's lock; what others changed meanwhile is kept.

        Raises Clashing when both changed the same value; with `mine` ours is taken then.
        """
        fresh = store.changed_underneath(self.stored, self.codec)
        if fresh is not None:
            from coc_cli.plan.merge import Clashing, clashes

            if not mine and (both := clashes(made, fresh.data)):
                raise Clashing(self.path, both)
            self._take(fresh)
            made.data = fresh.data
        self.change_held([*made.changes(), *self.request_changes(made)])

    def sign(self, *, role: str, code: str, method: str, reference: str, principal: str = "", key: str = "") -> None:
        """Add a sign-off on the present revision, bound to the history's head before it; by SSH it is signed with `key`."""
        from coc_cli.plan.assign import next_id
        from coc_cli.tomlfile.edits import Change

        entry = signoffs.record(
            data=self.stored.data,
            checklist=self.checklist,
            head=self.history().head,
            role=role,
            code=code,
            method=method,
            at=self.at,
            reference=reference,
            principal=principal,
        )
        if method == "ssh":
            from coc_cli.trust.signers import sign

            entry["signature"] = sign(signoffs.statement(entry), key)
        row = {"id": next_id(self.stored.data, "signoffs"), **entry}
        self.change([Change(("signoffs", len(self.plan.signoffs)), row)])

    def request_changes(self, made: Assignments) -> list[Change]:
        """What a request is about is stamped when it is raised or answered, and by nothing else that is written of it.

        When those records change, it is asked anew: a note put right must not pass for a new answer.
        """
        if not made.touches("requests"):
            return []
        from coc_cli.readiness.requests import about
        from coc_cli.tomlfile.edits import Change, intended

        data = intended(self.stored.data, made.changes())
        plan, _ = read(data, self.checklist)
        stamps = []
        for index, row in enumerate(data.get("requests", ())):
            duty = self.checklist.duties.get(str(row.get("duty")))
            if duty is not None and made.sets("requests", str(row.get("id")), ASKING):
                stamps.append(Change(("requests", index, "about"), about(duty, plan)))
        return stamps

    def change_held(self, changes: Sequence[Change]) -> None:
        """Save changes while the caller holds the plan's lock."""
        from coc_cli.tomlfile.edits import edited

        before = self.stored
        text, data = edited(before.text, before.data, changes, order=ORDER, places=self.locator.places)
        locator = Locator(text, data)
        plan, faults = read(data, self.checklist)
        if faults:
            raise FileFaults(self.path, unwritten(faults, data))
        store.unchanged(before)
        raw = store.encoded(self.path, text, self.codec)
        # First the line, then the plan: no save of ours is ever without its line.
        history.append(
            self.path,
            self.codec,
            before=(before.text, before.data),
            after=(text, data),
            role=self.role,
            at=self.at,
            checklist=self.checklist,
        )
        self.stored, self.plan, self.locator = store.save(before, raw, text, data), plan, locator


def checked(stored: store.Stored, checklist: Checklist, locator: Locator) -> Plan:
    """Return the plan of a file. Raises FileFaults with every fault's line and column."""
    plan, faults = read(stored.data, checklist)
    if faults:
        raise FileFaults(stored.path, locate(faults, locator))
    return plan


def create(
    path: str,
    text: str,
    *,
    at: datetime,
    role: str = "planner",
    to: Sequence[str] = (),
    codec: store.Codec | None = None,
    invented: bool = False,
) -> Session:
    """Write a new plan and begin its history; `.age` is sealed to `to` or by `codec`. Raises CocError if it exists.

    Of an `invented` plan nobody is warned that it lies in plain text.
    """
    checklist = load_checklist()
    data = parse(text, path)
    checked(store.Stored(path, text, data, b""), checklist, Locator(text, data))
    if store.there(history.beside(path)) and not store.there(path):
        raise CocError(f"{history.beside(path)}: a history of that name exists", hint="choose another name for the plan")
    keys = given().keys
    if path.endswith(".age") and not keys:
        raise CocError(f"{path}: a sealed plan needs the identity that opens it", hint="give it: -i FILE")
    codec = codec or codec_for(path, keys, to=to)
    store.create(path, text, codec)
    history.append(path, codec, before=("", {}), after=(text, data), role=role, at=at, checklist=checklist)
    session = Session(path, at=at, role=role, keys=keys)
    session.warned = invented
    session.warn()
    return session


def codec_for(path: str, keys: Keys, *, to: Sequence[str] = ()) -> store.Codec:
    """The codec that a file's name asks for: `.age` is sealed, a new one to `to`."""
    if not path.endswith(".age"):
        return store.Plain()
    from coc_cli.trust import recipients
    from coc_cli.trust.seal import Sealed

    known = recipients.load()
    return Sealed(path, keys, known, to=recipients.given(to) or known.plan)


def moment(text: str, plan: Plan | None = None) -> datetime:
    """Read a moment given on the command line; without a zone it is in the plan's zone, else the machine's.

    Raises CocError when it is none.
    """
    zone = zone_of(plan.schedule.zone) if plan else None
    try:
        value: Any = _moment(text, zone or now().tzinfo)
    except ValueError as error:
        raise CocError(f"--at: {error}", hint="write it as 2026-12-03T05:30+07:00") from None
    found: datetime = value
    return found


@lru_cache(maxsize=64)
def _moment(text: str, zone: tzinfo | None) -> object:
    """One call reads the same few words for every one of its plans."""
    return MOMENT.parse(text, zone)
