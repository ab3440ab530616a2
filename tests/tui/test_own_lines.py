"""The tools that show a person's own lines, in the full screen."""

from __future__ import annotations

from selfhelp.tui.screens.walk import Walk
from tests.tui import acting


async def write(pilot, name: str, *lines: str) -> None:
    """Fill in a list of one's own."""
    walk = await acting.go(pilot, f"plan:{name}")
    assert isinstance(walk, Walk)
    value = {str(n): {"line": line} for n, line in enumerate(lines, 1)}
    await acting.answer(pilot, walk, value)


@acting.played
async def test_reasons_come_one_at_a_time(make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await write(pilot, "reasons", "The cat.", "My sister.")
        walk = await acting.begin(pilot, "tool:reasons")
        await acting.to_step(pilot, walk, "mine")
        assert "The cat." in acting.seen(pilot)
        assert "My sister." not in acting.seen(pilot)
        await acting.press(pilot, "enter")
        assert "My sister." in acting.seen(pilot)
        await acting.press(pilot, "enter")
        assert acting.asked(walk).step.id == "next"


@acting.played
async def test_the_list_picks_one(make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await write(pilot, "swaps", "Bake bread.", "Fix the bike.")
        walk = await acting.begin(pilot, "tool:list")
        await acting.to_step(pilot, walk, "draw")
        seen = acting.seen(pilot)
        assert ("Bake bread." in seen) != ("Fix the bike." in seen)


@acting.played
async def test_numbers_stand_on_a_page(make) -> None:
    async with make().run_test(size=(80, 40)) as pilot:
        walk = await acting.begin(pilot, "tool:call")
        while acting.asked(walk).step.id != "reached":
            step = acting.asked(walk).step
            await acting.answer(pilot, walk, ["speak"] if step.id == "first" else None)
        await acting.answer(pilot, walk, ["no"])
        assert "116 123" in acting.seen(pilot)
        assert "999" in acting.seen(pilot)
