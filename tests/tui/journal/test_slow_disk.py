"""A save that takes long: the screen goes on, and nothing is said to be kept before it is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from threading import Event, Timer

import pytest
from textual.widgets import Button, TextArea

from selfhelp import own_help
from selfhelp.journal import sealed
from selfhelp.journal.journal import Journal
from selfhelp.locations import Places
from selfhelp.tui import locking, start
from selfhelp.tui.app import Companion
from selfhelp.tui.screens import hidden
from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.hidden import Hidden
from selfhelp.tui.screens.journal import write as writing
from selfhelp.tui.screens.journal.create import Create
from selfhelp.tui.screens.journal.field import Working
from selfhelp.tui.screens.journal.one_entry import OneEntry
from selfhelp.tui.screens.journal.pages import JournalHome
from selfhelp.tui.screens.journal.write import Write
from selfhelp.tui.screens.locked import Locked
from selfhelp.tui.screens.offer import Offer
from selfhelp.tui.screens.walk import Walk
from selfhelp.vault.errors import VaultInUse, VaultNotSaved
from tests.tui import acting
from tests.tui.journal.using import choose, entries, until, words
from tests.vault.cheap import PASSPHRASE

TEXT = "The river was high today."


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is for people, or less where the machine has much to do."""
    monkeypatch.setattr(locking, "AT_ONCE", 0.1)


class Disk:
    """The disk of an open journal, which waits until it is let go."""

    def __init__(self, app: Companion, monkeypatch: pytest.MonkeyPatch) -> None:
        self.free, self.full = Event(), False
        journal = app.session.journal
        assert journal is not None
        really = journal.vault.write

        def write(put=(), remove=()) -> None:
            assert self.free.wait(20)
            if self.full:
                raise VaultNotSaved("full", "journal.vault")
            really(put, remove)

        monkeypatch.setattr(journal.vault, "write", write)


@contextmanager
def reading(where: Places) -> Iterator[Journal]:
    """What the file holds, read anew."""
    journal = Journal.open(where, PASSPHRASE)
    yield journal
    journal.close()


def held_up(app: Companion, monkeypatch: pytest.MonkeyPatch) -> Event:
    """The disk waits until this is set."""
    return Disk(app, monkeypatch).free


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
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        free = held_up(app, monkeypatch)
        await acting.press(pilot, "5", "enter")
        Timer(0.3, free.set).start()
        app.leave()
    app.session.close_journal()
    with reading(where) as journal:
        assert journal.place("stay-alive")


@acting.played
async def test_nothing_is_on_show_while_leaving_takes_long(make, kept, monkeypatch) -> None:
    kept()
    app = make(open=True)
    seen: list[str] = []
    asked = asyncio.Event()
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        disk = Disk(app, monkeypatch)
        await acting.press(pilot, "5", "enter")
        finish = app.session.keeper.finish

        def finished() -> None:
            if not asked.is_set():
                seen.append(words(pilot))
            asked.set()
            disk.free.set()
            finish()

        monkeypatch.setattr(app.session.keeper, "finish", finished)
        app.leave()
        await asyncio.wait_for(asked.wait(), 20)
    assert "Hidden" in seen[0]
    assert "It is tried once more." in seen[0]
    assert app.return_code == 0


@acting.played
async def test_a_locking_key_hides_what_takes_long_to_lock(make, kept, where, monkeypatch) -> None:
    """Where one was is saved as well, and that may take long, too."""
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        free = held_up(app, monkeypatch)
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)
        free.set()
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))
    with reading(where) as journal:
        assert journal.profile()["at"] == "module:stay-alive"


@acting.played
async def test_a_place_that_cannot_be_saved_keeps_nobody_from_locking(
    make, kept, monkeypatch
) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        disk = Disk(app, monkeypatch)
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
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        disk = Disk(app, monkeypatch)
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
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        disk = Disk(app, monkeypatch)
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
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        free = held_up(app, monkeypatch)
        await acting.press(pilot, "5", "enter")
        await acting.press(pilot, "ctrl+l")
        await acting.press(pilot, "ctrl+g")
        assert isinstance(acting.at(pilot), HelpNow)
        free.set()
        await until(pilot, lambda: not app.session.keeper.problem)
        assert isinstance(acting.at(pilot), HelpNow), "nobody takes the numbers away"
        await acting.press(pilot, "escape")
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))


