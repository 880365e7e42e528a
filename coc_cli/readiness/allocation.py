"""Whether people fit: demands against places that each take only some of them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def left_over(demand: Mapping[str, int], room: Mapping[str, int], fits: Callable[[str, str], bool]) -> dict[str, int]:
    """Return who finds no place even in the best arrangement: {} when everybody does.

    demand: people by group; room: free seats or beds; fits: whether a group may use a place. A maximum flow by
    augmenting paths: exact, and small enough for a plan.
    """
    free = dict(room)
    placed: dict[str, dict[str, int]] = {place: {} for place in room}
    left: dict[str, int] = {}
    for group, count in demand.items():
        for _ in range(count):
            if not _seat(group, free, placed, fits, set()):
                left[group] = left.get(group, 0) + 1
    return left


def _seat(
    group: str,
    free: dict[str, int],
    placed: dict[str, dict[str, int]],
    fits: Callable[[str, str], bool],
    tried: set[str],
) -> bool:
    """Seat one person of a group, moving others on where that makes room."""
    for place in free:
        if place in tried or not fits(group, place):
            continue
        tried.add(place)
        if free[place] > 0:
            free[place] -= 1
            placed[place][group] = placed[place].get(group, 0) + 1
            return True
        for other in [name for name, count in placed[place].items() if count and name != group]:
            if _seat(other, free, placed, fits, tried):
                placed[place][other] -= 1
                placed[place][group] = placed[place].get(group, 0) + 1
                return True
    return False
