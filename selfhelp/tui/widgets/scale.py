"""A number on a row, with what it means in words."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from selfhelp.domain.shapes import Number
from selfhelp.domain.strings import t
from selfhelp.tui.widgets.answer import AnswerView
from selfhelp.tui.words import bare, rich

DONE, REST = "\N{BOX DRAWINGS HEAVY HORIZONTAL}", "\N{BOX DRAWINGS LIGHT HORIZONTAL}"


class Scale(Widget, can_focus=True):
    """A row of numbers: Left and Right move, a digit jumps, Enter answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter", "answer", show=False),
    ]
    DEFAULT_CSS = """
    Scale { height: auto; width: 100%; margin: 0 0 1 0; }
    """

    def __init__(self, shape: Number, before: Any) -> None:
        super().__init__()
        self.shape = shape
        self.value: int | None = before if isinstance(before, int) else None

    def cell(self, width: int) -> int:
        """Cells for one number; 0 where the row doesn't fit and a bare line stands for it."""
        count = self.shape.high - self.shape.low + 1
        least = len(str(self.shape.high)) + 1
        fitting = min(6, width // count)
        return fitting if fitting >= least else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The row, its line, the ends, a blank line and the words."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The row with the chosen number in brackets, and the value in words."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        cell, shape = self.cell(width), self.shape
        span = cell * (shape.high - shape.low + 1) if cell else min(width, 60)
        share = 0 if self.value is None else self.value - shape.low + 1
        done = round(span * share / (shape.high - shape.low + 1))
        lines = [self._row(cell)] if cell else []
        lines.append(Content.assemble((DONE * done, "$primary"), (REST * (span - done), "$line")))
        lines += self._ends(span)
        style = "$quiet" if self.value is None else "bold"
        words = Content.styled(self.words(), style)
        return [*lines, Content(""), *words.wrap(max(8, width))]

    def _row(self, cell: int) -> Content:
        parts: list[tuple[str, str]] = []
        for number in range(self.shape.low, self.shape.high + 1):
            if number == self.value:
                shown = f"[{number}]".rjust(min(cell, len(str(number)) + 2))
                style = "bold reverse" if self.has_focus else "bold"
                parts += [(" " * (cell - len(shown)), ""), (shown, style)]
            else:
                parts.append((f"{number} ".rjust(cell), "" if self.has_focus else "$quiet"))
        return Content.assemble(*parts)

    def _ends(self, span: int) -> list[Content]:
        """What the two ends mean: under them, or in two lines where they are long."""
        low, high = rich(self.shape.low_text), rich(self.shape.high_text)
        if not low and not high:
            return []
        if low.cell_length + high.cell_length + 3 <= span:
            gap = " " * (span - low.cell_length - high.cell_length)
            return [Content.assemble(low, gap, high).stylize_before("$quiet")]
        ends = ((self.shape.low, low), (self.shape.high, high))
        return [Content.assemble(f"{n}: ", text).stylize_before("$quiet") for n, text in ends]

    def words(self) -> str:
        """The value in words."""
        shape, value = self.shape, self.value
        if value is None:
            return t("scale.none", "No number chosen yet.")
        place = t("scale.value", "{n} of {high}", n=value, high=shape.high)
        middle = (shape.low + shape.high) / 2
        near = shape.low_text if value < middle else shape.high_text
        if not near:
            return place
        if value in (shape.low, shape.high):
            return t("scale.at", '{value}: "{word}"', value=place, word=near)
        if value == middle:
            return t("scale.middle", "{value}, in the middle", value=place)
        return t("scale.near", '{value}, nearer to "{word}"', value=place, word=near)

    def _set(self, value: int) -> None:
        self.value = min(self.shape.high, max(self.shape.low, value))
        self.refresh(layout=True)
        self.scroll_visible(animate=False)

    def on_focus(self) -> None:
        """Drawn with focus."""
        self.refresh()

    def on_key(self, event: Key) -> None:
        """A digit jumps; a second 0 after 1 makes 10."""
        if event.character and event.character.isdecimal():
            event.stop()
            typed = int(event.character)
            joined = (self.value or 0) * 10 + typed if self.value else typed
            wanted = joined if joined <= self.shape.high else typed
            if self.shape.low <= wanted <= self.shape.high:
                self._set(wanted)

    def on_click(self, event: Click) -> None:
        """The mouse chooses the number it points at."""
        if cell := self.cell(self.size.width):
            self._set(self.shape.low + event.x // cell)

    def action_move(self, by: int) -> None:
        """One up or down; the first press shows the middle."""
        middle = (self.shape.low + self.shape.high) // 2
        self._set(middle if self.value is None else self.value + by)

    def action_edge(self, high: int) -> None:
        """To one end."""
        self._set(self.shape.high if high else self.shape.low)

    def action_answer(self) -> None:
        """Answer with the number shown."""
        assert isinstance(self.parent, ScaleView)
        self.parent.answered(self.value)


class ScaleView(AnswerView):
    """A number."""

    def __init__(self, shape: Number, before: Any) -> None:
        super().__init__()
        self.shape, self.before = shape, before

    def compose(self) -> ComposeResult:
        """The row, and how to use it."""
        yield Scale(self.shape, self.before)
        how = t("scale.how", "Left and Right, or type the number. Then Enter.")
        yield Static(bare(how), classes="soft")

    def on_mount(self) -> None:
        """Ready to be typed at."""
        self.query_one(Scale).focus(scroll_visible=False)
