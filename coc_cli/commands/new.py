"""`coc new`: begin a plan, from a few facts or from an example."""

import os
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from coc_cli.commands import options

if TYPE_CHECKING:
    from coc_cli.commands.session import Session

EXAMPLES = ("ready", "conditions", "not-ready", "cross-border", "preliminary", "soft-rescue")
DAYS_AHEAD = 10


def new(
    plan: Annotated[str, typer.Argument(help="The plan to write, a TOML file.", metavar="PLAN", show_default=False)],
    example: Annotated[
        Optional[str],
        typer.Option("--from", help="Copy an example: " + ", ".join(EXAMPLES) + ".", metavar="EXAMPLE"),
    ] = None,
    start: Annotated[
        Optional[str],
        typer.Option("--start", help="When the operation starts; an example's dates move with it.", metavar="TIME"),
    ] = None,
    facts: Annotated[
        Optional[list[str]],
        typer.Option(
            "--fact", help="An opening fact, such as country=TH; may be given several times.", metavar="FACT=VALUE"
        ),
    ] = None,
    standing: Annotated[
        Optional[str],
        typer.Option(
            "--standing", help="Take over what an earlier plan says of the organisation and its people.", metavar="FILE"
        ),
    ] = None,
    zone: Annotated[
        Optional[str], typer.Option("--zone", help="The time zone, such as Asia/Bangkok.", metavar="ZONE")
    ] = None,
    to: Annotated[
        Optional[list[str]],
        typer.Option("--to", help="For a PLAN.age, sealed from the start: who may open it.", metavar="RECIPIENT"),
    ] = None,
    editor: Annotated[
        bool, typer.Option("--editor", help="Put the plan's JSON Schema beside it, for editors that complete and explain.")
    ] = False,
    at: options.At = None,
) -> int:
    """Begin a plan. Without --from it holds the opening facts that are given; `coc walk` asks the rest."""
    from coc_cli.checklist.loader import load
    from coc_cli.commands.session import Session, create, moment, now
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant
    from coc_cli.plan.begin import empty
    from coc_cli.plan.takeover import standing as taken_over

    called = moment(at) if at else now()
    if example is not None and standing is not None:
        raise CocError("--from and --standing do not go together", hint="an example is complete as it is")
    if example is not None and example not in EXAMPLES:
        raise CocError(f'no example "{example}"', hint=meant(example, EXAMPLES))
    first = _for_editors(plan) if editor else ""
    if example is not None:
        copied(plan, example, start=start, at=called, to=to or (), first=first)
        print(f"{plan}: a copy of the example {example}; judge it: coc check {plan}")
        return 0
    checklist = load()
    taken = taken_over(Session(standing).stored.data, checklist.standing) if standing else {}
    session = create(plan, first + empty(checklist, secrets.token_hex(16), taken), at=called, to=to or ())
    given = [f"facts.{fact}" for fact in facts or ()]
    given += [f"schedule.zone={zone}"] if zone else []
    given += [f"schedule.start={start}"] if start else []
    if given:
        try:
            session.assign(given)
        except CocError:
            os.unlink(plan)
            os.unlink(f"{plan}.history")
            raise
    if taken:
        people, answers = len(taken.get("people", ())), len(taken.get("answers", ()))
        print(f"{plan}: taken over from {standing}: {people} people and {answers} answers; check that they still hold")
    print(f"{plan}: a new plan; the interview: coc walk {plan}")
    return 0


def _for_editors(plan: str) -> str:
    """Put the schema beside a plan that does not exist yet; return the line with which the plan names it."""
    from coc_cli.commands.schema import LINE, put_beside

    if not os.path.lexists(plan):
        put_beside(plan)
    return LINE


def copied(
    path: str,
    example: str,
    *,
    start: Optional[str],
    at: datetime,
    to: Sequence[str] = (),
    first: str = "",
    invented: bool = False,
) -> "Session":
    """Copy an example to `path`, behind the line `first`, its requests and sign-offs made anew.

    Its operation lies ten days ahead of `at`, or starts at `start`; what was done for it lies as long ago as it did.
    One that is only to be looked at stays `invented`; any other copy is the beginning of a plan.
    """
    from coc_cli.commands.session import ORDER, create, moment
    from coc_cli.plan.begin import Shift, moved
    from coc_cli.shipped import shipped
    from coc_cli.tomlfile.edits import Change, apply
    from coc_cli.tomlfile.guard import decode, parse, read_bytes

    name = os.path.join(shipped("checklists"), "examples", f"{example}.toml")
    text = decode(read_bytes(name), name)
    data: Any = parse(text, name)
    key = "start" if "start" in data["schedule"] else "plan_by"
    anchor: datetime = data["schedule"][key]
    ahead = timedelta(days=DAYS_AHEAD)
    past = at.astimezone(anchor.tzinfo).date() + ahead - anchor.date()
    wanted = moment(start).astimezone(anchor.tzinfo) if start else anchor + past
    shift = Shift(today=anchor.date() - ahead, past=past, ahead=wanted - anchor, days=wanted.date() - anchor.date())
    changes = [*moved(data, shift), Change(("salt",), secrets.token_hex(16))]
    session = create(path, first + apply(text, changes, order=ORDER), at=at, to=to, invented=invented)
    restamp(session)
    return session


def restamp(session: "Session") -> None:
    """Make requests and sign-offs of a copied example anew: they were about the example, not about this plan."""
    from coc_cli.readiness.requests import about
    from coc_cli.tomlfile.edits import ERASE, Change

    duties = session.checklist.duties
    stamps = [
        Change(("requests", index, "about"), about(duties[one.duty], session.plan))
        for index, one in enumerate(session.plan.requests)
        if one.duty in duties
    ]
    signed, called = session.plan.signoffs, session.at
    session.change([*stamps, *(Change(("signoffs", index), ERASE) for index in reversed(range(len(signed))))])
    for one in signed:
        session.at = min(one.at or called, called).astimezone(called.tzinfo)
        session.sign(role=one.role or "", code=one.code or "", method=one.method or "", reference=one.reference or "")
    session.at = called
