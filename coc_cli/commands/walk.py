"""`coc walk`: the interview."""

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from coc_cli.commands import options

if TYPE_CHECKING:
    from coc_cli.commands.desk import Desk
    from coc_cli.walk.agenda import Scope
    from coc_cli.walk.plain import Plain
    from coc_cli.walk.terminal import Terminal


def walk(
    plan: options.Plan,
    part: Annotated[
        Optional[str],
        typer.Option("--part", help="Walk one part only, by its name or number; opening is the first.", metavar="PART"),
    ] = None,
    clause: Annotated[
        Optional[str], typer.Option("--clause", help="Walk one clause or duty only, such as 12.b.", metavar="ID")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Ask also what is answered, and what may stay open.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Line by line: screen readers, serial lines.")] = False,
    answers: options.Answers = None,
    sets: Annotated[
        Optional[list[str]],
        typer.Option("--set", help="Take this answer first; it beats the file.", metavar="PATH=VALUE"),
    ] = None,
    role: options.Role = "planner",
    at: options.At = None,
) -> int:
    """Ask what the plan still lacks, one question at a time; each answer is on disk before the next is asked.

    It resumes at the first open question. Exit code 0: ready; 1: not ready; 130: stopped, everything confirmed saved.
    """
    from coc_cli.commands.desk import Desk
    from coc_cli.commands.session import moment

    session = Desk(plan, role=role)
    if at is not None:
        session.fix(moment(at, session.plan))
    scope = scope_of(session, part=part, clause=clause, everything=everything)
    given = options.lines_of(answers)
    if given or sets:
        session.assign_over(given, sets or ())
        print(f"{len({*given, *(sets or ())})} answers taken")
    if answers is not None and not interactive():
        return ended(session)
    from coc_cli.commands.given import given as outside

    flags = [flag for flag, on in (("--plain", plain), ("--all", everything)) if on]
    flags += ["--part", part] if part else []
    flags += ["--clause", clause] if clause else []
    flags += [*session.options, *outside().witness, *(["--at", at] if at else [])]
    return walked(session, scope, plain=plain, flags=flags)


def scope_of(session: "Desk", *, part: str | None, clause: str | None, everything: bool) -> "Scope":
    """Check what is to be walked. Raises CocError that names the nearest part or clause."""
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant
    from coc_cli.walk.agenda import OPENING, Scope

    parts = session.checklist.parts
    names = [OPENING, *(one.id for one in parts)]
    if part is not None and part.isdigit() and int(part) <= len(parts):
        part = names[int(part)]
    if part is not None and part not in names:
        raise CocError(f'no part "{part}"', hint=meant(part, names))
    known = (*session.checklist.clauses, *session.checklist.duties)
    if clause is not None and clause not in known:
        raise CocError(f'no clause "{clause}"', hint=meant(clause, known))
    return Scope(part=part or "", clause=clause or "", everything=everything)


def interactive() -> bool:
    """Tell whether questions can be put: both ends are terminals."""
    import sys

    return sys.stdin.isatty() and sys.stdout.isatty()


def walked(session: "Desk", scope: "Scope", *, plain: bool, flags: list[str]) -> int:
    """Walk a plan on this terminal. Raises NeedsTerminal without one, Interrupted when it is broken off."""
    import os
    import shlex

    from coc_cli.errors import Interrupted, NeedsTerminal, NotSaved
    from coc_cli.plan import store

    again = shlex.join(["coc", "walk", session.path, *flags])
    if not interactive():
        hint = f"answer without one: coc set {shlex.quote(session.path)} PATH=VALUE ..., or {again} --answers FILE"
        raise NeedsTerminal("a walk asks questions, and there is no terminal to ask them on", hint=hint)
    dumb = plain or os.environ.get("TERM", "dumb") in ("dumb", "")
    session.warn()
    with store.held(session.path, doing=f"walking it since {session.at:%d %b %H:%M}"):
        from coc_cli.walk import stops
        from coc_cli.walk.interview import Interview
        from coc_cli.walk.saving import Copied, Unsaved

        session.refresh()
        asker = asker_for(plain=dumb)
        try:
            with stops.deferred(session, asker.interrupt) as desk:
                interview = Interview(desk, asker, scope)
                interview.run()
            if not interview.asked:
                # Only a part or a clause can be without any question: the whole walk ends with one.
                asker.tell(f"nothing is open in {scope.clause or scope.part}; to change it: coc walk, then review (F5)")
        except Unsaved as unsaved:
            message = f"the last answer is NOT SAVED, all before it are; go on with: {again}"
            raise NotSaved(message, hint=f"this records it: {unsaved.command}") from None
        except Copied as copied:
            other = shlex.join(["coc", "walk", copied.path, *flags])
            message = f"{session.path} is as it was; everything, the last answer too, is in {copied.path}"
            raise NotSaved(message, hint=f"go on with: {other}") from None
        except stops.STOPS:
            raise Interrupted("stopped; everything confirmed is saved", hint=f"go on with: {again}") from None
        finally:
            asker.close()
    return ended(session)


def asker_for(*, plain: bool) -> "Plain | Terminal":
    """The asker for this terminal: line by line where it is dumb, or where nothing else starts."""
    from coc_cli.walk.plain import Plain

    if plain:
        return Plain()
    try:
        from coc_cli.walk.terminal import Terminal

        return Terminal()
    except (OSError, RuntimeError, AssertionError):
        # A console that can't be drawn on, such as git-bash on Windows.
        return Plain()


def ended(session: "Desk") -> int:
    """Say how the plan stands, what comes next, and return the exit code."""
    import shlex

    from coc_cli.text import safe

    judged = session.assess()
    name = shlex.quote(session.path)
    print(f"{safe(session.path)}: {judged.gate}: {judged.verdict}; law enforcement decides")
    blocking = judged.blocking()
    for finding in blocking[:5]:
        print(f"  {finding.duty.id}: {safe(finding.message)}")
    missing = [notice for notice in judged.notices if notice.severity == "block"]
    for notice in missing[: max(0, 5 - len(blocking))]:
        print(f"  {safe(notice.message)}")
    rest = len(blocking) + len(missing) - 5
    if rest > 0:
        print(f"  and {rest} more: coc status {name}")
    unsigned = any(notice.id == "signoff-missing" for notice in missing)
    if unsigned and not blocking:
        print(f"next: coc report {name}, then coc sign {name} --role planner --code ...")
    else:
        print(f"next: coc walk {name}, coc status {name}, coc report {name}")
    return 0 if judged.verdict != "NOT READY" else 1
