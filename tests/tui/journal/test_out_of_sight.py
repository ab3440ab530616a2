"""Hiding, locking and leaving while something is not saved yet: at once, and nothing comes up above it."""

from __future__ import annotations

import asyncio
import time
from threading import Event

import pytest

from selfhelp.journal import sealed
from selfhelp.journal.journal import Journal
from selfhelp.tui import hiding, locking
from selfhelp.tui.app import Companion
from selfhelp.tui.screens import hidden
from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.hidden import Hidden
from selfhelp.tui.screens.journal import write as writing
from selfhelp.tui.screens.journal.create import Create
from selfhelp.tui.screens.journal.field import Working
from selfhelp.tui.screens.journal.pages import JournalHome
from selfhelp.tui.screens.locked import Locked
from selfhelp.tui.screens.offer import Offer
from selfhelp.tui.screens.walk import Walk
from tests.tui import acting
from tests.tui.journal.slow import Disk, reading, walking
from tests.tui.journal.using import choose, entries, press, until, words
from tests.vault.cheap import PASSPHRASE

TEXT = "The river was high today."


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is for people, or less where the machine has much to do."""
    monkeypatch.setattr(locking, "AT_ONCE", 0.1)


@acting.played
async def test_hiding_hides_at_once_and_locks_when_all_is_saved(make, kept, monkeypatch) -> None:
    kept()
    app = make(open=True)
    async with walking(app, monkeypatch) as (pilot, disk):
        await acting.press(pilot, "5", "enter")
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)
        assert app.session.journal is not None
        disk.free.set()
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))
        assert app.session.journal is None


@acting.played
async def test_a_locking_key_hides_what_takes_long_to_lock(make, kept, where, monkeypatch) -> None:
    """Where one was is saved as well, and that may take long, too."""
    kept()
    app = make(open=True)
    async with walking(app, monkeypatch) as (pilot, disk):
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)
        disk.free.set()
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))
    with reading(where) as journal:
        assert journal.profile()["at"] == "module:stay-alive"


@acting.played
async def test_a_place_that_cannot_be_saved_keeps_nobody_from_locking(
    make, kept, monkeypatch
) -> None:
    kept()
    app = make(open=True)
    async with walking(app, monkeypatch) as (pilot, disk):
        disk.full = True
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)
        disk.free.set()
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))


@acting.played
async def test_the_hidden_screen_says_what_became_of_it(make, kept, monkeypatch) -> None:
    """In words that don't say what program this is; why it failed is said on the way back."""
    kept()
    app = make(open=True)
    async with walking(app, monkeypatch) as (pilot, disk):
        disk.full = True
        await acting.press(pilot, "5", "enter")
        await acting.press(pilot, "ctrl+l")
        assert "It locks by itself" in words(pilot)
        disk.free.set()
        await until(pilot, lambda: "so this is not locked" in words(pilot))
        assert isinstance(acting.at(pilot), Hidden)
        assert "journal" not in words(pilot)
        await acting.press(pilot, "enter")
        assert isinstance(acting.at(pilot), Walk)
        await until(pilot, lambda: "the disk is full" in words(pilot))


@acting.played
async def test_hidden_it_tries_again_and_locks(make, kept, where, monkeypatch) -> None:
    """Nobody may come back for long; what couldn't be saved isn't left in memory till then."""
    monkeypatch.setattr(hidden, "AGAIN", 0.1)
    kept()
    app = make(open=True)
    async with walking(app, monkeypatch) as (pilot, disk):
        disk.full = True
        disk.free.set()
        await acting.press(pilot, "5", "enter")
        await acting.press(pilot, "ctrl+l")
        assert "so this is not locked" in words(pilot)
        disk.full = False
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))
    with reading(where) as journal:
        assert journal.place("stay-alive")


@acting.played
async def test_it_locks_when_help_now_is_left(make, kept, monkeypatch) -> None:
    kept()
    app = make(open=True)
    async with walking(app, monkeypatch) as (pilot, disk):
        await acting.press(pilot, "5", "enter")
        await acting.press(pilot, "ctrl+l")
        await acting.press(pilot, "ctrl+g")
        assert isinstance(acting.at(pilot), HelpNow)
        disk.free.set()
        await until(pilot, lambda: not app.session.keeper.problem)
        assert isinstance(acting.at(pilot), HelpNow), "nobody takes the numbers away"
        await acting.press(pilot, "escape")
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))


