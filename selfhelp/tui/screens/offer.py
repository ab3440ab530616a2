"""An offer after crisis words: never "we noticed", and nothing about it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from selfhelp.domain.strings import t
from selfhelp.session import Session
from selfhelp.tui.screens.page import Page


class Offer(Page):
    """Are you safe right now?"""

    def __init__(self, session: Session, target: str) -> None:
        super().__init__(session)
        self.target = target

    def title_text(self) -> str:
        """The question."""
        return t("offer.title", "Are you safe right now?")

    def options(self) -> Sequence[tuple[str, str]]:
        """Help, or on."""
        return [
            ("open", t("offer.open", "Open the page with help")),
            ("on", t("offer.on", "Go on with what I was doing")),
        ]

    def chosen(self, name: str) -> None:
        """Open it in place of this page, or go on."""
        self.app.pop_screen()
        if name == "open":
            self.go(self.target)
