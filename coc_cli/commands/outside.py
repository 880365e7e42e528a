"""What a caller brings to a plan from outside it: keys that open it, who may sign it, how far its history goes.

Every command that opens a plan has these options, without naming them: the table of commands adds them. A session takes
them from here, so that no command can forget to pass them on.
"""

from __future__ import annotations

import contextlib
import inspect
import re
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from coc_cli.commands.given import CURRENT, Outside, naming
from coc_cli.trust.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from coc_cli.trust.signers import Signers

Identity = Annotated[
    Optional[list[str]],
    typer.Option("-i", "--identity", help="An identity file that opens a sealed plan; may be given twice.", metavar="FILE"),
]
PassphraseFd = Annotated[
    Optional[int],
    typer.Option(
        "--passphrase-fd", help="Read the identity's passphrase from this descriptor, not the terminal.", metavar="FD"
    ),
]
SignersFile = Annotated[
    Optional[str],
    typer.Option("--signers", help="An allowed_signers file from outside the plan: signatures then count.", metavar="FILE"),
]
AtLeast = Annotated[
    Optional[str],
    typer.Option(
        "--at-least", help="How far the history went when last seen: a count of saves, or a head.", metavar="SEQ|HEAD"
    ),
]
_KEYS = {"identity": Identity, "passphrase_fd": PassphraseFd}
_WITNESS = {"signers": SignersFile, "at_least": AtLeast}


def with_options(command: Callable[..., int], *, judges: bool) -> Callable[..., int]:
    """Return a command with the options that open a sealed plan, and what its verdict is held against, if it judges."""
    added: dict[str, Any] = {**_KEYS, **(_WITNESS if judges else {})}

    def run(**values: Any) -> int:
        keys = Keys(values.pop("identity") or (), descriptor=values.pop("passphrase_fd"))
        signers, at_least = values.pop("signers", None), values.pop("at_least", None)
        witness = [("--signers", signers)] if signers else []
        witness += [("--at-least", at_least)] if at_least is not None else []
        named = tuple(word for pair in witness for word in pair)
        # Each names its plan so, or takes several: then no single path would be right.
        plans = [values["plan"]] if values.get("plan") else values.get("files") or []
        before = CURRENT.set(Outside(keys, _loaded(signers), _seen(at_least), witness=named))
        try:
            with naming(plans[0]) if len(plans) == 1 else contextlib.nullcontext():
                return command(**values)
        finally:
            CURRENT.reset(before)

    signature = inspect.signature(command)
    more = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=added[name]) for name in added]
    own = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in signature.parameters.values()]
    run.__signature__ = signature.replace(parameters=[*own, *more])  # type: ignore[attr-defined]
    run.__annotations__ = {**command.__annotations__, **added}
    run.__name__, run.__doc__, run.__module__ = command.__name__, command.__doc__, command.__module__
    return run


def _seen(at_least: str | None) -> str:
    """Check how far a history went. Raises CocError for what says nothing, such as an empty variable of a pipeline."""
    if at_least is None:
        return ""
    from coc_cli.errors import CocError

    seen = at_least.strip().lower()
    if not re.fullmatch(r"[0-9]{1,7}|[0-9a-f]{8,64}", seen):
        raise CocError(
            f'--at-least: "{at_least[:80]}" is no number of saves and no head of a history',
            hint="a head has 8 digits or more: coc history PLAN, or the foot of a sheet",
        )
    return seen


def _loaded(file: str | None) -> Signers | None:
    """Read who may sign, before any plan is opened. Raises CocError for an unsafe line."""
    if file is None:
        return None
    from coc_cli.trust.signers import load

    return load(file)
