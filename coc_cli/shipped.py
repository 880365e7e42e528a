"""Where the data that ships with the program lies: `checklists/` and `templates/`, in a wheel or in a checkout."""

from __future__ import annotations

import os

from coc_cli.errors import CocError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


def shipped(folder: Literal["checklists", "templates"]) -> str:
    """Return the path of a shipped folder. Raises CocError when this installation has none.

    A stranger's folder of the same name beside an installed package is never read: a checkout is known by its
    pyproject.toml.
    """
    here = os.path.dirname(os.path.abspath(__file__))
    packaged = os.path.join(here, "_data", folder)
    if os.path.isdir(packaged):
        return packaged
    checkout = os.path.dirname(here)
    found = os.path.join(checkout, folder)
    if os.path.isfile(os.path.join(checkout, "pyproject.toml")) and os.path.isdir(found):
        return found
    raise CocError(f"this installation has no {folder} folder", hint="reinstall it: pip install --force-reinstall coc-cli")
