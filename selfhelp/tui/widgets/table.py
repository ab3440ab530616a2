"""Tables one cell at a time: one clear question a screen, what was answered stays in sight."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from selfhelp.domain.shapes import LINE_LIMIT, Choices, Column, Number, Row, Table, Text
from selfhelp.domain.step import Step
from selfhelp.domain.strings import t
from selfhelp.player.answers import BadAnswer, accept, lines
from selfhelp.tui.widgets.answer import Answered, AnswerView
from selfhelp.tui.widgets.simple import ChoiceView, ManyView, ReadView, ScaleView, WordsView
from selfhelp.tui.words import bare, rich


def cell_view(cell: Number | Choices | Text, before: Any) -> AnswerView:
    """The widget for one answer that is no table."""
    match cell:
        case Number():
            return ScaleView(cell, before)
        case Choices(most=1):
            return ChoiceView(cell)
        case Choices():
            return ManyView(cell, before)
        case Text():
            return WordsView(cell, before)


class TableView(AnswerView):
    """Asks for each cell in turn; ends with the closing words of a plan, where it has any."""

    def __init__(self, step: Step, before: Any) -> None:
        super().__init__()
        assert isinstance(step.shape, Table)
        self.step, self.shape = step, step.shape
        self.value: dict[str, dict[str, Any]] = {row: dict(c) for row, c in (before or {}).items()}
        self.at = 0
        self.ended = False
        self.cell: AnswerView | None = None

    def cells(self) -> list[tuple[Row, Column]]:
        """All cells in order."""
        return [(row, column) for row in self.shape.rows for column in self.shape.columns]

    def compose(self) -> ComposeResult:
        """What was answered so far, then the cell."""
        yield Vertical(id="so-far", classes="soft")
        yield Vertical(id="cell")

    def on_mount(self) -> None:
        """The first cell."""
        self.call_later(self._ask)

    async def _ask(self) -> None:
        cell = self.query_one("#cell", Vertical)
        await cell.remove_children()
        if self.shape.open_rows:
            box = Text(limit=self.shape.open_rows * LINE_LIMIT, lines=True)
            typed = "\n".join(lines(self.shape, self.value))
            self.cell = WordsView(box, typed)
            await cell.mount(self.cell)
            return
        cells = self.cells()
        if self.at >= len(cells):
            self.ended = True
            self.cell = ReadView()
            await cell.mount(Static(rich(self.step.closing), classes="question"), self.cell)
            return
        row, column = cells[self.at]
        part = t("plain.part", "Part {n} of {total}", n=self.at + 1, total=len(cells))
        parts = [Static(bare(part), classes="soft"), Static(rich(row.text), classes="question")]
        if row.hint:
            parts.append(Static(rich(row.hint), classes="soft"))
        if column.text:
            parts.append(Static(rich(column.text), classes="para"))
        before = self.value.get(row.id, {}).get(column.id)
        self.cell = cell_view(column.cell, before)
        await cell.mount(*parts, self.cell)

    def on_answered(self, event: Answered) -> None:
        """Take one cell; hand on the whole at the end."""
        if event.view is self:
            return
        event.stop()
        if event.view is self.cell:
            self.call_later(self._take, event.value)

    async def _take(self, value: Any) -> None:
        asked, self.cell = self.cell, None
        if self.shape.open_rows:
            self.cell = asked
            typed = [line.strip() for line in (value or "").splitlines() if line.strip()]
            name = self.shape.columns[0].id
            self.answered({str(n): {name: line} for n, line in enumerate(typed, 1)} or None)
            return
        if self.ended:
            self.cell = asked
            self.answered(self.value or None)
            return
        row, column = self.cells()[self.at]
        try:
            cell = accept(column.cell, value)
        except BadAnswer as problem:
            self.app.notify(str(problem), markup=False)
            self.cell = asked
            return
        if cell is None:
            self.value.get(row.id, {}).pop(column.id, None)
        else:
            self.value.setdefault(row.id, {})[column.id] = cell
        self.value = {id: cells for id, cells in self.value.items() if cells}
        if row.feedback and cell is not None:
            so_far = self.query_one("#so-far", Vertical)
            await so_far.remove_children()
            await so_far.mount(Static(rich(f"{row.text} {row.feedback}"), classes="para"))
        self.at += 1
        if self.at >= len(self.cells()) and not self.step.closing:
            self.answered(self.value or None)
            return
        await self._ask()

    def earlier(self) -> bool:
        """Go back one cell; False at the first one."""
        if self.at == 0 or self.shape.open_rows:
            return False
        self.at -= 1
        self.ended = False
        self.call_later(self._ask)
        return True
