"""An offer after crisis words: never "we noticed", and nothing about it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from selfhelp.domain.strings import t
from selfhelp.session import Session
from selfhelp.tui.screens.page import Line, Page


class Offer(Page):
    """Are you safe right now?

    Args:
        target: what is offered.
        rest: lets what was being done rest, when the offer is taken.
    """

    def __init__(self, session: Session, target: str, rest: Callable[[], None]) -> None:
        super().__init__(session)
        self.target, self.rest = target, rest

    def title_text(self) -> str:
        """The question."""
        return t("offer.title", "Are you safe right now?")

    def lines(self) -> Iterable[Line]:
        """What is offered."""
        yield t("offer.text", "There is a page with people to call.")

    def options(self) -> Sequence[tuple[str, str]]:
        """Help, or on. No yes and no: "no" could mean "I am not safe"."""
        return [
            ("open", t("offer.open", "Open the page with help")),
            ("on", t("offer.on", "Go on with what I was doing")),
        ]

    def chosen(self, name: str) -> None:
        """Open it in place of this page, or go on."""
        self.app.pop_screen()
        if name == "open":
            self.rest()
            self.go(self.target)
