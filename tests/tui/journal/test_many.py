"""Reading and searching, with few entries and with 100,000."""

from __future__ import annotations

import asyncio
import os

import pytest

from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.journal.entry import NOTES, Entry, encode
from selfhelp.journal.journal import Journal
from selfhelp.tui.screens.journal.entries import Entries
from selfhelp.tui.screens.journal.finding import FOLD, Finder
from selfhelp.tui.widgets.entry_list import EntryList
from tests.tui import acting
from tests.tui.journal.conftest import START
from tests.tui.journal.using import PASSPHRASE, until, words


@pytest.fixture
def many(kept, where, full_counts: bool) -> int:
    """A journal with very many notes, two of which hold a rare word; how many."""
    count = 100_000 if full_counts else 20_000
    kept()
    journal = Journal.open(where, PASSPHRASE)
    rare = {5, count - 5}
    items = [
        encode(
            Entry(
                Record(
                    "note",
                    Moment(START.ms + n * 60_000, 60),
                    NOTES,
                    1,
                    "note",
                    {"answer": f"Note {n} of a day{' by the Fjäll' if n in rare else ''}"},
                    id=os.urandom(16).hex(),
                ),
                START.ms,
            )
        )
        for n in range(count)
    ]
    journal.save(items)
    journal.close()
    return count


@acting.played
async def test_the_latest_come_first_and_keys_move(make, kept) -> None:
    kept(*(f"Note {n}" for n in range(40)))
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:entries")
        assert "Note 39" in words(pilot)
        assert "Note 12" not in words(pilot)
        shown = acting.at(pilot).query_one(EntryList)
        await acting.press(pilot, "down", "down")
        assert shown.at == 2
        await acting.press(pilot, "end")
        assert "Note 0" in words(pilot)
        await acting.press(pilot, "pageup", "up")
        assert shown.at < 39
        await acting.press(pilot, "home", "up")
        assert not shown.has_focus, "up from the first one leads to the field"
        await acting.press(pilot, "down")
        assert shown.has_focus


@acting.played
async def test_search_as_one_types_whatever_case_and_accents(make, kept) -> None:
    kept("A walk to the FJÄLL", "Soup again", "The fjall in snow")
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:entries")
        await acting.press(pilot, *"fjäl")  # typed in the list: it leads to the field
        await until(pilot, lambda: "2 entries found." in words(pilot))
        assert "Soup" not in words(pilot)
        await acting.press(pilot, *"l snow")
        await until(pilot, lambda: "1 entry found." in words(pilot))
        await acting.press(pilot, "enter")
        await acting.press(pilot, "enter")
        assert "The fjall in snow" in words(pilot)
        await acting.press(pilot, "escape")
        assert isinstance(acting.at(pilot), Entries)
        assert "1 entry found." in words(pilot)


@pytest.mark.slow
@acting.played
async def test_very_many_make_no_widget_each_and_block_no_key(make, many: int) -> None:
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:entries")
        page = acting.at(pilot)
        assert isinstance(page, Entries)
        await until(pilot, lambda: len(page.found) == many)
        assert len(list(page.walk_children())) < 20
        shown = page.query_one(EntryList)
        await acting.press(pilot, "end")
        assert shown.at == many - 1
        assert "Note 0 of" in words(pilot)
        made = shown._lines.cache_info().misses
        assert made < 100, "only what is in sight is ever put in words"
        # The first hits come long before all is looked through, and keys are taken meanwhile.
        await acting.press(pilot, "home", "up")
        finder = page.finder
        pilot.app.post_message(_key("n"))
        while not (page.words == "n" and 0 < len(page.found) < many):  # noqa: ASYNC110
            await asyncio.sleep(0.001)  # no event says that a hit is shown
        assert finder.search.done < many
        await acting.press(pilot, "backspace")
        await acting.press(pilot, *"fjall")
        await until(pilot, lambda: "2 entries found." in words(pilot), 60)
        assert finder.search.ready


def _key(character: str) -> object:
    from textual.events import Key

    return Key(character, character)


@pytest.mark.slow
def test_a_slice_is_small(where, many: int) -> None:
    """The first one looks at no more entries than it folds; nothing is looked at twice."""
    journal = Journal.open(where, PASSPHRASE)
    finder = Finder(list(journal.items()))
    journal.close()
    hits, at = finder.step("fjall", 0)
    assert at == FOLD
    assert len(hits) == 1
    while at < len(finder):
        more, at = finder.step("fjall", at)
        hits += more
    assert len(hits) == 2
    assert finder.step("note", 0)[1] > FOLD, "what is folded is looked through in larger steps"
