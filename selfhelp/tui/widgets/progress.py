"""How far one is, in words and as a quiet bar."""

from __future__ import annotations

from textual.content import Content

from selfhelp.domain.strings import t
from selfhelp.tui.words import Lined, rich

WIDTH = 20
"""Cells of the bar; long pages and short ones have the same."""
FULL, REST = "\N{BOX DRAWINGS HEAVY HORIZONTAL}", "\N{BOX DRAWINGS LIGHT HORIZONTAL}"


class Progress(Lined):
    """The bar, the words "5 of 31", and the name of the step, which stands out.

    Where they don't fit on one line the bar is left out.
    """

    def __init__(self, number: int, total: int, title: str = "") -> None:
        self.words = t("progress.of", "{n} of {total}", n=number, total=total)
        self.done = max(1, round(WIDTH * number / total)) if total else 0
        self.alone = total < 2
        self.title = rich(title).stylize_before("bold $foreground") if title else Content("")

    def lines(self, width: int) -> list[Content]:
        """One line, if there is room."""
        if self.alone:
            return self.title.wrap(max(8, width))
        said = Content.assemble(self.words, "  ", self.title) if self.title else Content(self.words)
        bar = Content.assemble(
            (FULL * self.done, "$primary"), (REST * (WIDTH - self.done), "$line"), "  ", said
        )
        return [bar] if bar.cell_length <= width else said.wrap(max(8, width))


def progress(number: int, total: int, title: str = "") -> Progress:
    """How far one is, to show in a `Static`."""
    return Progress(number, total, title)
