"""Every key of a prompt, pressed into a pipe: what comes back of the question. What is drawn is seen on a real terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from coc_cli.walk.question import BACK, ERASE, NOTE, REVIEW, SKIP, STOP, WHY, Choice, Question, Reply, Typed
from coc_cli.walk.terminal import Terminal
from tests.walk.keys import DOWN, END, ENTER, ESCAPE, F1, F2, F3, F4, F5, F10, HOME, KILL_LINE, LEFT, SPACE, UP

if TYPE_CHECKING:
    from collections.abc import Sequence

CHOICES = (Choice("yes"), Choice("no"), Choice("unknown", "not known yet"))


def read(text: str) -> Typed:
    """As questions read: a fault for nothing, a warning for a name, choices for what is not clear."""
    if not text.strip():
        return Typed(fault="nothing was given")
    if text == "03/04":
        return Typed(choices=(Choice("3 April"), Choice("4 March")))
    return Typed(text, said=text, warning="looks like a name" if text.istitle() else "")


def asked(form: str, *keys: str, default: object = None, offered: str = "", actions: Sequence[str] = ()) -> Reply:
    """Ask a question of a form and press keys."""
    actions = actions or (WHY, BACK, SKIP, NOTE, REVIEW, ERASE, STOP)
    reads = read if form == "text" else None
    choices = () if form == "text" else CHOICES
    made = Question(
        form, "Title", "Question?", choices=choices, read=reads, default=default, offered=offered, actions=actions
    )
    with create_pipe_input() as pipe:
        terminal = Terminal(input=pipe, output=DummyOutput())
        try:
            pipe.send_text("".join(keys))
            return terminal.ask(made)
        finally:
            terminal.close()


@pytest.mark.parametrize("form", ["one", "many", "text"])
@pytest.mark.parametrize(
    ("key", "kind"),
    [
        pytest.param(F1, WHY, id="F1"),
        pytest.param(F2, BACK, id="F2"),
        pytest.param(F3, SKIP, id="F3"),
        pytest.param(F4, NOTE, id="F4"),
        pytest.param(F5, REVIEW, id="F5"),
        pytest.param(F10, STOP, id="F10"),
    ],
)
def test_an_action_leaves_every_kind_of_question(form: str, key: str, kind: str) -> None:
    assert asked(form, key).kind == kind


@pytest.mark.parametrize(
    ("form", "keys", "value"),
    [
        pytest.param("one", (ENTER, "2"), "no", id="Enter-alone-takes-nothing"),
        pytest.param("one", (DOWN, ENTER), "yes", id="Down"),
        pytest.param("one", (DOWN, DOWN, DOWN, UP, ENTER), "no", id="Up"),
        pytest.param("one", (UP, ENTER), "unknown", id="Up-from-nowhere"),
        pytest.param("one", (END, ENTER), "unknown", id="End"),
        pytest.param("one", (END, HOME, ENTER), "yes", id="Home"),
        pytest.param("many", (SPACE, DOWN, SPACE, ENTER), ["yes", "no"], id="Space-ticks"),
        pytest.param("many", (SPACE, SPACE, DOWN, SPACE, ENTER), ["no"], id="Space-takes-away"),
        pytest.param("text", ("heron", ENTER), "heron", id="text"),
        pytest.param("text", ("kite", KILL_LINE, "heron", ENTER), "heron", id="Ctrl-U-clears"),
        pytest.param("text", ("\u0e01\u0e02", ENTER), "\u0e01\u0e02", id="Thai-letters"),
        pytest.param("text", (ENTER, "heron", ENTER), "heron", id="nothing-is-no-answer"),
        pytest.param("text", ("Somsri", ENTER, ENTER), "Somsri", id="a-warning-is-looked-at-first"),
    ],
)
def test_an_answer(form: str, keys: tuple[str, ...], value: object) -> None:
    reply = asked(form, *keys)

    assert reply.kind == "answer"
    assert (list(reply.value) if isinstance(reply.value, (list, tuple)) else reply.value) == value


def test_enter_confirms_the_choice_that_is_offered() -> None:
    assert asked("one", ENTER, default="no").value == "no"


def test_where_a_text_is_asked_back_stopping_stops_and_esc_returns_to_the_text() -> None:
    assert asked("text", "03/04", ENTER, F10).kind == STOP
    assert asked("text", "03/04", ENTER, ESCAPE, ENTER, "2").value == "4 March"
    assert asked("text", "03/04", ENTER, ESCAPE, KILL_LINE, "kite", ENTER).value == "kite"


def test_enter_confirms_what_is_offered_and_tab_edits_it() -> None:
    assert asked("text", ENTER, offered="heron").value == "heron"
    assert asked("text", "\t", "s", ENTER, offered="heron").value == "herons"


@pytest.mark.parametrize("form", ["one", "many", "text"])
@pytest.mark.parametrize(("key", "error"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)], ids=["Ctrl-C", "Ctrl-D"])
def test_the_keys_that_end_any_input_end_the_walk(form: str, key: str, error: type[BaseException]) -> None:
    with pytest.raises(error):
        asked(form, key)


def test_ctrl_d_leaves_alone_what_is_being_typed() -> None:
    assert asked("text", "ab", "\x04", ENTER).value == "ab"


def test_left_goes_back_while_nothing_is_typed() -> None:
    assert asked("text", LEFT).kind == BACK
    assert asked("text", "ab", LEFT, "c", ENTER).value == "acb"


@pytest.mark.parametrize(("chosen", "kind"), [(1, WHY), (2, BACK), (6, ERASE)])
def test_the_menu_holds_every_action(chosen: int, kind: str) -> None:
    """Its first line returns to the question; the actions follow in their order."""
    assert asked("one", ESCAPE, *([DOWN] * chosen), ENTER).kind == kind
