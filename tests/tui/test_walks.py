"""Every kind of step, and every module and tool, walked by its keys: the records are the player's.

The gate leaves whole modules to `tests/e2e/test_tui_walks.py`, which walks them in real terminals.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from selfhelp.player.state import Mode
from selfhelp.tui.screens.ending import Ending
from tests.conftest import LONG
from tests.e2e import every_kind, walker
from tests.e2e.walker import Person
from tests.tui import acting


async def walk_through(pilot, target: str, mode: Mode, person: Person) -> None:
    """From its opening to its ending."""
    walk = await acting.begin(pilot, target, mode)
    for _ in range(300):
        if acting.at(pilot) is not walk:
            break
        step = acting.asked(walk).step
        assert walk.turn is not None
        before = len(walk.turn.state.trail)
        await acting.answer(pilot, walk, person.answer(step, walk.module), keep=person.keep)
        if acting.at(pilot) is walk:
            assert len(walk.turn.state.trail) > before, f"{step.id}: {acting.seen(pilot)}"
    assert isinstance(acting.at(pilot), Ending), acting.at(pilot)


@pytest.mark.parametrize(
    "mode, keep, width",
    [
        ("full", True, 60),
        ("short", False, 80),
        *([("full", False, 80), ("full", True, 120)] if LONG else []),
    ],
)
@acting.played
async def test_every_kind_of_step(mode: Mode, keep: bool, width: int, make, every: Path) -> None:
    app = make(compiled=every)
    person = Person(keep=keep)
    async with app.run_test(size=(width, 24)) as pilot:
        await walk_through(pilot, f"module:{every_kind.ID}", mode, person)
        _, records = walker.walk(every_kind.module(every), mode, person)
        assert walker.bare(acting.kept(pilot)) == walker.bare(records)


@pytest.mark.parametrize(
    "id, mode", [(id, mode) for id, mode in walker.walks() if LONG or mode == "short"]
)
@acting.played
async def test_walked_to_the_end(id: str, mode: Mode, make) -> None:
    module = walker.shelf().module(id)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await walk_through(pilot, f"{module.type}:{id}", mode, Person())
        _, records = walker.walk(module, mode)
        assert walker.bare(acting.kept(pilot)) == walker.bare(records)
