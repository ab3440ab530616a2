"""Help now: the cards, with the numbers that stand on each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Static

from selfhelp.domain.card import Card
from selfhelp.domain.strings import fill, t
from selfhelp.helplines import order
from selfhelp.player import cards
from selfhelp.player.cards import ROOT
from selfhelp.session import Session
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.widgets.lines import number_lines
from selfhelp.tui.widgets.steps import Numbered
from selfhelp.tui.words import bare

TOOLS = ("leave", "breathe", "ground")


class HelpNow(Page):
    """A walk among the cards."""

    def __init__(self, session: Session, card: str = ROOT) -> None:
        super().__init__(session)
        self.deck = session.shelf.cards()
        flags = frozenset({"under-18"} if session.has("under-18") else ())
        self.walk = cards.open_card(self.deck, card, cards.Walk((), flags))
        self.said = ""
        """A line that stands above the first card."""
        self._flag()

    @property
    def card(self) -> Card:
        """The card on show."""
        return self.deck[self.walk.at]

    def _flag(self) -> None:
        for flag in self.walk.flags:
            self.session.keeper.flag(flag, on=True)

    def title_text(self) -> str:
        """The card's own."""
        return self.card.title

    def lines(self) -> Iterable[Line]:
        """On a card with steps: the number to call, then the steps."""
        if self.said and len(self.walk.stack) == 1:
            yield ("lead", self.said)
        if self.card.id == ROOT or not self.card.sections:
            return
        yield from self._numbers()
        country, world = self.session.country(), self.session.world()
        for section in self.card.sections:
            if section.title:
                yield ("lead", section.title)
            for number, item in enumerate(section.items, 1):
                names = [part.split("}")[0] for part in item.text.split("{")[1:]]
                numbers = {name: order.numbers(country, name, world) for name in names}
                text = fill(item.text, dict(numbers))
                yield Numbered(number, text) if section.numbered else text

    def after(self) -> Iterable[Line]:
        """On the first card and on one that only asks, the numbers come after the doors."""
        if self.card.id == ROOT:
            yield from self._numbers()
            yield from self._own()
            yield ("soft", t("now.cannot", "This app cannot call anyone. You can."))
        elif not self.card.sections:
            yield from self._numbers()

    def _own(self) -> Iterable[Line]:
        """Own people; or that they are there, behind the passphrase."""
        people = self.session.own_help_known().people
        if people:
            yield ("lead", t("now.own-people", "My own people"))
            yield Static(bare("\n".join(people)), classes="number last")
        elif self.session.locked:
            yield (
                "soft",
                t("now.locked", "Your own list and plan are in your journal: open it to see them."),
            )

    def _mine(self) -> list[Choice]:
        """The page with both; or the way to unlock them, though never from the locked screen."""
        if self.session.own_help_known().plan:
            return [Item("@list:own", t("own.title", "My people and my stay-safe plan"))]
        if self.session.locked and not self.app.begins_locked:  # type: ignore[attr-defined]
            return [Item("@list:unlock", t("now.unlock", "Unlock to see my own list and plan"))]
        return []

    def _numbers(self) -> Iterable[Line]:
        return number_lines(self.session, self.card.kinds)

    def options(self) -> Sequence[Choice]:
        """The card's buttons; from the first card the tools and all services as well."""
        made: list[Choice] = [
            Item(button.id, button.text, tone=_tone(button.to)) for button in self.card.buttons
        ]
        if self.card.id != ROOT:
            now = Item("@now", t("now.title", "Help now"), tone="help")
            return [*made, now, ("@back", t("page.back", "Back"))]
        known = self.session.shelf.titles("tools")
        made += [
            (f"@tool:{id}", known[id])
            for id in TOOLS
            if id in known and not (self.session.has("ocd") and id == "leave")
        ]
        made += self._mine()
        every = t("now.all", "All services, and another country")
        return [*made, ("@list:helplines", every), ("@back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Another card, a place outside, or back."""
        if name == "@back":
            self.action_back()
        elif name == "@now":
            self._show(cards.open_card(self.deck, ROOT, self.walk))
        elif name.startswith("@"):
            self.go(name[1:])
        else:
            button = next((b for b in self.card.buttons if b.id == name), None)
            if button is None:  # Enter pressed twice: the list was that of the card before
                return
            asked = self.card.id == "child-question"
            walk, target = cards.press(self.deck, self.walk, button)
            if target is None:
                self._show(walk)
            else:
                where = f"{target.kind}:{target.id}" if target.id else target.kind
                if asked:
                    self.app.pop_screen()
                # Other cards stand again afterwards: after the plan comes a person.
                self.app.go(where, asked=asked)  # type: ignore[attr-defined]

    async def on_screen_resume(self) -> None:
        """The journal may be open now."""
        await self.renew()

    def action_back(self) -> None:
        """One card back; from the first one out."""
        self._show(cards.back(self.walk))

    def _show(self, walk: cards.Walk) -> None:
        if not walk.stack:
            super().action_back()
            return
        self.walk = walk
        self._flag()
        self.call_later(self.redraw)


def _tone(target: str) -> str:
    """What leads to people is in the colour of help."""
    return "help" if target.startswith("card:") else ""
