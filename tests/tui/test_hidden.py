"""The hidden screen: opaque, at once, from everywhere; Help now from everywhere; nothing is lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.css.query import NoMatches
from textual.widgets import Input, TextArea

from selfhelp import clock
from selfhelp.domain.moment import Moment
from selfhelp.player.inputs import Ask, Jump
from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.hidden import Hidden
from selfhelp.tui.screens.palette import Palette
from selfhelp.tui.screens.walk import Walk
from tests.e2e import every_kind
from tests.tui import acting

STEPS = [
    "k-read", "k-reflect", "k-lines", "k-scale", "k-choose", "k-many", "k-check", "k-sort",
    "k-matrix", "k-list", "k-form", "k-week", "k-plan", "k-wave", "k-breathe", "k-ground",
]  # fmt: skip

PLACES = [
    "", "list:tools", "list:modules", "list:pathways", "list:helplines", "list:settings",
    "list:people", "list:after", "card:child-question", "card:safe-now", "module:stay-alive",
    "tool:leave", "palette", "keys", "countries", "keep",
]  # fmt: skip


async def open_place(pilot, place: str):
    """Open a place, also those that no target names; the screen on show."""
    await acting.rest(pilot)
    app = acting.app_of(pilot)
    match place:
        case "palette":
            await acting.press(pilot, "ctrl+p", "t")
        case "keys":
            await acting.press(pilot, "f2")
        case "countries":
            from selfhelp.tui.screens.helplines import Countries

            app.push_screen(Countries(app.session))
        case "keep":
            from selfhelp.tui.screens.keep import Keep

            app.push_screen(Keep(app.session), lambda _: None)
        case "":
            pass
        case _:
            app.go(place)
    await acting.rest(pilot)
    return acting.at(pilot)


async def open_step(pilot, id: str) -> Walk:
    """The question of a step of the module with all kinds."""
    walk = await acting.begin(pilot, f"module:{every_kind.ID}")
    assert walk.turn is not None
    assert isinstance(walk.turn.prompt, Ask)
    ids = [step.id for step in walk.module.steps]
    walk._advance(Jump(ids.index(id) + 1))
    await acting.rest(pilot)
    assert acting.asked(walk).step.id == id
    return walk


def words(pilot) -> list[str]:
    """What is on the screen in words, without scroll bars; of the palette, what is typed."""
    if isinstance(acting.at(pilot), CommandPalette):
        return [box.value for box in acting.at(pilot).query(Input)]
    found = ("".join(c for c in w if c.isalnum()) for w in acting.seen(pilot).split())
    return [word for word in found if word not in ("", "more", "below")]


async def settled(pilot) -> list[str]:
    """The words on the screen once it is painted: what waits for a frame isn't in any queue."""
    said: list[str] = []
    for _ in range(200):
        before, said = said, words(pilot)
        if said and said == before:
            return said
        await asyncio.sleep(0.04)
    raise AssertionError("it changes without end")


async def hides_and_helps(pilot) -> None:
    """Ctrl+L hides, Enter gives back; Ctrl+G helps, back gives back; both with all as it was."""
    screen, before = acting.at(pilot), await settled(pilot)
    await acting.press(pilot, "ctrl+l")
    assert isinstance(acting.at(pilot), Hidden)
    said = " ".join(acting.seen(pilot).split())
    assert said == "Hidden. Enter goes back. This screen has no password. Ctrl+Q leaves."
    # Nothing but help and leaving comes through, and what is hidden isn't typed into.
    await acting.press(pilot, *"x1", "ctrl+p", "f2", "escape", "tab", "ctrl+v", "ctrl+l", "ctrl+c")
    assert " ".join(acting.seen(pilot).split()) == said
    await acting.press(pilot, "ctrl+g")
    assert isinstance(acting.at(pilot), HelpNow)
    await acting.press(pilot, "escape")
    assert isinstance(acting.at(pilot), Hidden)
    await acting.press(pilot, "ctrl+g", "ctrl+l")
    assert isinstance(acting.at(pilot), Hidden)
    await acting.press(pilot, "enter")
    assert acting.at(pilot) is screen
    assert await settled(pilot) == before
    for key in ("ctrl+g", "f1"):
        await acting.press(pilot, key)
        assert isinstance(acting.at(pilot), HelpNow)
        assert "Help now" in acting.seen(pilot)
        await acting.press(pilot, "ctrl+g", "escape")
        assert acting.at(pilot) is screen
        assert await settled(pilot) == before


