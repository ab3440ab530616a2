"""Random keys through the journal's screens, open and locked: nothing breaks, nothing is stuck, help
always opens, and the notes that were there stay as they were unless somebody deletes or edits them.
"""

from __future__ import annotations

import asyncio
import random

import pytest

from selfhelp.tui.app import Companion
from selfhelp.tui.places import JOURNAL
from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.locked import Locked
from tests.conftest import LONG
from tests.tui import acting
from tests.tui.journal.using import PASSPHRASE, entries, type_in, until
from tests.tui.test_random_keys import ORDINARY, SIZES, position

BATCHES, ROUNDS, KEYS = (10, 40, 25) if LONG else (2, 4, 12)
"""10,000 keys in the long run, 96 in the gate."""

NOTES = ("a walk by the river", "a hard day #work", "\u6e29\u304b\u3044\u65e5")

# Random keys may find their way to the question whether to delete; they can't say which note.
SAFE = [key for key in ORDINARY if key not in ("delete", "ctrl+x", "ctrl+k", "ctrl+u", "ctrl+w")]


async def back(pilot) -> None:
    """Out of every place to the lowest screen: the start page or the locked one."""
    for _ in range(400):
        if len(pilot.app.screen_stack) == 1:
            return
        before = position(pilot)
        await acting.press(pilot, "escape")
        if position(pilot) == before:
            await acting.press(pilot, "ctrl+b")
        for _ in range(500):  # a thread may be at work: it says so and comes to its end
            if position(pilot) != before:
                break
            await asyncio.sleep(0.02)
            await acting.rest(pilot)
    raise AssertionError(f"never out: {pilot.app.screen_stack}")


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
@acting.played
async def test_random_keys(batch: int, make, kept, where, monkeypatch, tmp_path) -> None:
    kept(*NOTES)
    chance = random.Random(1_000 + batch)
    monkeypatch.setattr(Companion, "leave", lambda app, code=0: None)
    monkeypatch.chdir(tmp_path)  # a backup may be asked for, under a name that the keys make
    app: Companion = make(open=True)
    async with app.run_test(size=SIZES[0]) as pilot:
        await acting.rest(pilot)
        for number in range(ROUNDS):
            if app.begins_locked:
                await type_in(pilot, PASSPHRASE)
                await until(pilot, lambda: not app.begins_locked)
            app.go(f"list:{JOURNAL[(batch + number * BATCHES) % len(JOURNAL)]}")
            await acting.rest(pilot)
            for _ in range(KEYS):
                if chance.random() < 0.02:
                    await pilot.resize_terminal(*chance.choice(SIZES))
                await acting.press(pilot, chance.choice(SAFE))
                assert app.return_code is None, f"it ended: {app.crash!r}"
            await pilot.resize_terminal(*SIZES[0])
            await acting.press(pilot, "ctrl+g")
            assert isinstance(acting.at(pilot), HelpNow), acting.at(pilot)
            await back(pilot)
            assert isinstance(acting.at(pilot), Locked) == app.begins_locked
    app.session.close_journal()
    assert {note for entry in entries(where) if (note := entry.note)} >= set(NOTES)
