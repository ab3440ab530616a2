"""Saving beside the screen: nobody waits long, nothing is lost, the latest answer stands."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from threading import Event, Timer
from typing import Any

import pytest

from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.journal.journal import Journal
from selfhelp.journal.saving import Patience, Saving
from selfhelp.vault import VaultNotSaved
from selfhelp.vault.segments import Item

NOW = Moment(1_700_000_000_000, 60)


class Disk:
    """The journal's way to the disk, which can be held up, or be full."""

    def __init__(self, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
        self.free, self.begun, self.full = Event(), Event(), False
        really = journal.vault.write

        def write(put=(), remove=()) -> None:
            self.begun.set()
            assert self.free.wait(20), "nobody let it go on"
            if self.full:
                raise VaultNotSaved("full", "journal.vault")
            really(put, remove)

        monkeypatch.setattr(journal.vault, "write", write)


@pytest.fixture
def disk(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk(journal, monkeypatch)
    yield made
    made.free.set()


class Reader:
    """The thread that reads the journal: what it was asked to do, it does when told to."""

    def __init__(self) -> None:
        self.calls: deque[Callable[[], None]] = deque()
        self.came, self.told = Event(), 0

    def later(self, call: Callable[[], None]) -> None:
        self.calls.append(call)
        self.came.set()

    def tell(self) -> None:
        self.told += 1

    def work(self) -> None:
        assert self.came.wait(20), "it never ended"
        while self.calls:
            self.calls.popleft()()


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def saving(journal: Journal, reader: Reader) -> Saving:
    """Waits for a save as long as any disk takes, so that only a disk held up here is slow."""
    made = Saving(journal)
    made.patience = Patience(60, reader.later, reader.tell)
    return made


def save_with_little_patience(saving: Saving, put: list[Item]) -> None:
    """For a disk that is held up meanwhile."""
    patience = saving.patience
    assert patience
    saving.patience = patience._replace(seconds=0.02)
    saving.save(put)
    saving.patience = patience


def item(journal: Journal, text: str, id: str = "") -> Item:
    return journal.made(Record("note", NOW, "notes", 1, "note", {"answer": text}, id=id), NOW)


def texts(journal: Journal) -> list[str]:
    return [entry.note for entry in journal.entries()][::-1]


def test_a_quick_save_is_there_at_once(journal, saving, reader, reopened):
    saving.save([item(journal, "one")])
    assert texts(journal) == ["one"]
    assert not saving.problem
    assert not reader.told
    assert texts(reopened()) == ["one"]


def test_a_slow_one_says_so_and_is_shown_when_it_is_there(journal, disk, saving, reader, reopened):
    save_with_little_patience(saving, [item(journal, "one")])
    assert "still being saved" in saving.problem
    assert texts(journal) == [], "nothing is shown as kept before it is"
    disk.free.set()
    reader.work()
    assert texts(journal) == ["one"]
    assert (saving.problem, reader.told) == ("", 1)
    assert texts(reopened()) == ["one"]


def test_what_is_answered_anew_meanwhile_stands(journal, disk, saving, reader, reopened):
    first = item(journal, "one")
    save_with_little_patience(saving, [first])
    assert disk.begun.wait(20)
    save_with_little_patience(saving, [item(journal, "two", first.id.hex())])
    disk.free.set()
    saving.finish()
    reader.work()
    assert texts(journal) == ["two"]
    assert not saving.problem
    assert not reader.told, "whoever waited for the end knows"
    assert texts(reopened()) == ["two"]


def test_many_at_once_are_shown_in_order(journal, disk, saving, reader):
    made = [item(journal, str(n)) for n in range(5)]
    for each in made:
        save_with_little_patience(saving, [each])
    assert disk.begun.wait(20)
    disk.free.set()
    saving.finish()
    assert texts(journal) == ["0", "1", "2", "3", "4"]
    assert not saving.problem


def test_a_slow_failure_is_told_and_tried_again(journal, disk, saving, reader, reopened):
    disk.full = True
    save_with_little_patience(saving, [item(journal, "one")])
    disk.free.set()
    reader.work()
    assert "disk is full" in saving.problem
    assert reader.told == 1
    disk.full = False
    saving.save([item(journal, "two")])
    assert (texts(journal), saving.problem) == (["one", "two"], "")
    assert texts(reopened()) == ["one", "two"]


def test_finishing_waits_and_tries_once_more(journal, disk, saving, reader, reopened):
    disk.full = True
    save_with_little_patience(saving, [item(journal, "one")])
    disk.free.set()
    reader.work()
    disk.full = False
    saving.finish()
    assert texts(journal) == ["one"]
    assert texts(reopened()) == ["one"]


def test_with_nothing_to_save_nothing_is_written(journal, disk, saving):
    saving.save()
    saving.finish()
    assert not disk.begun.is_set()


def test_without_patience_a_save_is_waited_for(journal, disk, saving, reader):
    saving.patience = None
    Timer(0.1, disk.free.set).start()
    saving.save([item(journal, "one")])
    assert texts(journal) == ["one"]
    assert not reader.calls


async def at_work(saving: Saving, disk: Disk, *jobs: Coroutine[Any, Any, Any]) -> list[Any]:
    """Begin these one after the other while the disk is held up; their ends once it goes on."""
    begun = []
    for job in jobs:
        begun.append(asyncio.ensure_future(job))
        await asyncio.sleep(0)
    disk.free.set()
    return await asyncio.gather(*begun, return_exceptions=True)


def test_beside_the_screen_it_is_shown_when_it_is_there(journal, disk, saving, reopened):
    first, second = item(journal, "one"), item(journal, "two")
    ends = asyncio.run(at_work(saving, disk, saving.beside([first]), saving.beside([second])))
    assert ends == ["", ""]
    assert texts(journal) == ["one", "two"]
    assert not journal.waiting
    assert texts(reopened()) == ["one", "two"]


def test_beside_the_screen_it_says_what_went_wrong_and_tries_again(journal, disk, saving):
    disk.full = True
    (said,) = asyncio.run(at_work(saving, disk, saving.beside([item(journal, "one")])))
    assert "disk is full" in said
    assert "disk is full" in saving.problem
    disk.full = False
    assert asyncio.run(saving.beside([])) == ""
    assert (texts(journal), saving.problem) == (["one"], "")


def test_what_is_deleted_before_it_is_saved_stays_deleted(journal, disk, saving, reopened):
    disk.full = True
    disk.free.set()
    gone = item(journal, "one")
    saving.save([gone])
    assert saving.problem
    disk.full = False
    saving.remove([gone.id], NOW)
    saving.save([item(journal, "two")])
    assert texts(journal) == ["two"]
    assert texts(reopened()) == ["two"]


def test_nothing_that_comes_later_brings_it_back(journal, disk, saving, reopened):
    disk.free.set()
    gone = item(journal, "one")
    saving.save([gone])
    disk.full = True
    saving.remove([gone.id], NOW)
    assert "disk is full" in saving.problem
    assert journal.entry(gone.id.hex()) is None
    saving.save([item(journal, "anew", gone.id.hex())])
    disk.full = False
    saving.finish()
    assert not saving.problem
    assert texts(reopened()) == []


def test_a_slow_deletion_says_so_and_is_shown_when_it_is_done(journal, disk, saving, reader):
    there = item(journal, "one")
    disk.free.set()
    saving.save([there])
    disk.free.clear()
    saving.patience = saving.patience._replace(seconds=0.02)
    saving.remove([there.id], NOW)
    assert "still being saved" in saving.problem
    disk.free.set()
    reader.work()
    assert (texts(journal), saving.problem, reader.told) == ([], "", 1)
    assert not journal.going


def test_what_was_overtaken_and_failed_is_not_said_to_be_saved(journal, disk, saving):
    disk.full = True
    first = item(journal, "one")
    second = item(journal, "two", first.id.hex())
    ends = asyncio.run(at_work(saving, disk, saving.beside([first]), saving.beside([second])))
    assert texts(journal) == []
    assert all("disk is full" in said for said in ends)


def test_who_stops_waiting_stops_no_save(journal, disk, saving, reopened):
    async def left() -> None:
        jobs = [asyncio.ensure_future(saving.beside([item(journal, text)])) for text in "ab"]
        await asyncio.sleep(0)
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
        disk.free.set()
        saving.finish()

    asyncio.run(left())
    assert texts(reopened()) == ["a", "b"]


def test_what_matters_little_is_tried_once(journal, disk, saving, reopened):
    disk.full = True
    disk.free.set()
    saving.save(journal.profile_item(NOW, at="here"), spare=True)
    assert saving.problem == ""
    assert not journal.waiting
    assert "at" not in journal.profile()


def test_what_matters_is_not_forgotten_for_what_was_spare(journal, disk, saving, reopened):
    disk.full = True
    saving.patience = saving.patience._replace(seconds=0.02)
    saving.save(journal.profile_item(NOW, at="here"), spare=True)
    saving.save(journal.profile_item(NOW, flags=["ocd"]))
    disk.free.set()
    saving.finish()
    assert "disk is full" in saving.problem
    disk.full = False
    saving.finish()
    assert reopened().profile() == {"at": "here", "flags": ["ocd"]}


def test_who_was_told_that_it_is_slow_hears_the_end_whoever_saw_it_first(
    journal, disk, saving, reader
):
    async def both() -> None:
        save_with_little_patience(saving, [item(journal, "one")])
        assert saving.problem
        beside = asyncio.ensure_future(saving.beside([item(journal, "two")]))
        await asyncio.sleep(0)
        disk.free.set()
        await beside
        assert not saving.problem

    asyncio.run(both())
    reader.work()
    assert reader.told == 1
