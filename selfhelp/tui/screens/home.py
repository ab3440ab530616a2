"""The start page: "What do you need right now?"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.tui.screens.page import Line, Page


class Home(Page):
    """The first thing a person sees."""

    def title_text(self) -> str:
        """The question."""
        return t("home.title", "What do you need right now?")

    def lines(self) -> Iterable[Line]:
        """What this can't do."""
        return [
            ("soft", t("home.cannot", "This app cannot call anyone. You can. It sends nothing."))
        ]

    def options(self) -> Sequence[tuple[str, str]]:
        """The ways on."""
        urge = "list:tools" if self.session.has("ocd") else "tool:leave"
        ways = [
            ("card:help-now", t("home.help", "Help now")),
            (urge, t("home.urge", "Calm an urge")),
            ("list:tools", t("home.tools", "A tool for the next minutes")),
        ]
        for id in self.session.keeper.drafts() if self.session.own_keeper else ():
            title = plain(self.session.shelf.titles("modules").get(id, id))
            ways.append((f"module:{id}", t("home.go-on", "Go on with: {title}", title=title)))
        return [
            *ways,
            ("list:modules", t("home.module", "A page of the programme")),
            ("list:pathways", t("home.pathway", "Where to begin, for your situation")),
            ("list:helplines", t("home.lines", "Help lines")),
            ("list:settings", t("home.settings", "Settings")),
            ("leave", t("home.leave", "Leave")),
        ]

    def chosen(self, name: str) -> None:
        """Go there."""
        if name == "leave":
            self.app.action_leave()  # type: ignore[attr-defined]
        else:
            self.go(name)

    async def on_screen_resume(self) -> None:
        """What was begun meanwhile stands here as well."""
        if self.query("#body"):
            await self.redraw()