@acting.played
async def test_whom_to_call_is_readable_before_the_plan_is_saved(
    make, kept, where, monkeypatch
) -> None:
    from tests.tui.journal.test_care import plan

    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 60)) as pilot:
        await acting.go(pilot, "plan:stay_safe")
        await plan(pilot, "M., 555 0101")
        await acting.go(pilot, "list:readable")
        await choose(pilot, "keep")
        free = held_up(app, monkeypatch)
        await acting.go(pilot, "plan:stay_safe")
        await plan(pilot, "K., 555 0199")
        assert app.session.keeper.problem
        assert own_help.load(where).people == ("K., 555 0199",)
        free.set()


@acting.played
async def test_a_note_can_be_left_at_once_and_its_latest_text_is_kept(
    make, kept, where, monkeypatch
) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        page = await acting.go(pilot, "list:write")
        assert isinstance(page, Write)
        free = held_up(app, monkeypatch)
        for part in ("One.", " Two.", " Three."):
            await acting.press(pilot, f"paste:{part}")
            page._autosave()
            await acting.rest(pilot)
        await acting.press(pilot, "paste: Four.", "escape")
        assert acting.at(pilot) is not page
        assert "What you have written so far is kept" not in words(pilot)
        free.set()
        await until(pilot, lambda: not app.session.keeper.problem)
        page = await acting.go(pilot, "list:write")
        assert page.query_one(TextArea).text == "One. Two. Three. Four."
    with reading(where) as journal:
        assert journal.unsent() == "One. Two. Three. Four."


@pytest.mark.parametrize("full", [False, True])
@acting.played
async def test_a_finished_note_whose_page_is_left_is_there_once(
    full: bool, make, kept, where, monkeypatch
) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        page = await acting.go(pilot, "list:write")
        assert isinstance(page, Write)
        disk = Disk(app, monkeypatch)
        disk.full = full
        await acting.press(pilot, f"paste:{TEXT}")
        await press(pilot, "next")
        await acting.press(pilot, "escape")
        assert acting.at(pilot) is not page
        disk.free.set()
        await until(pilot, lambda: ("disk is full" if full else "Kept.") in words(pilot))
        disk.full = False
        app.session.keeper.finish()
        assert app.session.journal.unsent() == ""
    assert [each.note for each in entries(where)] == [TEXT]


async def press(pilot, id: str) -> None:
    """Press a button of the page."""
    acting.at(pilot).query_one(f"#{id}", Button).press()
    await acting.rest(pilot)


def test_what_could_not_be_saved_is_told_at_the_end(make, kept, monkeypatch, capsys) -> None:
    kept()
    app = make(open=True)
    disk = Disk(app, monkeypatch)
    disk.full = True
    disk.free.set()
    app.session.keeper.flag("ocd", on=True)
    monkeypatch.setattr(Companion, "run", lambda self: None)
    start.run(app.session, lambda session: app)
    said = capsys.readouterr().err
    assert "What you wrote last is not in your journal." in said
    assert "the disk is full" in said


class Turns:
    """A disk whose saves each wait for their own leave; some of them fail."""

    def __init__(self, app: Companion, monkeypatch: pytest.MonkeyPatch, *fails: int) -> None:
        journal = app.session.journal
        assert journal is not None
        really = journal.vault.write
        self.go = [Event() for _ in range(50)]
        self.begun = [Event() for _ in range(50)]
        turn = count()

        def write(put=(), remove=()) -> None:
            now = next(turn)
            self.begun[now].set()
            assert self.go[now].wait(20)
            if now in fails:
                raise VaultInUse
            really(put, remove)

        monkeypatch.setattr(journal.vault, "write", write)

    def all(self) -> None:
        """From now on nobody waits."""
        for each in self.go:
            each.set()


@pytest.mark.parametrize("then", ["back", "keep"])
@acting.played
async def test_two_notes_one_after_the_other_are_both_there(
    then: str, make, kept, where, monkeypatch
) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:write")
        turns = Turns(app, monkeypatch, 0, 1)
        await acting.press(pilot, "paste:The first.")
        await press(pilot, "next")
        await acting.press(pilot, "escape")
        second = await acting.go(pilot, "list:write")
        assert isinstance(second, Write)
        await acting.press(pilot, "paste:The second.")
        second._autosave()
        await acting.rest(pilot)
        turns.all()
        await until(pilot, lambda: not app.session.keeper.saving.busy)
        if then == "back":
            await acting.press(pilot, "escape")
        else:
            await press(pilot, "next")
            await until(pilot, lambda: acting.at(pilot) is not second)
        app.session.keeper.finish()
        everything = [app.session.journal.unsent()]
    everything += [each.note for each in entries(where)]
    assert sorted(filter(None, everything)) == ["The first.", "The second."]


