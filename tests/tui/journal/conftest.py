"""The full screen with a real journal, quick to unlock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from selfhelp import hygiene
from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.helplines.choosing import Choice
from selfhelp.journal.entry import NOTES
from selfhelp.journal.journal import Journal
from selfhelp.locations import Places, places
from selfhelp.session import Session
from selfhelp.settings import Settings
from selfhelp.tui import locking
from selfhelp.tui.app import Companion
from tests.e2e import walker
from tests.vault.cheap import PASSPHRASE, cheap_everywhere

Make = Callable[..., Companion]
START = Moment(1_790_000_000_000, 60)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """New vaults are quick to unlock, and nothing is measured to make one."""
    # The process that runs the tests may be looked into.
    monkeypatch.setattr(hygiene, "no_dumps", lambda: None)
    with cheap_everywhere(monkeypatch):
        yield


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test sees doesn't depend on how fast this disk is; `test_slow_disk` has its own."""
    monkeypatch.setattr(locking, "AT_ONCE", 60)


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A data folder of its own."""
    return places(str(tmp_path / "data"), {"HOME": str(tmp_path)})


@pytest.fixture
def kept(where: Places) -> Callable[..., None]:
    """Makes a journal with these notes, or records, before the app starts."""

    def made(*notes: str, records: Iterable[Record] = (), flags: Iterable[str] = ()) -> None:
        journal, _ = Journal.create(where, PASSPHRASE)
        every = [
            Record("note", Moment(START.ms + at * 60_000, 60), NOTES, 1, "note", {"answer": text})
            for at, text in enumerate(notes)
        ]
        journal.add([*every, *records])
        journal.save(journal.profile_item(START, flags=sorted(flags)))
        journal.close()

    return made


@pytest.fixture
def make(where: Places, tmp_path: Path) -> Iterator[Make]:
    """Makes an app: `make(open=True)` opens the journal that is there first."""
    opened: list[Session] = []

    def made(
        *, open: bool = False, guest: bool = False, locked: bool = False, **settings
    ) -> Companion:
        environ = {"LANG": "C.UTF-8", "HOME": str(tmp_path)}
        session = Session(
            shelf=walker.shelf(),
            places=where._replace(guest=guest),
            settings=Settings(**settings),
            environ=environ,
            choice=Choice("GB", "flag"),
            locked_start=locked,
        )
        if open:
            session.use_journal(Journal.open(where, PASSPHRASE), keep_earlier=False)
        opened.append(session)
        return Companion(session)

    yield made
    for session in opened:
        session.close_journal()
