"""A rehearsal in words: what breaks, at which gate, and what would cover it."""

from __future__ import annotations

from coc_cli.text import safe, to_run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coc_cli.readiness.rehearse import Break, Loss


def said_singles(singles: Sequence[tuple[Loss, tuple[Break, ...]]], tried: int, *, plan: str) -> str:
    """Every loss that breaks something, then how many were tried."""
    lines = [line for loss, broken in singles for line in (f"without {safe(loss.what)}:", *_breaks(broken, plan))]
    lines.append(f"losses tried: {tried}; {len(singles)} break something")
    return "\n".join(lines) + "\n"


def said_pairs(pairs: Sequence[tuple[Loss, Loss, tuple[Break, ...]]], *, plan: str) -> str:
    """Every two losses that break together what neither breaks alone."""
    lines = [""]
    for one, other, broken in pairs:
        lines += [f"without {safe(one.what)} and {safe(other.what)}:", *_breaks(broken, plan)]
    lines.append(f"two at a time: {len(pairs)} break something more")
    return "\n".join(lines) + "\n"


def said_late(late: str, broken: Sequence[Break], *, plan: str) -> str:
    """What a late start breaks."""
    if not broken:
        return f"{safe(late)} late: nothing breaks\n"
    return "\n".join([f"{safe(late)} late:", *_breaks(broken, plan)]) + "\n"


def _breaks(broken: Sequence[Break], plan: str) -> Iterator[str]:
    for one in broken:
        yield f"  {one.duty} ({one.gate}): {safe(one.message)}"
        if one.cover:
            yield f"      cover: {safe(to_run(one.cover, plan))}"
