"""The safety net in the full screen, as `tests/e2e/test_safety_flows.py` has it for plain mode."""

from __future__ import annotations

import pytest

from selfhelp.domain.text import plain
from selfhelp.tui.screens.ending import Ending
from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.home import Home
from selfhelp.tui.screens.lists import Afterwards, Tools
from selfhelp.tui.screens.offer import Offer
from selfhelp.tui.screens.walk import Walk
from tests.e2e import walker
from tests.e2e.walker import Person
from tests.tui import acting

CARDS = walker.shelf().cards()
STAY = "module:stay-alive"


def card(pilot) -> str:
    """The id of the card on show."""
    screen = acting.at(pilot)
    assert isinstance(screen, HelpNow), screen
    assert plain(screen.card.title) in " ".join(acting.seen(pilot).split())
    return screen.card.id


def no_walk(pilot) -> None:
    """No lesson waits anywhere below."""
    assert not [screen for screen in pilot.app.screen_stack if isinstance(screen, Walk)]


async def never_a_lesson(pilot) -> None:
    """From a card: back until what would help next; then out to the start page."""
    for _ in range(6):
        if not isinstance(acting.at(pilot), HelpNow):
            break
        await acting.press(pilot, "escape")
    assert isinstance(acting.at(pilot), Afterwards), acting.at(pilot)
    no_walk(pilot)
    await acting.press(pilot, "escape")
    assert isinstance(acting.at(pilot), Home)


async def check_in(pilot, **roles: int) -> Walk:
    """The short version of stay-alive up to where these answers bring it."""
    walk = await acting.begin(pilot, STAY, "short")
    person = Person()
    person.roles.update(roles)
    rated = ("mood", "urge", "hope", "connection")
    while acting.at(pilot) is walk and acting.asked(walk).step.role in rated:
        step = acting.asked(walk).step
        await acting.answer(pilot, walk, person.answer(step, walk.module))
    return walk


