"""The wider picture: who else works to prevent abuse, and how to find them from where one lives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.domain.wider import WiderPage
from selfhelp.session import Session
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.screens.why import Why
from selfhelp.tui.widgets.lines import number_lines


class WiderPages(Page):
    """All pages."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.wider = session.shelf.wider()

    def title_text(self) -> str:
        """The title."""
        return self.wider.title

    def where(self) -> str:
        """What it is for."""
        return self.wider.about

    def options(self) -> Sequence[Choice]:
        """A line a page."""
        made: list[Choice] = [
            Item(page.id, f"<b>{plain(page.title)}</b>", plain(page.about))
            for page in self.wider.pages
        ]
        return [*made, ("back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Open it."""
        if name == "back":
            self.action_back()
        else:
            page = next(each for each in self.wider.pages if each.id == name)
            self.app.push_screen(OneWider(self.session, page))


class OneWider(Page):
    """One page, with the services of the reader's country below it."""

    def __init__(self, session: Session, page: WiderPage) -> None:
        super().__init__(session)
        self.page = page

    def title_text(self) -> str:
        """Its own."""
        return self.page.title

    def lines(self) -> Iterable[Line]:
        """The text, then what there is and what is lacking."""
        yield from (part.text for part in self.page.body)
        if self.page.kinds:
            yield ("lead", t("wider.here", "Where you live"))
            yield from number_lines(self.session, self.page.kinds)

    def options(self) -> Sequence[Choice]:
        """Services in full; what the page rests on; help."""
        return [
            ("list:helplines", t("now.all", "All services, and another country")),
            ("why", t("wider.why", "What this page rests on")),
            Item("card:help-now", t("now.title", "Help now"), tone="help"),
            ("back", t("page.back", "Back")),
        ]

    def chosen(self, name: str) -> None:
        """Go there."""
        match name:
            case "back":
                self.action_back()
            case "why":
                self.app.push_screen(Why(self.session, self.page.body))
            case _:
                self.go(name)

    async def on_screen_resume(self) -> None:
        """The country may have changed meanwhile."""
        if self.query("#body"):
            await self.redraw()
