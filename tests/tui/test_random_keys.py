"""Random keys through all screens: nothing breaks, nothing is stuck, Ctrl+G always brings help."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from selfhelp.player.inputs import Ask, Jump
from selfhelp.tui.app import Companion
from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.hidden import Hidden
from selfhelp.tui.screens.home import Home
from selfhelp.tui.screens.walk import Walk
from tests.conftest import LONG
from tests.e2e import every_kind
from tests.tui import acting

BATCHES = 20 if LONG else 8
KEYS_OF_A_BATCH = 1_000 if LONG else 50
"""20,000 in the long run, 400 in the gate."""

ORDINARY = [
    "enter", "enter", "enter", "tab", "shift+tab", "up", "down", "down", "left", "right", "space",
    "home", "end", "pageup", "pagedown", "backspace", "delete", *"1234567890", *"aZ.-[é\u4e2d",
    "escape", "f1", "f2", "f3", "f4", "ctrl+a", "ctrl+b", "ctrl+c", "ctrl+g", "ctrl+k", "ctrl+l",
    "ctrl+o", "ctrl+p", "ctrl+u", "ctrl+v", "ctrl+w", "ctrl+x", "ctrl+y", "ctrl+z", "shift+down",
    "shift+right", "ctrl+right", "ctrl+home", "ctrl+end", "alt+x", "f10",
]  # fmt: skip
"""Everything but Ctrl+Q, which leaves, and the mouse."""

PLACES = (
    "", "list:tools", "list:modules", "list:pathways", "list:helplines", "list:settings",
    "list:people", "list:after", "card:help-now", "card:child-question", "card:safe-now",
    "tool:breathe", "tool:leave", "tool:ground", "plan:stay_safe", "module:stay-alive",
    "module:riding-urges", "module:every-kind", "module:every-kind", "module:every-kind",
)  # fmt: skip

SIZES = [(80, 24), (60, 20), (120, 40), (20, 5), (1, 1), (200, 60), (80, 3)]


async def at_home(pilot) -> None:
    """Back leads out of every place, one step at a time."""
    for _ in range(400):
        if isinstance(acting.at(pilot), Home):
            return
        before = position(pilot)
        await acting.press(pilot, "enter" if isinstance(acting.at(pilot), Hidden) else "escape")
        if position(pilot) == before:  # a list or a box may have taken the first one
            await acting.press(pilot, "ctrl+b")
        assert position(pilot) != before, f"stuck: {before}\n{acting.seen(pilot)}"
    raise AssertionError(f"never home: {pilot.app.screen_stack}")


def position(pilot) -> tuple[object, ...]:
    """Where somebody is, down to the step and the card."""
    screen = acting.at(pilot)
    inner: object = None
    if isinstance(screen, Walk) and screen.turn is not None:
        at = getattr(screen.view, "at", None)
        inner = (screen.turn.state.at, len(screen.turn.state.trail), at)
    elif isinstance(screen, HelpNow):
        inner = screen.walk.stack
    return (tuple(pilot.app.screen_stack), inner)


async def spread(pilot, chance: random.Random) -> None:
    """In the module with all kinds, begin somewhere in the middle."""
    screen = acting.at(pilot)
    if not isinstance(screen, Walk):
        await acting.press(pilot, "1")
        screen = acting.at(pilot)
    if isinstance(screen, Walk) and screen.turn and isinstance(screen.turn.prompt, Ask):
        screen._advance(Jump(chance.randint(1, screen.turn.prompt.total)))
        await acting.rest(pilot)


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
@acting.played
async def test_random_keys(batch: int, make, every: Path, monkeypatch) -> None:
    chance = random.Random(batch)
    # Leaving is no end of the test; "Leave" stands on the start page.
    monkeypatch.setattr(Companion, "leave", lambda app, code=0: None)
    app: Companion = make(compiled=every, flags={"ocd"} if batch % 5 == 4 else set())
    async with app.run_test(size=SIZES[0]) as pilot:
        await acting.rest(pilot)
        left = KEYS_OF_A_BATCH
        while left > 0:
            place = PLACES[batch] if left == KEYS_OF_A_BATCH else chance.choice(PLACES)
            if place:
                app.go(place)
                await acting.rest(pilot)
            if place.endswith(every_kind.ID):
                await spread(pilot, chance)
            for _ in range(min(left, 50)):
                left -= 1
                if chance.random() < 0.02:
                    await pilot.resize_terminal(*chance.choice(SIZES))
                # Sometimes several keys before the screen has come to rest.
                count = chance.choice((1, 1, 1, 2, 3))
                await acting.press(pilot, *chance.choices(ORDINARY, k=count))
                assert app.return_code is None, f"it ended: {app.crash!r}"
            await pilot.resize_terminal(*SIZES[0])
            await acting.press(pilot, "ctrl+g")
            assert isinstance(acting.at(pilot), HelpNow), acting.at(pilot)
            assert acting.at(pilot).card.id == "help-now"  # type: ignore[attr-defined]
            await at_home(pilot)
            assert len(app.screen_stack) == 1
