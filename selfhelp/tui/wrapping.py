"""Textual wraps text at spaces only. Here it learns the other places (`l10n.breaks`).

Textual takes the function from Rich under a name of its own and has no way to give it another, so
that name is replaced; a test holds that it is still there and still asked.
"""

from __future__ import annotations

import re

from rich._wrap import divide_line as _plain
from rich.cells import cell_len
from textual import content

# Thai, Lao, Burmese, Khmer, U+200B, Chinese, Japanese, Korean. For all else spaces will do.
_NEEDED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u200b\u2e80-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f"
    "\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)


def divide_line(text: str, width: int, fold: bool = True) -> list[int]:
    """Where to cut a line of text so that each part fits, as Rich's function of this name says it."""
    if text.isascii() or not fold or not _NEEDED.search(text):
        return _plain(text, width, fold)
    from selfhelp.l10n.breaks import divide

    return divide(text, width, cell_len, _plain)


def install() -> None:
    """From now on Textual asks our function."""
    content.divide_line = divide_line  # type: ignore[attr-defined]
