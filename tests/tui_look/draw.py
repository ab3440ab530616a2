"""Draws the pictures of the README and of docs/translating.md: `python -m tests.tui_look.draw`."""

from __future__ import annotations

import re
from pathlib import Path

from selfhelp.tui.app import Companion
from tests.l10n.pictures import preview
from tests.tui_look.scenes import SCENES, played

FOLDER = Path(__file__).parents[2] / "docs" / "screens"

PICTURES = {"start": "home", "wave": "wave", "week": "week"}
"""Files and their scenes."""

PREVIEWS = {"preview": True, "preview-plain": False}
"""Files that show a pack in its preview, and whether with unit ids."""


def drawn(name: str) -> str:
    """One picture as SVG, with no address of a font elsewhere in it."""

    def draw(app: Companion) -> str:
        return app.export_screenshot(title="selfhelp")

    if name in PREVIEWS:
        made = preview(draw, ids=PREVIEWS[name])
    else:
        made = played(SCENES[PICTURES[name]], draw)
    made = re.sub(r"@font-face \{.*?\}", "", made, flags=re.DOTALL)
    return made.replace("Fira Code", "DejaVu Sans Mono").replace(
        "<text ", '<text xml:space="preserve" '
    )


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in (*PICTURES, *PREVIEWS):
        (FOLDER / f"{name}.svg").write_text(drawn(name), encoding="utf-8")
