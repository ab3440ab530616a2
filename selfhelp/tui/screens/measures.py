"""Measures: the list, and one that waits until it says something new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.strings import t
from selfhelp.journal import measured
from selfhelp.session import Session
from selfhelp.tui.screens.map import summary
from selfhelp.tui.screens.page import Choice, Item, Line, Page


class Measures(Page):
    """The measures for this reader, with the latest total of each."""

    def title_text(self) -> str:
        """The title."""
        return t("measures.title", "Questionnaires on how you are")

    def lines(self) -> Iterable[Line]:
        """Whose they are, and what becomes of the answers."""
        yield measured.about()
        if self.session.locked:
            yield ("soft", measured.locked())

    def options(self) -> Sequence[Choice]:
        """Those that fit come first."""
        every, now = self.session.shelf.measures(), self.session.now()
        facts = self.session.keeper.facts()
        made: list[Choice] = [
            summary(f"measure:{each.id}", each, state=measured.state(each, every, facts, now))
            for each in self.session.measures()
        ]
        if self.session.locked:
            made.append(Item("list:unlock", t("begin.unlock", "Open my journal first")))
        return [*made, Item("back", t("page.back", "Back"))]

    async def on_screen_resume(self) -> None:
        """There may be a new total, and the journal may be open now."""
        await self.renew()


class Waits(Page):
    """A measure that was answered less than two weeks ago."""

    def __init__(self, session: Session, id: str) -> None:
        super().__init__(session)
        self.id_of = id

    def title_text(self) -> str:
        """The measure's."""
        return self.session.shelf.titles("measures")[self.id_of]

    def lines(self) -> Iterable[Line]:
        """When it is next useful; help is open."""
        every, facts = self.session.shelf.measures(), self.session.keeper.facts()
        return measured.not_yet(self.id_of, every, facts, self.session.now())

    def options(self) -> Sequence[Choice]:
        """People and tools; back last, and first to stand on."""
        return [
            Item("card:help-now", t("now.title", "Help now"), tone="help"),
            Item("list:people", t("after.people", "People and lines to call"), tone="help"),
            Item("list:tools", t("after.tools", "A tool for the next minutes")),
            Item("back", t("page.back", "Back")),
        ]

    def start(self) -> str:
        """On the way back."""
        return "back"
