"""Two windows with the same journal: what there is one of is undone by neither."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from selfhelp.domain.moment import Moment
from selfhelp.journal.journal import Journal
from selfhelp.journal.keeper import JournalKeeper
from selfhelp.journal.saving import Saving
from selfhelp.vault import VaultNotSaved
from tests.journal.conftest import PASSPHRASE
from tests.player.made import NOW, SHELF


@pytest.fixture
def other(journal: Journal, where) -> Iterator[Journal]:
    """The same journal in another window."""
    made = Journal.open(where, PASSPHRASE)
    yield made
    made.close()


def keeper(journal: Journal) -> JournalKeeper:
    return JournalKeeper(journal, SHELF.known_module, NOW)


def test_each_keeps_the_flags_of_the_other(journal, other, reopened):
    here, there = keeper(journal), keeper(other)
    here.flag("ocd", on=True)
    there.flag("begun", on=True)
    here.flag("path:A", on=True)
    there.flag("path:B", on=True)
    there.flag("path:B", on=False)
    assert reopened().profile()["flags"] == ["begun", "ocd", "path:A"]


def test_a_flag_that_one_takes_back_is_gone(journal, other, where, reopened):
    keeper(journal).flag("ocd", on=True)
    other.refresh()
    there = keeper(other)
    there.flag("ocd", on=False)
    there.flag("begun", on=True)
    assert reopened().profile()["flags"] == ["begun"]


def test_what_was_told_and_where_one_was_stay(journal, other, reopened):
    here, there = keeper(journal), keeper(other)
    here.tell("lawyer", NOW)
    there.mark("module:made", NOW)
    here.tell("backup", NOW)
    again = reopened().profile()
    assert (again["told"], again["at"]) == (["backup", "lawyer"], "module:made")


def test_flags_of_one_window_changed_before_the_first_are_saved(journal, monkeypatch, reopened):
    """Two saves of one window are under way: the second isn't taken for another window's."""
    saving, turn = Saving(journal), count()
    really = journal.vault.write

    def write(put=(), remove=()) -> None:
        if next(turn) == 1:
            raise VaultNotSaved("full", "journal.vault")
        really(put, remove)

    monkeypatch.setattr(journal.vault, "write", write)
    first, second = (journal.profile_item(NOW, flags=flags) for flags in (["ocd"], []))
    journal.written(first)  # on the disk, and not shown yet
    assert "flags" not in journal.profile()
    saving.save(second)
    saving.finish()
    assert reopened().profile().get("flags", []) == []


def test_a_note_half_written_in_one_is_not_lost_in_the_other(journal, other, reopened):
    later = Moment(NOW.ms + 60_000, 60)
    here, there = Saving(journal), Saving(other)
    here.save(journal.unsent_item("Long, in one window.", NOW))
    there.save(other.unsent_item("In the", NOW))
    there.save(other.unsent_item("In the other.", later))
    there.save(other.note_items("In the other.", later))
    again = reopened()
    assert sorted(each.note for each in again.entries()) == [
        "In the other.",
        "Long, in one window.",
    ]
    assert again.unsent() == ""


def test_one_that_goes_on_in_the_other_is_one(journal, other, reopened):
    Saving(journal).save(journal.unsent_item("Begun here", NOW))
    other.refresh()
    there = Saving(other)
    there.save(other.unsent_item("Begun here, ended there.", NOW))
    there.save(other.note_items("Begun here, ended there.", NOW))
    again = reopened()
    assert [each.note for each in again.entries()] == ["Begun here, ended there."]
