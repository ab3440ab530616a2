"""Every page at every size, with texts 40 % longer: nothing cut off at a side, the way to help in
sight, and always something that can be pressed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from selfhelp.domain import strings
from selfhelp.domain.text import plain
from selfhelp.session import Session
from selfhelp.tui.app import Companion
from selfhelp.tui.screens.helplines import Countries
from selfhelp.tui.screens.start_here import STEPS, StartHere
from selfhelp.tui.screens.walk import Walk
from selfhelp.tui.widgets.body import Body
from selfhelp.tui.widgets.entry import MARK, Entry, Item, Room
from selfhelp.tui.widgets.options import Options
from tests.conftest import LONG
from tests.e2e.resting import rest
from tests.l10n.pseudo_world import Words
from tests.tui_look.looking import SIZES, look, session, shown

PLACES = (
    "list:tools",
    "list:modules",
    "list:pathways",
    "list:people",
    "list:after",
    "list:settings",
    "list:helplines",
)

PARTS, SAMPLE = 2, 48
"""So many tests share the steps; the gate takes every forty-eighth, `--long` all of them."""


@pytest.fixture
def longer() -> Iterator[Session]:
    """A session with everything 40 % longer."""
    strings.install(Words("en_XA"))
    yield session(pseudo="en_XA")
    strings.install(None)


def wrong(app: Companion) -> list[str]:
    """What is cut off or missing on the screen that is shown now."""
    width, found = app.size.width, []
    body = app.screen.query_one("#body", VerticalScroll)
    if body.max_scroll_x:
        found.append("scrolls sideways")
    for widget in app.screen.walk_children(Widget):
        if widget.display and widget.region and widget.region.right > width:
            found.append(f"{widget} goes past the side")
    if "Ctrl+G" not in str(app.screen.query_one("#foot", Static).visual.line(width - 8).plain):  # type: ignore[attr-defined]
        found.append("no way to help at the foot")
    if "Ctrl+G" not in shown(app).splitlines()[-1]:
        found.append("the foot is out of sight")
    if app.screen.focused is None:
        found.append("nothing has focus")
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_place(longer: Session, size: tuple[int, int]):
    given = longer

    async def do(app: Any, pilot: Any) -> dict[str, list[str]]:
        found = {"home": wrong(app)}
        cards = [f"card:{id}" for id in given.shelf.cards()]
        if not LONG and size != min(
            SIZES
        ):  # all at the tightest; at the others the gate takes turns
            cards = cards[SIZES.index(size) :: 3]
        for place in (*PLACES, *cards):
            app.go(place)
            await pilot.pause()
            found[place] = wrong(app)
            while len(app.screen_stack) > 1:
                app.pop_screen()
            given.keeper.flag("under-18", on=False)
            await pilot.pause()
        return {place: faults for place, faults in found.items() if faults}

    assert look(do, size=size, given=given) == {}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_step_of_every_page_and_tool(longer: Session, part: int):
    """At the tightest: the smallest size and the longest texts. The gate looks at some, in turn."""
    given = longer

    async def do(app: Any, pilot: Any) -> dict[str, list[str]]:
        found = {}
        for each in (*given.shelf.modules(), *given.shelf.tools()):
            module = given.shelf.module(each.id)
            for step in module.steps[part :: PARTS if LONG else SAMPLE]:
                app.push_screen(Walk(given, module, only=step.id))
                await pilot.pause()
                found[f"{each.id}.{step.id}"] = wrong(app)
                app.pop_screen()
                await pilot.pause()
        return {place: faults for place, faults in found.items() if faults}

    assert look(do, size=SIZES[1], given=given) == {}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_ten_minutes_to_begin(longer: Session, size: tuple[int, int]):
    given = longer

    async def do(app: Any, pilot: Any) -> dict[str, list[str]]:
        page, found = StartHere(given), {}
        app.push_screen(page)
        await pilot.pause()
        for step in STEPS:
            found[step] = wrong(app)
            assert page.step == step
            page._move(1)
            await pilot.pause()
            await pilot.pause()
        return {place: faults for place, faults in found.items() if faults}

    assert look(do, size=size, given=given) == {}


def test_where_one_is_shows_without_colour():
    async def do(app: Any, pilot: Any) -> list[str]:
        return [line for line in shown(app).splitlines() if MARK in line]

    marked = look(do)
    assert len(marked) == 1
    assert "Calm an urge" in marked[0]


def test_the_doors_stand_above_everything():
    async def do(app: Any, pilot: Any) -> list[str]:
        options = app.screen.query_one(Options)
        return [options.items[index].text for index in options.digits[:3]]

    assert look(do) == ["A child is in danger now", "I might hurt a child", "I might hurt myself"]


@pytest.mark.parametrize("theme", ["calm-dark", "calm-light", "high-contrast", "terminal"])
def test_every_theme_draws(theme: str):
    async def do(app: Any, pilot: Any) -> str:
        return shown(app)

    assert "What do you need right now?" in look(do, given=session(theme))


def test_low_hope_opens_help_and_puts_the_worst_days_first():
    given = session()

    async def do(app: Any, pilot: Any) -> tuple[str, bool]:
        page = StartHere(given)
        app.push_screen(page)
        await pilot.pause()
        page._move(STEPS.index("hope"))
        await pilot.pause()
        await pilot.press("1", "enter")
        await pilot.pause()
        return shown(app), given.has("low-hope")

    text, low = look(do, given=given)
    assert "Are you safe right now?" in text
    assert low


def test_under_18_ends_the_adult_way():
    given = session()

    async def do(app: Any, pilot: Any) -> tuple[str, int]:
        page = StartHere(given)
        app.push_screen(page)
        await pilot.pause()
        page._move(STEPS.index("age"))
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        await pilot.pause()
        return type(app.screen).__name__, len(app.screen_stack)

    assert look(do, given=given) == ("HelpNow", 2)
    assert given.has("under-18")


def test_enter_on_an_entry_out_of_sight_only_shows_it():
    """Whoever presses Enter too soon must not answer what they couldn't read."""

    async def do(app: Any, pilot: Any) -> tuple[str, bool, str]:
        app.go("card:immediate-with-me")
        await pilot.pause()
        before = "more below" in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        return app.screen.card.id, before, shown(app)

    card, before, text = look(do, size=SIZES[1])
    assert (card, before) == ("immediate-with-me", True)
    assert "I'm apart now" in text


