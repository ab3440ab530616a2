"""The hidden screen: opaque, says nothing, gives back what was there on Enter."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Static

from selfhelp.domain.strings import t
from selfhelp.tui.words import bare

AGAIN: Final = 10.0
"""Seconds after which it is tried again to save what couldn't be, and to lock."""


class Hidden(Screen[None]):
    """An ordinary screen, not a modal one: a modal would let what is below it shine through."""

    DEFAULT_CSS = """
    Hidden { align: center middle; background: $background; overflow: hidden hidden; }
    Hidden Static { width: auto; max-width: 100%; color: $foreground 60%; text-align: center; }
    Hidden Toast { display: none; }
    """

    def __init__(self, unsaved: str = "") -> None:
        super().__init__()
        self.unsaved = unsaved
        """Why there is no lock in its place, in words that any program might show, too."""

    def compose(self) -> ComposeResult:
        """One line that any program might show, and the truth about it."""
        yield Static(bare(self._text()))

    def _text(self) -> str:
        said = t(
            "hidden.text",
            "Hidden. Enter goes back. This screen has no password. Ctrl+Q leaves.",
        )
        return f"{said}\n\n{self.unsaved}" if self.unsaved else said

    def say(self, unsaved: str) -> None:
        """Another reason."""
        self.unsaved = unsaved
        for line in self.query(Static):
            line.update(bare(self._text()))

    def on_mount(self) -> None:
        """What isn't saved yet is tried again, so that it locks as soon as it can."""
        self.set_interval(AGAIN, self._again)

    def _again(self) -> None:
        from selfhelp.tui import locking

        if self.unsaved and self.app.screen is self:
            locking.try_again(self.app)  # type: ignore[arg-type]

    def on_screen_resume(self) -> None:
        """Help now was above it for a while."""
        from selfhelp.tui import locking

        locking.lock_if_due(self.app, self)  # type: ignore[arg-type]

    def key_enter(self, event: Key) -> None:
        """Show again what was there; nothing was lost.

        No binding: Textual looks for one when a key has bubbled up to the app, so an Enter pressed
        just before hiding would find this screen's and undo it.
        """
        from selfhelp.tui import hiding

        event.stop()
        hiding.unhide(self.app, self)  # type: ignore[arg-type]
