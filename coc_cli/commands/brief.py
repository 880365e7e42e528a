"""`coc brief`: the briefing sheets, one per audience and person, and the register of their copies."""

import os
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from coc_cli.commands import options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coc_cli.commands.session import Session
    from coc_cli.documents.model import Document
    from coc_cli.plan.project import Projection
    from coc_cli.trust.recipients import Recipients

    Put = Callable[[str | bytes, str, str], None]

# What may be asked for: the writer in `coc_cli.documents`, and how its files end.
WRITERS = {"pdf": ("pdf", ".pdf"), "html": ("html", ".html"), "text": ("text", ".txt")}
ORDERS = ("iimarch", "smeacs")


def brief(
    plan: options.Plan,
    wanted: Annotated[
        Optional[list[str]],
        typer.Option(
            "--for", help="An audience, or a person by code; may be given several times. By default all.", metavar="WHO"
        ),
    ] = None,
    order: Annotated[
        str, typer.Option("--order", help="The order of the headings: iimarch or smeacs.", metavar="ORDER")
    ] = "iimarch",
    copy: Annotated[int, typer.Option("--copy", help="The number of this copy.", min=1, max=9999, metavar="N")] = 1,
    packet: Annotated[
        bool, typer.Option("--packet", help="All in one file, with a cover, for printing on both sides.")
    ] = False,
    format: Annotated[str, typer.Option("--format", help="pdf, html or text.", metavar="FORMAT")] = "pdf",
    output: Annotated[
        str,
        typer.Option("-o", "--output", help="The folder to write into; - writes text to standard output.", metavar="DIR"),
    ] = "sheets",
    seal: Annotated[bool, typer.Option("--seal", help="Encrypt each sheet to its audience alone.")] = False,
    recipients: Annotated[
        Optional[str], typer.Option("--recipients", help="A recipients.toml; by default your own.", metavar="FILE")
    ] = None,
    gate: options.Gate = None,
    at: options.At = None,
) -> int:
    """Write what each person may carry, and no more. Exit code as `coc check`; until the gate is READY each is a DRAFT.

    Each copy is entered into the plan's register, which voids no sign-off; `coc verify PLAN --sheet` knows it again.
    """
    from coc_cli.commands.session import Session, moment
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant
    from coc_cli.readiness.verdict import NOT_READY

    for given, known in ((order, ORDERS), (format, tuple(WRITERS))):
        if given not in known:
            raise CocError(f'no "{given}" among {", ".join(known)}', hint=meant(given, known))
    if packet and format != "pdf":
        raise CocError("a packet is a PDF", hint="leave out --format")
    if output == "-" and format != "text":
        raise CocError("only text goes to standard output", hint="--format text, or -o DIR")
    if seal and (packet or output == "-"):
        raise CocError("each sheet is sealed to its own audience", hint="leave out --packet and -o -")
    session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    assessed = session.assess(options.gate_of(gate))
    draft = assessed.verdict == NOT_READY
    chosen = _chosen(session, wanted or [])
    put = _hand(_known(recipients, chosen) if seal else None)
    documents = _sheets(session, chosen, order=order, copy=copy, draft=draft)
    if output == "-":
        _show(documents)
        return 1 if draft else 0
    options.make_folder(output)
    entered = _enter(session, chosen, copy)
    _write(session, documents, chosen, put=put, folder=output, format=format, packet=packet, copy=copy, draft=draft)
    state = f"{'DRAFT, ' if draft else ''}{assessed.gate} {assessed.verdict}"
    print(f"{len(documents)} {'sealed ' if seal else ''}sheets in {output}: {state}; {entered} entered into the register")
    return 1 if draft else 0


def print_all(session: "Session", folder: str, *, draft: bool) -> int:
    """Print every sheet of a plan once, as PDF, with the register; return how many."""
    chosen = _chosen(session, ())
    documents = _sheets(session, chosen, order="iimarch", copy=1, draft=draft)
    options.make_folder(folder)
    _enter(session, chosen, 1)
    _write(session, documents, chosen, put=_hand(None), folder=folder, format="pdf", packet=False, copy=1, draft=draft)
    return len(documents)


def name_of(projection: "Projection") -> str:
    """The name of a sheet's file, from ids only."""
    return "-".join(part for part in (projection.audience, projection.subject) if part)


