"""Saving without keeping anybody waiting, and without forgetting what couldn't be saved."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from selfhelp.domain.moment import Moment
from selfhelp.domain.strings import t
from selfhelp.journal.journal import Journal
from selfhelp.vault.errors import VaultError
from selfhelp.vault.segments import Item


class Written(NamedTuple):
    """What one save has written.

    Attributes:
        put: the items.
        removed: ids that were taken out, with when (UTC milliseconds).
        shown: shows it; for the thread that reads the journal.
    """

    put: list[Item]
    removed: dict[bytes, int]
    shown: Callable[[], None]


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
    """Items on their way into the journal, and those to be taken out, one save at a time.

    Everything is called in the thread that reads the journal; only the writing is done beside it.
    What can't be saved stays in `Journal.waiting` and `Journal.going`, is tried again with whatever
    comes next, and is not forgotten while the program runs.

    Attributes:
        problem: why something is not saved yet, or "".
        patience: None to wait for each save, however long it takes.
    """

    def __init__(self, journal: Journal) -> None:
        self.problem = ""
        self.patience: Patience | None = None
        self._journal = journal
        self._waiting, self._going = journal.waiting, journal.going
        self._spare: set[bytes] = set()
        self._writer: ThreadPoolExecutor | None = None
        self._running: deque[Future[Written]] = deque()
        self._owed = False
        """Somebody was told that it takes long, and not yet how it ended."""

    @property
    def busy(self) -> bool:
        """Whether a save is under way: `problem` says then that it takes long."""
        return bool(self._running)

    def save(self, put: Iterable[Item] = (), *, spare: bool = False) -> None:
        """Save these, and whatever still waits or is under way.

        Args:
            spare: they matter little: if they can't be saved they are forgotten.
        """
        self._settle()
        saved = self._begun(put, spare=spare)
        if saved is None:
            return
        patience = self.patience
        # Once it is known to be slow nobody waits again.
        seconds = None if patience is None else 0 if self._owed else patience.seconds
        try:
            saved.exception(seconds)
        except TimeoutError:
            self.problem = t(
                "journal.saving",
                "What you wrote is still being saved: the disk is slow, or another window is saving.",
            )
            self._owed = True
            assert patience is not None
            saved.add_done_callback(lambda _: patience.later(self._late))
        self._settle()

    async def beside(self, put: Iterable[Item]) -> str:
        """Save these, and whatever still waits, while the screen goes on.

        Returns:
            Why they are not saved yet, or "".
        """
        import asyncio

        put = list(put)
        saved = self._begun(put)
        if saved is None:
            return ""
        # Whoever stops waiting stops nothing: what is queued is still saved.
        (ended,), _ = await asyncio.wait([asyncio.wrap_future(saved)])
        ended.exception()  # so that it counts as seen
        self._settle()
        if not any(item.id in self._waiting for item in put):
            return ""
        return str(saved.exception() or self.problem)

    def remove(self, ids: Iterable[bytes], now: Moment) -> None:
        """Take entries away. Nothing that comes later brings one of them back."""
        self._going.update(dict.fromkeys(ids, now.ms))
        self._submit()
        self.save()

    def finish(self) -> None:
        """Save whatever still waits or is under way, however long it takes."""
        patience, self.patience = self.patience, None
        try:
            self.save()
            if self._waiting or self._going:  # what was under way has failed: once more
                self.save()
        finally:
            self.patience = patience
        self._owed = False  # whoever waited for it knows

    def _begun(self, put: Iterable[Item], *, spare: bool = False) -> Future[Written] | None:
        """The save that has these with it, or whatever else waits; None if there is nothing."""
        new = {item.id: item for item in put if item.id not in self._going}
        if spare:
            self._spare |= new.keys() - self._waiting.keys()
        else:
            self._spare -= new.keys()
        # All of them at once: the writer may be about to take what waits.
        self._waiting.update(new)
        if new or not self._running:
            return self._submit() if self._waiting or self._going else None
        return self._running[-1]

    def _submit(self) -> Future[Written]:
        """For the one thread that writes: what is asked for later is saved later."""
        if self._writer is None:
            self._writer = ThreadPoolExecutor(1, "saving")
        saved = self._writer.submit(self._write)
        self._running.append(saved)
        return saved

    def _write(self) -> Written:
        """The disk's half, in the writer's thread: all that waits by then."""
        remove = dict(self._going)
        put = [item for item in list(self._waiting.values()) if item.id not in remove]
        return Written(put, remove, self._journal.written(put, remove.items()))

    def _settle(self) -> None:
        """The reader's half, of all that has ended, in order: show what was saved, or say why not."""
        while self._running and self._running[0].done():
            try:
                saved = self._running.popleft().result()
            except VaultError as problem:
                for id in self._spare:
                    self._waiting.pop(id, None)
                self._spare.clear()
                self.problem = str(problem) if self._waiting or self._going else ""
                continue
            saved.shown()
            for item in saved.put:
                if self._waiting.get(item.id) is item:  # and wasn't answered anew meanwhile
                    del self._waiting[item.id]
                    self._spare.discard(item.id)
            for id in saved.removed:
                self._going.pop(id, None)
                self._waiting.pop(id, None)
            if not self._waiting and not self._going:
                self.problem = ""

    def _late(self) -> None:
        self._settle()
        if self.patience and self._owed and not self._running:
            self._owed = False
            self.patience.told()
