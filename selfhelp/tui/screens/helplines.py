"""Help lines: a country's services, one of them in full with its code to scan, choosing a country."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from selfhelp.domain.helpline import WORLD, Country, Service
from selfhelp.domain.strings import t
from selfhelp.helplines import choosing, directory, links, order, words
from selfhelp.session import Session
from selfhelp.tui.screens.page import Line, Page, foot
from selfhelp.tui.widgets.options import Options
from selfhelp.tui.words import bare, rich


class Helplines(Page):
    """The services of the chosen country, or those open to anyone."""

    def __init__(self, session: Session, code: str = "") -> None:
        super().__init__(session)
        self.code = code

    @property
    def country(self) -> Country | None:
        """Whose services are shown."""
        if self.code:
            return directory.load(self.code, self.session.shelf.language_folder)
        return self.session.country() or self.session.world()

    def title_text(self) -> str:
        """The country's name."""
        country = self.country
        return t("lines.title", "Help lines: {country}", country=country.name if country else "?")

    def where(self) -> str:
        """Why this country."""
        if not self.code and self.session.choice.why == "language":
            return t(
                "lines.from-language",
                "This country comes from your language setting. You can choose another.",
            )
        return ""

    def lines(self) -> Iterable[Line]:
        """What it lacks."""
        if self.country:
            yield from order.missing(self.country)

    def services(self) -> list[Service]:
        """Those that may be shown."""
        return order.full_list(self.country) if self.country else []

    def options(self) -> Sequence[tuple[str, str]]:
        """Each service in a line with its number."""
        rows = [
            (service.id, f"<b>{service.name}</b>  {words.contact(service)}")
            for service in self.services()
        ]
        rows.append(("@countries", t("lines.other", "Another country")))
        if self.country and self.country.code != WORLD:
            rows.append(("@world", t("lines.world", "Services for anyone, anywhere")))
        return [*rows, ("@back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """A service in full, or somewhere else."""
        match name:
            case "@back":
                self.action_back()
            case "@countries":
                self.app.push_screen(Countries(self.session))
            case "@world":
                self.app.push_screen(Helplines(self.session, WORLD))
            case _:
                service = next(s for s in self.services() if s.id == name)
                assert self.country is not None
                self.app.push_screen(OneService(self.session, service, self.country.name))

    async def on_screen_resume(self) -> None:
        """The country may have changed meanwhile."""
        if self.query("#body"):
            await self.redraw()


class OneService(Page):
    """All that is known of a service."""

    def __init__(self, session: Session, service: Service, country: str) -> None:
        super().__init__(session)
        self.service, self.country_name = service, country

    def title_text(self) -> str:
        """Its name and place."""
        return words.heading(self.service, self.country_name)

    def lines(self) -> Iterable[Line]:
        """A fact a line."""
        for label, value in words.describe(self.service, self.country_name):
            yield f"<b>{label}</b> {value}" if label.endswith("?") else f"<b>{label}:</b> {value}"

    def options(self) -> Sequence[tuple[str, str]]:
        """Its links, and back."""
        ways = [(url, t("lines.show-link", "Open or scan {url}", url=url)) for url in self._urls()]
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

    def __init__(self, session: Session, service: Service, url: str) -> None:
        super().__init__(session)
        self.service, self.url = service, url

    def title_text(self) -> str:
        """The service."""
        return self.service.name

    def lines(self) -> Iterable[Line]:
        """The address."""
        yield ("number", self.url)
        if links.can_open(self.session.environ, sys.platform):
            yield t(
                "lines.browser",
                "If you open it, the page and your network can see that you visit it, and your"
                " browser may remember it.",
            )

    def options(self) -> Sequence[tuple[str, str]]:
        """Open only where a browser would open in front of this person."""
        ways = [("back", t("page.back", "Back"))]
        if links.can_open(self.session.environ, sys.platform):
            ways.append(("open", t("lines.yes-open", "Yes, open it in my browser")))
        return ways

    def parts(self) -> list[Widget]:
        """With the code, dark on light whatever the theme, where it fits."""
        made = super().parts()
        if drawing := fitting(self.url, self.app.size):
            code = Static(bare("\n".join(drawing)), id="qr")
            code.styles.color, code.styles.background = "black", "white"
            code.styles.width = len(drawing[0])
            made.insert(1, code)
        return made

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
    """The code to scan, if it fits on the screen with its light margin; else None."""
    drawing = links.qr(url, size.width - 8)
    # Title, address, one entry and the foot stay in sight with it.
    return drawing if drawing and len(drawing) + 8 <= size.height else None


class Countries(Page):
    """Type the beginning of a name, or choose from the list."""

    AUTO_FOCUS = "Input"

    def title_text(self) -> str:
        """The question."""
        return t("countries.title", "Which country?")

    def compose(self) -> ComposeResult:
        """A field above the list."""
        yield Static(rich(self.title_text()), id="title")
        yield Static("", id="where")
        yield Input(placeholder=t("countries.type", "Type its name, then Enter"), id="name")
        yield VerticalScroll(Options(self._rows(""), numbered=False), id="body", can_focus=False)
        yield Static(foot(), id="foot")

    def _rows(self, typed: str) -> list[tuple[str, str]]:
        names = directory.names(self.session.shelf.language_folder)
        exact = choosing.find(typed, names) if typed else None
        if exact:
            return [(exact, names[exact])]
        folded = typed.casefold()
        rows = [(code, name) for code, name in names.items() if folded in name.casefold()]
        return sorted(rows, key=lambda row: row[1])

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Show those that fit."""
        body = self.query_one("#body", VerticalScroll)
        await body.remove_children()
        await body.mount(Options(self._rows(event.value), numbered=False))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The one that is meant, if it is certain."""
        rows = self._rows(event.value)
        if len(rows) == 1:
            self.chosen(rows[0][0])
        elif rows:
            self.query_one(Options).focus()
        else:
            where = self.query_one("#where", Static)
            where.update(bare(t("lines.unknown", "No country in the list has this name.")))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """This one."""
        event.stop()
        self.chosen(self.query_one(Options).chosen(event))

    def chosen(self, name: str) -> None:
        """Use it from now on."""
        self.session.choice = choosing.Choice(name, "flag")
        self.action_back()