def _chosen(session: "Session", wanted: "Sequence[str]") -> "list[Projection]":
    """The projections asked for. Raises CocError for a word that is no audience and nobody's code."""
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant
    from coc_cli.plan.project import project, subjects
    from coc_cli.plan.words import AUDIENCES

    plan = session.plan
    held = {audience: subjects(plan, audience) for audience in AUDIENCES}
    codes = {code: audience for audience, found in held.items() for code in found}
    pairs = [(audience, code) for audience, found in held.items() for code in found] if not wanted else []
    for word in wanted:
        if word in held:
            pairs += [(word, code) for code in held[word] or [""]]
        elif word in codes:
            pairs.append((codes[word], word))
        else:
            raise CocError(
                f'no audience and nobody with a sheet is called "{word}"',
                hint=meant(word, [*AUDIENCES, *codes]) or f"one of {', '.join(AUDIENCES)}, or a person's code",
            )
    if not pairs:
        raise CocError("nobody in this plan is given a sheet", hint="coc set PLAN people.OC1.role=commander")
    return [project(plan, *pair) for pair in dict.fromkeys(pairs)]


def _sheets(session: "Session", chosen: "Sequence[Projection]", *, order: str, copy: int, draft: bool) -> "list[Document]":
    from coc_cli.documents.brief import sheet
    from coc_cli.plan.digest import plan_digest

    revision, head = plan_digest(session.stored.data), session.history().head
    return [sheet(one, order=order, copy=copy, draft=draft, revision=revision, head=head) for one in chosen]


def _show(documents: "Sequence[Document]") -> None:
    from coc_cli.documents.text import render

    wide = options.width(None)
    print("\n\n".join(render(one, wide) for one in documents), end="")


def _enter(session: "Session", chosen: "Sequence[Projection]", copy: int) -> int:
    """Enter each copy into the plan, once; the same copy of the same sheet is the one that is there already."""
    from coc_cli.plan.assign import next_id
    from coc_cli.tomlfile.edits import Change, intended

    there = {(one.audience, one.person, one.copy, one.digest) for one in session.plan.copies}
    data, changes = session.stored.data, []
    for one in chosen:
        person = one.subject if session.plan.person(one.subject) else None
        if (one.audience, person, copy, one.digest) in there:
            continue
        row = {
            "id": next_id(data, "copies"),
            "audience": one.audience,
            "person": person,
            "copy": copy,
            "digest": one.digest,
            "at": session.at,
            "return_by": session.plan.retention.return_by,
        }
        held = {name: value for name, value in row.items() if value is not None}
        changes.append(Change(("copies", len(data.get("copies", []))), held))
        data = intended(session.stored.data, changes)
    if changes:
        session.change(changes)
    return len(changes)


def _write(
    session: "Session",
    documents: "Sequence[Document]",
    chosen: "Sequence[Projection]",
    *,
    put: "Put",
    folder: str,
    format: str,
    packet: bool,
    copy: int,
    draft: bool,
) -> None:
    from importlib import import_module

    from coc_cli.documents.brief.register import cover, register
    from coc_cli.plan.project import project

    writer, ending = WRITERS[format]
    module = import_module(f"coc_cli.documents.{writer}")
    printed = [(one.subject or "nobody named yet", one.audience, copy, one.digest) for one in chosen]
    page = register(project(session.plan, "commander"), copies=printed, draft=draft)
    if packet:
        front = cover([one.title for one in (*documents, page)], code=session.plan.operation.code or "", draft=draft)
        put(module.packet([front, *documents, page]), os.path.join(folder, f"packet{ending}"), "commander")
        return
    from concurrent.futures import ThreadPoolExecutor

    from coc_cli.commands.spread import processors

    names = [*((name_of(one), one.audience) for one in chosen), ("register", "commander")]
    # Setting a page is the engine's work, during which others can be set.
    with ThreadPoolExecutor(processors()) as pool:
        for (name, audience), made in zip(names, pool.map(module.render, [*documents, page]), strict=True):
            put(made, os.path.join(folder, name + ending), audience)


def _known(file: Optional[str], chosen: "Sequence[Projection]") -> "Recipients":
    """Who opens which sheet. Raises CocError, before anything is written, when nobody is named for one of them."""
    from coc_cli.trust.recipients import load

    known = load(file)
    for audience in dict.fromkeys([*(one.audience for one in chosen), "commander"]):
        known.of(audience)
    return known


def _hand(known: "Optional[Recipients]") -> "Put":
    """How a sheet is written for its audience: plain, or sealed to it; the register is the commander's."""

    def put(made: "str | bytes", path: str, audience: str) -> None:
        if known is None:
            options.put(made, path)
            return
        from coc_cli.trust.seal import sheet

        options.put(sheet(made.encode("utf-8") if isinstance(made, str) else made, audience, known), f"{path}.age")

    return put
