"""Opening the journal: what runs beside the screen, and what is asked and said afterwards."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from selfhelp.domain.strings import t, tn
from selfhelp.journal import limits
from selfhelp.journal.journal import Journal
from selfhelp.journal.keeper import JournalKeeper
from selfhelp.session import Session
from selfhelp.tui.screens.journal.sure import lawyer_first
from selfhelp.tui.screens.page import Line, Page
from selfhelp.vault.errors import MistypedCode, VaultDamaged, WrongPassphrase
from selfhelp.vault.vault import Vault

if TYPE_CHECKING:
    from selfhelp.tui.app import Companion

T = TypeVar("T")


@dataclass(slots=True)
class Rescued:
    """What can be read of a damaged journal.

    Args:
        journal: read only.
        parts: what is damaged, in the vault's own names.
    """

    journal: Journal
    parts: tuple[str, ...]

    def close(self) -> None:
        """Let it go."""
        self.journal.close()


def unlock(session: Session, secret: str) -> JournalKeeper | Rescued:
    """Open the journal with its passphrase or its recovery code. For a thread: it takes a second.

    Raises:
        VaultError: it can't be opened.
    """
    with _undisturbed():
        return _unlocked(session, secret)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Without pauses in which Python looks through everything for what can be thrown away: with
    very many entries each takes a tenth of a second, and the screen waits.
    """
    gc.disable()
    try:
        yield
        gc.freeze()  # the entries stay until the end, so there is nothing to look for among them
    finally:
        gc.enable()


def _unlocked(session: Session, secret: str) -> JournalKeeper | Rescued:
    places = session.places
    try:
        journal = _either(lambda code: Journal.open(places, secret, code=code))
    except VaultDamaged:
        vault, parts = _either(lambda code: _readable(places.journal, secret, code=code))
        return Rescued(Journal(vault, places), parts)
    keeper = JournalKeeper(journal, session.known_module, session.now())
    keeper.facts()  # works out what later is at hand
    return keeper


def _readable(path: str, secret: str, *, code: bool) -> tuple[Vault, tuple[str, ...]]:
    if code:
        return Vault.open_readable(path, code=secret)
    return Vault.open_readable(path, secret)


def _either(way: Callable[[bool], T]) -> T:
    """With the passphrase, else with the recovery code, which nobody takes for a passphrase."""
    try:
        return way(False)
    except WrongPassphrase as wrong:
        try:
            return way(True)
        except MistypedCode as typo:
            # Only somebody who copied a code has most groups of it right.
            raise (typo if typo.groups else wrong) from None


def close(opened: JournalKeeper | Rescued) -> None:
    """Nobody wants it any more."""
    (opened if isinstance(opened, Rescued) else opened.journal).close()


def arrive(app: Companion, session: Session, keeper: JournalKeeper, then: str = "") -> None:
    """Go on with the open journal.

    Args:
        then: the target that it was opened for.
    """
    if session.earlier_answers():
        app.push_screen(Earlier(session, keeper, then))
        return
    session.use_journal(keeper.journal, keep_earlier=False, keeper=keeper)
    _arrived(app, session, then)


def _arrived(app: Companion, session: Session, then: str) -> None:
    if then:
        app.go(then)
    lawyer_first(app.screen, session, lambda: None)
    if session.journal is not None and session.journal.older:
        app.push_screen(Older(session))


class Earlier(Page):
    """Whether what was answered in this session before goes into the journal as well."""

    private = True

    def __init__(self, session: Session, keeper: JournalKeeper, then: str) -> None:
        super().__init__(session)
        self.keeper: JournalKeeper | None = keeper
        self.then = then

    def title_text(self) -> str:
        """The question."""
        return t("earlier.title", "Keep what you answered before as well?")

    def lines(self) -> Iterable[Line]:
        """How much it is."""
        yield tn(
            "journal.earlier-count",
            "In this session you gave {n} answer that can still be kept.",
            "In this session you gave {n} answers that can still be kept.",
            self.session.earlier_answers(),
        )
        yield (
            "soft",
            t("journal.earlier-not", "Without that they are forgotten when the program ends."),
        )

    def options(self) -> Sequence[tuple[str, str]]:
        """Not keeping is the first choice."""
        return [
            ("no", t("journal.earlier-no", "No, only from now on")),
            ("yes", t("journal.earlier-yes", "Yes, keep them")),
        ]

    def chosen(self, name: str) -> None:
        """Open it for good."""
        keeper, self.keeper = self.keeper, None
        if keeper is None:
            return
        keep = name == "yes"
        self.session.use_journal(keeper.journal, keep_earlier=keep, keeper=keeper)
        app: Companion = self.app  # type: ignore[assignment]
        app.drop(self)
        _arrived(app, self.session, self.then)

    def action_back(self) -> None:
        """As no."""
        self.chosen("no")

    def hold(self) -> None:
        """The program ends or locks: nothing was decided, so it is closed again."""
        keeper, self.keeper = self.keeper, None
        if keeper is not None:
            keeper.journal.close()


class Older(Page):
    """An older copy stands in the journal's place."""

    def title_text(self) -> str:
        """What it is about."""
        return t("journal.older-title", "An older journal")

    def lines(self) -> Iterable[Line]:
        """What that means."""
        yield limits.older()

    def options(self) -> Sequence[tuple[str, str]]:
        """On."""
        return [("on", t("walk.next", "Go on"))]

    def chosen(self, name: str) -> None:
        """On."""
        self.action_back()
