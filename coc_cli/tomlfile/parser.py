"""The one parser, toml-rs, told to speak TOML 1.0; and compiled parts of packages, loaded without the packages around them.

Those packages import at once what nobody here asks for (pathlib, tempfile, typing): as much as a whole judgement costs.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def extension(package: str, name: str) -> Any:
    """Return the extension `name` of a package. Raises ImportError, naming the package, where there is none."""
    whole = f"{package}.{name}"
    if whole not in sys.modules:
        found = PathFinder.find_spec(package)
        spec = PathFinder.find_spec(whole, found.submodule_search_locations) if found else None
        if spec is None or spec.loader is None or (made := spec.loader.create_module(spec)) is None:
            raise ImportError(f"{package} has no extension here", name=package)
        spec.loader.exec_module(made)
        # The package, should anybody import it, finds it there.
        sys.modules[whole] = made
    return sys.modules[whole]


_loads = extension("toml_rs", "_toml_rs")._loads  # noqa: SLF001  # what its loads() calls


def loads(text: str) -> dict[str, Any]:
    """Parse TOML 1.0. Raises TOMLDecodeError of toml_rs, or ValueError for a number of thousands of digits."""
    parsed: dict[str, Any] = _loads(text, parse_float=float, toml_version="1.0.0")
    return parsed
