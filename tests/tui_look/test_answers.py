"""Each way of answering hands over exactly the JSON of its shape."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from selfhelp.domain.shapes import Choices, Column, Number, Option, Row, Shape, Table, Text
from selfhelp.domain.step import Phase, Step, Timer
from selfhelp.player.answers import accept
from selfhelp.player.inputs import Ask
from selfhelp.tui.screens import walk
from selfhelp.tui.screens.page import Page
from selfhelp.tui.widgets import views
from selfhelp.tui.widgets.answer import Answered, AnswerView
from tests.tui_look.looking import look, session

OPTIONS = tuple(
    Option(id=id, text=text) for id, text in (("a", "One"), ("b", "Two"), ("c", "Three"))
)
ROWS = tuple(Row(id=id, text=f"Row {id}", right="a", feedback="Yes.") for id in ("x", "y"))
ONE, TWO = Choices(options=OPTIONS), Choices(options=OPTIONS, most=2)
BOXES = Table(rows=ROWS, columns=(Column(id="box", cell=ONE),))
WORDS = Table(rows=ROWS, columns=(Column(id="answer"),))
GRID = Table(rows=ROWS, columns=tuple(Column(id=id, text=id, cell=ONE) for id in ("p", "q")))
MIXED = Table(
    rows=ROWS[:1], columns=(Column(id="light", text="Light", cell=ONE), Column(id="rule"))
)
LIST = Table(columns=(Column(id="line"),), open_rows=3)

KEYS: list[tuple[str, Shape, list[str], Any]] = [
    ("scale", Number(), ["7", "enter"], 7),
    ("scale", Number(), ["1", "0", "enter"], 10),
    ("scale", Number(low=1, high=5), ["right", "right", "enter"], 4),
    ("scale", Number(), ["end", "enter"], 10),
    ("scale", Number(), ["enter"], None),
    ("scale", Number(high=120), ["1", "1", "2", "enter"], 112),
    ("choose", ONE, ["2"], ["b"]),
    ("choose", ONE, ["down", "enter"], ["b"]),
    ("choose", TWO, ["3", "1", "4"], ["a", "c"]),
    ("choose", TWO, ["3", "1", "2", "4"], ["a", "c"]),
    ("choose", TWO, ["1", "1", "4"], None),
    ("fork", ONE, ["1"], ["a"]),
    ("check", ONE, ["1", "enter"], ["a"]),
    ("check", ONE, ["1", "shift+tab", "2", "enter"], ["b"]),
    ("reflect", Text(), ["h", "i", "tab", "enter"], "hi"),
    ("reflect", Text(), ["tab", "enter"], None),
    ("list", LIST, ["h", "enter", "i", "enter", "enter"], {"1": {"line": "h"}, "2": {"line": "i"}}),
    ("list", LIST, ["h", "enter", "backspace", "o", "enter", "enter"], {"1": {"line": "ho"}}),
    ("list", LIST, ["h", "tab", "enter"], {"1": {"line": "h"}}),
    ("list", LIST, ["enter"], None),
    ("sort", BOXES, ["1", "2", "enter"], {"x": {"box": ["a"]}, "y": {"box": ["b"]}}),
    ("values_sort", BOXES, ["3", "3", "enter"], {"x": {"box": ["c"]}, "y": {"box": ["c"]}}),
    ("form", WORDS, ["h", "tab", "enter", "tab", "enter"], {"x": {"answer": "h"}}),
    ("form", WORDS, ["tab", "enter", "tab", "enter"], None),
    ("chain", WORDS, ["h", "tab", "enter", "tab", "enter", "enter"], {"x": {"answer": "h"}}),
    (
        "thought_record",
        WORDS,
        ["h", "tab", "enter", "tab", "enter", "enter"],
        {"x": {"answer": "h"}},
    ),
    ("map", WORDS, ["h", "tab", "enter", "tab", "enter", "enter"], {"x": {"answer": "h"}}),
    ("plan", WORDS, ["h", "tab", "enter", "tab", "enter", "enter"], {"x": {"answer": "h"}}),
    ("matrix", MIXED, ["2", "r", "tab", "enter", "enter"], {"x": {"light": ["b"], "rule": "r"}}),
    ("matrix", GRID, ["1", "2", "tab", "enter"], {"x": {"p": ["a"], "q": ["b"]}}),
    ("week_grid", GRID, ["down", "right", "space", "tab", "enter"], {"y": {"q": ["a"]}}),
    ("week_grid", GRID, ["1", "left", "backspace", "tab", "enter"], None),
]


class Asking(Page):
    """A page with one question; notes its answer."""

    CSS_PATH = Path(walk.__file__).with_name("fields.tcss")

    def __init__(self, step: Step, before: Any = None) -> None:
        super().__init__(session())
        self.ask = Ask(step=step, number=1, total=1, answer=before)
        self.got: list[Any] = []

    def title_text(self) -> str:
        """None."""
        return ""

    def ready(self) -> None:
        """The answer widget focuses itself."""

    def parts(self) -> list[Any]:
        """The widget for the step."""
        return [views.view(self.ask, 80)]

    def on_answered(self, event: Answered) -> None:
        """Note it."""
        event.stop()
        self.got.append(event.value)


def answered(step: Step, keys: list[str], before: Any = None) -> list[Any]:
    """What pressing these keys answers."""

    async def do(app: Any, pilot: Any) -> list[Any]:
        page = Asking(step, before)
        app.push_screen(page)
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        return page.got

    return look(do)


@pytest.mark.parametrize("kind, shape, keys, wanted", KEYS, ids=lambda each: str(each)[:30])
def test_the_answer_has_the_shape(kind: str, shape: Shape, keys: list[str], wanted: Any):
    step = Step(id="s", kind=kind, prompt="Which?", shape=shape)
    got = answered(step, keys)
    assert len(got) == 1
    assert accept(shape, got[0]) == wanted


def test_an_earlier_answer_stands_there_again():
    before = {"x": {"p": ["c"]}}
    step = Step(id="s", kind="week_grid", shape=GRID)
    assert answered(step, ["right", "1", "tab", "enter"], before) == [
        {"x": {"p": ["c"], "q": ["a"]}}
    ]
    assert answered(Step(id="s", kind="choose", shape=ONE), ["enter"], ["c"]) == [["c"]]
    assert answered(Step(id="s", kind="scale", shape=Number()), ["right", "enter"], 4) == [5]
    written = answered(Step(id="s", kind="reflect", shape=Text()), ["!", "tab", "enter"], "one")
    assert written == ["one!"]


def test_back_goes_through_the_parts_of_a_table():
    step = Step(id="s", kind="sort", shape=BOXES)

    async def do(app: Any, pilot: Any) -> tuple[bool, bool, Any]:
        page = Asking(step)
        app.push_screen(page)
        await pilot.pause()
        view = page.query_one(AnswerView)
        first = view.earlier()
        await pilot.press("1")
        await pilot.pause()
        held = view.held()
        return first, view.earlier(), held

    assert look(do) == (False, True, {"x": {"box": ["a"]}})


def test_a_timer_can_be_ended_at_once_and_gives_minutes():
    phases = (Phase(id="in", text="In", seconds=4), Phase(id="out", text="Out", seconds=6))
    for style in ("wave", "breathing", "away"):
        timer = Timer(style=style, minutes=5, least=2, most=10, phases=phases)
        step = Step(id="s", kind="timer", timer=timer, shape=Number(high=120))
        assert answered(step, ["enter", "enter"]) == [0]


def test_grounding_goes_from_sense_to_sense():
    phases = (Phase(id="see", text="See"), Phase(id="hear", text="Hear"))
    step = Step(id="s", kind="timer", timer=Timer(style="grounding", phases=phases), shape=Number())
    assert answered(step, ["enter", "x", "enter"]) == [0]
