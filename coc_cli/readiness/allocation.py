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
    seating = _Seating(room, fits)
    left: dict[str, int] = {}
    for group, count in demand.items():
        standing = count - seating.fill(group, count)
        while standing > 0 and seating.seat(group, set()):
            standing -= 1
        if standing > 0:
            # Where one of a group finds no seat, no other of it does.
            left[group] = standing
    return left


class _Seating:
    """Who sits where so far."""

    def __init__(self, room: Mapping[str, int], fits: Callable[[str, str], bool]) -> None:
        self.fits = fits
        # By place: its name, its free seats, and its people by group.
        self.places: list[tuple[str, list[int], dict[str, int]]] = [(place, [free], {}) for place, free in room.items()]

    def fill(self, group: str, most: int) -> int:
        """Seat people of a group where seats are free; how many that are."""
        seated = 0
        for place, free, people in self.places:
            if seated < most and free[0] > 0 and self.fits(group, place):
                taken = min(most - seated, free[0])
                free[0] -= taken
                people[group] = people.get(group, 0) + taken
                seated += taken
        return seated

    def seat(self, group: str, tried: set[str]) -> bool:
        """Seat one person of a group by moving others on, to where a seat is free or others move on in turn."""
        for place, _, people in self.places:
            if place in tried or not self.fits(group, place):
                continue
            tried.add(place)
            for other in [name for name, count in people.items() if count and name != group]:
                if self.fill(other, 1) or self.seat(other, tried):
                    people[other] -= 1
                    people[group] = people.get(group, 0) + 1
                    return True
        return False
