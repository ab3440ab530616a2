"""The end of a tool or a measure asks what next; the end of a module says who could see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.module import Module
from selfhelp.domain.strings import t
from selfhelp.session import Session
from selfhelp.tui.screens.page import Line, Page


class Ending(Page):
    """What next."""

    def __init__(self, session: Session, module: Module) -> None:
        super().__init__(session)
        self.module = module
        can = not session.has_journal() and not session.places.guest
        self.offers = can and session.once("offer-journal")
        """Whether a journal is offered: after the first page or tool, once a session."""

    def title_text(self) -> str:
        """The question, or the end."""
        if self.module.type != "module":
            return t("tool.next", "What next?")
        return t("walk.done", "This is the end of the page.")

    def lines(self) -> Iterable[Line]:
        """The first time, a journal is offered."""
        if self.offers:
            yield (
                "soft",
                t(
                    "ending.offer",
                    "What you answered is forgotten when you leave. A journal on this device could"
                    " keep it, encrypted.",
                ),
            )

    def options(self) -> Sequence[tuple[str, str]]:
        """Again, another, someone, or stop; the first time, a journal."""
        ways = self._ways()
        if not self.offers:
            return ways
        return [*ways, ("list:journal", t("ending.journal", "Make a journal and keep it"))]

    def _ways(self) -> list[tuple[str, str]]:
        if self.module.type == "tool":
            return [
                (f"tool:{self.module.id}", t("tool.again", "Again")),
                ("list:tools", t("tool.another", "Another tool")),
                ("list:people", t("tool.call", "Call someone")),
                ("stop", t("tool.stop", "Stop here")),
            ]
        if self.module.type == "measure":
            return [
                ("card:help-now", t("now.title", "Help now")),
                ("list:people", t("after.people", "People and lines to call")),
                ("list:tools", t("after.tools", "A tool for the next minutes")),
                ("list:measures", t("measures.other", "The other questionnaires")),
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
