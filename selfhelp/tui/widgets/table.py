"""Tables one cell at a time: one clear question, and what was answered stays in sight."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from selfhelp.domain.shapes import Choices, Column, Number, Row, Table, Text
from selfhelp.domain.step import Step
from selfhelp.domain.strings import t
from selfhelp.player.answers import BadAnswer, accept
from selfhelp.tui.widgets.answer import Answered, AnswerView
from selfhelp.tui.widgets.progress import progress
from selfhelp.tui.widgets.simple import ChoiceView, ManyView, ReadView, ScaleView, WordsView
from selfhelp.tui.widgets.sofar import SoFar
from selfhelp.tui.words import rich


def cell_view(cell: Number | Choices | Text, before: Any, *, short: bool = False) -> AnswerView:
    """The widget for one answer that is no table."""
    match cell:
        case Number():
            return ScaleView(cell, before)
        case Choices(most=1):
            return ChoiceView(cell, before, airy=False)
        case Choices():
            return ManyView(cell, before)
        case Text():
            return WordsView(cell, before, short=short)


class TableView(AnswerView):
    """Asks for each cell in turn; ends with the closing words of a plan, where it has any."""

    DEFAULT_CSS = """
    TableView #cell, TableView #so-far { height: auto; }
    TableView #so-far { margin: 1 0 0 0; padding: 1 0 0 0; border-top: solid $line; }
    TableView #so-far.-none { display: none; }
    TableView .part { color: $quiet; margin: 0 0 1 0; }
    .-low TableView .part { margin: 0; }
    TableView .feedback { padding: 0 2; margin: 0 0 1 0; border-left: outer $primary; }
    TableView .page { padding: 1 2; margin: 0 0 1 0; background: $surface; }
    """

    def __init__(self, step: Step, before: Any) -> None:
        super().__init__()
        assert isinstance(step.shape, Table)
        self.step, self.shape = step, step.shape
        self.value: dict[str, dict[str, Any]] = {row: dict(c) for row, c in (before or {}).items()}
        self.at = 0
        self.ended = False
        self.cell: AnswerView | None = None
        """What asks now; None while nothing may be answered."""
        self.sorted: Row | None = None
        """The statement sorted last, to show its feedback."""

    def cells(self) -> list[tuple[Row, Column]]:
        """All cells in order."""
        return [(row, column) for row in self.shape.rows for column in self.shape.columns]

    def compose(self) -> ComposeResult:
        """The cell, then what was answered so far."""
        yield Vertical(id="cell")
        yield Vertical(id="so-far", classes="-none")

    def on_mount(self) -> None:
        """The first cell."""
        self.call_later(self._ask)

    async def _ask(self) -> None:
        cell, so_far = self.query_one("#cell", Vertical), self.query_one("#so-far", Vertical)
        cells = self.cells()
        self.ended = self.at >= len(cells)
        with self.app.batch_update():
            await cell.remove_children()
            await so_far.remove_children()
            if self.ended:
                await cell.mount(*self._end())
            else:
                await cell.mount(*self._cell(*cells[self.at]))
            shown = not self.ended and (bool(self.value) or self.step.kind in ("plan", "chain"))
            so_far.set_class(not shown, "-none")
            if shown:
                now = cells[self.at][0].id
                await so_far.mount(Static(SoFar(self.step, self.value, now)))
        if self.at:
            self.call_after_refresh(cell.scroll_visible, animate=False, top=True)

    def _cell(self, row: Row, column: Column) -> list[Widget]:
        """The question of one cell."""
        made: list[Widget] = []
        if self.sorted is not None and self.sorted.feedback:
            made.append(Static(self._feedback(self.sorted), classes="feedback"))
        total = len(self.cells())
        made.append(Static(progress(self.at + 1, total), classes="part"))
        made.append(Static(rich(row.text), classes="question"))
        if row.hint:
            made.append(Static(rich(row.hint), classes="soft"))
        if column.text and len(self.shape.columns) > 1:
            made.append(Static(rich(column.text), classes="para"))
        before = self.value.get(row.id, {}).get(column.id)
        short = isinstance(column.cell, Text) and not column.cell.lines
        self.cell = cell_view(column.cell, before, short=short)
        return [*made, self.cell]

    def _feedback(self, row: Row) -> Any:
        """Where a statement went, what fits, and why; in words, and never as a mark."""
        cell = self.shape.columns[0].cell
        assert isinstance(cell, Choices)
        names = {option.id: option.text for option in cell.options}
        went = self.value.get(row.id, {}).get(self.shape.columns[0].id, [""])[0]
        fits = names.get(row.right, "")
        said = f"<b>{row.text}</b> {row.feedback}"
        if fits and went != row.right:
            said = f"{said} {t('plain.fits', 'What fits best: {option}', option=fits)}"
        return rich(said)

    def _end(self) -> list[Widget]:
        """The whole as one page, the closing words, and on."""
        made: list[Widget] = []
        if self.value:
            made.append(Static(SoFar(self.step, self.value, ""), classes="page"))
        if self.sorted is not None and self.sorted.feedback:
            made.insert(0, Static(self._feedback(self.sorted), classes="feedback"))
        if self.step.closing:
            made.append(Static(rich(self.step.closing), classes="question"))
        self.cell = ReadView()
        return [*made, self.cell]

    def on_answered(self, event: Answered) -> None:
        """Take one cell; hand on the whole at the end."""
        if event.view is self:
            return
        event.stop()
        if event.view is self.cell:
            self.call_later(self._take, event.value)

    async def _take(self, value: Any) -> None:
        if self.ended:
            self.answered(self.held())
            return
        asked, self.cell = self.cell, None
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
        self.sorted = row if cell is not None and self.step.kind == "sort" else None
        self.at += 1
        if self.at >= len(self.cells()) and not self._shows_end():
            self.answered(self.held())
            return
        await self._ask()

    def held(self) -> Any:
        """The cells answered so far, with what is half typed in the one that is asked."""
        value = {row: dict(cells) for row, cells in self.value.items()}
        typed = self.cell.held() if self.cell is not None and not self.ended else None
        if typed:
            row, column = self.cells()[self.at]
            try:
                value.setdefault(row.id, {})[column.id] = accept(column.cell, typed)
            except BadAnswer:  # too long so far: what is answered is kept all the same
                return self.value or None
        return value or None

    def _shows_end(self) -> bool:
        """Whether the whole is shown before going on: where it is worth a look, or has last words."""
        kinds = ("plan", "sort", "values_sort", "chain", "thought_record", "matrix", "map")
        return bool(self.step.closing) or (self.step.kind in kinds and bool(self.value))

    def earlier(self) -> bool:
        """Go back one cell; False at the first one."""
        if self.at == 0:
            return False
        self.at -= 1
        self.ended, self.sorted = False, None
        self.call_later(self._ask)
        return True
