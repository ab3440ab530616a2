"""A grid of choices: days by parts of the day, or any rows by columns that fit. Arrows move."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Button, Static

from selfhelp.domain.shapes import Choices, Table
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.tui.widgets import sight
from selfhelp.tui.widgets.answer import AnswerView, go_on
from selfhelp.tui.words import bare

GAP, LEAST, MOST_LABEL = 1, 7, 26
"""Cells between columns, the narrowest column, the widest label of a row."""


def choices_of(shape: Table) -> list[Choices]:
    """The cells of a grid; empty if some column is no plain choice."""
    cells = [column.cell for column in shape.columns if isinstance(column.cell, Choices)]
    plain_ones = [cell for cell in cells if cell.most == 1]
    return plain_ones if len(plain_ones) == len(shape.columns) > 1 else []


def label_width(shape: Table) -> int:
    """Cells for the rows' labels."""
    return max((len(plain(row.text)) for row in shape.rows), default=0)


def column_width(shape: Table) -> int:
    """Cells for a column: its heading and its longest option stand in it whole."""
    options = [plain(o.text) for cell in choices_of(shape) for o in cell.options]
    heads = [plain(column.text) for column in shape.columns]
    # What is chosen stands in brackets where one is.
    return max(LEAST, *(len(text) for text in heads), *(len(text) + 2 for text in options))


def fits(shape: Table, width: int) -> bool:
    """Whether the grid can be drawn with nothing cut off."""
    label = label_width(shape)
    if not choices_of(shape) or label > MOST_LABEL:
        return False
    return label + len(shape.columns) * (column_width(shape) + GAP) <= width


class Grid(Widget, can_focus=True):
    """The cells. What is chosen stands in words; the cell one is on stands in brackets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(0, -1)", show=False),
        Binding("down", "go(0, 1)", show=False),
        Binding("left", "go(-1, 0)", show=False),
        Binding("right", "go(1, 0)", show=False),
        Binding("space,enter", "turn", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]
    DEFAULT_CSS = """
    Grid { height: auto; width: 100%; margin: 0 0 1 0; }
    """

    def __init__(self, shape: Table, before: Any) -> None:
        super().__init__()
        self.shape, self.cells = shape, choices_of(shape)
        self.value: dict[str, dict[str, Any]] = {row: dict(c) for row, c in (before or {}).items()}
        self.row = self.column = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A heading and the rows."""
        return len(self.shape.rows) + 1

    def _chosen(self, row: int, column: int) -> str:
        held = self.value.get(self.shape.rows[row].id, {})
        found = held.get(self.shape.columns[column].id) or [""]
        return str(found[0])

    def _named(self, row: int, column: int) -> str:
        id = self._chosen(row, column)
        texts = (plain(o.text) for o in self.cells[column].options if o.id == id)
        return next(texts, "\N{MIDDLE DOT}")

    def render(self) -> Content:
        """Heading, then a line a row."""
        label, wide = label_width(self.shape), column_width(self.shape)
        head: list[tuple[str, str]] = [(" " * label, "")]
        for at, column in enumerate(self.shape.columns):
            here = at == self.column and self.has_focus
            head.append((" " * GAP, ""))
            head.append((plain(column.text).center(wide), "bold $primary" if here else "$quiet"))
        rows = [Content.assemble(*head)]
        for at, row in enumerate(self.shape.rows):
            here = at == self.row and self.has_focus
            style = "bold $primary" if here else ""
            parts: list[tuple[str, str]] = [(plain(row.text).ljust(label), style)]
            for across in range(len(self.shape.columns)):
                parts += [(" " * GAP, ""), self._cell(at, across, wide)]
            rows.append(Content.assemble(*parts))
        return Content("\n").join(rows)

    def _cell(self, row: int, column: int, wide: int) -> tuple[str, str]:
        name = self._named(row, column)
        if self.has_focus and (row, column) == (self.row, self.column):
            return f"[{name}]".center(wide), "bold reverse"
        return name.center(wide), "" if self._chosen(row, column) else "$quiet"

    def _set(self, id: str) -> None:
        row, column = self.shape.rows[self.row].id, self.shape.columns[self.column].id
        if id:
            self.value.setdefault(row, {})[column] = [id]
        else:
            self.value.get(row, {}).pop(column, None)
        self.value = {name: cells for name, cells in self.value.items() if cells}
        self.refresh()
        self.scroll_visible(animate=False)

    def on_focus(self) -> None:
        """Drawn with focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Drawn without it."""
        self.refresh()

    def on_key(self, event: Key) -> None:
        """A digit chooses for this cell and goes to the next."""
        if event.character and event.character.isdecimal():
            options = self.cells[self.column].options
            at = int(event.character) - 1
            if at < len(options):
                event.stop()
                self._set(options[at].id if at >= 0 else "")
                self._next()

    def on_click(self, event: Click) -> None:
        """The mouse goes to a cell; on the cell one is on it turns it."""
        column = (event.x - label_width(self.shape)) // (column_width(self.shape) + GAP)
        row = event.y - 1
        if 0 <= row < len(self.shape.rows) and 0 <= column < len(self.shape.columns):
            if (row, column) == (self.row, self.column):
                self.action_turn()
            self.row, self.column = row, column
            self.refresh()

    def _next(self) -> None:
        if self.column + 1 < len(self.shape.columns):
            self.column += 1
        elif self.row + 1 < len(self.shape.rows):
            self.row, self.column = self.row + 1, 0

    def action_go(self, across: int, down: int) -> None:
        """One cell on; at an edge it stays. Text above the grid is read to its end first."""
        if (down > 0 and sight.reads_down(self)) or (
            down < 0 and not self.row and sight.reads_up(self)
        ):
            return
        self.column = min(len(self.shape.columns) - 1, max(0, self.column + across))
        self.row = min(len(self.shape.rows) - 1, max(0, self.row + down))
        self.refresh()
        if across:
            self.scroll_visible(animate=False)

    def action_turn(self) -> None:
        """The next of the options, after the last none."""
        ids = ["", *(option.id for option in self.cells[self.column].options)]
        self._set(ids[(ids.index(self._chosen(self.row, self.column)) + 1) % len(ids)])

    def action_clear(self) -> None:
        """None of the options."""
        self._set("")


class GridView(AnswerView):
    """A grid, what the digits stand for, and on."""

    def __init__(self, shape: Table, before: Any) -> None:
        super().__init__()
        self.shape, self.before = shape, before

    def compose(self) -> ComposeResult:
        """The grid between its legend and the button."""
        options = choices_of(self.shape)[0].options
        legend = "   ".join(f"{n} {plain(option.text)}" for n, option in enumerate(options, 1))
        none = t("grid.none", "0 nothing")
        yield Static(bare(f"{legend}   {none}"), classes="soft")
        yield Grid(self.shape, self.before)
        yield go_on()
        how = t("grid.how", "Arrows move, the numbers choose. Tab, then Enter, goes on.")
        yield Static(bare(how), classes="soft")

    def on_mount(self) -> None:
        """Ready, with the text above at its beginning."""
        self.query_one(Grid).focus(scroll_visible=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """On."""
        event.stop()
        self.answered(self.held())

    def held(self) -> Any:
        """The cells chosen so far."""
        return self.query_one(Grid).value or None
