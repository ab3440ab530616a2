"""Text for widgets. Content is never parsed as markup: this is the only way it reaches one."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from selfhelp.domain.text import clean, spans

STYLES = {"": "", "b": "bold", "say": "italic"}


def rich(text: str) -> Content:
    """Content text with our two tags as weight and slant."""
    return Content.assemble(*((span.text, STYLES[span.style]) for span in spans(text)))


def bare(text: str) -> Content:
    """Any other text, such as a person's own words, exactly as it is."""
    return Content(clean(text))


class Lined(Visual):
    """Text that lays out its own lines for a width: hanging indents, columns, numbers kept whole."""

    def lines(self, width: int) -> list[Content]:
        """The lines at this width, in cells."""
        raise NotImplementedError

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as it takes."""
        return len(self.lines(width))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Line by line."""
        strips = (line.render_strips(width, 1, style, options) for line in self.lines(width))
        return [strip for made in strips for strip in made][:height]


class NumberLine(Lined):
    """A line of text with a number to call, which stands out and is never broken in two."""

    def __init__(self, text: str, phones: Iterable[str]) -> None:
        self.text = rich(text)
        self.phone = ""
        for phone in sorted({each for each in phones if each}, key=len, reverse=True):
            at = self.text.plain.rfind(phone)
            if at >= 0:
                self.phone = phone
                self.text = self.text.stylize("bold $accent", at, at + len(phone))
                break

    def lines(self, width: int) -> list[Content]:
        """Wrapped, with what goes on beneath set in; a number that would break has its own line."""
        made = self.text.wrap(max(8, width))
        if len(made) == 1:
            return made
        room = max(8, width - 2)
        made = self.text.wrap(room)
        if self.phone and not any(self.phone in line.plain for line in made):
            at = self.text.plain.rfind(self.phone)
            made = [*self.text[:at].wrap(room), *self.text[at:].wrap(room)]
        return [made[0], *(line.pad_left(2) for line in made[1:])]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """On one line, where it fits."""
        return min(container_width, self.text.cell_length)
