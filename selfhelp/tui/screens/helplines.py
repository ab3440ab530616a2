"""Help lines: a country's services, one of them in full with its code to scan, choosing a country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList, Static

from selfhelp.domain.helpline import WORLD, Country, Service
from selfhelp.domain.strings import t
from selfhelp.helplines import choosing, directory, order, words
from selfhelp.session import Session
from selfhelp.tui.screens.page import Choice, Item, Line, Page, foot
from selfhelp.tui.widgets.body import Body
from selfhelp.tui.widgets.options import Options
from selfhelp.tui.words import bare, rich

SHORT = 28
"""Cells: what is longer than this stands below a service's name."""


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
        else:
            from selfhelp.tui.screens.damaged import missing

            yield ("wrong", missing(f"regions/{self.code or WORLD}.json"))

    def services(self) -> list[Service]:
        """Those that may be shown."""
        return order.full_list(self.country) if self.country else []

    def options(self) -> Sequence[Choice]:
        """The services by what they are for, each with its number."""
        made: list[Choice] = []
        kind = ""
        for service in self.services():
            if service.kind != kind:
                kind = service.kind
                made.append(Item("", words.kind_name(kind)))
            made.append(_entry(service))
        made += [Item("", ""), ("@countries", t("lines.other", "Another country"))]
        if self.country and self.country.code != WORLD:
            made.append(("@world", t("lines.world", "Services for anyone, anywhere")))
        if not self.session.has("under-18"):
            made.append(("@wider", t("lines.wider", "What these services do, and how to join one")))
        return [*made, ("@back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """A service in full, or somewhere else."""
        match name:
            case "@back":
                self.action_back()
            case "@countries":
                self.app.push_screen(Countries(self.session))
            case "@wider":
                self.go("list:wider")
            case "@world":
                self.app.push_screen(Helplines(self.session, WORLD))
            case _:
                service = next(s for s in self.services() if s.id == name)
                assert self.country is not None
                from selfhelp.tui.screens.one_service import OneService

                self.app.push_screen(OneService(self.session, service, self.country.name))

    async def on_screen_resume(self) -> None:
        """The country may have changed meanwhile."""
        await self.renew()


def _entry(service: Service) -> Item:
    """A service with its number beside it, or its address below it."""
    contact = words.contact(service)
    name = f"<b>{service.name}</b>"
    if not contact:
        return Item(service.id, name, t("helplines.no-contact", "no number or address known"))
    if contact == service.phone or len(contact) <= SHORT:
        return Item(service.id, name, meta=contact, tone="number")
    return Item(service.id, name, contact)


class Countries(Page):
    """Type the beginning of a name, or choose from the list."""

    CSS_PATH = "fields.tcss"

    def ready(self) -> None:
        """Ready to type."""
        self.query_one(Input).focus()

    def title_text(self) -> str:
        """The question."""
        return t("countries.title", "Which country?")

    def compose(self) -> ComposeResult:
        """A field above the list."""
        yield Static(rich(self.title_text()), id="title")
        yield Static("", id="where", classes="-empty")
        yield Input(placeholder=t("countries.type", "Type its name, then Enter"), id="name")
        yield Body(self._list(""), id="body", can_focus=False)
        yield Static(foot(), id="foot")

    def _rows(self, typed: str) -> list[tuple[str, str]]:
        names = directory.names(self.session.shelf.language_folder)
        exact = choosing.find(typed, names) if typed else None
        if exact:
            return [(exact, names[exact])]
        folded = typed.casefold()
        rows = [(code, name) for code, name in names.items() if folded in name.casefold()]
        return sorted(rows, key=lambda row: (not row[1].casefold().startswith(folded), row[1]))

    def _list(self, typed: str) -> Options:
        """Those that fit, and the way back."""
        back = ("", ""), ("@back", t("page.back", "Back"))
        return Options([*self._rows(typed), *back], numbered=False, airy=False)

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Show those that fit."""
        body = self.query_one("#body", VerticalScroll)
        await body.remove_children()
        await body.mount(self._list(event.value))

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
            where.remove_class("-empty")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """This one."""
        event.stop()
        self.chosen(self.query_one(Options).chosen(event))

    def chosen(self, name: str) -> None:
        """Use it from now on."""
        if name == "@back":
            self.action_back()
            return
        self.session.choice = choosing.Choice(name, "flag")
        self.action_back()
