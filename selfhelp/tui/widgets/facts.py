"""A fact with its name: side by side where there is room, one below the other where there isn't."""

from __future__ import annotations

from textual.content import Content

from selfhelp.tui.words import Lined, bare, rich

LABEL = 26
"""Cells for the names."""
LEAST = 64
"""Narrower than this they stand one below the other."""


class Fact(Lined):
    """One fact.

    Args:
        number: whether the fact is a number to call, which stands out.
        least: in fewer cells than this the two stand one below the other.
    """

    def __init__(self, label: str, value: str, *, number: bool = False, least: int = LEAST) -> None:
        self.label, self.value, self.number, self.least = label, value, number, least

    def lines(self, width: int) -> list[Content]:
        """Laid out at this width."""
        value = rich(self.value)
        if self.number:
            end = value.plain.find(" (")
            value = value.stylize("bold $accent", 0, end if end > 0 else len(value.plain))
        label = bare(self.label).stylize("$quiet")
        if width < self.least:
            return [*label.wrap(width), *(x.pad_left(2) for x in value.wrap(max(8, width - 2)))]
        names, texts = label.wrap(LABEL - 2), value.wrap(width - LABEL)
        made = []
        for at in range(max(len(names), len(texts))):
            name = names[at] if at < len(names) else Content("")
            text = texts[at] if at < len(texts) else Content("")
            made.append(Content.assemble(name, " " * (LABEL - name.cell_length), text))
        return made
