"""Saving without keeping anybody waiting, and without forgetting what couldn't be saved."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, TypeVar

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

    @property
    def busy(self) -> bool:
        """Whether a save is under way: `problem` says then that it takes long."""
        return bool(self._running)

    def save(self, put: Iterable[Item] = (), *, spare: bool = False) -> None:
        """Save these, and whatever still waits.

        Args:
            spare: they matter little: if they can't be saved they are forgotten.
        """
        self._add(put, spare=spare)
        if not self._waiting:
            return
        saved = self._submit()
        patience = self.patience
        try:
            saved.exception(patience.seconds if patience else None)
        except TimeoutError:
            self.problem = t(
                "journal.saving",
                "What you wrote is still being saved: the disk is slow, or another window is saving.",
            )
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

    async def once(
        self, put: Iterable[Item] = (), remove: Iterable[tuple[bytes, int]] = ()
    ) -> None:
        """Save these and take those away, all or nothing, while the screen goes on.

        An earlier text of the same entries waits no more.

        Raises:
            VaultError: nothing has changed, and it won't be tried again.
        """
        put, remove = list(put), list(remove)
        ids = [*(item.id for item in put), *(id for id, _ in remove)]
        before = {id: self._waiting.pop(id) for id in ids if id in self._waiting}
        saved = self._queue().submit(self._journal.written, put, remove)
        await _ended(saved)
        self._settle()  # what was saved before is shown before
        try:
            saved.result()()
        except VaultError:
            self._waiting.update({**before, **self._waiting})
            raise

    def forget(self, id: bytes) -> None:
        """Don't try again to save this one."""
        self._waiting.pop(id, None)

    def finish(self) -> None:
        """Save whatever still waits, however long it takes."""
        patience, self.patience = self.patience, None
        try:
            self.save()
        finally:
            self.patience = patience
        if self._writer is not None:
            self._writer.submit(int).result()  # `once` may be under way
        self._settle()

    def _add(self, put: Iterable[Item], *, spare: bool = False) -> None:
        new = {item.id: item for item in put}
        if spare:
            self._spare |= new.keys() - self._waiting.keys()
        else:
            self._spare -= new.keys()
        # All of them at once: the writer may be about to take what waits.
        self._waiting.update(new)

    def _queue(self) -> ThreadPoolExecutor:
        """The one thread that writes: what is asked for later is saved later."""
        if self._writer is None:
            self._writer = ThreadPoolExecutor(1, "saving")
        return self._writer

    def _submit(self) -> Future[tuple[list[Item], Shown]]:
        saved = self._queue().submit(self._write)
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
        waited = bool(self._running)  # or `finish` was there first: then nothing is news
        self._settle()
        if self.patience and waited and not self._running:
            self.patience.told()


async def _ended(saved: Future[T]) -> None:
    """Wait, well or not. Whoever stops waiting stops nothing: what is queued is still saved."""
    import asyncio

    (ended,), _ = await asyncio.wait([asyncio.wrap_future(saved)])
    ended.exception()  # is the caller's to see; here it only counts as seen
