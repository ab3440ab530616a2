"""The moving pictures of timers, as lines of blocks: a wave that rises and falls, a breath.

Both are pure functions of the time, so that they can be drawn again at any size.
"""

from __future__ import annotations

from textual.content import Content

from selfhelp.domain.step import Timer
from selfhelp.player.timers import length, tick

EIGHTHS = "\N{SPACE}▁▂▃▄▅▆▇█"
"""Blocks from empty to full, for tops that move smoothly."""
WIDEST = 64


def wave(timer: Timer, minutes: int, elapsed: float, width: int, height: int) -> list[Content]:
    """The whole wave with where one is on it: what is behind is full, what is ahead is thin."""
    width = max(16, min(width, WIDEST))
    total = 60 * length(timer, minutes) or 1
    share = min(1.0, elapsed / total)
    at = min(width - 1, int(width * share))
    levels = [tick(timer, total * (x + 0.5) / width, minutes).level for x in range(width)]
    tops = [max(1, round(level * height * 8)) for level in levels]
    lines: list[Content] = [_marker(at, tops, height, width)]
    for row in range(height - 1, -1, -1):
        behind = "".join(_block(top, row) for top in tops[:at])
        here = _block(tops[at], row)
        ahead = "".join(_block(top, row) for top in tops[at + 1 :])
        lines.append(
            Content.assemble((behind, "$primary"), (here, "bold $accent"), (ahead, "$line"))
        )
    return lines


def _block(top: int, row: int) -> str:
    return EIGHTHS[max(0, min(8, top - 8 * row))]


def _marker(at: int, tops: list[int], height: int, width: int) -> Content:
    """A mark above the wave, so that where one is shows without colour."""
    return Content.assemble((" " * at, ""), ("v", "bold $accent"), (" " * (width - at - 1), ""))


def breath(level: float, width: int, height: int) -> list[Content]:
    """A shape that grows from the middle as the breath comes in, and shrinks as it goes out."""
    width = max(16, min(width, WIDEST))
    lines = []
    for row in range(height):
        # Rows away from the middle are shorter, so that the whole is a soft round shape.
        away = abs(row - (height - 1) / 2) / max(1.0, (height + 1) / 2)
        share = (0.12 + 0.88 * level) * (1 - away**2) ** 0.5
        halves = round(share * (width // 2) * 2)
        full, rest = divmod(halves, 2)
        left, right = "▐" * rest + "█" * full, "█" * full + "▌" * rest
        line = f"{left.rjust(width // 2)}{right}"
        lines.append(Content.styled(line.ljust(width), "$primary"))
    return lines