@pytest.mark.parametrize("urge", [7, 10])
@pytest.mark.parametrize("answer", ["1", "2"])
@acting.played
async def test_urge_7_asks_whether_a_child_is_near(urge: int, answer: str, make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await check_in(pilot, urge=urge)
        assert card(pilot) == "child-question"
        await acting.press(pilot, answer)
        assert card(pilot) == "immediate"
        assert "999" in acting.seen(pilot)
        await never_a_lesson(pilot)


@acting.played
async def test_urge_6_goes_on(make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        walk = await check_in(pilot, urge=6)
        assert acting.at(pilot) is walk


@acting.played
async def test_no_child_opens_leave_and_asks_not_again_at_once(make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await check_in(pilot, urge=8)
        await acting.press(pilot, "3")
        screen = acting.at(pilot)
        assert isinstance(screen, Walk)
        walk: Walk = screen
        assert walk.module.id == "leave"
        person = Person()
        person.roles["before"] = 8
        for _ in range(40):
            if acting.at(pilot) is not walk:
                break
            step = acting.asked(walk).step
            await acting.answer(pilot, walk, person.answer(step, walk.module))
        assert isinstance(acting.at(pilot), Ending)


@acting.played
async def test_still_high_after_the_tool_asks_again(make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        walk = await acting.begin(pilot, "tool:breathe")
        person = Person(steps={"tool-for": ["urge"]})
        person.roles["after"] = 9
        for _ in range(40):
            if acting.at(pilot) is not walk:
                break
            step = acting.asked(walk).step
            await acting.answer(pilot, walk, person.answer(step, walk.module))
        assert card(pilot) == "child-question"


@pytest.mark.parametrize("hope", [0, 1])
@acting.played
async def test_low_hope_asks_are_you_safe(hope: int, make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await check_in(pilot, hope=hope)
        assert card(pilot) == "safe-now"
        await never_a_lesson(pilot)


@acting.played
async def test_not_safe_to_go_on(make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        walk = await check_in(pilot)
        await acting.to_step(pilot, walk, "safe")
        await acting.press(pilot, "2")
        card(pilot)
        await never_a_lesson(pilot)


@pytest.mark.parametrize("after, asked", [(4, True), (5, False)])
@acting.played
async def test_a_fall_of_mood_by_three(after: int, asked: bool, make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        walk = await acting.begin(pilot, STAY, "short")
        moods = iter([7, after])
        person = Person()
        for _ in range(100):
            if acting.at(pilot) is not walk:
                break
            step = acting.asked(walk).step
            value = next(moods) if step.role == "mood" else person.answer(step, walk.module)
            await acting.answer(pilot, walk, value)
        if asked:
            assert card(pilot) == "who-today"
            await acting.press(pilot, "escape")
        else:
            assert isinstance(acting.at(pilot), Ending)
        no_walk(pilot)


@pytest.mark.parametrize("taken", [True, False])
@acting.played
async def test_crisis_words_are_an_offer(taken: bool, make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        walk = await acting.begin(pilot, STAY)
        await acting.to_step(pilot, walk, "reasons")
        await acting.answer(pilot, walk, {"1": {"line": "nothing to live for"}})
        assert isinstance(acting.at(pilot), Offer)
        seen = acting.seen(pilot).lower()
        for word in ("notice", "detect", "you wrote", "you typed", "suicid", "worried"):
            assert word not in seen
        await acting.press(pilot, "1" if taken else "2")
        if taken:
            assert card(pilot) == "safe-now"
            await never_a_lesson(pilot)
        else:
            assert acting.at(pilot) is walk
            assert acting.asked(walk).step.id != "reasons"
            # Once an entry.
            await acting.press(pilot, "ctrl+b")
            assert acting.asked(walk).step.id == "reasons"
        for record in acting.kept(pilot):
            assert "offer" not in str(record.data)


@acting.played
async def test_half_a_text_is_there_again(make) -> None:
    """Back and on again: what was typed and not sent isn't lost."""
    async with make().run_test(size=(80, 24)) as pilot:
        walk = await acting.begin(pilot, STAY)
        await acting.to_step(pilot, walk, "reasons")
        await acting.press(pilot, "paste:my cat", "enter")
        await acting.press(pilot, "f4")
        no_walk(pilot)
        walk = await acting.begin(pilot, STAY, "resume")  # type: ignore[arg-type]
        assert acting.asked(walk).step.id == "reasons"
        assert "my cat" in acting.seen(pilot)
        assert not [r for r in acting.kept(pilot) if r.step == "reasons"]


@acting.played
async def test_under_18(make) -> None:
    async with make(flags={"under-18"}).run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, STAY)
        assert card(pilot) == "under-18"
        await acting.press(pilot, "escape")
        tools = await acting.go(pilot, "list:tools")
        assert isinstance(tools, Tools)
        known = {each.id: each for each in walker.shelf().tools()}
        offered = [each[0] if isinstance(each, tuple) else each.name for each in tools.options()]
        ids = [name.removeprefix("tool:") for name in offered if name.startswith("tool:")]
        assert ids
        assert not [id for id in ids if known[id].serves == "urge"]


@acting.played
async def test_ocd_mode_rates_nothing(make) -> None:
    async with make(flags={"ocd"}).run_test(size=(80, 24)) as pilot:
        walk = await acting.begin(pilot, STAY, "short")
        person = Person()
        seen = []
        for _ in range(100):
            if acting.at(pilot) is not walk:
                break
            step = acting.asked(walk).step
            seen.append(step.role)
            await acting.answer(pilot, walk, person.answer(step, walk.module))
        assert isinstance(acting.at(pilot), Ending)
        assert "urge" not in seen


@pytest.mark.parametrize("id", [id for id in CARDS if not CARDS[id].sets])
@acting.played
async def test_every_button_of_every_card_leads_somewhere(id: str, make) -> None:
    async with make().run_test(size=(80, 40)) as pilot:
        for number, button in enumerate(CARDS[id].buttons, 1):
            screen = await acting.go(pilot, f"card:{id}")
            before = (screen, acting.seen(pilot))
            await acting.press(pilot, str(number))
            after = (acting.at(pilot), acting.seen(pilot))
            assert after != before, button.id
            assert pilot.app.return_code is None
            for _ in range(12):
                if isinstance(acting.at(pilot), Home):
                    break
                await acting.press(pilot, "escape")
            assert isinstance(acting.at(pilot), Home), button.id


@acting.played
async def test_a_card_stands_again_after_what_it_opened(make) -> None:
    async with make().run_test(size=(80, 40)) as pilot:
        for id, each in CARDS.items():
            for number, button in enumerate(each.buttons, 1):
                if id == "child-question" or not button.to.startswith(("plan:", "tool:")):
                    continue
                screen = await acting.go(pilot, f"card:{id}")
                await acting.press(pilot, str(number))
                assert acting.at(pilot) is not screen
                for _ in range(4):
                    if acting.at(pilot) is screen:
                        break
                    await acting.press(pilot, "escape")
                assert acting.at(pilot) is screen, (id, button.id)
                return
