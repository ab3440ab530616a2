"""Measures on the full screen: where they are found, the fortnight, the question about dying."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selfhelp.domain.facts import Measured
from selfhelp.tui.screens.ending import Ending
from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.home import Home
from selfhelp.tui.screens.lists import Afterwards
from selfhelp.tui.screens.measures import Measures, Waits
from selfhelp.tui.screens.walk import Walk
from tests.e2e.walker import Person
from tests.tui import acting


def shown(pilot) -> str:
    return " ".join(acting.seen(pilot).split())


async def answered(pilot, id: str, **steps: list[str]) -> Walk:
    """Up to where these answers bring it."""
    walk = await acting.begin(pilot, f"measure:{id}")
    person = Person(steps=steps)
    for _ in range(20):
        if acting.at(pilot) is not walk or acting.asked(walk).step.role == "total":
            break
        await acting.answer(pilot, walk, person.answer(acting.asked(walk).step, walk.module))
    return walk


async def go(pilot, target: str) -> None:
    acting.app_of(pilot).go(target)
    await acting.rest(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@acting.played
async def test_above_zero_thanks_and_asks_are_you_safe_and_offers_no_lesson(size, make) -> None:
    async with make(lasting=False).run_test(size=size) as pilot:
        await answered(pilot, "phq-9", **{"better-off-dead": ["1"]})
        card = acting.at(pilot)
        assert isinstance(card, HelpNow)
        assert card.card.id == "safe-now"
        said = shown(pilot)
        assert "Thank you for being honest here." in said
        assert said.index("Thank you for being") < said.index("I have already hurt myself")
        # On the next card it is gone; going back brings people, plans and tools, never a page.
        await acting.press(pilot, "2")
        assert "Thank you for being honest" not in shown(pilot)
        for _ in range(6):
            if not isinstance(acting.at(pilot), HelpNow):
                break
            await acting.press(pilot, "escape")
        assert isinstance(acting.at(pilot), Afterwards)
        assert not [s for s in pilot.app.screen_stack if isinstance(s, Walk | Ending)]
        await acting.press(pilot, "escape")
        assert isinstance(acting.at(pilot), Home)


@acting.played
async def test_zero_goes_on_to_the_total_and_reassures_of_nothing(make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await answered(pilot, "phq-9")
        said = shown(pilot)
        assert "The total is 0. It can be from 0 to 27." in said
        assert "116 123" in said, "the numbers to call stand below every total"
        for word in ("safe you", "no risk", "not at risk", "good"):
            assert word not in said.lower()
        for _ in range(4):  # to the end of the page first
            if isinstance(acting.at(pilot), Ending):
                break
            await acting.press(pilot, "enter")
        assert isinstance(acting.at(pilot), Ending)
        assert "A page of the programme" not in shown(pilot)


@acting.played
async def test_a_second_time_waits_two_weeks_and_help_does_not(make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await answered(pilot, "gad-7")
        await acting.press(pilot, "enter")
        await go(pilot, "stop")
        await go(pilot, "list:measures")
        assert isinstance(acting.at(pilot), Measures)
        assert "last: 0 on" in shown(pilot)
        await go(pilot, "measure:gad-7")
        assert isinstance(acting.at(pilot), Waits)
        assert "It is next useful from" in shown(pilot)
        await acting.press(pilot, "1")
        assert isinstance(acting.at(pilot), HelpNow)
        # Two weeks later it opens.
        memory, now = acting.memory(pilot), acting.app_of(pilot).session.now()
        old = replace(now, ms=now.ms - 15 * 86_400_000)
        memory.known = replace(memory.known, measured={"gad-7": (Measured(old, 3),)})
        await go(pilot, "stop")
        await go(pilot, "measure:gad-7")
        assert isinstance(acting.at(pilot), Walk)


@pytest.mark.parametrize("place", ["list:modules", "list:tools"])
@acting.played
async def test_found_from_the_programme_and_the_tools(place, make) -> None:
    async with make(flags={"path:C"}).run_test(size=(80, 40)) as pilot:
        await go(pilot, place)
        names = [name for options in acting.at(pilot).query("Options") for name in options.names]  # type: ignore[attr-defined]
        assert "list:measures" in names
        await go(pilot, "list:measures")
        said = shown(pilot)
        assert said.index("PHQ-8,") < said.index("PHQ-9,")


@acting.played
async def test_under_18_gets_their_own_page(make) -> None:
    async with make(flags={"under-18"}).run_test(size=(80, 24)) as pilot:
        for target in ("list:measures", "measure:phq-9"):
            await go(pilot, target)
            card = acting.at(pilot)
            assert isinstance(card, HelpNow)
            assert card.card.id == "under-18"
