"""What an answer amounts to: what is saved, and what follows."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from coc_cli.walk.steps import Step


class Outcome:
    """Edits of the plan and what comes next.

    edits: (path, value) pairs; erase: paths; removal: the id of a record that goes, with every mention of it; renames: its
    old id and its new one; then: steps that come at once; passes: keys of steps that are enough for this walk; leaves:
    keys of steps that are left open in it; fresh: ids of records that begin here; said: what is written under the answer;
    back: the step to which going back leads, instead of the one answered; everything: from now on ask all; ends: the walk.
    """

    __slots__ = (
        "back",
        "edits",
        "ends",
        "erase",
        "everything",
        "fresh",
        "leaves",
        "passes",
        "removal",
        "renames",
        "said",
        "then",
    )

    def __init__(
        self,
        edits: Sequence[tuple[str, object]] = (),
        *,
        erase: Sequence[str] = (),
        removal: str = "",
        renames: tuple[str, str] | None = None,
        then: Sequence[Step] = (),
        passes: Sequence[str] = (),
        leaves: Sequence[str] = (),
        fresh: Sequence[str] = (),
        said: str = "",
        back: Step | None = None,
        ends: bool = False,
        everything: bool = False,
    ) -> None:
        self.edits = tuple(edits)
        self.erase = tuple(erase)
        self.removal = removal
        self.renames = renames
        self.then = tuple(then)
        self.passes = tuple(passes)
        self.leaves = tuple(leaves)
        self.fresh = tuple(fresh)
        self.said = said
        self.back = back
        self.ends = ends
        self.everything = everything
