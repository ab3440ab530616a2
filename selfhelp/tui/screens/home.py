"""The start page: "What do you need right now?", with the three doors of Help now at its head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.tui.screens.page import Choice, Item, Line, Page

ROOT = "help-now"
"""The first card."""
DOORS = 3
"""How many of the first card's buttons are doors (CURRICULUM.md 0.5)."""


class Home(Page):
    """The first thing a person sees."""

    def title_text(self) -> str:
        """The question."""
        return t("home.title", "What do you need right now?")

    def where(self) -> str:
        """What this can't do."""
        return t("home.cannot", "This app cannot call anyone. You can. It sends nothing.")

    def lines(self) -> Iterable[Line]:
        """Nothing: the doors come first."""
        return ()

    def options(self) -> Sequence[Choice]:
        """The doors, the next minutes, the programme, the rest."""
        urge = "list:tools" if self.session.has("ocd") else "tool:leave"
        more = t("home.more", "Help now: numbers to call, and steps")
        return [
            *self._doors(),
            Item("card:help-now", more, tone="help"),
            Item("", ""),
            Item(urge, t("home.urge", "Calm an urge")),
            Item("list:tools", t("home.tools", "A tool for the next minutes")),
            *self._on(),
            Item("list:modules", t("home.module", "A page of the programme")),
            Item("list:pathways", t("home.pathway", "Where to begin, for your situation")),
            Item("", ""),
            *self._mine(),
            Item("list:helplines", t("home.lines", "Help lines")),
            Item("list:settings", t("home.settings", "Settings")),
            Item("leave", t("home.leave", "Leave")),
        ]

    def _doors(self) -> list[Item]:
        young = self.session.has("under-18")
        return [
            Item(
                button.under18 if young and button.under18 else button.to, button.text, tone="help"
            )
            for button in self.session.shelf.cards()[ROOT].buttons[:DOORS]
        ]

    def _on(self) -> list[Item]:
        """Where one stopped; for who has begun nothing, how to begin."""
        session = self.session
        left = session.keeper.drafts() if session.own_keeper else ()
        made: list[Item] = []
        if left:
            modules = session.shelf.titles("modules")
            titles = {**modules, **session.shelf.titles("tools")}
            made = [
                Item(_open(modules, id), _go_on(plain(titles[id])))
                for id in left[:2]
                if id in titles
            ]
        if not made and not session.has("begun"):
            made.append(Item("begin", t("home.begin", "New here? Ten minutes to begin")))
        return made

    def _mine(self) -> list[Item]:
        """The journal, what can be done with one, and the plans."""
        session = self.session
        plans = Item("list:plans", t("home.plans", "My plans"))
        if not session.has_journal():
            make = t("home.make-journal", "My journal: keep what you write")
            guest = t("home.guest", "My journal: closed in a guest session")
            return [Item("list:journal", guest if session.places.guest else make), plans]
        mine = t("home.journal", "My journal")
        if session.locked:
            mine = t("home.journal-locked", "My journal (locked)")
        check = Item("list:checkin", t("home.checkin", "Check in (15 seconds)"))
        return [
            Item("list:journal", mine),
            *([] if session.has("under-18") else [check]),
            plans,
        ]

    def start(self) -> str:
        """Not on a door: Enter pressed too soon should open nothing that frightens."""
        return "list:tools" if self.session.has("ocd") else "tool:leave"

    def chosen(self, name: str) -> None:
        """Go there."""
        if name == "leave":
            self.app.action_leave()  # type: ignore[attr-defined]
        elif name == "begin":
            from selfhelp.tui.screens.start_here import StartHere

            self.app.push_screen(StartHere(self.session))
        else:
            self.go(name)

    async def on_screen_resume(self) -> None:
        """What was begun meanwhile stands here as well."""
        await self.renew()


def _open(modules: dict[str, str], id: str) -> str:
    return f"module:{id}" if id in modules else f"tool:{id}"


def _go_on(title: str) -> str:
    return t("home.go-on", "Go on with: {title}", title=title)
