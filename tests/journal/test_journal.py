"""Writing, finding again, changing and deleting; two windows; places and profile."""

import os
import stat
from pathlib import Path

import pytest

from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.files import NotSaved
from selfhelp.journal.journal import Journal
from selfhelp.locations import places
from selfhelp.vault import VaultExists, VaultMissing, WrongPassphrase
from tests.journal.conftest import PASSPHRASE


def said(journal: Journal) -> list[str]:
    return [str(entry.record.data.get("answer")) for entry in journal.entries()]


def test_a_note_is_there_again(journal, reopened, now):
    journal.note("I walked to the river.", now())
    journal.note("Ich war müde 😴", now())
    assert said(reopened()) == ["Ich war müde 😴", "I walked to the river."]


def test_nothing_is_made_before_it_is_asked_for(where):
    with pytest.raises(VaultMissing):
        Journal.open(where, PASSPHRASE)
    assert not os.path.exists(where.data_folder)


def test_only_its_owner_can_read_the_file(journal, where):
    assert stat.S_IMODE(os.stat(where.journal).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(where.data_folder).st_mode) == 0o700


def test_one_journal_is_never_put_in_the_place_of_another(journal, where):
    with pytest.raises(VaultExists):
        Journal.create(where, "another passphrase")


def test_a_guest_makes_none(tmp_path):
    with pytest.raises(NotSaved):
        Journal.create(places(str(tmp_path / "data"), guest=True), PASSPHRASE)
    assert not list(tmp_path.iterdir())


def test_another_passphrase_does_not_open_it(journal, where):
    journal.close()
    with pytest.raises(WrongPassphrase):
        Journal.open(where, "not this one")


def test_the_recovery_code_opens_it(where, now):
    made, code = Journal.create(where, PASSPHRASE, recovery=True)
    made.note("found again", now())
    made.close()
    assert code is not None
    opened = Journal.open(where, code, code=True)
    assert said(opened) == ["found again"]
    opened.close()


def test_changed_and_deleted(journal, reopened, now):
    kept, gone = journal.note("one", now()), journal.note("two", now())
    assert journal.rewrite(kept, "one, anew", now())
    journal.delete([gone], now())
    assert said(journal) == ["one, anew"]
    again = reopened()
    assert said(again) == ["one, anew"]
    assert [id.hex() for id, _ in again.vault.tombstones()] == [gone]


def test_what_is_no_plain_text_is_not_rewritten(journal, now):
    id = journal.add([Record("plan", now(), "m", 1, "s", {"answer": {"1": {"c": "x"}}})])[0]
    assert not journal.rewrite(id, "text", now())
    assert not journal.rewrite("00" * 16, "text", now())
    assert not journal.rewrite("no id", "text", now())


def test_a_note_half_written_is_held_until_it_is_kept(journal, reopened, now):
    for text in ("I am", "I am so"):
        journal.save(journal.unsent_item(text, now()))
    again = reopened()
    assert (again.unsent(), len(again)) == ("I am so", 0)
    again.note("I am so tired.", now())
    assert (again.unsent(), len(again)) == ("", 1)


def test_of_what_the_person_did_only_the_month_is_kept(journal, now):
    record = Record("worksheet", Moment(1_700_000_000_000, 60), "m", 1, "s", {"answer": "x"})
    (id,) = journal.add([record], behaviour=True)
    entry = journal.entry(id)
    assert entry.record.at == Moment(1_698_793_200_000, 60)  # 1 November 2023, 00:00 at +01:00
    assert entry.edited == entry.record.at.ms
    journal.rewrite(id, "y", now())
    assert journal.entry(id).edited == entry.edited + 1


def test_two_windows_write_in_turn_and_both_see_all(journal, where, now):
    other = Journal.open(where, PASSPHRASE)
    journal.note("from the first", now())
    other.note("from the second", now())
    journal.note("from the first again", now())
    other.refresh()
    assert sorted(said(other)) == sorted(said(journal))
    assert len(said(journal)) == 3
    other.close()


def test_an_older_copy_put_back_is_noticed(journal, where, reopened, now):
    journal.note("one", now())
    with open(where.journal, "rb") as file:
        copy = file.read()
    journal.note("two", now())
    assert not journal.older
    journal.close()
    with open(where.journal, "wb") as file:
        file.write(copy)
    older = Journal.open(where, PASSPHRASE)
    assert older.older
    assert said(older) == ["one"]
    older.close()


def test_the_notice_does_not_wait_for_the_disk(journal, where, now, monkeypatch):
    """The vault does, by SQLite; waiting once more would double the time that saving takes."""
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)
    journal.note("one", now())
    assert str(journal.vault.seq) in Path(where.state).read_text()
    assert waited == []


def test_a_damaged_state_file_stops_nothing(journal, where, reopened):
    for damage in (b"", b"{", b"[]", b'{"seen": 3}', b"\xff\xff", b'{"seen": {"a": "b"}}'):
        with open(where.state, "wb") as file:
            file.write(damage)
        again = Journal.open(where, PASSPHRASE)
        assert not again.older
        again.close()


def test_found_by_the_beginning_of_its_id(journal, now):
    id = journal.note("one", now())
    journal.note("two", now())
    assert [entry.id for entry in journal.like(id[:8].upper())] == [id]
    assert journal.like("zz") == []


def test_the_latest_comes_first_also_with_the_clock_set_back(journal):
    journal.note("first", Moment(2_000_000_000_000))
    journal.note("second", Moment(1_000_000_000_000))
    assert said(journal) == ["second", "first"]


def test_opening_and_reading_write_nothing(journal, where, reopened, now):
    journal.note("one", now())
    reopened().close()
    before = {name: os.stat(name).st_mtime_ns for name in (where.journal, where.state)}
    again = Journal.open(where, PASSPHRASE)
    assert said(again) == ["one"]
    again.close()
    assert {name: os.stat(name).st_mtime_ns for name in before} == before
