"""Reads the checklist: from the compiled module of an installed package, else from the TOML files of a checkout.

Both give the same data; a test builds the wheel and compares. Reading TOML costs as much as starting the program, which
is why the wheel carries the compiled form.
"""

from __future__ import annotations

import os

from coc_cli.checklist.build import build
from coc_cli.errors import CocError, Fault, FileFaults, reason_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from coc_cli.checklist.model import Checklist

_loaded: list[Checklist] = []


def load() -> Checklist:
    """Return the shipped checklist, built once per process. Raises CocError or FileFaults when it is faulty."""
    if not _loaded:
        _loaded.append(build(_compiled() or read(_folder())))
    return _loaded[0]


def _folder() -> str:
    from coc_cli.shipped import shipped

    return shipped("checklists")


def _compiled() -> dict[str, Any] | None:
    try:
        from coc_cli.checklist import compiled  # type: ignore[attr-defined]  # written by the build, absent in a checkout
    except ImportError:
        return None
    data: dict[str, Any] = compiled.DATA
    return data


def read(folder: str) -> dict[str, Any]:
    """Read and check every file of a checklist folder; return its data, with its digest.

    Raises FileFaults for the first faulty file, with all of that file's faults and their lines.
    """
    from coc_cli.checklist.schema import cross_faults, shape_faults
    from coc_cli.tomlfile.guard import decode, parse, read_bytes

    texts: dict[str, str] = {}
    data: dict[str, dict[str, Any]] = {}
    for name in _files(folder):
        texts[name] = decode(read_bytes(os.path.join(folder, name)), name)
        data[name] = parse(texts[name], name)
        _refuse(name, texts[name], list(shape_faults(_section(name), data[name])))
    crossing = list(cross_faults(data))
    for file in dict.fromkeys(file for file, _, _ in crossing):
        _refuse(file, texts[file], [(path, fault) for owner, path, fault in crossing if owner == file])
    parts = [data[name] for name in data if "clause" in data[name]]
    whole = {
        "checklist": data["checklist.toml"],
        "facts": data["facts.toml"]["fact"],
        "contradictions": data["facts.toml"].get("contradiction", []),
        "gates": data["gates.toml"]["gate"],
        "limits": data["limits.toml"]["limit"],
        "matrix": data["matrix.toml"],
        "parts": parts,
        "packs": [data[name] for name in data if name.startswith("packs/")],
    }
    return {**whole, "digest": _digest(whole)}


def _files(folder: str) -> list[str]:
    """The files of a checklist in the order of their names: the parts are numbered."""
    try:
        top = sorted(name for name in os.listdir(folder) if name.endswith(".toml"))
        packs = sorted(name for name in os.listdir(os.path.join(folder, "packs")) if name.endswith(".toml"))
    except OSError as error:
        raise CocError(f"{folder}: can't be read: {reason_of(error)}") from None
    missing = {"checklist.toml", "facts.toml", "gates.toml", "limits.toml", "matrix.toml"} - set(top)
    if missing:
        raise CocError(f"{folder}: {min(missing)} is missing", hint="reinstall coc-cli, or restore the file")
    return top + [f"packs/{name}" for name in packs]


def _section(name: str) -> str:
    if name.startswith("packs/"):
        return "pack"
    return "part" if name[0].isdigit() else name.removesuffix(".toml")


def _refuse(name: str, text: str, found: list[tuple[Any, Fault]]) -> None:
    if not found:
        return
    from coc_cli.tomlfile.places import Places

    places = Places(text)
    for path, fault in found:
        fault.line, fault.column = places.at(path)
    faults = sorted((fault for _, fault in found), key=lambda fault: (fault.line, fault.column))
    raise FileFaults(f"checklists/{name}", tuple(faults))


def _digest(data: dict[str, Any]) -> str:
    import hashlib
    import json

    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()