@acting.played
async def test_one_note_is_there_once_though_its_first_save_failed(
    make, kept, where, monkeypatch
) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:write")
        assert isinstance(page, Write)
        turns = Turns(app, monkeypatch, 0)
        await acting.press(pilot, f"paste:{TEXT}")
        await press(pilot, "next")
        assert turns.begun[0].wait(5)
        await acting.press(pilot, "ctrl+l")
        assert isinstance(acting.at(pilot), Hidden)
        turns.all()
        await until(pilot, lambda: isinstance(acting.at(pilot), Locked))
    with reading(where) as journal:
        assert [*(each.note for each in journal.entries()), journal.unsent()] == [TEXT, ""]


@acting.played
async def test_a_note_that_failed_and_is_thrown_away_is_nowhere(
    make, kept, where, monkeypatch
) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:write")
        disk = Disk(app, monkeypatch)
        disk.full = True
        disk.free.set()
        await acting.press(pilot, f"paste:{TEXT}")
        await press(pilot, "next")
        await until(pilot, lambda: "the disk is full" in words(pilot))
        await press(pilot, "discard")
        disk.full = False
        app.session.keeper.finish()
    with reading(where) as journal:
        assert [*(each.note for each in journal.entries()), journal.unsent()] == [""]


@acting.played
async def test_while_a_note_is_being_kept_nothing_is_typed_into_it(make, kept, monkeypatch) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:write")
        assert isinstance(page, Write)
        free = held_up(app, monkeypatch)
        await acting.press(pilot, f"paste:{TEXT}")
        await press(pilot, "next")
        page.query_one(TextArea).focus()
        await acting.press(pilot, "paste:More.")
        assert page.text == TEXT
        free.set()
        await until(pilot, lambda: acting.at(pilot) is not page)


@acting.played
async def test_a_deleted_entry_is_left_at_once_and_stays_deleted(
    make, kept, where, monkeypatch
) -> None:
    kept("As it was.")
    app = make(open=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await acting.go(pilot, "list:entries")
        await acting.press(pilot, "enter")
        free = held_up(app, monkeypatch)
        await choose(pilot, "delete")
        await choose(pilot, "yes")
        assert not isinstance(acting.at(pilot), OneEntry)
        assert "It is deleted." not in words(pilot)
        free.set()
        await until(pilot, lambda: not app.session.keeper.problem)
    assert entries(where) == []


@acting.played
async def test_a_deletion_that_failed_is_told_at_the_end(make, kept, where, monkeypatch) -> None:
    kept("As it was.")
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:entries")
        await acting.press(pilot, "enter")
        disk = Disk(app, monkeypatch)
        disk.full = True
        disk.free.set()
        await choose(pilot, "delete")
        await choose(pilot, "yes")
    assert "the disk is full" in app.session.leave()
    assert [each.note for each in entries(where)] == ["As it was."]


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
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        disk = Disk(app, monkeypatch)
        await acting.press(pilot, "5", "enter")
        finish, hide = app.session.keeper.finish, locking.hide

        def finished() -> None:
            seen.append(type(app.screen).__name__ if not over.is_set() else "over")
            finish()
            over.set()

        def hid(app: Companion, why: str) -> None:
            hide(app, why)
            disk.free.set()  # just now the disk has done it

        monkeypatch.setattr(app.session.keeper, "finish", finished)
        monkeypatch.setattr(locking, "hide", hid)
        app.simulate_key("ctrl+q")
        app.simulate_key("enter")
        await asyncio.wait_for(over.wait(), 20)
    assert seen[0] == "Hidden"
    assert not app.begins_locked, "it leaves, and doesn't lock"
    assert not app.again


@acting.played
async def test_hidden_twice_it_locks_and_says_what_became_of_it(make, kept, monkeypatch) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        disk = Disk(app, monkeypatch)
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
async def test_an_export_is_said_although_the_journal_cannot_be_saved(
    make, kept, where, monkeypatch, tmp_path
) -> None:
    kept("As it was.")
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:export")
        disk = Disk(app, monkeypatch)
        disk.full = True
        disk.free.set()
        page.form = "markdown"  # type: ignore[attr-defined]
        page._write(str(tmp_path / "out.md"), "")  # type: ignore[attr-defined]
        await until(pilot, lambda: "out.md" in words(pilot))
        assert not app.broken


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
