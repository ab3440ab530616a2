"""One entry of a list: a number, a text that hangs clear of it, and a quiet second line."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from selfhelp.domain.strings import isolated
from selfhelp.tui.words import rich

MARK = "\N{LEFT HALF BLOCK}"
"""Stands before the entry where one is, so that no colour is needed to see it."""


class Item(NamedTuple):
    """One thing to choose.

    Attributes:
        name: comes back when it is chosen; "" is a heading, which can't be.
        text: what it says.
        note: a quiet line below, left out where there is no room.
        meta: a few quiet words after the text, such as "5 minutes".
        tone: "" or "help" for a way to help; "number" where `meta` is a number to call.
        sign: a sign of one cell between number and text, such as a full block for "read".
    """

    name: str
    text: str
    note: str = ""
    meta: str = ""
    tone: str = ""
    sign: str = ""


Choice = tuple[str, str] | Item
"""What a list takes: a plain pair, or an item with more to it."""


class Room(NamedTuple):
    """How much room a list has: whether notes are shown, and a blank line after each entry."""

    notes: bool = True
    gaps: bool = False


class Entry(Visual):
    """An item as it is drawn.

    Args:
        lead: what stands left of the text on its first line, such as " 1  ".
        room: says how much room there is now.
        hang: further cells that the text's own later lines are set in.
    """

    def __init__(self, item: Item, lead: str, room: Callable[[], Room], *, hang: int = 0) -> None:
        self.item, self.lead, self.room, self.hang = item, lead, room, hang
        self.first = False
        """Whether it is the first of its list; a heading there needs no blank line above."""

    def lines(self, width: int, room: Room) -> list[Content]:
        """The lines at this width, the blank one after it left out."""
        item = self.item
        if not item.name:
            heading = [Content.assemble(" ", (item.text, "$quiet"))] if item.text else []
            return heading if self.first else [Content(" "), *heading]
        tone = "$accent" if item.tone == "help" else ""
        text = rich(item.text).stylize_before(tone) if tone else rich(item.text)
        indent = min(len(self.lead), max(0, width - 12))
        wrapped = self._wrapped(text, max(1, width - indent - self.hang))
        first = Content.assemble((self.lead, "$quiet"), wrapped[0])
        made = [first, *(line.pad_left(indent + self.hang) for line in wrapped[1:])]
        if item.note and room.notes:
            note = rich(item.note).stylize_before("$quiet not bold")
            made += [line.pad_left(indent) for line in note.wrap(max(1, width - indent))]
        return made

    def _wrapped(self, text: Content, room: int) -> list[Content]:
        """The text with its meta after it; a number to call is never broken in two."""
        item = self.item
        if not item.meta:
            return text.wrap(room)
        if item.tone != "number":
            return Content.assemble(text, "  ", (item.meta, "$quiet not bold")).wrap(room)
        made, number = text.wrap(room), Content.styled(isolated(item.meta), "bold $accent")
        joined = Content.assemble(made[-1], "  ", number)
        if joined.cell_length <= room:
            return [*made[:-1], joined]
        return [*made, *number.wrap(room)]

    def height(self, width: int, room: Room) -> int:
        """How many lines it takes."""
        return len(self.lines(width, room)) + (1 if room.gaps and self.item.name else 0)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as it may be: lists fill their column."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """With the blank line after it."""
        return self.height(width, self.room())

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Line by line; the blank line is the list's business."""
        made: list[Strip] = []
        for line in self.lines(width, self.room()):
            made += line.render_strips(width, 1, style, options)
        return made
