"""A list of any length: only the lines in sight are ever made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from selfhelp.tui.widgets.entry import MARK

HEIGHT = 2
"""Lines of an entry: what it is, and how it begins."""
KEPT = 400
"""Entries whose lines are kept, which is several screens of them."""

Lines = tuple[str, str, str]
"""Of an entry: what it is, its date, and how it begins."""


class EntryList(ScrollView, can_focus=True):
    """Entries to choose from.

    Args:
        lines: makes the lines of the entry with this number; asked for those in sight only.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--text", "list--quiet", "list--on", "list--mark"}

    class Chosen(Message):
        """An entry was chosen.

        Args:
            number: which, counted from 0.
        """

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Left(Message):
        """Up was pressed on the first entry."""

    def __init__(self, lines: Callable[[int], Lines]) -> None:
        super().__init__()
        self.count = 0
        self.at = 0
        self._lines = lru_cache(KEPT)(lines)

    def show(self, count: int, *, anew: bool = False) -> None:
        """How many entries there are now.

        Args:
            anew: they are others than before; else more were added at the end.
        """
        if anew:
            self._lines.cache_clear()
            self.at = 0
            self.scroll_to(y=0, animate=False)
        self.count = count
        self.at = max(0, min(self.at, count - 1))
        self.virtual_size = Size(self._width(), count * HEIGHT)
        self.refresh()

    def changed(self) -> None:
        """The same number of entries may say something else now."""
        self._lines.cache_clear()
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Lines are as wide as there is room."""
        self.virtual_size = Size(self._width(), self.count * HEIGHT)

    def _width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    def render_line(self, y: int) -> Strip:
        """One line."""
        width, at = self._width(), self.scroll_offset.y + y
        number, part = divmod(at, HEIGHT)
        if number >= self.count:
            return Strip.blank(width, self.rich_style)
        head, date, first = self._lines(number)
        here = number == self.at
        mark = (MARK if self.has_focus else "\N{BOX DRAWINGS LIGHT VERTICAL}") if here else " "
        if part == 0:
            name = _cut(head, width - 3 - len(date))
            gap = " " * max(1, width - 2 - name.cell_length - len(date))
            made = [(name.plain, "text"), (gap + date, "quiet")]
        else:
            made = [(_cut(first, width - 2).plain, "quiet")]
        return self._strip(mark, made, width, on=here)

    def _strip(self, mark: str, parts: Sequence[tuple[str, str]], width: int, *, on: bool) -> Strip:
        base = self.get_component_rich_style("list--on") if on else self.rich_style
        pointed = self.get_component_rich_style("list--mark")
        segments = [Segment(mark, base + pointed), Segment(" ", base)]
        for text, kind in parts:
            style = base if on else base + self.get_component_rich_style(f"list--{kind}")
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(width, base)

    def _move_to(self, number: int) -> None:
        if not self.count:
            return
        self.at = max(0, min(self.count - 1, number))
        region = Region(0, self.at * HEIGHT, 1, HEIGHT)
        self.scroll_to_region(region, animate=False, force=True)
        self.refresh()

    def action_move(self, by: int) -> None:
        """To the next or the one before; from the first one up and out."""
        if by < 0 and self.at == 0:
            self.post_message(self.Left())
        else:
            self._move_to(self.at + by)

    def action_page(self, by: int) -> None:
        """A screen further."""
        self._move_to(self.at + by * max(1, self.scrollable_content_region.height // HEIGHT))

    def action_edge(self, end: int) -> None:
        """To the first or the last."""
        self._move_to(self.count - 1 if end else 0)

    def action_choose(self) -> None:
        """The one that is marked."""
        if self.at < self.count:
            self.post_message(self.Chosen(self.at))

    def on_click(self, event: Click) -> None:
        """The one under the mouse."""
        number = (event.y + self.scroll_offset.y) // HEIGHT
        if 0 <= number < self.count:
            self._move_to(number)
            self.action_choose()

    def watch_has_focus(self, value: bool) -> None:
        """The mark shows whether keys come here."""
        super().watch_has_focus(value)
        self.refresh()


def _cut(text: str, width: int) -> Content:
    """The text in one line of so many cells, with dots where it goes on."""
    return Content(" ".join(text.split())).truncate(max(1, width), ellipsis=True)
