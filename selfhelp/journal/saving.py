"""Saving without keeping anybody waiting, and without forgetting what couldn't be saved."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from selfhelp.domain.moment import Moment
from selfhelp.domain.strings import t
from selfhelp.journal.journal import Journal
from selfhelp.vault.errors import VaultError
from selfhelp.vault.segments import Item

T = TypeVar("T")
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

    Everything is called in the thread that reads the journal; only the writing is done beside it.
    What is given to `save` or `beside` and can't be saved waits in `Journal.waiting`, is tried
    again with whatever comes next, and is not forgotten while the program runs.

    Attributes:
        problem: why something that waits is not saved yet, or "".
        patience: None to wait for each save, however long it takes.
    """

    def __init__(self, journal: Journal) -> None:
        self.problem = ""
        self.patience: Patience | None = None
        self._journal = journal
        self._waiting = journal.waiting
        self._spare: set[bytes] = set()
        self._writer: ThreadPoolExecutor | None = None
        self._running: deque[Future[tuple[list[Item], Shown]]] = deque()
        self._latest: Future[Any] | None = None
        self._owed = False
        """Somebody was told that it takes long, and not yet how it ended."""

    @property
    def busy(self) -> bool:
        """Whether a save is under way: then `problem` says that it takes long."""
        return bool(self._running)

    def save(self, put: Iterable[Item] = (), *, spare: bool = False) -> None:
        """Save these, and whatever still waits or is under way.

        Args:
            spare: they matter little: if they can't be saved they are forgotten.
        """
        self._add(put, spare=spare)
        if not self._waiting and (self._latest is None or self._latest.done()):
            return
        saved = self._submit()
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
        put = list(put)
        self._add(put)
        if not self._waiting:
            return ""
        saved = self._submit()
        await _ended(saved)
        self._settle()
        late = any(self._waiting.get(item.id) is item for item in put)
        return str(saved.exception() or "") if late else ""

    async def remove(self, ids: Iterable[bytes], now: Moment) -> None:
        """Take entries away while the screen goes on. What still waits of them waits no more.

        Raises:
            VaultError: nothing has changed, and it won't be tried again.
        """
        gone = [(id, now.ms) for id in ids]
        before = {id: self._waiting.pop(id) for id, _ in gone if id in self._waiting}
        removed = self._queue(lambda: self._journal.written(remove=gone))
        await _ended(removed)
        self._settle()  # what was saved before is shown before
        try:
            removed.result()()
        except VaultError:
            self._waiting.update({**before, **self._waiting})
            raise

    def forget(self, id: bytes) -> None:
        """Don't try again to save this one."""
        self._waiting.pop(id, None)

    def finish(self) -> None:
        """Save whatever still waits or is under way, however long it takes."""
        patience, self.patience = self.patience, None
        try:
            self.save()
        finally:
            self.patience = patience
        self._owed = False  # whoever waited for it knows

    def _add(self, put: Iterable[Item], *, spare: bool = False) -> None:
        new = {item.id: item for item in put}
        if spare:
            self._spare |= new.keys() - self._waiting.keys()
        else:
            self._spare -= new.keys()
        # All of them at once: the writer may be about to take what waits.
        self._waiting.update(new)

    def _queue(self, job: Callable[[], T]) -> Future[T]:
        """For the one thread that writes: what is asked for later is saved later."""
        if self._writer is None:
            self._writer = ThreadPoolExecutor(1, "saving")
        self._latest = ended = self._writer.submit(job)
        return ended

    def _submit(self) -> Future[tuple[list[Item], Shown]]:
        saved = self._queue(self._write)
        self._running.append(saved)
        return saved

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
                self._forget_spare()
                self.problem = str(problem) if self._waiting else ""
                continue
            shown()
            for item in put:
                if self._waiting.get(item.id) is item:  # and wasn't answered anew meanwhile
                    del self._waiting[item.id]
                    self._spare.discard(item.id)
            if not self._waiting:
                self.problem = ""

    def _forget_spare(self) -> None:
        for id in self._spare:
            self._waiting.pop(id, None)
        self._spare.clear()

    def _late(self) -> None:
        self._settle()
        if self.patience and self._owed and not self._running:
            self._owed = False
            self.patience.told()


async def _ended(saved: Future[T]) -> None:
    """Wait, well or not. Whoever stops waiting stops nothing: what is queued is still saved."""
    import asyncio

    (ended,), _ = await asyncio.wait([asyncio.wrap_future(saved)])
    ended.exception()  # is the caller's to see; here it only counts as seen
