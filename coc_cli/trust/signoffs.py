"""Sign-offs bound to one revision: what is signed, what a sign-off holds, and whether it still counts.

A sign-off names the digests of the plan and of the checklist, and the head of the history before it was stored. Any
later change of a value that the plan's digest covers voids it, and the change is named from salted hashes of every value.
"""

from __future__ import annotations

import base64
import json
import zlib

from coc_cli.plan.digest import leaf_digests, plan_digest
from coc_cli.plan.kinds import BLOB
from coc_cli.readiness.notices import SignoffState
from coc_cli.readiness.result import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from coc_cli.checklist.model import Checklist
    from coc_cli.plan.model import Plan, Signoff

NO_HISTORY = "0" * 64


def record(
    *,
    data: Mapping[str, Any],
    checklist: Checklist,
    head: str,
    role: str,
    code: str,
    method: str,
    at: datetime,
    reference: str,
) -> dict[str, Any]:
    """Return what a new sign-off holds, as it stands in the file. The id is the caller's to give."""
    digest = plan_digest(data)
    entry: dict[str, Any] = {
        "role": role,
        "code": code,
        "method": method,
        "at": at,
        "digest": digest,
        "checklist": checklist.digest,
        "history": head,
    }
    if reference:
        entry["reference"] = reference
    if not any(other.get("digest") == digest and other.get("values") for other in data.get("signoffs", ())):
        # The first sign-off of a revision carries the hashes for all of them.
        packed = _packed(leaf_digests(data))
        # A plan too large for that is signed all the same: a change still voids, it is only not named.
        if len(packed) <= BLOB.high:
            entry["values"] = packed
    return entry


def states(plan: Plan, checklist: Checklist) -> tuple[SignoffState, ...]:
    """Return what each sign-off of a plan is worth today."""
    if not plan.signoffs:
        return ()
    digest = plan_digest(plan.data)
    return tuple(
        SignoffState(
            role=one.role or "",
            code=one.code or "",
            method=one.method or "recorded",
            at=one.at,
            path=one.path,
            void=_void(plan, one, digest, checklist),
        )
        for one in plan.signoffs
    )


def _void(plan: Plan, one: Signoff, digest: str, checklist: Checklist) -> str:
    if one.method == "paper" and not one.reference:
        return "it does not say where the signed paper is"
    if one.digest != digest:
        changed = changes_since(plan, one)
        said = f": {listed(changed)}" if changed else ""
        return f"the plan changed after it was signed{said}"
    if one.checklist != checklist.digest:
        return "the plan was judged by another edition of the checklist"
    return ""


def changes_since(plan: Plan, one: Signoff) -> list[str]:
    """Name the values that changed, came or went since a sign-off, as paths; empty when its hashes are gone."""
    packed = next((other.values for other in plan.signoffs if other.digest == one.digest and other.values), None)
    if packed is None:
        return []
    then, now = _unpacked(packed), leaf_digests(plan.data)
    changed = [path for path in now if path not in then or now[path] != then[path]]
    return changed + [f"{path} (erased)" for path in then if path not in now]


def _packed(digests: Mapping[str, str]) -> str:
    raw = json.dumps(digests, separators=(",", ":"), sort_keys=True).encode()
    return base64.b64encode(zlib.compress(raw, 9)).decode()


def _unpacked(packed: str) -> dict[str, str]:
    """Read hashes back; a damaged text names nothing. Bounded, whatever it claims to hold."""
    try:
        raw = zlib.decompressobj().decompress(base64.b64decode(packed, validate=True), 2_000_000)
        found = json.loads(raw)
    except (ValueError, zlib.error):
        return {}
    return found if isinstance(found, dict) else {}
