"""The end of a tool asks what next; the end of a module says who could see it."""

from __future__ import annotations

from collections.abc import Sequence

from selfhelp.domain.module import Module
from selfhelp.domain.strings import t
from selfhelp.session import Session
from selfhelp.tui.screens.page import Page


class Ending(Page):
    """What next."""

    def __init__(self, session: Session, module: Module) -> None:
        super().__init__(session)
        self.module = module

    def title_text(self) -> str:
        """The question, or the end."""
        if self.module.type == "tool":
            return t("tool.next", "What next?")
        return t("walk.done", "This is the end of the page.")

    def options(self) -> Sequence[tuple[str, str]]:
        """Again, another, someone, or stop."""
        if self.module.type == "tool":
            return [
                (f"tool:{self.module.id}", t("tool.again", "Again")),
                ("list:tools", t("tool.another", "Another tool")),
                ("list:people", t("tool.call", "Call someone")),
                ("stop", t("tool.stop", "Stop here")),
            ]
        return [
            ("stop", t("ending.stop", "Stop here for today")),
            ("list:people", t("after.people", "People and lines to call")),
            ("list:tools", t("after.tools", "A tool for the next minutes")),
            ("list:modules", t("home.module", "A page of the programme")),
        ]

    def chosen(self, name: str) -> None:
        """Go there, in place of this page."""
        self.app.pop_screen()
        self.go(name)
