"""A list to choose one thing from: arrows and Enter, a digit, or the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.containers import VerticalScroll
from textual.events import Key
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from selfhelp.tui.widgets import sight
from selfhelp.tui.widgets.entry import MARK, Choice, Entry, Item, Room

ROOMS = (Room(gaps=True), Room(), Room(notes=False))
"""From airy to tight."""
AIRY = 0.62
"""The part of the screen's height that a list may take with a blank line after each entry."""
SHARE = 0.8
"""The part that it may take before a low screen leaves out second lines."""
LOW = 22
"""Screens lower than this leave out the second lines of a long list."""


class Options(OptionList):
    """Choices with numbers; a digit chooses at once. The first nine have one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"options--mark"}

    def __init__(
        self,
        choices: Sequence[Choice],
        *,
        numbered: bool = True,
        start: str = "",
        airy: bool = True,
        id: str | None = None,
    ) -> None:
        """Make a list.

        Args:
            choices: (name, text) pairs or items; the name comes back when one is chosen.
            numbered: show numbers.
            start: the name of the entry to start on; the first one by itself.
            airy: a blank line after each entry, where there is room.
        """
        self.items = [each if isinstance(each, Item) else Item(*each) for each in choices]
        self.shown = list(self.items)
        """The items as they were given."""
        self.names = [item.name for item in self.items]
        self.numbered, self.airy = numbered, airy
        self.digits = [index for index, name in enumerate(self.names) if name][:9]
        self.room = ROOMS[1]
        self.moved = False
        """Whether a key has moved the mark; before that the text stays at its beginning."""
        self.pressed = False
        """Whether a digit named the entry: then it needn't be in sight."""
        super().__init__(*self._made(), id=id, markup=False)
        self.moved = False  # Textual's own list has just gone to the first entry
        if start and start in self.names:
            self.highlighted = self.names.index(start)

    def _made(self) -> list[Option]:
        signs = any(item.sign for item in self.items)
        made = []
        for index, item in enumerate(self.items):
            sign = f"{item.sign or ' '} " if signs else ""
            digit = str(self.digits.index(index) + 1) if index in self.digits else " "
            lead = f" {digit}  {sign}" if self.numbered else f" {sign}"
            entry = Entry(item, lead, lambda: self.room)
            entry.first = not index
            made.append(Option(entry, disabled=not item.name))
        return made

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As airy as fits."""
        tall = self.app.size.height >= LOW
        entries = [option.prompt for option in self.options]
        chosen = ROOMS[1] if tall else ROOMS[2]
        for room, share in zip(ROOMS[: 1 if tall else 2], (AIRY, SHARE), strict=False):
            total = sum(e.height(width, room) for e in entries if isinstance(e, Entry))
            fits = total <= int(self.app.size.height * share)
            if fits and (self.airy or not room.gaps):
                chosen = room
                break
        if chosen != self.room:
            self.room = chosen
            self.call_after_refresh(self._relay)
        return super().get_content_height(container, viewport, width)

    def _relay(self) -> None:
        """Forget the lines that were laid out with other room."""
        self._clear_caches()
        self._update_lines()
        self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        """With a mark before the entry where one is; the blank line after it stays blank."""
        strip = super().render_line(y)
        at = self.scroll_offset.y + y
        if self.highlighted is None or at >= len(self._lines):
            return strip
        index, line = self._lines[at]
        width = strip.cell_length
        if self.room.gaps and line == self._heights[index] - 1 and self.items[index].name:
            return Strip.blank(width, self.get_visual_style("option-list--option").rich_style)
        if index != self.highlighted:
            return strip
        mark = MARK if self.has_focus else "\N{BOX DRAWINGS LIGHT VERTICAL}"
        base = next(iter(strip), Segment("")).style
        style = self.get_visual_style("options--mark").rich_style
        first = Segment(mark, base + style if base else style)
        return Strip([first, *strip.crop(1, width)], width)

    def _place(self, around: VerticalScroll) -> Region | None:
        """Where the entry one is on stands, in what scrolls."""
        self._update_lines()
        if self.highlighted is None or self.highlighted not in self._index_to_line:
            return None
        line, lines = self._index_to_line[self.highlighted], self._heights[self.highlighted]
        return Region(0, sight.place(self, around).y + line, 1, lines)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the entry one is on into view."""
        around = sight.around(self)
        if around is None or not self.is_mounted or not self.moved:
            return
        if place := self._place(around):
            around.scroll_to_region(place, force=True, animate=False)

    def _reads_on(self, by: int) -> bool:
        """Whether text above or below has yet to be read: then that moves, and not the mark."""
        around = sight.around(self)
        if around is None or (place := self._place(around)) is None:
            return False
        if by > 0:
            hidden = sight.below(place, around)
        else:
            hidden = self.highlighted == self._first() and around.scroll_offset.y > 0
        if hidden:
            sight.read_on(around, by)
        return hidden

    def _first(self) -> int | None:
        return self.digits[0] if self.digits else None

    def action_cursor_down(self) -> None:
        """To the next entry; text above it is read to its end first."""
        self.moved = True
        if not self._reads_on(1):
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """To the entry before; from the first one up through the text."""
        self.moved = True
        if not self._reads_on(-1):
            super().action_cursor_up()

    def action_first(self) -> None:
        """To the first entry."""
        self.moved = True
        super().action_first()

    def action_last(self) -> None:
        """To the last entry."""
        self.moved = True
        super().action_last()

    def action_page_down(self) -> None:
        """A screen further down; at the end of the text to the last entry."""
        around = sight.around(self)
        if around is not None and around.scroll_offset.y < around.max_scroll_y:
            around.scroll_page_down(animate=False, force=True)
        else:
            self.action_last()

    def action_page_up(self) -> None:
        """A screen further up; at the beginning of the text to the first entry."""
        around = sight.around(self)
        if around is not None and around.scroll_offset.y > 0:
            around.scroll_page_up(animate=False, force=True)
        else:
            self.action_first()

    def action_select(self) -> None:
        """Choose the entry one is on; one that is out of sight is only brought into view."""
        around = sight.around(self)
        place = self._place(around) if around is not None else None
        seen = around is None or place is None or not sight.out_of_sight(place, around)
        if not (seen or self.pressed):
            self.moved = True
            self.scroll_to_highlight()
            return
        self.pressed = False
        super().action_select()

    def on_key(self, event: Key) -> None:
        """A digit chooses."""
        if self.numbered and event.character and event.character in "123456789":
            at = int(event.character) - 1
            if at < len(self.digits):
                event.stop()
                self.highlighted = self.digits[at]
                self.pressed = True
                self.action_select()

    def chosen(self, event: OptionList.OptionSelected) -> str:
        """The name of the option that was chosen."""
        return self.names[event.option_index]
