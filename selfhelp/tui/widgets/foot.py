"""The last line of every screen: the way to help first, then the other keys that work everywhere."""

from __future__ import annotations

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from selfhelp.domain import badge
from selfhelp.domain.strings import t
from selfhelp.tui import keys

GAP = 3
"""Cells between two keys."""


class Foot(Visual):
    """As many keys as fit on one line. Help now always does; so does the badge of a translation."""

    def __init__(self) -> None:
        self.more = False
        """Whether there is more to read below."""
        self.parts = [
            Content.assemble(
                (keys.shown(key.keys), "bold $accent" if key.id == "help-now" else "bold"),
                (f" {keys.label(key.id)}", "$accent" if key.id == "help-now" else ""),
            )
            for key in keys.KEYS
            if key.everywhere
        ]

    def line(self, width: int) -> Content:
        """The keys that fit, and at the end what a translation is and whether there is more to read."""
        more = t("foot.more", "more below") if self.more else ""
        more = " ".join(filter(None, (badge.short(), more)))
        wide = Content(more).cell_length
        room = width - (wide + GAP if more else 0)
        made = self._keys(room)
        if not more or made.cell_length > room:
            return made
        gap = " " * (width - made.cell_length - wide)
        return Content.assemble(made, gap, (more, "bold $primary"))

    def _keys(self, width: int) -> Content:
        made = Content("")
        for part in self.parts:
            lead = " " * (GAP if made else 0)
            if made and made.cell_length + len(lead) + part.cell_length > width:
                break
            made = Content.assemble(made, lead, part)
        return made

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The whole line."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line."""
        return 1

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Drawn at this width."""
        return self.line(width).render_strips(width, 1, style, options)


def foot() -> Foot:
    """The keys that work everywhere, in one line."""
    return Foot()
