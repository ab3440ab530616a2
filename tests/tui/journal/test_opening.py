"""Making a journal and opening it: by keys, with all that can go wrong."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from selfhelp.domain.record import Record
from selfhelp.journal.journal import Journal
from selfhelp.tui.screens.ending import Ending
from selfhelp.tui.screens.home import Home
from selfhelp.tui.screens.journal import opening
from selfhelp.tui.screens.journal import unlock as screen
from selfhelp.tui.screens.journal.create import Create
from selfhelp.tui.screens.journal.damaged import Damaged
from selfhelp.tui.screens.journal.entries import Entries
from selfhelp.tui.screens.journal.newpass import NewPassphrase
from selfhelp.tui.screens.journal.opening import Earlier, Older
from selfhelp.tui.screens.journal.pages import Guest, JournalHome
from selfhelp.tui.screens.journal.sure import Lawyer
from selfhelp.tui.screens.journal.unlock import Unlock
from selfhelp.tui.screens.walk import Walk
from tests.tui import acting
from tests.tui.journal.conftest import START
from tests.tui.journal.using import (
    PASSPHRASE,
    choose,
    entries,
    put_back,
    raw,
    type_in,
    until,
    words,
)

OWN = "seven purple lanterns over water"


async def new_passphrase(pilot, text: str = OWN) -> None:
    """Choose one's own, typed twice."""
    await choose(pilot, "type")
    await type_in(pilot, text)
    await type_in(pilot, text)


async def opened(pilot, secret: str = PASSPHRASE) -> None:
    """Unlock, and wait for it."""
    app = acting.app_of(pilot)
    assert isinstance(acting.at(pilot), Unlock)
    await type_in(pilot, secret)
    await until(pilot, lambda: not isinstance(acting.at(pilot), Unlock))
    assert app.session.journal is not None


@acting.played
async def test_the_limits_are_said_before_anything_is_made(make, where) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        assert isinstance(await acting.go(pilot, "list:journal"), Create)
        assert "encrypted file on this device" in words(pilot)
        assert "police or a court can order you to open it" in words(pilot)
        await choose(pilot, "limits")
        for said in ("If you forget the passphrase", "anyone at this device", "keep a backup"):
            assert said in words(pilot)
        await choose(pilot, "pass")
        await new_passphrase(pilot)
        assert not raw(where), "nothing is made before the last question"
        await choose(pilot, "no")
        await until(pilot, lambda: isinstance(acting.at(pilot), JournalHome))
    assert entries(where, OWN) == []


@acting.played
async def test_words_made_by_chance_are_offered_first_and_have_to_be_typed(make, where) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        acting.app_of(pilot).push_screen(Create(acting.app_of(pilot).session))
        await choose(pilot, "limits")
        await choose(pilot, "pass")
        page = acting.at(pilot)
        assert isinstance(page, NewPassphrase)
        assert page.options()[0][0] == "made"
        await choose(pilot, "made")
        made = page.first
        assert made in words(pilot)
        await choose(pilot, "made")
        assert page.first != made, "others, please"
        made = page.first
        await choose(pilot, "again")
        assert made not in words(pilot)
        await type_in(pilot, "something else entirely")
        assert "not the same" in words(pilot)
        await type_in(pilot, made)
        await choose(pilot, "no")
        await until(pilot, lambda: isinstance(acting.at(pilot), JournalHome))
    assert entries(where, made) == []


