"""My own people and my stay-safe plan, to read in a bad hour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Static

from selfhelp.domain.strings import t
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.words import bare


class OwnPage(Page):
    """To read; changing it is for another hour."""

    CSS_PATH = "fields.tcss"

    def title_text(self) -> str:
        """What it is."""
        return t("own.title", "My people and my stay-safe plan")

    def lines(self) -> Iterable[Line]:
        """People first."""
        mine = self.session.own_help_known()
        if mine.people:
            yield ("lead", t("own.people", "People and lines to call"))
            yield Static(bare("\n".join(mine.people)), classes="own")
        if mine.plan:
            yield ("lead", t("after.plan", "My stay-safe plan"))
            yield Static(bare("\n\n".join(mine.plan)), classes="own")

    def options(self) -> Sequence[Choice]:
        """Help now stays one key away."""
        help = Item("card:help-now", t("now.title", "Help now"), tone="help")
        return [help, ("back", t("page.back", "Back"))]
