"""What a screen shows: every question whole at 60 columns and 24 rows, where one is, what is long, and what went wrong."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from coc_cli.checklist.loader import load
from coc_cli.walk import ask, duties, requests
from coc_cli.walk.entry import Entry
from coc_cli.walk.listing import Listing
from coc_cli.walk.look import Marks
from coc_cli.walk.plain import Plain
from coc_cli.walk.question import Choice, Question
from coc_cli.walk.steps import Answer, Ask, Press
from coc_cli.walk.view import Memory, View
from coc_cli.walk.where import where
from tests.judging import base
from tests.walk.desk import Desk

if TYPE_CHECKING:
    from coc_cli.walk.prompting import Prompt

COLUMNS, ROWS = 60, 24
MARKS = Marks("utf-8")
ASKED = [duty.id for duty in load().duties.values() if duty.asks not in ("nothing", "records") and not duty.alias]


@pytest.fixture(scope="module")
def view() -> View:
    return View(Desk(base()), Memory())


def prompt_of(question: Question) -> Prompt:
    question.number, question.where, question.stands = (
        123,
        ("Standing and conduct 1/10", "12.h.iv/4 should"),
        "plan: 50 open",
    )
    return Entry(question, MARKS) if question.form == "text" else Listing(question, MARKS, COLUMNS)


def head(prompt: Prompt, columns: int = COLUMNS, rows: int = ROWS) -> list[str]:
    """The lines above an answer."""
    window: Any = prompt.head(lambda: columns, lambda: rows)
    return "".join(text for _, text in window.content.text()).split("\n")


def whole(question: Question) -> None:
    lines = head(prompt_of(question))
    shown = "".join("".join(lines).split())

    assert max(map(len, lines)) <= COLUMNS
    assert len(lines) + len(question.choices) + 2 <= ROWS
    for text in (question.title, question.text, question.hint):
        assert "".join(text.split()) in shown


@pytest.mark.parametrize("duty", ASKED)
def test_a_duty_is_asked_on_one_screen_with_nothing_cut(view: View, duty: str) -> None:
    press = view.checklist.duties[duty].asks in ("request", "raising")
    whole(requests.press(view, Press(duty)) if press else duties.answer(view, Answer(duty)))


@pytest.mark.parametrize("fact", list(load().facts))
def test_a_fact_is_asked_on_one_screen_with_nothing_cut(view: View, fact: str) -> None:
    question = ask.ask(view, Ask(f"facts.{fact}.value"))

    assert question is not None
    whole(question)


def test_a_low_screen_cuts_the_hint_before_the_question() -> None:
    question = Question(
        "one", "Title", "What is asked?", choices=[Choice("yes"), Choice("no")], hint="How to answer. " * 20
    )

    lines = head(prompt_of(question), rows=12)

    assert "What is asked?" in lines
    assert lines[-1].endswith("...")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        pytest.param(Ask("facts.country.value"), ("Opening facts", "30 of 31 known"), id="a fact"),
        pytest.param(Ask("people.SW1.gender"), ("People", "SW1, 7 of 9"), id="a record under no duty"),
        pytest.param(Ask("schedule.zone"), ("Schedule",), id="a value"),
        pytest.param(Answer("4.a/1"), ("Standing and conduct 1/10", "4.a/1 must", "20 of 20 settled"), id="a duty"),
    ],
)
def test_the_line_says_part_clause_and_position(view: View, step: Ask | Answer, said: tuple[str, ...]) -> None:
    assert where(view, step) == said


def test_a_narrow_line_keeps_the_position_and_what_blocks() -> None:
    question = Question("one", "Title", "Asked?", choices=[Choice("yes")])
    prompt = prompt_of(question)
    question.where = (*question.where, "23 of 24 settled")

    assert head(prompt)[0] == "── 123 · Stand... · 12.h.iv/4 should · 23/24 ─ plan: 50 open"


def test_a_list_says_that_it_goes_on(view: View) -> None:
    """Twenty lines in twelve rows: an arrow beside the last of them."""
    listing = prompt_of(Question("one", "Title", "Which?", choices=[Choice(number) for number in range(20)]))
    margin: Any = listing.windows(lambda: COLUMNS, lambda: ROWS)[1].left_margins[0]

    class Info:
        vertical_scroll, bottom_visible = 3, False

    assert margin.create_margin(Info(), 1, 4)[0][1] == "↑\n \n \n↓"


def test_line_by_line_a_trouble_is_said_without_a_place() -> None:
    out = io.StringIO()
    trouble = Question("one", "NOT SAVED", "What now?", choices=[Choice("again", "try again")], default="again", alarm=True)

    reply = Plain(input=io.StringIO("1\n"), output=out).ask(trouble)

    assert (reply.value, out.getvalue().split("\n")[:3]) == ("again", ["", "NOT SAVED: What now?", "  1  try again"])


class Keyboard(io.StringIO):
    """A terminal at which nobody types a line any more."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "last"), [(Keyboard(), "> \n"), (io.StringIO(), "> ")], ids=["Ctrl-D", "a-pipe-s-end"])
def test_what_is_said_after_ctrl_d_stands_on_its_own_line(typed: io.StringIO, last: str) -> None:
    out = io.StringIO()

    with pytest.raises(EOFError):
        Plain(input=typed, output=out).ask(Question("one", "A title", "A question?", choices=[Choice("yes", "yes")]))

    assert out.getvalue().endswith(last)
