"""Screens worth a look, each brought about by what a person does. For snapshots and pictures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from textual.widgets import TextArea

from selfhelp.content.load import Shelf
from selfhelp.domain.module import Summary
from selfhelp.session import Session
from selfhelp.tui.app import Companion
from selfhelp.tui.screens.lists import choose
from selfhelp.tui.screens.one_service import Link
from selfhelp.tui.screens.start_here import STEPS, StartHere
from selfhelp.tui.screens.walk import Walk
from selfhelp.tui.widgets.timed import TimerView
from tests.e2e.resting import rest
from tests.tui_look.looking import look, session

MODULES = ("stay-alive", "law-and-truth", "riding-urges", "online-life")
TOOLS = ("breathe", "leave", "surf", "unhook", "night")
"""What the lists show here, so that a page more changes no snapshot."""

Do = Callable[[Companion, Any], Awaitable[None]]


class Few(Shelf):
    """A shelf that always holds the same few pages and tools."""

    def titles(self, name: str) -> dict[str, str]:
        """Those."""
        ids = MODULES if name == "modules" else TOOLS
        return {id: title for id, title in super().titles(name).items() if id in ids}

    def modules(self) -> tuple[Summary, ...]:
        """Those."""
        return tuple(each for each in super().modules() if each.id in MODULES)

    def tools(self) -> tuple[Summary, ...]:
        """Those."""
        return tuple(each for each in super().tools() if each.id in TOOLS)


class Scene(NamedTuple):
    """One screen.

    Attributes:
        do: brings it about.
        theme: the colours.
        size: of the window, in cells.
    """

    do: Do
    theme: str = "calm-dark"
    size: tuple[int, int] = (80, 24)


async def home(app: Companion, pilot: Any) -> None:
    """Only to be looked at."""


def at(target: str) -> Do:
    """What a target opens."""

    async def do(app: Companion, pilot: Any) -> None:
        app.go(target)

    return do


async def map_of_a_way(app: Companion, pilot: Any) -> None:
    """The programme for somebody who has chosen where to begin, with one page read."""
    given = app.session
    choose(given, next(path.id for path in given.shelf.pathways() if len(path.modules) > 1))
    app.go("list:modules")


async def hope(app: Companion, pilot: Any) -> None:
    """The question on hope, answered and not yet sent off."""
    page = StartHere(app.session)
    app.push_screen(page)
    await pilot.pause()
    page._move(STEPS.index("hope"))
    await pilot.pause()
    await pilot.press("7")


async def code(app: Companion, pilot: Any) -> None:
    """The address of the prevention line with its code to scan."""
    country = app.session.country()
    assert country is not None
    line = next(s for s in country.services if s.kind == "perpetration-prevention" and s.web)
    app.push_screen(Link(app.session, line, line.web))


async def words(app: Companion, pilot: Any) -> None:
    """A box with something written in it."""
    app.push_screen(Walk(app.session, app.session.shelf.module("stay-alive"), only="plan"))
    await settle(app, pilot)
    box = app.screen.query_one(TextArea)
    box.cursor_blink = False
    await pilot.press(*"No sleep")


async def week(app: Companion, pilot: Any) -> None:
    """The week, begun."""
    app.push_screen(Walk(app.session, app.session.shelf.module("online-life"), only="hot-map"))
    await settle(app, pilot)
    await pilot.press(*"1123112311231")


async def wave(app: Companion, pilot: Any) -> None:
    """The urge wave, some minutes in, with the time standing still."""
    app.push_screen(Walk(app.session, app.session.shelf.module("surf"), only="wave"))
    await settle(app, pilot)
    await pilot.press("enter")
    await settle(app, pilot)
    view = app.screen.query_one(TimerView)
    view.ticking.pause()
    view.picture.elapsed = 250
    view.picture.refresh()


SCENES = {
    "home": Scene(home),
    "home-small-light": Scene(home, "calm-light", (60, 20)),
    "help-now": Scene(at("card:help-now")),
    "child-in-danger-small": Scene(at("card:child-in-danger"), "high-contrast", (60, 20)),
    "tools": Scene(at("list:tools")),
    "programme-wide": Scene(map_of_a_way, "calm-dark", (120, 40)),
    "help-lines": Scene(at("list:helplines"), "calm-light"),
    "code-to-scan": Scene(code),
    "hope": Scene(hope, "high-contrast"),
    "words": Scene(words),
    "week": Scene(week, "calm-light"),
    "wave": Scene(wave),
}


async def settle(app: Companion, pilot: Any) -> None:
    """Let everything be done, laid out and painted."""
    for _ in range(2):
        await rest(app)
        await pilot.pause(0.05)
        await pilot.wait_for_animation()


def given(theme: str) -> Session:
    """A session whose lists don't grow."""
    made = session(theme)
    made.shelf = Few(made.shelf.folder)
    return made


def played(scene: Scene, then: Callable[[Companion], str]) -> str:
    """Bring a scene about and make something of it."""

    async def do(app: Companion, pilot: Any) -> str:
        await scene.do(app, pilot)
        await settle(app, pilot)
        return then(app)

    return look(do, size=scene.size, given=given(scene.theme))
