"""The keys that give an answer in the full screen, by the widget that asks; for Pilot and for a pty."""

from __future__ import annotations

from typing import Any

from selfhelp.domain.shapes import Choices, Table
from selfhelp.domain.step import Step
from selfhelp.player.inputs import Ask
from selfhelp.tui.widgets import grid, simple, table, views
from selfhelp.tui.widgets.answer import AnswerView

Keys = list[str]
READ = [["end"], ["enter"]]
"""Read to the end of a text, then go on: Enter alone only reads on while the button is out of sight."""
PASTE = "paste:"
"""Before a text that is pasted and not typed, which takes long."""


def groups(ask: Ask, value: Any, width: int = 80) -> list[Keys]:
    """Groups of keys; after each the screen is let come to rest."""
    step = ask.step
    if step.timer is not None:
        if step.timer.style == "grounding":
            return [["enter"] for _ in step.timer.phases]
        asked = [["enter"]] if step.timer.least < step.timer.most else []
        return [*asked, ["enter"]]
    view = views.view(ask, width)
    if isinstance(view, table.TableView):
        return _cells(step, value or {}, ask.answer if ask.filled else None)
    return _one(view, value)


def _one(view: AnswerView, value: Any) -> list[Keys]:
    match view:
        case simple.ReadView():
            return READ
        case simple.CheckView():
            return [_pick(view.shape, value), ["enter"]]
        case simple.ChoiceView():
            return [_pick(view.shape, value)]
        case simple.ManyView():
            # A long list is laid out anew when its end has come into view; Enter comes after that.
            ids = [option.id for option in view.shape.options]
            return [[str(ids.index(id) + 1) for id in value or ()], ["end"], ["end"], ["enter"]]
        case simple.ScaleView():
            return [[*([] if value is None else str(value)), "enter"]]
        case simple.WordsView():
            return [[PASTE + (value or "")], ["tab"], ["enter"]]
        case simple.ListView():
            lines = [next(iter(cells.values())) for cells in (value or {}).values()]
            return [*([PASTE + line, "enter"] for line in lines), ["enter"]]
        case grid.GridView():
            return [_grid(view.shape, value or {}), ["tab"], ["enter"]]
    raise TypeError(view)


def _pick(shape: Choices, value: Any) -> Keys:
    return [str([option.id for option in shape.options].index(value[0]) + 1)]


def _grid(shape: Table, value: dict[str, Any]) -> Keys:
    keys: Keys = []
    for row in shape.rows:
        for column in shape.columns:
            assert isinstance(column.cell, Choices)
            chosen = value.get(row.id, {}).get(column.id)
            keys += _pick(column.cell, chosen) if chosen else ["0"]
    return keys


def _cells(step: Step, value: dict[str, Any], filled: dict[str, Any] | None) -> list[Keys]:
    """Cell after cell. What stands there from other pages is taken away first."""
    assert isinstance(step.shape, Table)
    found: list[Keys] = []
    for row in step.shape.rows:
        for column in step.shape.columns:
            cell = value.get(row.id, {}).get(column.id)
            there = (filled or {}).get(row.id, {}).get(column.id, "")
            found += [["backspace"] * len(there)] if there else []
            found += _one(table.cell_view(column.cell, None), cell)
    view = table.TableView(step, value)
    return [*found, *READ] if view._shows_end() else found
