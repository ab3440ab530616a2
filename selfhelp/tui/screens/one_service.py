"""A help line in full, and its address with a code to scan."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from selfhelp.domain.helpline import Service
from selfhelp.domain.strings import t
from selfhelp.helplines import links, words
from selfhelp.session import Session
from selfhelp.tui.screens.page import Choice, Line, Page
from selfhelp.tui.widgets.facts import Fact
from selfhelp.tui.words import bare

BESIDE = 36
"""Cells that the text and the list need beside the code."""
COLUMN = 84
"""The widest that a page gets (`app.tcss`)."""


class OneService(Page):
    """All that is known of a service."""

    CSS_PATH = "one_service.tcss"

    def __init__(self, session: Session, service: Service, country: str) -> None:
        super().__init__(session)
        self.service, self.country_name = service, country

    def title_text(self) -> str:
        """Its name and place."""
        return words.heading(self.service, self.country_name)

    def lines(self) -> Iterable[Line]:
        """A fact a line."""
        calls = [each for each in (self.service.phone, self.service.sms) if each]
        facts = words.describe(self.service, self.country_name)
        for at, (label, value) in enumerate(facts, 1):
            number = any(value.startswith(each) for each in calls)
            line = Static(Fact(label, value, number=number), classes="fact")
            line.set_class(at == len(facts), "last")
            yield line

    def options(self) -> Sequence[Choice]:
        """Its links, and back."""
        ways: list[Choice] = [
            (url, t("lines.show-link", "Open or scan {url}", url=url)) for url in self._urls()
        ]
        return [*ways, ("back", t("page.back", "Back"))]

    def _urls(self) -> list[str]:
        return [url for url in (self.service.web, self.service.chat) if url]

    def chosen(self, name: str) -> None:
        """A link, or back."""
        if name == "back":
            self.action_back()
        else:
            self.app.push_screen(Link(self.session, self.service, name))


class Link(Page):
    """An address: its code to scan, and the browser after a yes."""

    CSS_PATH = "one_service.tcss"

    def __init__(self, session: Session, service: Service, url: str) -> None:
        super().__init__(session)
        self.service, self.url = service, url

    def title_text(self) -> str:
        """The service."""
        return self.service.name

    def where(self) -> str:
        """The address, whole in the width of the page."""
        return self.url

    def lines(self) -> Iterable[Line]:
        """What the code is for, and what opening the page shows to others."""
        if fitting(self.url, self.app.size) is not None:
            yield t("lines.scan-code", "Scan the code with a phone. The page opens there.")
        if links.can_open(self.session.environ, sys.platform):
            yield t(
                "lines.browser",
                "If you open it, the page and your network can see that you visit it, and your"
                " browser may remember it.",
            )

    def options(self) -> Sequence[Choice]:
        """Open only where a browser would open in front of this person."""
        ways: list[Choice] = [("back", t("page.back", "Back"))]
        if links.can_open(self.session.environ, sys.platform):
            ways.append(("open", t("lines.yes-open", "Yes, open it in my browser")))
        return ways

    def parts(self) -> list[Widget]:
        """With the code beside the rest, dark on light whatever the theme, where it fits."""
        made = super().parts()
        drawing = fitting(self.url, self.app.size)
        self.set_class(drawing is not None, "-code")
        if drawing is None:
            return [Static(bare(too_small()), classes="soft"), *made]
        code = Static(bare("\n".join(drawing)), id="qr")
        code.styles.width = len(drawing[0])
        return [Horizontal(code, Vertical(*made, id="beside"), id="scan")]

    def chosen(self, name: str) -> None:
        """Open it, or back."""
        if name == "open" and not links.open_in_browser(self.url, [self.service]):
            text = t(
                "lines.not-opened", "The browser did not open. The address is: {url}", url=self.url
            )
            self.app.notify(text, markup=False)
            return
        self.action_back()


def fitting(url: str, size: Size) -> list[str] | None:
    """The code to scan, if all of it fits on the screen with its light margin; else None."""
    drawing = links.qr(url, size.width - BESIDE)
    # The title and the foot with their space, and the address.
    taken = (4 if size.height >= 22 else 2) + -(-len(url) // max(1, min(COLUMN, size.width) - 8))
    return drawing if drawing and len(drawing) + taken <= size.height else None


def too_small() -> str:
    """Why there is no code."""
    return t("lines.no-code", "In a larger window there is a code to scan with a phone here.")
