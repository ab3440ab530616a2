"""Saving answers without keeping anybody waiting, and without forgetting what couldn't be saved."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from selfhelp.domain.strings import t
from selfhelp.journal.journal import Journal
from selfhelp.vault.errors import VaultError
from selfhelp.vault.segments import Item

Shown = Callable[[], None]


class Patience(NamedTuple):
    """How long a frontend waits for a save, and what happens after that.

    Attributes:
        seconds: the longest that `save` takes.
        later: calls something in the thread that reads the journal; may be used from any.
        told: called there when a save that took longer has ended, well or not.
    """

    seconds: float
    later: Callable[[Callable[[], None]], object]
    told: Callable[[], None]


class Saving:
    """Items on their way into the journal, in order, one save at a time.

    Attributes:
        problem: why some of them are not saved yet, or "". They are tried again with the next
            ones, and none is forgotten while the program runs.
        patience: None to wait for each save, however long it takes.
    """

    def __init__(self, journal: Journal) -> None:
        self.problem = ""
        self.patience: Patience | None = None
        self._journal = journal
        self._waiting: dict[bytes, Item] = {}
        self._writer: ThreadPoolExecutor | None = None
        self._running: deque[Future[tuple[list[Item], Shown]]] = deque()

    def save(self, put: Iterable[Item] = ()) -> None:
        """Save these, and whatever still waits. Call it in the thread that reads the journal."""
        self._waiting.update((item.id, item) for item in put)
        if not self._waiting:
            return
        if self._writer is None:
            self._writer = ThreadPoolExecutor(1, "saving")
        saved = self._writer.submit(self._write)
        self._running.append(saved)
        patience = self.patience
        try:
            saved.exception(patience.seconds if patience else None)
        except TimeoutError:
            self.problem = t(
                "journal.saving",
                "Your answers are still being saved: the disk is slow, or another window is saving.",
            )
            assert patience is not None
            saved.add_done_callback(lambda _: patience.later(self._late))
        self._settle()

    def finish(self) -> None:
        """Save whatever still waits, however long it takes."""
        patience, self.patience = self.patience, None
        try:
            self.save()
        finally:
            self.patience = patience

    def _write(self) -> tuple[list[Item], Shown]:
        """The disk's half, in the writer's thread: all that waits by then."""
        put = list(self._waiting.values())
        return put, self._journal.written(put)

    def _settle(self) -> None:
        """The reader's half, of all that has ended, in order: show what was saved, or say why not."""
        while self._running and self._running[0].done():
            try:
                put, shown = self._running.popleft().result()
            except VaultError as problem:
                self.problem = str(problem)
                continue
            shown()
            for item in put:
                if self._waiting.get(item.id) is item:  # and wasn't answered anew meanwhile
                    del self._waiting[item.id]
            if not self._waiting:
                self.problem = ""

    def _late(self) -> None:
        waited = bool(self._running)  # or `finish` was there first: then nothing is news
        self._settle()
        if self.patience and waited and not self._running:
            self.patience.told()
