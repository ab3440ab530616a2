"""A numbered step: the number stands clear of the text, which hangs beside it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from selfhelp.tui.words import bare, rich


class Numbered(Horizontal):
    """One step of a card."""

    DEFAULT_CSS = """
    Numbered { height: auto; margin: 0 0 1 0; }
    Numbered > .step-number { width: 4; color: $accent; text-style: bold; }
    Numbered > .step-text { width: 1fr; }
    """

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self.number, self.text = number, text

    def compose(self) -> ComposeResult:
        """Two columns."""
        yield Static(bare(f"{self.number:>2}"), classes="step-number")
        yield Static(rich(self.text), classes="step-text")
