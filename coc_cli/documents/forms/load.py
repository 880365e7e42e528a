"""Reads the forms: the shipped ones in English, and translations that somebody reviewed and dropped into a folder.

A translation is a file ID.LANGUAGE.toml with the same sections and blocks as the English one: none may be lost. It says
in `reviewed` by which role and when it was reviewed; without that it does not load.
"""

from __future__ import annotations

import os

from coc_cli.checklist.loader import load as load_checklist
from coc_cli.documents.forms.check import blocks, faults
from coc_cli.documents.forms.form import Form
from coc_cli.errors import CocError, Fault, FileFaults, reason_of
from coc_cli.shipped import shipped
from coc_cli.tomlfile.guard import decode, parse, read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Path = tuple[str | int, ...]


def forms() -> dict[str, Form]:
    """Return the shipped forms by id, in their order. Raises FileFaults for the first faulty file, with every fault."""
    folder = os.path.join(shipped("templates"), "forms")
    found = [read(folder, name, None) for name in _files(folder)]
    return {form.id: form for form in sorted(found, key=lambda form: (form.data["order"], form.id))}


def translations(folder: str, known: dict[str, Form]) -> list[Form]:
    """Return the reviewed translations of a folder. Raises FileFaults when one says less, or something else, than ours."""
    return [read(folder, name, known) for name in _files(folder) if name.count(".") == 2]


def _files(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".toml"))
    except OSError as error:
        raise CocError(f"{folder}: can't be read: {reason_of(error)}") from None


def read(folder: str, name: str, known: dict[str, Form] | None) -> Form:
    """Read one file; `known` are the English forms that a translation is held to, None for an English form."""
    file = f"forms/{name}" if known is None else os.path.join(folder, name)
    text = decode(read_bytes(os.path.join(folder, name)), file)
    data = parse(text, file)
    found = list(faults(data, load_checklist().clauses))
    stem, _, language = name.removesuffix(".toml").partition(".")
    if not found and known is not None:
        found = list(_against(data, known.get(stem), stem))
    refuse(file, text, found)
    return Form(stem, language or "en", data)


def refuse(file: str, text: str, found: list[tuple[Path, Fault]]) -> None:
    """Raise FileFaults with line and column of every fault, where there is one."""
    if found:
        from coc_cli.tomlfile.places import Places

        places = Places(text)
        for path, fault in found:
            fault.line, fault.column = places.at(path)
        raise FileFaults(file, tuple(sorted((fault for _, fault in found), key=lambda fault: (fault.line, fault.column))))


def _against(data: dict[str, Any], english: Form | None, id: str) -> Iterator[tuple[Path, Fault]]:
    """What a translation lacks that the English form has."""
    if english is None or not english.translated:
        yield (), Fault(f'no form "{id}" that is translated', hint="card-victims, card-suspects and questionnaire are")
        return
    if not data.get("reviewed"):
        yield (), Fault('"reviewed" is missing: by which role was this translation reviewed, and when?')
    for key in ("audiences", "handed", "clauses", "per"):
        if data.get(key) != english.data.get(key):
            yield (key,), Fault(f"{key}: differs from the English form")
    ours, theirs = dict(blocks(english.data)), dict(blocks(data))
    for path in {**ours, **theirs}:
        one, other = ours.get(path), theirs.get(path)
        if one is None or other is None or _shape(one) != _shape(other):
            yield path, Fault("this block is not the one of the English form: " + (one or {"kind": "none"})["kind"])


def _shape(block: dict[str, Any]) -> tuple[object, ...]:
    """What a translation must keep of a block: everything but its words."""
    columns = [(column.get("show"), column.get("box")) for column in block.get("column", ())]
    sizes = [len(block.get(key, ())) for key in ("items", "lines", "fields")]
    return block["kind"], sizes, columns, block.get("rows"), [clause for _, clause in block.get("items", ())]
