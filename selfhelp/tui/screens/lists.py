"""Pages that only list: tools, pathways, people, and what helps next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.regional import tenths
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.session import Session
from selfhelp.tui.screens.journal.sure import lawyer_first
from selfhelp.tui.screens.map import Modules, Path, summary
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.widgets.lines import number_lines

__all__ = ["Afterwards", "Modules", "Path", "Pathways", "People", "Tools"]


class Tools(Page):
    """The tools for this reader."""

    def title_text(self) -> str:
        """The title."""
        return t("tools.title", "Tools for the next minutes")

    def options(self) -> Sequence[Choice]:
        """Those that fit."""
        made = [
            summary(f"tool:{each.id}", each, state=self._helped(each.id))
            for each in self.session.tools()
        ]
        if not self.session.has("under-18"):
            measures = t("measures.title", "Questionnaires on how you are")
            made.append(Item("list:measures", measures))
        return [*made, Item("back", t("page.back", "Back"))]

    def _helped(self, id: str) -> str:
        """How it has helped so far, in a word."""
        relief = self.session.relief(id)
        return t("tools.relief", "{value} lower after it", value=tenths(relief)) if relief else ""


class Pathways(Page):
    """Where to begin."""

    def title_text(self) -> str:
        """The question."""
        return t("home.situation", "Which of these is closest to you?")

    def where(self) -> str:
        """It binds nobody."""
        return t("path.any-time", "You can choose another at any time.")

    def options(self) -> Sequence[Choice]:
        """The twelve situations."""
        made = situations(self.session)
        return [*made, ("back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Remember it for the session, and show its pages; its first help opens above them."""
        if name == "back":
            self.action_back()
            return
        opens = choose(self.session, name)
        self.app.push_screen(Path(self.session, name))
        lawyer_first(self, self.session, lambda: None)
        if opens:
            self.go(opens)


def situations(session: Session) -> list[Choice]:
    """The situations of the pathways, in the reader's words."""
    return [(path.id, plain(path.title)) for path in session.shelf.pathways()]


def choose(session: Session, name: str) -> str:
    """Take a pathway for this session; what it opens before anything else, or ""."""
    opens = ""
    for path in session.shelf.pathways():
        session.keeper.flag(f"path:{path.id}", on=path.id == name)
        if path.id == name:
            opens = path.opens
    return opens


class Afterwards(Page):
    """After a safety question: plans, tools and people, never a lesson (CURRICULUM.md 0.5)."""

    def title_text(self) -> str:
        """The question."""
        return t("after.title", "What would help next?")

    def options(self) -> Sequence[Choice]:
        """People first."""
        return [
            Item("list:people", t("after.people", "People and lines to call"), tone="help"),
            ("plan:stay_safe", t("after.plan", "My stay-safe plan")),
            ("list:tools", t("after.tools", "A tool for the next minutes")),
            ("stop", t("after.stop", "Stop here for now")),
        ]

    def chosen(self, name: str) -> None:
        """Go there."""
        self.go(name)


class People(Page):
    """People to speak to: lines to call, and words to begin with."""

    def title_text(self) -> str:
        """The title."""
        return t("people.title", "People you can speak to today")

    def lines(self) -> Iterable[Line]:
        """Own people first, then the lines."""
        yield t("people.own", "Someone you trust: a friend, a relative, a doctor, a faith leader.")
        yield t(
            "people.words", "You can begin with: I am not doing well. Can you stay with me a while?"
        )
        yield from number_lines(self.session, ("crisis", "perpetration-prevention", "emergency"))

    def options(self) -> Sequence[Choice]:
        """On from here."""
        return [
            ("list:helplines", t("home.lines", "Help lines")),
            ("back", t("page.back", "Back")),
        ]
