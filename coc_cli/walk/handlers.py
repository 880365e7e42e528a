"""The one table of what each kind of step asks, and what its answer amounts to."""

from __future__ import annotations

from coc_cli.walk import ask, duties, opened, records, requests, review, same, seeds, small
from coc_cli.walk.steps import (
    Answer,
    Ask,
    Confirm,
    Decide,
    Erase,
    Finish,
    Hub,
    Likewise,
    Meeting,
    New,
    Note,
    Onward,
    Open,
    Press,
    Reconfirm,
    Remove,
    Review,
    Same,
    Seed,
    Which,
    Who,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from coc_cli.walk.outcome import Outcome
    from coc_cli.walk.question import Question
    from coc_cli.walk.steps import Step
    from coc_cli.walk.view import View

    Asks = Callable[[View, Any], Question | None]
    Takes = Callable[[View, Any, object], Outcome]

HANDLERS: dict[type[Step], tuple[Asks, Takes]] = {
    Ask: (ask.ask, ask.answered),
    Same: (same.same, same.same_answered),
    Which: (same.which, same.same_answered),
    Who: (small.who, small.who_answered),
    Note: (small.note, small.note_answered),
    Erase: (small.erase, small.erase_answered),
    Answer: (duties.answer, duties.answered),
    Press: (requests.press, requests.pressed),
    Meeting: (requests.meeting, requests.met),
    Likewise: (requests.likewise, requests.liked),
    Reconfirm: (requests.reconfirm, requests.reconfirmed),
    Confirm: (duties.confirm, duties.confirmed),
    Decide: (duties.decide, duties.decided),
    Hub: (records.hub, records.hub_answered),
    New: (records.new, records.begin),
    Seed: (seeds.seed, seeds.seeded),
    Onward: (seeds.onward, seeds.onwarded),
    Open: (opened.open_record, opened.opened),
    Remove: (opened.remove, opened.removed),
    Review: (review.review, review.reviewed),
    Finish: (review.finish, review.finished),
}
