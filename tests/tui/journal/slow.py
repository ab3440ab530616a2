"""A disk that is slow or full, below an open journal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from selfhelp.journal.journal import Journal
from selfhelp.locations import Places
from selfhelp.tui.app import Companion
from selfhelp.vault.errors import VaultInUse, VaultNotSaved
from tests.tui import acting
from tests.vault.cheap import PASSPHRASE


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


def held_up(app: Companion, monkeypatch: pytest.MonkeyPatch) -> Event:
    """The disk waits until this is set."""
    return Disk(app, monkeypatch).free


@contextmanager
def reading(where: Places) -> Iterator[Journal]:
    """What the file holds, read anew."""
    journal = Journal.open(where, PASSPHRASE)
    yield journal
    journal.close()


@asynccontextmanager
async def walking(
    app: Companion, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Pilot[Any], Disk]]:
    """At the first question of a page, with a disk that is held up."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await acting.begin(pilot, "module:stay-alive")
        yield pilot, Disk(app, monkeypatch)