def test_a_digit_chooses_also_out_of_sight():
    async def do(app: Any, pilot: Any) -> str:
        app.go("card:immediate-with-me")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        return str(app.screen.card.id)

    assert look(do, size=SIZES[1]) == "immediate-apart"


@pytest.mark.parametrize("theme", ["calm-dark", "terminal"])
def test_focus_shows_with_no_color(monkeypatch: pytest.MonkeyPatch, theme: str):
    monkeypatch.setenv("NO_COLOR", "1")

    async def do(app: Any, pilot: Any) -> tuple[str, bool]:
        marked = next(line for line in shown(app).splitlines() if MARK in line)
        app.push_screen(Walk(app.session, app.session.shelf.module("breathe"), only="how"))
        await pilot.pause()
        button = app.screen.focused
        return marked, bool(button is not None and button.styles.text_style.underline)

    marked, underlined = look(do, given=session(theme))
    assert "Calm an urge" in marked
    assert underlined


LISTS = ("list:tools", "list:pathways", "list:helplines", "list:settings", "card:under-18")


async def settle(pilot: Any) -> None:
    """Let everything be done, laid out and painted."""
    await rest(pilot.app)
    await pilot.pause(0.05)
    await rest(pilot.app)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("place", LISTS)
def test_a_list_can_be_gone_through_to_its_end(longer: Session, place: str, size: tuple[int, int]):
    """Nothing hangs below the edge where no key leads, and the foot says that there is more."""
    given = longer

    async def do(app: Any, pilot: Any) -> tuple[bool, list[str]]:
        app.go(place)
        await settle(pilot)
        options, body = app.screen.query_one(Options), app.screen.query_one(Body)
        said = strings.t("foot.more", "more below")
        more, hidden = said in shown(app), body.max_scroll_y > 1
        await pilot.press("end")
        await settle(pilot)
        named = [options.items[at].text for at in (options.highlighted,)]
        assert options.size.height == len(options._lines)
        return more == hidden, [line for line in shown(app).splitlines() if MARK in line] + named

    told, (marked, last) = look(do, size=size, given=given)
    assert told
    assert " ".join(plain(last).split()[:2]) in marked


def test_all_countries_can_be_reached():
    given = session()

    async def do(app: Any, pilot: Any) -> tuple[str, str]:
        app.push_screen(Countries(given))
        await settle(pilot)
        await pilot.press("u", "n", "i", "tab", "down")
        await settle(pilot)
        some = shown(app)
        await pilot.press("shift+tab", "backspace", "backspace", "backspace", "tab", "end", "up")
        await settle(pilot)
        return some, shown(app)

    some, every = look(do, given=given)
    assert [line.strip() for line in some.splitlines() if "United" in line] == [
        "United Arab Emirates",
        f"{MARK}United Kingdom",
        "United States",
    ]
    assert f"{MARK}Vietnam" in every


@pytest.mark.parametrize("width", [40, 50, 60, 80])
def test_a_number_in_a_list_is_never_broken(width: int):
    item = Item("a", "<b>A service with a long name</b>", meta="0808 1000 900", tone="number")
    lines = [line.plain for line in Entry(item, " 1  ", Room).lines(width, Room())]
    assert any("0808 1000 900" in line for line in lines)
    assert all(len(line) <= width for line in lines)


def test_reading_comes_before_writing():
    """In a small window Down reads on to the box; what is typed brings the box into sight."""
    given = session()

    async def do(app: Any, pilot: Any) -> tuple[list[float], str]:
        app.push_screen(Walk(given, given.shelf.module("stay-alive"), only="plan"))
        await settle(pilot)
        body, at = app.screen.query_one(Body), []
        at.append(body.scroll_y)
        await pilot.press("down")
        await settle(pilot)
        at.append(body.scroll_y)
        await pilot.press("up")
        await settle(pilot)
        at.append(body.scroll_y)
        await pilot.press("q", "q", "q")
        await settle(pilot)
        return at, shown(app)

    at, text = look(do, size=SIZES[1], given=given)
    assert at[0] == at[2] == 0 < at[1]
    assert "qqq" in text


def test_enter_passes_over_no_text_unseen(longer: Session):
    given = longer

    async def do(app: Any, pilot: Any) -> tuple[bool, bool]:
        walk = Walk(given, given.shelf.module("stay-alive"), only="welcome")
        app.push_screen(walk)
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        here = app.screen is walk and walk.query_one(Body).scroll_y > 0
        for _ in range(5):
            await pilot.press("enter")
            await settle(pilot)
        return here, app.screen is walk

    assert look(do, size=SIZES[1], given=given) == (True, False)


def test_i_am_under_18_can_be_taken_back():
    given = session()

    async def do(app: Any, pilot: Any) -> tuple[str, bool, str]:
        app.go("card:under-18")
        await settle(pilot)
        app.go("list:settings")
        await settle(pilot)
        before = shown(app)
        app.screen.chosen("adult")
        await settle(pilot)
        return before, given.has("under-18"), shown(app)

    before, young, after = look(do, given=given)
    assert "I am 18 or older" in before
    assert not young
    assert "I am 18 or older" not in after
