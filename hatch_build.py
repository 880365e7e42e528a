"""Build hook: puts the checklist into the wheel in compiled form, so that starting the program reads no TOML for it."""

from __future__ import annotations

import pprint
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledChecklist(BuildHookInterface):  # type: ignore[type-arg]  # the builder's own config is of no interest here
    """Writes coc_cli/checklist/compiled.py into a wheel; an editable install reads the TOML files, always current."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Read and check the checklist as the program does; a faulty one fails the build."""
        if version != "standard":
            return
        sys.path.insert(0, self.root)
        from coc_cli.checklist.loader import read

        text = pprint.pformat(read(str(Path(self.root, "checklists"))), width=120, sort_dicts=False)
        target = Path(self.directory, "compiled-checklist.py")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f'"""Written by hatch_build.py from checklists/; never edited."""\n\nDATA = {text}\n', "utf-8")
        build_data["force_include"][str(target)] = "coc_cli/checklist/compiled.py"
