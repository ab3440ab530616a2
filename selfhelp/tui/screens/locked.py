"""The locked screen: opaque, says nothing of what the program is, opens with the passphrase."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from selfhelp import hygiene
from selfhelp.domain.strings import t
from selfhelp.session import Session
from selfhelp.tui import keys
from selfhelp.tui.words import bare

TARGETS = ("module", "tool", "write")
"""Kinds of places that a lock comes back to."""


class Locked(Screen[None]):
    """Enter tries the passphrase. Help now and leaving work; nothing else does."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    Locked { align: center middle; background: $background; overflow: hidden hidden; }
    Locked Vertical { width: 40; max-width: 100%; height: auto; }
    Locked Static { width: 100%; color: $foreground 60%; text-align: center; }
    Locked Input {
        width: 100%; height: 3; margin: 1 0; padding: 0 1;
        border: round $line; background: $surface;
    }
    Locked Input:focus { border: round $primary; background-tint: transparent; }
    Locked Toast { display: none; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.busy = False
        hygiene.no_dumps()

    def compose(self) -> ComposeResult:
        """A field, and a line or two that any program might show."""
        with Vertical():
            yield Static(bare(t("locked.title", "Locked")))
            yield Input(password=True)
            yield Static(bare(_how()), id="said")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try it. The field is emptied at once."""
        event.stop()
        value = event.value
        event.input.clear()
        if value and not self.busy:
            self.busy = True
            self._say(t("journal.opens", "Opening..."))
            self.app.run_worker(self._try(value))

    def _say(self, text: str) -> None:
        for line in self.query("#said").results(Static):
            line.update(bare(text))

    async def _try(self, secret: str) -> None:
        from selfhelp.journal.keeper import JournalKeeper
        from selfhelp.tui.screens.journal.opening import arrive, close, unlock
        from selfhelp.vault.errors import VaultError

        app = self.app
        try:
            opened = await asyncio.to_thread(unlock, self.session, secret)
        except VaultError as problem:
            self._say(str(problem))
            return
        finally:
            self.busy = False
        self._say(_how())
        if app.screen is not self:  # Help now was opened meanwhile
            close(opened)
            return
        app.unlocked()  # type: ignore[attr-defined]
        if isinstance(opened, JournalKeeper):
            arrive(app, self.session, opened, back(self.session, opened))  # type: ignore[arg-type]
        else:
            from selfhelp.tui.screens.journal.damaged import Damaged

            app.push_screen(Damaged(self.session, opened))


def _how() -> str:
    return t(
        "locked.how",
        "Passphrase, then Enter. {help}: help. {leave}: leave.",
        help=keys.shown_of("help-now"),
        leave=keys.shown_of("leave"),
    )


def back(session: Session, keeper: object) -> str:
    """The target of where one was when it was locked, "" for the start page."""
    from selfhelp.journal.keeper import JournalKeeper

    assert isinstance(keeper, JournalKeeper)
    place = str(keeper.journal.profile().get("at", ""))
    kind, _, id = place.partition(":")
    if kind == "write":
        return "list:write" if not id else ""
    known = {**session.shelf.titles("modules"), **session.shelf.titles("tools")}
    return place if kind in TARGETS and id in known and keeper.draft(id) is not None else ""