@acting.played
async def test_no_page_comes_up_above_the_hidden_screen(make, kept, monkeypatch) -> None:
    """Words that ask for help were written: their offer doesn't come up over it."""
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:write")
        disk = Disk(app, monkeypatch)
        await acting.press(pilot, "paste:I want to kill myself tonight")
        await press(pilot, "next")
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)
        disk.free.set()
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))
        assert not any(isinstance(each, Offer) for each in app.screen_stack)


@acting.played
async def test_nothing_comes_back_and_nothing_locks_while_leaving(make, kept, monkeypatch) -> None:
    kept()
    app = make(open=True)
    seen: list[str] = []
    over = asyncio.Event()
    async with walking(app, monkeypatch) as (pilot, disk):
        await acting.press(pilot, "5", "enter")
        finish, hide = app.session.keeper.finish, hiding.hide

        def finished() -> None:
            if not over.is_set():
                seen.append(words(pilot))
            finish()
            over.set()

        def hid(app: Companion, why: str) -> None:
            hide(app, why)
            disk.free.set()  # just now the disk has done it

        monkeypatch.setattr(app.session.keeper, "finish", finished)
        monkeypatch.setattr(hiding, "hide", hid)
        app.simulate_key("ctrl+q")
        app.simulate_key("enter")
        await asyncio.wait_for(over.wait(), 20)
    assert "Hidden." in seen[0]
    assert "It is tried once more." in seen[0]
    assert not app.begins_locked, "it leaves, and doesn't lock"
    assert not app.again


@acting.played
async def test_hidden_twice_it_locks_and_says_what_became_of_it(make, kept, monkeypatch) -> None:
    kept()
    app = make(open=True)
    async with walking(app, monkeypatch) as (pilot, disk):
        await acting.press(pilot, "5", "enter")
        for key in ("ctrl+l", "ctrl+g", "ctrl+l"):
            await acting.press(pilot, key)
        assert sum(isinstance(each, Hidden) for each in app.screen_stack) == 1
        disk.full = True
        disk.free.set()
        await until(pilot, lambda: "so this is not locked" in words(pilot))
        disk.full = False
        locking.try_again(app)
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))


@acting.played
async def test_an_edit_locks_on_a_disk_that_is_always_slow(make, kept, where, monkeypatch) -> None:
    monkeypatch.setattr(writing, "AUTOSAVE", 60)
    kept("As it was.")
    app = make(open=True)
    saves: list[int] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:entries")
        await acting.press(pilot, "enter")
        await choose(pilot, "edit")
        await acting.press(pilot, "paste: More.")
        really = app.session.journal.vault.write

        def slow(put=(), remove=()) -> None:
            saves.append(1)
            time.sleep(0.2)
            really(put, remove)

        monkeypatch.setattr(app.session.journal.vault, "write", slow)
        await acting.press(pilot, "ctrl+l")
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))
    assert len(saves) <= 3
    assert [each.note for each in entries(where)] == ["As it was. More."]


@acting.played
async def test_locking_waits_for_what_is_at_work_with_the_journal(make, kept, monkeypatch) -> None:
    kept("As it was.")
    app = make(open=True)
    go, begun = Event(), Event()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:import")
        assert isinstance(page, Working)

        def unseal(path: str, secret: str) -> tuple[list[object], list[object]]:
            begun.set()
            assert go.wait(20)
            return [], []

        monkeypatch.setattr(sealed, "unseal", unseal)
        page._bring("x")  # type: ignore[attr-defined]
        await until(pilot, begun.is_set)
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)
        assert "Something is not finished yet" in words(pilot)
        go.set()
        await until(pilot, lambda: not page.busy)
        assert isinstance(acting.at(pilot), Hidden)
        await acting.press(pilot, "enter")
        assert acting.at(pilot) is page
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Locked)


@acting.played
async def test_no_page_comes_up_when_a_journal_was_made_out_of_sight(
    make, where, monkeypatch
) -> None:
    app = make()
    go, really = Event(), Journal.create
    monkeypatch.setattr(Journal, "create", lambda *a, **k: (go.wait(20), really(*a, **k))[1])
    async with app.run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:journal")
        assert isinstance(page, Create)
        page.part, page.secret = "recovery", PASSPHRASE
        await page.redraw()
        await choose(pilot, "no")
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)
        go.set()
        await until(pilot, lambda: not page.busy)
        assert isinstance(acting.at(pilot), Hidden)
        await acting.press(pilot, "enter")
        assert isinstance(acting.at(pilot), JournalHome)
