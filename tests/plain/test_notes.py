"""Notes in lines on a disk that is full for a while: nothing is lost, nothing is said to be kept."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from selfhelp.cli.app import until_left
from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.journal.journal import Journal
from selfhelp.locations import Places, places
from selfhelp.plain.console import Leave
from selfhelp.plain.journal import door, entries, write
from selfhelp.plain.session import Session
from selfhelp.vault.errors import VaultNotSaved
from tests.e2e import walker
from tests.plain.typed import Typed, session
from tests.vault.cheap import PASSPHRASE, cheap_everywhere

NOW = Moment(1_790_000_000_000, 60)


class Desk:
    """A journal, a person who types, and a disk that can be full.

    Attributes:
        full: whether it is.
    """

    def __init__(self, where: Places, monkeypatch: pytest.MonkeyPatch) -> None:
        self.where, self.full = where, False
        self.journal, _ = Journal.create(where, PASSPHRASE)
        really = self.journal.vault.write

        def written(put=(), remove=()) -> None:
            if self.full:
                raise VaultNotSaved("full", "journal.vault")
            really(put, remove)

        monkeypatch.setattr(self.journal.vault, "write", written)

    def typing(self, *lines: str) -> tuple[Session, Typed]:
        """A session of plain mode with this journal open."""
        made, console = session(walker.shelf(), lines)
        made.places = self.where
        made.use_journal(self.journal, keep_earlier=False)
        return made, console

    def kept(self) -> list[str]:
        """The notes in the file, the earliest first."""
        again = Journal.open(self.where, PASSPHRASE, read_only=True)
        found = [entry.note for entry in again.entries()][::-1]
        again.close()
        return found


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with cheap_everywhere(monkeypatch):
        made = Desk(places(str(tmp_path / "data")), monkeypatch)
        yield made
        made.journal.close()


def played(act: Callable[[Session], object], made: Session) -> None:
    with contextlib.suppress(Leave):
        act(made)


def test_a_note_is_kept(desk):
    made, console = desk.typing("The river was high.", "And cold.", ".")
    played(write.note, made)
    assert "Kept." in console.said
    assert desk.kept() == ["The river was high.\nAnd cold."]


def test_one_that_cannot_be_saved_is_not_said_to_be_and_comes_with_the_next(desk):
    made, console = desk.typing("One.", ".", "Two.", ".")
    desk.full = True
    played(write.note, made)
    assert "disk is full" in console.text
    assert "Kept." not in console.said
    assert desk.kept() == []
    desk.full = False
    played(write.note, made)
    assert desk.kept() == ["One.", "Two."]


def test_what_is_half_written_is_only_said_to_be_kept_if_it_is(desk):
    made, console = desk.typing("One.", "back")
    played(write.note, made)
    assert "What you typed is kept, to go on with later." in console.said
    desk.full = True
    made, console = desk.typing("Two.", "back", ".")
    played(write.note, made)
    assert "What you typed is kept, to go on with later." not in console.said
    desk.full = False
    played(write.note, made)
    assert desk.kept() == ["One.\nTwo."], "and it isn't lost all the same"


def test_another_text_that_was_not_ended_is_not_said_to_be_kept(desk):
    (id,) = desk.journal.add([Record("note", NOW, "notes", 1, "note", {"answer": "As it was."})])
    made, console = desk.typing("2", "New.", "back")
    played(lambda s: entries.one(s, desk.journal, desk.journal.entry(id)), made)
    assert "kept" not in console.said[-1]
    assert desk.kept() == ["As it was."]


def test_one_deleted_after_an_edit_that_could_not_be_saved_stays_deleted(desk):
    (id,) = desk.journal.add([Record("note", NOW, "notes", 1, "note", {"answer": "As it was."})])
    made, _ = desk.typing("2", "New.", ".", "3", "yes", "Next.", ".")
    desk.full = True
    played(lambda s: entries.one(s, desk.journal, desk.journal.entry(id)), made)
    desk.full = False
    played(lambda s: entries.one(s, desk.journal, desk.journal.entry(id)), made)
    played(write.note, made)
    assert desk.kept() == ["Next."]


def test_the_journal_stays_open_until_all_is_saved(desk, monkeypatch):
    monkeypatch.setattr("selfhelp.hygiene.can_restart", lambda: False)
    made, console = desk.typing("One.", ".")
    desk.full = True
    played(write.note, made)
    door.lock(made)
    assert "The journal stays open." in console.text
    assert made.journal is not None
    desk.full = False
    door.lock(made)
    assert made.journal is None
    assert desk.kept() == ["One."]


def test_locking_clears_the_screen_before_it_waits(desk, monkeypatch):
    monkeypatch.setattr("selfhelp.hygiene.can_restart", lambda: False)
    made, console = desk.typing()
    order: list[str] = []
    monkeypatch.setattr(made.keeper, "finish", lambda: order.append("wait"))
    monkeypatch.setattr(console, "clear", lambda: order.append("clear"))
    door.lock(made)
    assert order[:2] == ["clear", "wait"]


@pytest.mark.parametrize("full", [False, True])
def test_leaving_tries_once_more_and_says_if_it_is_lost(full, desk, capsys):
    made, _ = desk.typing("One.", ".")
    desk.full = True
    played(write.note, made)
    desk.full = full
    assert until_left(lambda: None, made) == 0
    said = capsys.readouterr().err
    assert ("What you wrote last is not in your journal." in said) == full
    assert desk.kept() == ([] if full else ["One."])
