"""How far one is, in words and as a quiet bar."""

from __future__ import annotations

from textual.content import Content

from selfhelp.domain.strings import t
from selfhelp.tui.words import rich

WIDTH = 20
"""Cells of the bar; long pages and short ones have the same."""
FULL, REST = "\N{BOX DRAWINGS HEAVY HORIZONTAL}", "\N{BOX DRAWINGS LIGHT HORIZONTAL}"


def progress(number: int, total: int, title: str = "") -> Content:
    """The bar, the words "5 of 31", and the name of the step."""
    if total < 2:
        return _named(title)
    done = max(1, round(WIDTH * number / total)) if total else 0
    words = t("progress.of", "{n} of {total}", n=number, total=total)
    parts = Content.assemble(
        (FULL * done, "$primary"), (REST * (WIDTH - done), "$line"), f"  {words}"
    )
    return Content.assemble(parts, "  ", _named(title)) if title else parts


def _named(title: str) -> Content:
    """The name of the step, which stands out beside the quiet bar."""
    return rich(title).stylize_before("bold $foreground")
