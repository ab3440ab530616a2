"""The app without a terminal, at any size, and texts as long as translations may get."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from textual.strip import Strip

from selfhelp.content.load import Shelf
from selfhelp.domain.module import Guide, Module
from selfhelp.helplines.choosing import Choice
from selfhelp.locations import places
from selfhelp.session import Session
from selfhelp.settings import Settings
from selfhelp.tui.app import Companion

T = TypeVar("T")

SIZES = ((80, 24), (60, 20), (120, 40))
TEXTS = {
    "text", "prompt", "title", "about", "hint", "feedback", "closing", "otherwise", "low_text",
    "high_text", "note",
}  # fmt: skip
"""Fields that hold words to show."""
MORE = "und noch etwas laenger als das "
"""What translations add: German is about a third longer than English."""


def padded(text: str) -> str:
    """The text with 40 % more of it."""
    return f"{text} {(MORE * 60)[: int(len(text) * 0.4)].strip()}" if text else text


class Long:
    """A catalogue in which everything is 40 % longer."""

    def pgettext(self, context: str, message: str) -> str:
        """Longer."""
        return padded(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Longer."""
        return padded(msgid1 if n == 1 else msgid2)


def lengthened(each: T) -> T:
    """A module, guide or anything below one with all its texts 40 % longer."""
    if isinstance(each, tuple):
        return tuple(lengthened(part) for part in each)  # type: ignore[return-value]
    if not dataclasses.is_dataclass(each) or isinstance(each, type):
        return each
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(each):
        value = getattr(each, field.name)
        if isinstance(value, str):
            changed[field.name] = padded(value) if field.name in TEXTS else value
        else:
            changed[field.name] = lengthened(value)
    return dataclasses.replace(each, **changed)


class LongShelf(Shelf):
    """A shelf of longer modules."""

    def module(self, id: str) -> Module:
        """Longer."""
        return lengthened(super().module(id))

    def guide(self) -> Guide:
        """Longer."""
        return lengthened(super().guide())


def session(
    theme: str = "calm-dark", country: str | None = "GB", *, motion: str = "", long: bool = False
) -> Session:
    """A session that touches no folder."""
    where = places("/nonexistent", {})
    shelf = (LongShelf if long else Shelf)(where.compiled)
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
