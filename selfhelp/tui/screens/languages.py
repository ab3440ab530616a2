"""Choosing a language, each by its own name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain import badge
from selfhelp.domain.strings import t
from selfhelp.tui.screens.page import Choice, Item, Line, Page


class Languages(Page):
    """The languages there are. The new one is spoken at once, from the start page on."""

    def title_text(self) -> str:
        """The question."""
        return t("languages.title", "Which language?")

    def lines(self) -> Iterable[Line]:
        """How to add one, and what the one on show is."""
        yield from badge.lines()
        yield (
            "soft",
            t("languages.add", "To add one: selfhelp pack install FILE, in a terminal."),
        )

    def options(self) -> Sequence[Choice]:
        """By their own names."""
        there = [Item(tag, name) for tag, name in self.session.languages().items()]
        return [*there, Item("back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Speak it."""
        if name == "back":
            self.action_back()
            return
        self.session.use_language(name)
        self.app.start_over()  # type: ignore[attr-defined]
