"""The app without a terminal, at any size, in English and in the pseudo-locales."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from textual.strip import Strip

from selfhelp.content.load import Shelf
from selfhelp.helplines.choosing import Choice
from selfhelp.locations import places
from selfhelp.session import Session
from selfhelp.settings import Settings
from selfhelp.tui.app import Companion
from tests.l10n.pseudo_world import PseudoShelf

T = TypeVar("T")

SIZES = ((80, 24), (60, 20), (120, 40))


def session(
    theme: str = "calm-dark", country: str | None = "GB", *, motion: str = "", pseudo: str = ""
) -> Session:
    """A session that touches no folder; with `pseudo` its pages are in that pseudo-locale."""
    where = places("/nonexistent", {})
    shelf = PseudoShelf(where.compiled, pseudo) if pseudo else Shelf(where.compiled)
    settings = Settings(theme=theme, motion=motion)
    choice = Choice(country, "flag" if country else "")
    return Session(shelf=shelf, places=where, settings=settings, environ={}, choice=choice)


def look(
    do: Callable[[Companion, Any], Awaitable[T]],
    *,
    size: tuple[int, int] = (80, 24),
    given: Session | None = None,
) -> T:
    """Run the app at this size and do something with it."""

    async def run() -> T:
        app = Companion(given or session())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            return await do(app, pilot)

    return asyncio.run(run())


def strips(app: Companion) -> list[Strip]:
    """What is painted, line by line. There is no public way to it."""
    return app.screen._compositor.render_strips()


def shown(app: Companion) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in strips(app))
