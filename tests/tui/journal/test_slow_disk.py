"""A save that takes long: the screen goes on, and nothing is said to be kept before it is."""

from __future__ import annotations

from threading import Event

from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.hidden import Hidden
from selfhelp.tui.screens.locked import Locked
from tests.tui import acting
from tests.tui.journal.using import until, words


def held_up(app, monkeypatch) -> Event:
    """The disk waits until this is set."""
    free, vault = Event(), app.session.journal.vault
    really = vault.write

    def write(put=(), remove=()) -> None:
        assert free.wait(20)
        really(put, remove)

    monkeypatch.setattr(vault, "write", write)
    return free


@acting.played
async def test_the_walk_goes_on_and_help_opens(make, kept, monkeypatch) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        walk = await acting.begin(pilot, "module:stay-alive")
        free = held_up(app, monkeypatch)
        before = acting.asked(walk).step.id
        await acting.press(pilot, "5", "enter")
        assert acting.asked(walk).step.id != before
        assert "still being saved" in words(pilot)
        assert "Kept." not in words(pilot)
        await acting.press(pilot, "ctrl+g")
        assert isinstance(acting.at(pilot), HelpNow)
        free.set()
        await until(pilot, lambda: "Kept." in words(pilot))
        assert app.session.keeper.problem == ""
        assert app.session.journal.place("stay-alive")


@acting.played
async def test_hiding_hides_at_once_and_locks_when_all_is_saved(make, kept, monkeypatch) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        free = held_up(app, monkeypatch)
        await acting.press(pilot, "5", "enter")
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)
        assert app.session.journal is not None
        free.set()
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))
        assert app.session.journal is None


@acting.played
async def test_leaving_waits_for_it(make, kept, where, monkeypatch) -> None:
    from threading import Timer

    from selfhelp.journal.journal import Journal
    from tests.vault.cheap import PASSPHRASE

    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        free = held_up(app, monkeypatch)
        await acting.press(pilot, "5", "enter")
        Timer(0.3, free.set).start()
        app.leave()
    app.session.close_journal()
    again = Journal.open(where, PASSPHRASE)
    assert again.place("stay-alive")
    again.close()
