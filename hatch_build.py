"""Build hook: puts the checklist and the templates into the wheel in compiled form, so that no call has to compile them."""

from __future__ import annotations

import pprint
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


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
        target = Path(self.directory, "compiled-checklist.py")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f'"""Written by hatch_build.py from checklists/; never edited."""\n\nDATA = {text}\n', "utf-8")
        build_data["force_include"][str(target)] = "coc_cli/checklist/compiled.py"
        self._templates(build_data)

    def _templates(self, build_data: dict[str, Any]) -> None:
        from jinja2 import ModuleLoader

        from coc_cli.documents.html import TEMPLATES, compiled, environment

        made = environment()
        for name in TEMPLATES:
            source = Path(self.root, "templates", name).read_text("utf-8")
            module = ModuleLoader.get_module_filename(name)
            target = Path(self.directory, f"compiled-{module}")
            target.write_text(made.compile(source, name, raw=True, defer_init=True), "utf-8")
            build_data["force_include"][str(target)] = f"coc_cli/_data/templates/{Path(compiled()).name}/{module}"
