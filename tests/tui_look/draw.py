"""Draws the pictures of the README: `python -m tests.tui_look.draw`."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

from selfhelp.tui.app import Companion
from selfhelp.tui.screens.walk import Walk
from selfhelp.tui.widgets.timed import TimerView
from tests.tui_look.looking import look, session

FOLDER = Path(__file__).parents[2] / "docs" / "screens"


async def _home(app: Companion, pilot: Any) -> None:
    """Only to be looked at."""


async def _wave(app: Companion, pilot: Any) -> None:
    app.push_screen(Walk(app.session, app.session.shelf.module("surf"), only="wave"))
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    view = app.screen.query_one(TimerView)
    assert view.started is not None
    view.started -= 250
    await asyncio.sleep(0.2)


async def _week(app: Companion, pilot: Any) -> None:
    app.push_screen(Walk(app.session, app.session.shelf.module("online-life"), only="hot-map"))
    await pilot.pause()
    await pilot.press(*"1123112311231")
    await pilot.pause()


PICTURES = {
    "start": (_home, "calm-dark"),
    "wave": (_wave, "calm-dark"),
    "week": (_week, "calm-light"),
}


def drawn(name: str) -> str:
    """One picture as SVG, with no address of a font elsewhere in it."""
    do, theme = PICTURES[name]

    async def draw(app: Any, pilot: Any) -> str:
        await do(app, pilot)
        await pilot.pause()
        return str(app.export_screenshot(title="selfhelp"))

    made = look(draw, given=session(theme))
    made = re.sub(r"@font-face \{.*?\}", "", made, flags=re.DOTALL)
    return made.replace("Fira Code", "DejaVu Sans Mono").replace(
        "<text ", '<text xml:space="preserve" '
    )


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in PICTURES:
        (FOLDER / f"{name}.svg").write_text(drawn(name), encoding="utf-8")
