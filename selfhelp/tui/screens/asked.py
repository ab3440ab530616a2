"""What stands above a question: its texts, what it shows again, the numbers that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from selfhelp.domain.shapes import Choices, Table, Text
from selfhelp.domain.strings import t
from selfhelp.player.answers import lines
from selfhelp.player.inputs import Ask, Turn
from selfhelp.tui.screens import keeping
from selfhelp.tui.widgets.lines import number_lines
from selfhelp.tui.words import bare, rich

if TYPE_CHECKING:
    from textual.widget import Widget

    from selfhelp.domain.module import Guide, Module
    from selfhelp.domain.step import Step
    from selfhelp.session import Session


def texts(session: Session, module: Module, guide: Guide, turn: Turn) -> list[Widget]:
    """The widgets from the top of the page to the place of the answer."""
    ask = turn.prompt
    assert isinstance(ask, Ask)
    step = ask.step
    made: list[Widget] = [Static(rich(guide.line(note)), classes="soft") for note in ask.notes]
    made += _total(session, module, turn) if step.role == "total" else []
    made += [Static(rich(part.text), classes="para") for part in step.body]
    if step.kind == "recall":
        own = [Static(bare(line), classes="own") for line in ask.lines]
        made += own or [Static(rich(step.otherwise), classes="para")]
    made += number_lines(session, step.numbers) if step.numbers else []
    if step.prompt:
        made.append(Static(rich(step.prompt), classes="question"))
    if wants_words(step):
        made.append(Static(rich(guide.line("reminder")), classes="soft"))
    if ask.filled:
        said = t(
            "walk.filled", "These lines come from your other pages. Keep, change or delete them:"
        )
        made.append(Static(bare(said), classes="soft"))
    made += keeping.earlier(session, module, ask)
    if ask.answer is not None and isinstance(step.shape, Choices):
        before = ", ".join(lines(step.shape, ask.answer))
        text = t("walk.before", "Your answer so far: {answer}", answer=before)
        made.append(Static(bare(text), classes="soft"))
    return made


def _total(session: Session, module: Module, turn: Turn) -> list[Widget]:
    """What a measure's last page says of this total."""
    from selfhelp.journal import measured

    said = measured.result(module, turn.state.answers, session.keeper.facts(), session.now())
    return [
        Static(bare(line), classes="para" if number else "lead") for number, line in enumerate(said)
    ]


def wants_words(step: Step) -> bool:
    """Whether a step asks for free words, and so carries the standing reminder."""
    shape = step.shape
    return isinstance(shape, Text) or (
        isinstance(shape, Table) and any(isinstance(c.cell, Text) for c in shape.columns)
    )