@acting.played
async def test_a_weak_passphrase_is_refused_with_the_reason(make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        acting.app_of(pilot).push_screen(NewPassphrase(acting.app_of(pilot).session))
        await choose(pilot, "type")
        await type_in(pilot, "abc")
        page = acting.at(pilot)
        assert isinstance(page, NewPassphrase)
        assert page.part == "type"
        assert page.wrong
        assert page.said


@acting.played
async def test_the_recovery_code_is_shown_once_and_opens(make, where) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:journal")
        await choose(pilot, "limits")
        await choose(pilot, "pass")
        await new_passphrase(pilot)
        await choose(pilot, "yes")
        page = acting.at(pilot)
        assert isinstance(page, Create)
        await until(pilot, lambda: page.part == "code")
        assert page.made is not None
        code = page.made[1]
        assert code
        assert code in words(pilot)
        assert "It will not be shown again" in words(pilot)
        await acting.press(pilot, "escape")
        assert acting.at(pilot) is page, "going back would lose it"
        await choose(pilot, "done")
        assert isinstance(acting.at(pilot), JournalHome)
        assert code not in words(pilot)
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:journal")
        await opened(pilot, code.lower().replace("-", " "))
        assert isinstance(acting.at(pilot), JournalHome)


@acting.played
async def test_a_wrong_passphrase_is_said_and_leaves_nothing_in_the_field(make, kept) -> None:
    kept("a note")
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:journal")
        page = acting.at(pilot)
        assert isinstance(page, Unlock)
        await acting.press(pilot, f"paste:{PASSPHRASE}x")
        assert PASSPHRASE not in acting.seen(pilot)
        await acting.press(pilot, "enter")
        assert page.query_one(Input).value == ""
        await until(pilot, lambda: "try again" in words(pilot))
        assert acting.app_of(pilot).session.journal is None
        assert page.query_one(Input).has_focus
        await opened(pilot)


@acting.played
async def test_keys_pressed_while_it_opens_do_no_harm(make, kept, monkeypatch) -> None:
    kept("a note")
    go, really = Event(), opening.unlock
    tries = []

    def slow(session, secret):
        tries.append(secret)
        go.wait(10)
        return really(session, secret)

    monkeypatch.setattr(screen, "unlock", slow)
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:journal")
        await type_in(pilot, PASSPHRASE)
        assert "Opening..." in words(pilot)
        await acting.press(pilot, "enter", "x", "enter", "tab", "down", "ctrl+c")
        assert len(tries) == 1
        go.set()
        await until(pilot, lambda: isinstance(acting.at(pilot), JournalHome))


@pytest.mark.parametrize("leaves", ["escape", "ctrl+l"])
@acting.played
async def test_who_leaves_or_hides_while_it_opens_leaves_it_closed(
    leaves: str, make, kept, monkeypatch
) -> None:
    kept("a note")
    go, really = Event(), opening.unlock
    done: list[object] = []

    def slow(session, secret):
        go.wait(10)
        done.append(really(session, secret))
        return done[0]

    monkeypatch.setattr(screen, "unlock", slow)
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:journal")
        await type_in(pilot, PASSPHRASE)
        await acting.press(pilot, leaves)
        go.set()
        await until(pilot, lambda: done)
        await until(pilot, lambda: not done[0].journal.vault.items())  # type: ignore[attr-defined]
        assert acting.app_of(pilot).session.journal is None


@acting.played
async def test_a_guest_session_opens_no_journal_and_says_so(make, kept, where) -> None:
    kept("a secret note")
    before = raw(where)
    async with make(guest=True).run_test(size=(80, 24)) as pilot:
        await acting.rest(pilot)
        assert "closed in a guest session" in words(pilot)
        for target in ("list:journal", "list:write", "list:entries", "list:checkin", "list:care"):
            assert isinstance(await acting.go(pilot, target), Guest)
            assert "stays closed" in words(pilot)
            await acting.press(pilot, "escape")
    assert raw(where) == before


@acting.played
async def test_what_was_wanted_opens_after_unlocking(make, kept) -> None:
    kept("a note")
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.rest(pilot)
        assert "My journal (locked)" in words(pilot)
        await acting.go(pilot, "list:entries")
        await opened(pilot)
        assert isinstance(acting.at(pilot), Entries)
        await acting.press(pilot, "escape")
        assert isinstance(acting.at(pilot), Home)
        assert "(locked)" not in words(pilot)


@pytest.mark.parametrize("keep", ["yes", "no"])
@acting.played
async def test_answers_from_before_are_kept_only_if_wanted(keep: str, make, where) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        walk = await acting.begin(pilot, "tool:breathe")
        await acting.to_step(pilot, walk, "tool-again")
        await acting.answer(pilot, walk, ["yes"])
        app = acting.app_of(pilot)
        assert isinstance(acting.at(pilot), Ending)
        assert "Make a journal and keep it" in words(pilot)
        count = app.session.earlier_answers()
        assert count
        await choose(pilot, "list:journal")
        await choose(pilot, "limits")
        await choose(pilot, "pass")
        await new_passphrase(pilot)
        await choose(pilot, "no")
        await until(pilot, lambda: isinstance(acting.at(pilot), Earlier))
        await choose(pilot, keep)
        await until(pilot, lambda: isinstance(acting.at(pilot), JournalHome))
        assert app.session.journal is not None
        assert len(app.session.journal) == (count if keep == "yes" else 0)


@acting.played
async def test_a_journal_is_offered_once_a_session(make) -> None:
    async with make().run_test(size=(80, 24)) as pilot:
        for time in (1, 2):
            walk = await acting.begin(pilot, "tool:breathe")
            await acting.to_step(pilot, walk, "tool-again")
            await acting.answer(pilot, walk, ["yes"])
            offered = "Make a journal and keep it" in words(pilot)
            assert offered == (time == 1)
            await choose(pilot, "stop")


@acting.played
async def test_hidden_while_that_is_asked_it_is_closed_again(make, kept, where) -> None:
    kept("a note")
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.rest(pilot)
        app = acting.app_of(pilot)
        app.session.keeper.records.append(  # type: ignore[attr-defined]
            Record("checkin", START, "check-in", 1, "checkin", {"mood": 3})
        )
        await acting.go(pilot, "list:journal")
        await type_in(pilot, PASSPHRASE)
        await until(pilot, lambda: isinstance(acting.at(pilot), Earlier))
        await acting.press(pilot, "ctrl+l")
        assert "Locked" in words(pilot)
        assert app.session.journal is None


@acting.played
async def test_an_older_copy_is_said(make, kept, where, tmp_path: Path) -> None:
    kept("one")
    older = raw(where)
    journal = Journal.open(where, PASSPHRASE)
    journal.note("two", START)
    journal.close()
    put_back(where, older)
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:journal")
        await opened(pilot)
        assert isinstance(acting.at(pilot), Older)
        assert "Perhaps an older copy was put back" in words(pilot)
        await acting.press(pilot, "enter")
        assert isinstance(acting.at(pilot), JournalHome)


@acting.played
async def test_a_damaged_journal_can_be_read_and_saved_elsewhere(
    make, kept, where, tmp_path: Path
) -> None:
    kept(*(f"note {n} " + "words " * 600 for n in range(30)))
    whole = bytearray(raw(where))
    whole[len(whole) // 2] ^= 1
    put_back(where, bytes(whole))
    new = tmp_path / "rescued.vault"
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:journal")
        await type_in(pilot, PASSPHRASE)
        await until(pilot, lambda: isinstance(acting.at(pilot), Damaged))
        assert "can still be read" in words(pilot)
        assert "Nothing is deleted" in words(pilot)
        await choose(pilot, "read")
        assert isinstance(acting.at(pilot), Entries)
        await acting.press(pilot, "enter")
        assert "words words" in words(pilot)
        assert "Delete" not in words(pilot), "it can only be read"
        await acting.press(pilot, "escape", "escape")
        await choose(pilot, "save")
        await type_in(pilot, str(new))
        await new_passphrase(pilot)
        await until(pilot, lambda: "They are saved in" in words(pilot))
        await acting.press(pilot, "escape")
    assert raw(where) == whole
    saved = entries(where._replace(data_folder=str(_moved(new, tmp_path))), OWN)
    assert 0 < len(saved) < 30


def _moved(file: Path, folder: Path) -> Path:
    """The new file where a data folder would have it."""
    (folder / "other").mkdir()
    file.rename(folder / "other" / "journal.vault")
    return folder / "other"


@acting.played
async def test_on_some_ways_the_lawyer_sentence_comes_before_anything_is_kept(make, kept) -> None:
    kept("a note")
    async with make().run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:journal")
        await opened(pilot)
        app = acting.app_of(pilot)
        app.session.keeper.flag("path:C", on=True)
        await acting.go(pilot, "list:write")
        assert isinstance(acting.at(pilot), Lawyer)
        assert "talk to a lawyer before you write about what happened" in words(pilot)
        await acting.press(pilot, "enter")
        await acting.press(pilot, "escape")
        assert app.session.journal is not None
        assert "lawyer" in app.session.journal.profile()["told"]
        await acting.go(pilot, "module:stay-alive")
        assert not isinstance(acting.at(pilot), Lawyer), "once"


@pytest.mark.parametrize("path", "AFIL")
@acting.played
async def test_on_the_others_it_does_not(path: str, make, kept) -> None:
    kept("a note", flags=[f"path:{path}"])
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "module:stay-alive")
        assert not isinstance(acting.at(pilot), Lawyer)


@pytest.mark.parametrize("path", "BCDEHJK")
@acting.played
async def test_it_comes_before_a_page_too(path: str, make, kept) -> None:
    kept("a note", flags=[f"path:{path}"])
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "module:stay-alive")
        assert isinstance(acting.at(pilot), Lawyer)
        assert isinstance(acting.app_of(pilot).screen_stack[-2], Walk)
