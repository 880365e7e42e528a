"""Build hook: puts the checklist and the templates into the wheel in compiled form, so that no call has to compile them."""

from __future__ import annotations

import pprint
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# How a file is called until it is packed.
_BEFORE_PACKED = "compiled-"


class Compiled(BuildHookInterface):  # type: ignore[type-arg]  # the builder's own config is of no interest here
    """Writes coc_cli/checklist/compiled.py and the compiled templates into a wheel.

    An editable install reads the TOML files and the templates themselves, always current.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Read and check the checklist as the program does, compile the templates as it does; a fault fails the build."""
        if version != "standard":
            return
        sys.path.insert(0, self.root)
        from coc_cli.checklist.loader import read

        text = pprint.pformat(read(str(Path(self.root, "checklists"))), width=120, sort_dicts=False)
        data = f'"""Written by hatch_build.py from checklists/; never edited."""\n\nDATA = {text}\n'
        self._put("checklist.py", data, "coc_cli/checklist/compiled.py", build_data)
        self._templates(build_data)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  # hatchling's
        """Leave nothing beside the wheel."""
        for target in Path(self.directory).glob(f"{_BEFORE_PACKED}*.py"):
            target.unlink()

    def _put(self, name: str, text: str, inside: str, build_data: dict[str, Any]) -> None:
        target = Path(self.directory, _BEFORE_PACKED + name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        build_data["force_include"][str(target)] = inside

    def _templates(self, build_data: dict[str, Any]) -> None:
        from jinja2 import ModuleLoader

        from coc_cli.documents.html import TEMPLATES, compiled, environment

        made = environment()
        for name in TEMPLATES:
            source = Path(self.root, "templates", name).read_text("utf-8")
            module = ModuleLoader.get_module_filename(name)
            text = made.compile(source, name, raw=True, defer_init=True)
            self._put(module, text, f"coc_cli/_data/templates/{Path(compiled()).name}/{module}", build_data)
