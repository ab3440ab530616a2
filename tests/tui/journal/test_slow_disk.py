"""A save that takes long: the screen goes on, and nothing is said to be kept before it is."""

from __future__ import annotations

from threading import Timer

import pytest
from textual.widgets import TextArea

from selfhelp import own_help
from selfhelp.tui import locking, start
from selfhelp.tui.app import Companion
from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.hidden import Hidden
from selfhelp.tui.screens.journal.one_entry import OneEntry
from selfhelp.tui.screens.journal.write import Write
from selfhelp.tui.screens.locked import Locked
from tests.tui import acting
from tests.tui.journal.slow import Disk, Turns, held_up, reading, walking
from tests.tui.journal.using import choose, entries, press, until, words

TEXT = "The river was high today."


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is for people, or less where the machine has much to do."""
    monkeypatch.setattr(locking, "AT_ONCE", 0.1)


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
async def test_leaving_waits_for_it(make, kept, where, monkeypatch) -> None:
    kept()
    app = make(open=True)
    async with walking(app, monkeypatch) as (pilot, disk):
        await acting.press(pilot, "5", "enter")
        Timer(0.3, disk.free.set).start()
        app.leave()
    app.session.close_journal()
    with reading(where) as journal:
        assert journal.place("stay-alive")


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