@acting.played
async def test_an_enter_pressed_just_before_does_not_undo_it(make) -> None:
    """Both keys wait while the screen is busy; the Enter finds its way only after the other."""
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        await acting.press(pilot, "5", "enter", "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)
        await acting.press(pilot, "enter")
        assert isinstance(acting.at(pilot), Walk)


@pytest.mark.parametrize("place", PLACES)
@acting.played
async def test_from_every_place(place: str, make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await open_place(pilot, place)
        await hides_and_helps(pilot)


@pytest.mark.parametrize("step", STEPS)
@acting.played
async def test_from_every_question(step: str, make, every: Path, monkeypatch) -> None:
    async with make(compiled=every, motion="reduced").run_test(size=(80, 24)) as pilot:
        await open_step(pilot, step)
        if step in ("k-wave", "k-breathe"):
            # Stopped before it runs: a second that passes would be a difference.
            frozen = clock.monotonic()
            monkeypatch.setattr(clock, "monotonic", lambda: frozen)
            await acting.press(pilot, "enter")
        if step in ("k-reflect", "k-lines", "k-list", "k-ground"):
            await acting.press(pilot, "paste:half a sentence")
            assert "half a sentence" in acting.seen(pilot)
        if step == "k-scale":
            await acting.press(pilot, "7")
        await hides_and_helps(pilot)


@acting.played
async def test_what_was_typed_in_the_palette_is_still_there(make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.rest(pilot)
        await acting.press(pilot, "ctrl+p", *"set")
        await acting.press(pilot, "ctrl+l", "enter")
        assert isinstance(acting.at(pilot), CommandPalette)
        assert "set" in acting.seen(pilot)


@acting.played
async def test_the_palette_offers_no_screenshot(make) -> None:
    app = make()
    async with app.run_test(size=(80, 24)):
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert titles
        assert not [title for title in titles if "screenshot" in title.lower()]
        assert not [title for title in titles if "theme" in title.lower()]


@pytest.mark.parametrize("target", ["module:stay-alive", "tool:leave", "list:tools"])
@acting.played
async def test_a_page_that_is_just_opening_stays_below_it(target: str, make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.rest(pilot)
        app = acting.app_of(pilot)
        app.go(target)
        app.action_hide()
        await acting.rest(pilot)
        assert isinstance(acting.at(pilot), Hidden)
        await acting.press(pilot, "enter")
        assert not isinstance(acting.at(pilot), Hidden)


@acting.played
async def test_no_note_floats_above_the_hidden_screen(make) -> None:
    async with make().run_test(size=(80, 24), notifications=True) as pilot:
        await acting.rest(pilot)
        pilot.app.notify("a word about the answer")
        await acting.rest(pilot)
        assert "word about" in acting.seen(pilot)
        await acting.press(pilot, "ctrl+l")
        pilot.app.notify("another word")
        await acting.rest(pilot)
        assert "word about" not in acting.seen(pilot)
        assert "another" not in acting.seen(pilot)


class Clocks:
    """Clocks that go when they are told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steady, self.wall = 1_000.0, 1_790_000_000.0
        monkeypatch.setattr(clock, "monotonic", lambda: self.steady)
        monkeypatch.setattr(clock, "now", lambda: Moment(int(self.wall * 1000), 60))

    def pass_by(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += seconds


@acting.played
async def test_it_hides_itself_after_a_while(make, monkeypatch) -> None:
    clocks = Clocks(monkeypatch)
    app = make(lock_minutes=5)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "module:stay-alive")
        clocks.pass_by(299)
        app.look_idle()
        assert not isinstance(acting.at(pilot), Hidden)
        await acting.press(pilot, "up")
        clocks.pass_by(299)
        app.look_idle()
        assert not isinstance(acting.at(pilot), Hidden)
        clocks.pass_by(1)
        app.look_idle()
        await acting.rest(pilot)
        assert isinstance(acting.at(pilot), Hidden)
        app.look_idle()
        assert app.screen_stack.count(acting.at(pilot)) == 1


@acting.played
async def test_sleep_counts_as_well(make, monkeypatch) -> None:
    """The clock for durations may stand still while the computer sleeps."""
    clocks = Clocks(monkeypatch)
    app = make(lock_minutes=5)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.rest(pilot)
        clocks.wall += 3600
        app.look_idle()
        assert isinstance(acting.at(pilot), Hidden)


@acting.played
async def test_never_means_never(make, monkeypatch) -> None:
    clocks = Clocks(monkeypatch)
    app = make(lock_minutes=0)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.rest(pilot)
        clocks.pass_by(100_000)
        app.look_idle()
        assert not isinstance(acting.at(pilot), Hidden)


@acting.played
async def test_a_running_timer_holds_it_off(make, every: Path, monkeypatch) -> None:
    """While it runs, and no longer."""
    clocks = Clocks(monkeypatch)
    app = make(compiled=every, lock_minutes=1, motion="reduced")
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await open_step(pilot, "k-wave")
        await acting.press(pilot, "enter")
        clocks.pass_by(120)
        app.look_idle()
        assert acting.at(pilot) is walk
        await acting.press(pilot, "enter")  # ended early
        clocks.pass_by(61)
        app.look_idle()
        assert isinstance(acting.at(pilot), Hidden)


@acting.played
async def test_a_timer_that_has_run_out_holds_nothing_off(make, every: Path, monkeypatch) -> None:
    """Who fell asleep over it must not have it open all night."""
    clocks = Clocks(monkeypatch)
    app = make(compiled=every, lock_minutes=1, motion="reduced")
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await open_step(pilot, "k-away")
        clocks.pass_by(181)
        app.look_idle()
        walk.view._tick()  # type: ignore[union-attr]
        app.look_idle()
        assert acting.at(pilot) is walk, "the time counts from its end"
        clocks.pass_by(61)
        app.look_idle()
        assert isinstance(acting.at(pilot), Hidden)


@acting.played
async def test_cut_and_paste_stay_inside(make, every: Path) -> None:
    """What is cut isn't lost, and nothing is sent to the terminal's clipboard."""
    app = make(compiled=every)
    async with app.run_test(size=(80, 24)) as pilot:
        sent: list[str] = []
        assert app._driver is not None
        app._driver.write = sent.append
        walk = await open_step(pilot, "k-reflect")
        await acting.press(pilot, "paste:take me along")
        box = walk.query_one(TextArea)
        box.select_all()
        await acting.press(pilot, "ctrl+c", "ctrl+x")
        assert len(box.text) == 0
        await acting.press(pilot, "ctrl+v")
        assert str(box.text) == "take me along"
        assert not [text for text in sent if "\x1b]52" in text]


@acting.played
async def test_enter_twice_answers_once(make, every: Path) -> None:
    """The next question isn't skipped unseen."""
    async with make(compiled=every).run_test(size=(80, 24)) as pilot:
        walk = await open_step(pilot, "k-read")
        pilot.app.simulate_key("enter")
        pilot.app.simulate_key("enter")
        await acting.rest(pilot)
        assert walk.turn is not None
        assert len(walk.turn.state.trail) == 1


@acting.played
async def test_an_answer_from_below_help_counts_nothing(make, every: Path) -> None:
    """Enter and Ctrl+G at once: help is there, and it isn't closed by the answer."""
    async with make(compiled=every).run_test(size=(80, 24)) as pilot:
        walk = await open_step(pilot, "k-recall")
        walk.view.answered(None)  # type: ignore[union-attr]
        acting.app_of(pilot).action_hide()
        await acting.rest(pilot)
        assert isinstance(acting.at(pilot), Hidden)
        await acting.press(pilot, "enter")
        assert acting.at(pilot) is walk


@acting.played
async def test_a_search_of_the_palette_that_fails_ends_nothing(make, monkeypatch) -> None:
    """Textual's looks for its list also when the palette has just gone."""

    def gone(*_: object) -> None:
        raise NoMatches("No nodes match 'CommandList'")

    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.rest(pilot)
        monkeypatch.setattr(Palette, "_search_for", gone)
        await acting.press(pilot, "ctrl+p", "t")
        await acting.rest(pilot)
        assert app.return_code is None
        assert app.crash is None
        await acting.press(pilot, "escape", "escape")
        assert not isinstance(acting.at(pilot), Palette)
