"""A person at the app, by Pilot."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Coroutine
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

from selfhelp.domain.record import Record
from selfhelp.player.inputs import Ask
from selfhelp.player.memory import Memory
from selfhelp.player.state import Mode
from selfhelp.tui.app import Companion
from selfhelp.tui.screens.begin import Begin
from selfhelp.tui.screens.walk import Walk
from tests.e2e import hands, resting
from tests.e2e.walker import Person

TYPED = {"enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "backspace": "\x7f"}
"""Keys with a name that have a character as well."""


def played(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Let a test await things."""

    @functools.wraps(test)
    def run(*args: Any, **named: Any) -> None:
        asyncio.run(test(*args, **named))

    return run


def app_of(pilot: Pilot[Any]) -> Companion:
    """The app."""
    assert isinstance(pilot.app, Companion)
    return pilot.app


def at(pilot: Pilot[Any]) -> Screen[Any]:
    """The screen on show."""
    return pilot.app.screen


def seen(pilot: Pilot[Any]) -> str:
    """The screen as lines of text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def memory(pilot: Pilot[Any]) -> Memory:
    """The keeper."""
    keeper = app_of(pilot).session.keeper
    assert isinstance(keeper, Memory)
    return keeper


async def rest(pilot: Pilot[Any]) -> None:
    """Let everything that was set off come to its end."""
    await resting.rest(pilot.app)
    await pilot.wait_for_animation()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, then let the screen come to rest.

    Not by `pilot.press`, which takes a twentieth of a second a key.
    """
    for key in keys:
        if key.startswith(hands.PASTE):
            text = key.removeprefix(hands.PASTE)
            pilot.app.post_message(events.Paste(text))
        else:
            name = _character_to_key(key) if len(key) == 1 else key
            typed = key if len(key) == 1 else TYPED.get(key)
            pilot.app.post_message(events.Key(name, typed))
    await rest(pilot)


async def go(pilot: Pilot[Any], target: str) -> Screen[Any]:
    """Go where a button would lead."""
    await rest(pilot)
    app_of(pilot).go(target)
    await rest(pilot)
    return at(pilot)


async def begin(pilot: Pilot[Any], target: str, mode: Mode = "full") -> Walk:
    """Open a module or tool and begin it."""
    screen = await go(pilot, target)
    if isinstance(screen, Begin):
        names = [each[0] if isinstance(each, tuple) else each.name for each in screen.options()]
        await press(pilot, str([name for name in names if name].index(mode) + 1))
    walk = at(pilot)
    assert isinstance(walk, Walk), walk
    return walk


def asked(walk: Walk) -> Ask:
    """The question on show."""
    assert walk.turn is not None
    assert isinstance(walk.turn.prompt, Ask)
    return walk.turn.prompt


async def answer(pilot: Pilot[Any], walk: Walk, value: Any, *, keep: bool = True) -> None:
    """Answer the question on show by its keys."""
    ask = asked(walk)
    for keys in hands.groups(ask, value, pilot.app.size.width):
        await press(pilot, *keys)
    if ask.step.keep == "ask" and memory(pilot).lasting and value is not None:
        await press(pilot, "2" if keep else "1")


async def to_step(pilot: Pilot[Any], walk: Walk, id: str, person: Person | None = None) -> None:
    """Answer calmly until a step is asked."""
    person = person or Person()
    for _ in range(200):
        step = asked(walk).step
        if step.id == id:
            return
        await answer(pilot, walk, person.answer(step, walk.module))
    raise AssertionError(f"never came to {id}")


def kept(pilot: Pilot[Any]) -> list[Record]:
    """The records made so far."""
    return memory(pilot).records
