"""`coc forms`: printed forms and pause-point cards, from a plan or blank."""

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from coc_cli.commands import options

if TYPE_CHECKING:
    from coc_cli.documents.forms.build import Source
    from coc_cli.documents.forms.form import Form
    from coc_cli.documents.model import Document

FOLDER = "coc-forms"
# What may be asked for: the ending of a file, and the writer in `coc_cli.documents` that writes it.
WRITERS = {"pdf": (".pdf", "pdf"), "html": (".html", "html"), "text": (".txt", "text")}


def forms(
    plan: Annotated[
        Optional[str], typer.Argument(help="The plan; left out, the forms are blank.", metavar="[PLAN]", show_default=False)
    ] = None,
    only: Annotated[
        Optional[list[str]], typer.Option("--only", help="This form; may be given several times.", metavar="ID")
    ] = None,
    cards: Annotated[bool, typer.Option("--cards", help="The six pause-point cards alone.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="Say which forms there are, and who carries each.")] = False,
    format: Annotated[str, typer.Option("--format", help="pdf, html or text.", metavar="FORMAT")] = "pdf",
    translations: Annotated[
        Optional[str],
        typer.Option("--translations", help="A folder of reviewed translations, ID.LANGUAGE.toml.", metavar="DIR"),
    ] = None,
    output: Annotated[
        Optional[str],
        typer.Option(
            "-o", "--output", help=f"The folder; by default {FOLDER}. With - one form as text or HTML.", metavar="DIR"
        ),
    ] = None,
    at: options.At = None,
) -> int:
    """Print forms and cards: from a plan what it holds, with room to write; without one, blank."""
    from importlib import import_module

    from coc_cli.documents.forms.load import forms as shipped_forms
    from coc_cli.documents.forms.load import translations as reviewed
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant

    known = shipped_forms()
    if listed:
        return _list(known)
    if format not in WRITERS:
        raise CocError(f'no format "{format}"', hint=meant(format, WRITERS))
    source = _source(plan, at)
    slots = [*known.values(), *(reviewed(translations, known) if translations else [])]
    made = _made(source, slots, only or [], cards)
    if not cards:
        _missing(source, slots, only)
    ending, writer = WRITERS[format]
    render = import_module(f"coc_cli.documents.{writer}").render
    if output == "-":
        if len(made) != 1:
            raise CocError(f"{len(made)} forms do not fit on standard output", hint="name one with --only, or a folder")
        options.put(render(made[0][1]), output)
        return 0
    return _write([(f"{name}{ending}", render(document)) for name, document in made], output or FOLDER)


def _list(known: "dict[str, Form]") -> int:
    from coc_cli.checklist.loader import load
    from coc_cli.documents.forms.cards import identifier

    for form in known.values():
        carried = f"handed to {form.handed}" if form.handed else ", ".join(form.audiences)
        print(f"{form.id:22}{form.title} ({', '.join(form.data['clauses'])}); {carried}")
    for gate in load().gates.values():
        print(f"{identifier(gate):22}{gate.card}; {gate.mode}, read aloud by the {gate.reader}")
    return 0


def _source(plan: Optional[str], at: Optional[str]) -> "Source":
    from coc_cli.checklist.loader import load
    from coc_cli.commands.session import Session, moment
    from coc_cli.documents.forms.build import Source

    if plan is None:
        return Source(load())
    session = Session(plan)
    if at is not None:
        session.at = moment(at, session.plan)
    return Source(session.checklist, session.assess())


def _made(source: "Source", known: "list[Form]", only: list[str], cards: bool) -> "list[tuple[str, Document]]":
    """Every document asked for, with the name of its file. Raises CocError for an unknown id."""
    from coc_cli.checklist.model import GATES
    from coc_cli.documents.forms.build import build
    from coc_cli.documents.forms.cards import card, identifier
    from coc_cli.documents.forms.letter import LETTER, letter
    from coc_cli.errors import CocError
    from coc_cli.nearest import meant
    from coc_cli.readiness.verdict import gates_allowed

    possible = gates_allowed(source.case) if source.case else GATES
    every = {identifier(gate): gate for gate in source.checklist.gates.values()}
    gates = {name: gate for name, gate in every.items() if gate.id in possible}
    names = [*dict.fromkeys(form.id for form in known), LETTER, *gates]
    for name in only:
        if name in every and name not in gates:
            raise CocError(f"{name}: the facts of this plan rule this gate out", hint="leave the plan out for a blank card")
        if name not in names:
            raise CocError(f'no form "{name}"', hint=meant(name, names) or "which there are: coc forms --list")
    wanted = set(only) or (set() if cards else set(names))
    wanted |= set(gates) if cards else set()
    made = [one for form in known if form.id in wanted for one in build(form, source)]
    if LETTER in wanted:
        made.append((LETTER, letter(source)))
    return made + [(name, card(gate, source)) for name, gate in gates.items() if name in wanted]


def _missing(source: "Source", slots: "list[Form]", only: Optional[list[str]]) -> None:
    """Tell which texts that are handed to people exist in no language of theirs."""
    import sys

    from coc_cli.documents.forms.build import untranslated

    for name, languages in untranslated(source, slots).items():
        if not only or name in only:
            said = ", ".join(languages)
            print(f"coc: {name}: no reviewed translation into {said}; drop one in with --translations", file=sys.stderr)


def _write(files: list[tuple[str, str | bytes]], folder: str) -> int:
    import os

    from coc_cli.text import safe

    options.make_folder(folder)
    for name, content in files:
        options.put(content, os.path.join(folder, name))
        print(safe(os.path.join(folder, name)))
    return 0
