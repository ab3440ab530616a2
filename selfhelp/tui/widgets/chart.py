"""A rating over weeks as columns of blocks, and how much relief tools brought as bars.

Pure functions of the numbers, drawn with one colour that carries no meaning: without any colour
they say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from selfhelp.domain.regional import tenths
from selfhelp.journal.dates import day
from selfhelp.journal.trends import Day, Used
from selfhelp.tui.widgets.pictures import EIGHTHS
from selfhelp.tui.words import Lined

TOP: Final = 100
"""The top of the picture, in hundredths of its height."""
AXIS: Final = 4
"""Cells for the numbers at the side and the line beside them."""
WEEK: Final = 7
ROWS: Final = 6
NOTHING: Final = "\N{MIDDLE DOT}"
"""A day without a rating."""


class Columns(Lined):
    """One rating: a column a day, or a week where the days don't fit.

    Args:
        days: the oldest first.
        last: the day at the right edge.
        weeks: a column is a week.
        low, high: the numbers at the bottom and at the top of the picture.
    """

    def __init__(
        self,
        days: Sequence[Day],
        last: int,
        *,
        weeks: bool = False,
        low: int = 0,
        high: int = 10,
    ) -> None:
        self.days, self.last, self.weeks = days, last, weeks
        self.low, self.high = low, high

    def lines(self, width: int) -> list[Content]:
        """The picture: three numbers at the side, the columns, the first and the last date."""
        count = max(7, min(width - AXIS, 56 if not self.weeks else 52))
        step = WEEK if self.weeks else 1
        levels = [self._share(each) for each in _levels(self.days, self.last, count, step)]
        sides = {ROWS - 1: self.high, ROWS // 2 - 1: (self.low + self.high) // 2, 0: self.low}
        made = []
        for row in range(ROWS - 1, -1, -1):
            number = f"{sides.get(row, ''):>2}"
            cells = "".join(_cell(level, row) for level in levels)
            side = (f"{number} \N{BOX DRAWINGS LIGHT VERTICAL}", "$quiet")
            made.append(Content.assemble(side, (cells, "$primary")))
        first, last = day(self.last - step * (count - 1)), day(self.last)
        gap = count - len(first) - len(last)
        dates = f"{first}{' ' * gap}{last}" if gap > 0 else last.rjust(count)[-count:]
        made.append(Content.assemble((" " * AXIS + dates, "$quiet")))
        return made

    def _share(self, tenths: int | None) -> int | None:
        """How far up the picture a value stands, in hundredths."""
        if tenths is None:
            return None
        return round((tenths - 10 * self.low) * TOP / (10 * (self.high - self.low)))


def _levels(days: Sequence[Day], last: int, count: int, step: int) -> list[int | None]:
    """The mean of each column in tenths, the oldest first; None where nothing was rated."""
    sums: dict[int, list[int]] = {}
    for each in days:
        ago = (last - each.day) // step
        if 0 <= ago < count:
            sums.setdefault(ago, []).append(each.tenths)
    return [
        round(sum(sums[ago]) / len(sums[ago])) if ago in sums else None
        for ago in range(count - 1, -1, -1)
    ]


def _cell(level: int | None, row: int) -> str:
    if level is None:
        return NOTHING if row == 0 else " "
    # A rating of 0 still shows: somebody gave it.
    top = max(1, round(level * ROWS * 8 / TOP))
    return EIGHTHS[max(0, min(8, top - 8 * row))]


class Bars(Lined):
    """How much lower the rating was after each tool, on average.

    Args:
        used: those used often enough.
        titles: tool id -> title.
    """

    def __init__(self, used: Sequence[Used], titles: dict[str, str]) -> None:
        self.used, self.titles = used, titles

    def lines(self, width: int) -> list[Content]:
        """A title, a bar, the number."""
        names = [self.titles.get(each.id, each.id) for each in self.used]
        left = min(max((len(name) for name in names), default=0), max(8, width // 2))
        room = max(4, width - left - 8)
        made = []
        for name, each in zip(names, self.used, strict=True):
            eighths = max(0, round(each.tenths * room * 8 / TOP))
            full, rest = divmod(eighths, 8)
            bar = "\N{FULL BLOCK}" * full + (_SIDE[rest] if rest else "")
            shown = Content(name).truncate(left, ellipsis=True, pad=True)
            number = tenths(each.tenths)
            made.append(Content.assemble(shown, "  ", (bar, "$primary"), (f" {number}", "$quiet")))
        return made


_SIDE: Final = " ▏▎▍▌▋▊▉"
