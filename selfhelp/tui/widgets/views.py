"""The widget for a step: by its kind where the layout asks for it, else by its shape."""

from __future__ import annotations

from selfhelp.domain.shapes import Choices, Nothing, Table
from selfhelp.player.inputs import Ask
from selfhelp.tui.widgets import grid, simple, table, timed
from selfhelp.tui.widgets.answer import AnswerView

MARGIN = 9
"""Cells beside the column of text: padding and scrollbar."""
COLUMN = 84
"""The widest that the column gets (`app.tcss`)."""


def view(ask: Ask, screen_width: int) -> AnswerView:
    """The way of answering a step on a screen of this width."""
    step = ask.step
    if step.timer is not None:
        return timed.timer_view(step.timer)
    match step.shape:
        case Nothing():
            return simple.ReadView()
        case Choices() as shape if step.kind == "check" and shape.most == 1:
            return simple.CheckView(shape)
        case Choices(most=1) as shape:
            return simple.ChoiceView(shape, ask.answer)
        case Table() as shape if shape.open_rows:
            return simple.ListView(shape, ask.answer)
        case Table() as shape if grid.fits(shape, min(screen_width, COLUMN) - MARGIN):
            return grid.GridView(shape, ask.answer)
        case Table():
            return table.TableView(step, ask.answer)
        case shape:
            return table.cell_view(shape, ask.answer)
