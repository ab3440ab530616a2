"""Locking in place, as it is where no fresh process can be started; in a terminal, see e2e."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.hidden import Hidden
from selfhelp.tui.screens.home import Home
from selfhelp.tui.screens.journal.write import Write
from selfhelp.tui.screens.locked import Locked
from selfhelp.tui.screens.walk import Walk
from selfhelp.vault.errors import VaultNotSaved
from tests.tui import acting
from tests.tui.journal.using import PASSPHRASE, type_in, until, words

SECRET = "The heron came back."


@acting.played
async def test_hiding_an_open_journal_locks_it(make, kept) -> None:
    kept(SECRET)
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:entries")
        assert SECRET in words(pilot)
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Locked)
        assert app.session.journal is None
        assert len(app.screen_stack) == 1, "nothing is left below"
        said = words(pilot).lower()
        for word in ("journal", "selfhelp", "heron", "note", "urge"):
            assert word not in said
        await acting.press(pilot, "enter", "escape", "ctrl+p", "f2", "ctrl+l", "tab", "x", "enter")
        assert isinstance(acting.at(pilot), Locked)


@acting.played
async def test_the_passphrase_opens_it_and_one_is_where_one_was(make, kept) -> None:
    kept(SECRET)
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:write")
        await acting.press(pilot, "paste:half a sentence")
        await acting.press(pilot, "ctrl+l")
        await type_in(pilot, "not it at all")
        await until(pilot, lambda: "try again" in words(pilot))
        assert acting.at(pilot).query_one(Input).value == ""
        await type_in(pilot, PASSPHRASE)
        await until(pilot, lambda: isinstance(acting.at(pilot), Write))
        assert "half a sentence" in words(pilot)
        await acting.press(pilot, "escape")
        assert isinstance(acting.at(pilot), Home)


@acting.played
async def test_a_page_half_done_is_gone_on_with(make, kept) -> None:
    kept()
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        walk = await acting.begin(pilot, "module:stay-alive")
        await acting.press(pilot, "5", "enter")
        step = acting.asked(walk).step.id
        await acting.press(pilot, "ctrl+l")
        await type_in(pilot, PASSPHRASE)
        await until(pilot, lambda: "Go on where I stopped" in words(pilot))
        await acting.press(pilot, "1")
        again = acting.at(pilot)
        assert isinstance(again, Walk)
        assert acting.asked(again).step.id == step


@acting.played
async def test_help_now_opens_from_the_locked_screen_and_leads_not_in(make, kept) -> None:
    kept(SECRET)
    app = make(locked=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.rest(pilot)
        assert isinstance(acting.at(pilot), Locked)
        await acting.press(pilot, "ctrl+g")
        page = acting.at(pilot)
        assert isinstance(page, HelpNow)
        assert not [each for each in page.options() if "unlock" in str(each)]
        for target in ("list:journal", "list:entries", "list:plans", "list:write", "list:care"):
            app.go(target)
            await acting.rest(pilot)
            assert isinstance(acting.at(pilot), Locked), target
            await acting.press(pilot, "ctrl+g")
        await acting.press(pilot, "escape")
        assert isinstance(acting.at(pilot), Locked)
        await type_in(pilot, PASSPHRASE)
        await until(pilot, lambda: isinstance(acting.at(pilot), Home))


@acting.played
async def test_help_opened_while_it_opens_leaves_it_locked(make, kept, monkeypatch) -> None:
    kept(SECRET)
    from threading import Event

    from selfhelp.tui.screens.journal import opening

    go, really = Event(), opening.unlock
    monkeypatch.setattr(opening, "unlock", lambda *a: (go.wait(10), really(*a))[1])
    app = make(locked=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await type_in(pilot, PASSPHRASE)
        await acting.press(pilot, "ctrl+g")
        go.set()
        await until(pilot, lambda: not any(w.is_running for w in app.workers))
        assert isinstance(acting.at(pilot), HelpNow)
        assert app.session.journal is None


@acting.played
async def test_without_a_journal_hiding_is_as_it_was(make, kept) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)
        await acting.press(pilot, "enter")
        assert isinstance(acting.at(pilot), Home)


@acting.played
async def test_one_that_is_there_but_closed_leaves_it_so_too(make, kept) -> None:
    kept(SECRET)
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)


@acting.played
async def test_what_could_not_be_saved_is_hidden_and_not_thrown_away(
    make, kept, monkeypatch
) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await acting.begin(pilot, "module:stay-alive")

        def full(*_: object, **__: object) -> None:
            raise VaultNotSaved("full", "journal.vault")

        with monkeypatch.context() as patch:
            patch.setattr(app.session.journal.vault, "write", full)
            await acting.press(pilot, "5", "enter")
            await until(pilot, lambda: "the disk is full" in words(pilot))
            await acting.press(pilot, "ctrl+l")
            assert isinstance(acting.at(pilot), Hidden)
            assert "this is not locked" in words(pilot)
        assert app.session.journal is not None
        await acting.press(pilot, "enter", "2", "enter")
        assert app.session.keeper.problem == ""
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Locked)


@pytest.mark.parametrize("minutes", [1])
@acting.played
async def test_it_locks_itself_after_a_while(minutes: int, make, kept, monkeypatch) -> None:
    from tests.tui.test_hidden import Clocks

    kept(SECRET)
    clocks = Clocks(monkeypatch)
    app = make(open=True, lock_minutes=minutes)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:entries")
        clocks.pass_by(59)
        app.look_idle()
        await acting.rest(pilot)
        assert not isinstance(acting.at(pilot), Locked)
        clocks.pass_by(1)
        app.look_idle()
        await acting.rest(pilot)
        assert isinstance(acting.at(pilot), Locked)
        assert SECRET not in words(pilot)
