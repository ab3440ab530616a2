"""Writing: kept as one types, finished, changed, deleted; and what is never kept."""

from __future__ import annotations

from threading import Event

import pytest
from textual.widgets import TextArea

from selfhelp.domain.record import Record
from selfhelp.journal.journal import Journal
from selfhelp.tui.screens.journal.one_entry import OneEntry
from selfhelp.tui.screens.journal.sure import Sure
from selfhelp.tui.screens.journal.write import Write
from selfhelp.tui.screens.offer import Offer
from selfhelp.vault.errors import VaultNotSaved
from tests.tui import acting
from tests.tui.journal.conftest import START
from tests.tui.journal.using import PASSPHRASE, choose, entries, on_disk, press, until, words

TEXT = "The river was high today."


async def write(pilot, text: str) -> Write:
    """Open the page and type."""
    screen = await acting.go(pilot, "list:write")
    assert isinstance(screen, Write)
    await acting.press(pilot, f"paste:{text}")
    return screen


@acting.played
async def test_a_note_is_kept_and_can_be_read(make, kept, where) -> None:
    kept()
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        await write(pilot, TEXT)
        assert "Leave out names, places" in words(pilot), "the standing reminder"
        await press(pilot, "next")
        await until(pilot, lambda: not isinstance(acting.at(pilot), Write))
        await acting.go(pilot, "list:entries")
        assert TEXT in words(pilot)
        await acting.press(pilot, "enter")
        assert isinstance(acting.at(pilot), OneEntry)
        assert TEXT in words(pilot)
    assert [entry.note for entry in entries(where)] == [TEXT]
    assert not on_disk(where, TEXT)


@acting.played
async def test_what_is_half_written_is_kept_by_itself_and_gone_on_with(make, kept, where) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await write(pilot, TEXT)
        page._autosave()
        await until(pilot, lambda: page.kept == TEXT)
        assert app.session.journal.unsent() == TEXT
        assert entries(where) == [], "not an entry yet"
        await acting.press(pilot, "paste: And cold.", "escape")
        await acting.go(pilot, "list:journal")
        assert "Go on writing" in words(pilot)
        await acting.go(pilot, "list:write")
        assert acting.at(pilot).query_one(TextArea).text == f"{TEXT} And cold."
        await press(pilot, "next")
        await until(pilot, lambda: not isinstance(acting.at(pilot), Write))
        assert app.session.journal.unsent() == ""
    assert [entry.note for entry in entries(where)] == [f"{TEXT} And cold."]


@acting.played
async def test_a_slow_disk_stops_no_key(make, kept, monkeypatch) -> None:
    kept()
    go, really = Event(), Journal.written
    monkeypatch.setattr(Journal, "written", lambda *a, **k: (go.wait(10), really(*a, **k))[1])
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        page = await write(pilot, TEXT)
        page._autosave()
        await acting.press(pilot, *" and I went on")
        assert page.text == f"{TEXT} and I went on"
        go.set()
        await until(pilot, lambda: page.kept == TEXT)


@acting.played
async def test_a_full_disk_is_said_and_nothing_is_lost(make, kept, where, monkeypatch) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await write(pilot, TEXT)
        with monkeypatch.context() as patch:

            def full(*_: object, **__: object) -> None:
                raise VaultNotSaved("full", "journal.vault")

            patch.setattr(app.session.journal.vault, "write", full)
            await press(pilot, "next")
            await until(pilot, lambda: "the disk is full" in words(pilot))
            assert acting.at(pilot) is page
            assert page.text == TEXT
        await press(pilot, "next")
        await until(pilot, lambda: acting.at(pilot) is not page)
    assert [entry.note for entry in entries(where)] == [TEXT]


@acting.played
async def test_thrown_away_is_nowhere(make, kept, where) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await write(pilot, TEXT)
        page._autosave()
        await until(pilot, lambda: page.kept == TEXT)
        await press(pilot, "discard")
        assert app.session.journal.unsent() == ""
    assert entries(where) == []


@acting.played
async def test_an_entry_is_changed_and_can_be_put_back(make, kept, where) -> None:
    kept("As it was.")
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:entries")
        await acting.press(pilot, "enter")
        await choose(pilot, "edit")
        page = acting.at(pilot)
        assert isinstance(page, Write)
        await acting.press(pilot, "paste: And more.")
        page._autosave()
        await until(pilot, lambda: page.kept == "As it was. And more.")
        assert [entry.note for entry in entries(where)] == ["As it was. And more."]
        await press(pilot, "undo")
        await until(pilot, lambda: page.kept == "As it was.")
        await press(pilot, "next")
        await until(pilot, lambda: isinstance(acting.at(pilot), OneEntry))
        assert "As it was." in words(pilot)
    assert [entry.note for entry in entries(where)] == ["As it was."]


@acting.played
async def test_deleting_asks_first_with_the_lawyer_sentence(make, kept, where) -> None:
    kept("One.", "Two.")
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:entries")
        await acting.press(pilot, "enter")
        await choose(pilot, "delete")
        page = acting.at(pilot)
        assert isinstance(page, Sure)
        assert "before you delete anything" in words(pilot)
        assert "This is an ordinary deletion" in words(pilot)
        await acting.press(pilot, "enter")
        assert len(entries(where)) == 2, "no is the first choice"
        await choose(pilot, "delete")
        await choose(pilot, "yes")
        await until(pilot, lambda: "1 entry." in words(pilot))
        assert "Two." not in words(pilot)
    assert [entry.note for entry in entries(where)] == ["One."]


@acting.played
async def test_of_what_one_did_the_month_is_shown(make, kept) -> None:
    kept()
    app = make(open=True)
    step = next(s for s in app.session.shelf.module("online-life").steps if s.behaviour)
    app.session.journal.add([Record("worksheet", START, "online-life", 1, step.id, {})], True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:entries")
        assert "2026-09" in words(pilot)
        assert "2026-09-" not in words(pilot)
        await acting.press(pilot, "enter")
        assert "2026-09-" not in words(pilot)
        assert "only the month is kept" in words(pilot)


@pytest.mark.parametrize(
    "text, offered", [("I want to kill myself tonight", True), ("I had soup", False)]
)
@acting.played
async def test_crisis_words_only_offer_help(text: str, offered: bool, make, kept, where) -> None:
    kept()
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        await write(pilot, text)
        await press(pilot, "next")
        await until(pilot, lambda: not isinstance(acting.at(pilot), Write))
        assert isinstance(acting.at(pilot), Offer) == offered
    assert [entry.note for entry in entries(where)] == [text], "it is kept either way"


@acting.played
async def test_a_lock_in_the_middle_of_an_edit_keeps_it(make, kept, where) -> None:
    kept("As it was.")
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:entries")
        await acting.press(pilot, "enter")
        await choose(pilot, "edit")
        await acting.press(pilot, "paste: And more.")
        await acting.press(pilot, "ctrl+l")
        assert "Locked" in words(pilot)
    assert [entry.note for entry in entries(where, PASSPHRASE)] == ["As it was. And more."]
