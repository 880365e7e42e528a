"""Sign-offs bound to one revision: what is signed, what a sign-off holds, and whether it still counts.

A sign-off names the digests of the plan and of the checklist, and the head of the history before it was stored. Any
later change of a value that the plan's digest covers voids it, and the change is named from salted hashes of every value.
By the SSH method all of that is signed, with the role, the person and the time; whoever holds a list of signers can check
it, without this program too.
"""

from __future__ import annotations

from datetime import UTC

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
    from coc_cli.trust.history import Chain
    from coc_cli.trust.signers import Signers


_COMPARED = 5
_UNPACKED = 1 << 20


class Proof:
    """What a caller holds sign-offs against: signers from outside the plan, the chain of saves, the moment."""

    __slots__ = ("at", "chain", "signers")

    def __init__(self, signers: Signers, chain: Chain, at: datetime) -> None:
        self.signers = signers
        self.chain = chain
        self.at = at


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
    principal: str = "",
) -> dict[str, Any]:
    """Return what a new sign-off holds, as it stands in the file. The id and the signature are the caller's to add."""
    digest = plan_digest(data)
    entry: dict[str, Any] = {
        "role": role,
        "code": code,
        "method": method,
        "at": at,
        "digest": digest,
        "checklist": checklist.digest,
        "history": head,
        "reference": reference,
        "principal": principal,
    }
    if not any(other.get("digest") == digest and other.get("values") for other in data.get("signoffs", ())):
        # The first sign-off of a revision carries the hashes for all of them.
        packed = _packed(leaf_digests(data))
        # A plan too large for that is signed all the same: a change still voids, it is only not named.
        if len(packed) <= BLOB.high:
            entry["values"] = packed
    return {key: value for key, value in entry.items() if value}


def statement(entry: Mapping[str, Any]) -> bytes:
    """Return the bytes that are signed: one line for each thing a sign-off is bound to."""
    import json

    at: datetime = entry["at"]
    lines = [
        "coc-signoff-v1",
        f"plan {entry['digest']}",
        f"checklist {entry['checklist']}",
        f"history {entry['history']}",
        f"role {entry['role']}",
        f"code {entry['code']}",
        f"principal {entry['principal']}",
        f"at {at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"reference {json.dumps(entry.get('reference') or '')}",
    ]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def signed_bytes(one: Signoff) -> bytes:
    """Return what a sign-off of a plan says was signed, or nothing where a part of it is missing or no principal is one."""
    from coc_cli.trust.signers import PRINCIPAL

    parts = {name: getattr(one, name) for name in ("digest", "checklist", "history", "role", "code", "principal", "at")}
    if not all(parts.values()) or not PRINCIPAL.fullmatch(one.principal or ""):
        return b""
    return statement({**parts, "reference": one.reference})


def states(plan: Plan, checklist: Checklist, proof: Proof | None = None) -> tuple[SignoffState, ...]:
    """Return what each sign-off of a plan is worth: with `proof` its signature counts, without it is one more record."""
    if not plan.signoffs:
        return ()
    digest = plan.canon.plan()
    changes = _Changes(plan)
    found = []
    for one in plan.signoffs:
        void = _void(one, digest, checklist, changes)
        signed = one.method == "ssh"
        state = SignoffState(
            role=one.role or "",
            code=one.code or "",
            method=one.method or "recorded",
            at=one.at,
            path=one.path,
            void=void or (_unproven(one, proof) if proof else ""),
            unchecked="its signature was not checked; give --signers FILE" if signed and proof is None else "",
        )
        if signed:
            from coc_cli.trust.signers import key_of

            state.key, state.principal = key_of(one.signature or ""), one.principal or ""
        found.append(state)
    return tuple(found)


def _void(one: Signoff, digest: str, checklist: Checklist, changes: _Changes) -> str:
    if one.method == "paper" and not one.reference:
        return "it does not say where the signed paper is"
    if one.digest != digest:
        named = changes.since(one)
        return f"the plan changed after it was signed{f': {listed(named)}' if named else ''}"
    if one.checklist != checklist.digest:
        return "the plan was judged by another edition of the checklist"
    return ""


def _unproven(one: Signoff, proof: Proof) -> str:
    """Why a sign-off does not hold against signers from outside, or ""."""
    if one.method != "ssh":
        if one.role in proof.signers.roles:
            return f"{proof.signers.file} names keys for the {one.role}: only their signature counts"
        return ""
    signed = signed_bytes(one)
    if not signed:
        return "it does not say what was signed"
    principal, role = one.principal or "", one.role or ""
    if said := proof.signers.check(signed, one.signature or "", principal=principal, role=role, at=proof.at):
        return said
    if not proof.chain.holds(one.history or ""):
        return "the history it was bound to is not the one beside the plan: saves were cut off, or a file was exchanged"
    return ""


def changes_since(plan: Plan, one: Signoff) -> list[str]:
    """Name the values that changed, came or went since a sign-off, as paths; empty when its hashes are gone."""
    return _Changes(plan).since(one)


class _Changes:
    """What changed since each revision that was signed; one comparison serves all the sign-offs of a revision."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._now: dict[str, str] = {}
        self._known: dict[str, list[str]] = {}

    def since(self, one: Signoff) -> list[str]:
        """Name the values, as paths. Only so many revisions are compared as anybody signs."""
        named = one.digest or ""
        if named not in self._known and len(self._known) < _COMPARED:
            self._known[named] = self._compared(named)
        return self._known.get(named, [])

    def _compared(self, digest: str) -> list[str]:
        packed = next((other.values for other in self._plan.signoffs if other.digest == digest and other.values), None)
        if packed is None:
            return []
        now = self._now = self._now or leaf_digests(self._plan.data)
        then = _unpacked(packed)
        changed = [path for path in now if path not in then or now[path] != then[path]]
        return changed + [f"{path} (erased)" for path in then if path not in now]


def _packed(digests: Mapping[str, str]) -> str:
    import base64
    import json
    import zlib

    raw = json.dumps(digests, separators=(",", ":"), sort_keys=True).encode()
    return base64.b64encode(zlib.compress(raw, 9)).decode()


def _unpacked(packed: str) -> dict[str, str]:
    """Read hashes back; a damaged text names nothing. Bounded, whatever it claims to hold."""
    import base64
    import json
    import zlib

    try:
        raw = zlib.decompressobj().decompress(base64.b64decode(packed, validate=True), _UNPACKED)
        found = json.loads(raw)
    except (ValueError, RecursionError, zlib.error):
        return {}
    return found if isinstance(found, dict) else {}
