"""Pages that only list: tools, modules, pathways, people, and what helps next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.module import Summary
from selfhelp.domain.strings import t, tn
from selfhelp.domain.text import plain
from selfhelp.helplines import order
from selfhelp.tui.screens.page import Line, Page


def summary(each: Summary) -> str:
    """A module or tool in one line."""
    minutes = tn("list.minutes", "{n} minute", "{n} minutes", each.minutes)
    return f"<b>{plain(each.title)}</b>  {minutes}. {plain(each.about)}"


class Tools(Page):
    """The tools. OCD mode and readers under 18 don't get those for urges (CURRICULUM.md 0.9)."""

    def title_text(self) -> str:
        """The title."""
        return t("tools.title", "Tools for the next minutes")

    def options(self) -> Sequence[tuple[str, str]]:
        """Those that fit."""
        no_urges = self.session.has("ocd") or self.session.has("under-18")
        return [
            (f"tool:{each.id}", summary(each))
            for each in self.session.shelf.tools()
            if not (no_urges and each.serves == "urge")
        ]

    def chosen(self, name: str) -> None:
        """Open it."""
        self.go(name)


class Modules(Page):
    """The programme."""

    def title_text(self) -> str:
        """The title."""
        return t("home.modules", "Pages of the programme")

    def where(self) -> str:
        """Honest about review."""
        if any(not each.reviewed for each in self.session.shelf.modules()):
            return t("read.not-reviewed", "Not yet reviewed by a clinician.")
        return ""

    def options(self) -> Sequence[tuple[str, str]]:
        """All there are, in order."""
        done = self.session.keeper.facts().done if self.session.own_keeper else {}
        mark = t("modules.done", "  (read today)")
        return [
            (f"module:{each.id}", summary(each) + (mark if each.id in done else ""))
            for each in self.session.shelf.modules()
        ]

    def chosen(self, name: str) -> None:
        """Open it."""
        self.go(name)


class Pathways(Page):
    """Where to begin."""

    def title_text(self) -> str:
        """The question."""
        return t("home.situation", "Which of these is closest to you?")

    def options(self) -> Sequence[tuple[str, str]]:
        """The twelve situations."""
        return [(path.id, plain(path.title)) for path in self.session.shelf.pathways()]

    def chosen(self, name: str) -> None:
        """Remember it for the session, and show its pages; its first help opens above them."""
        every = self.session.shelf.pathways()
        for path in every:
            self.session.keeper.flag(f"path:{path.id}", on=path.id == name)
        path = next(path for path in every if path.id == name)
        self.app.push_screen(Path(self.session, name))
        if path.opens:
            self.go(path.opens)


class Path(Page):
    """One pathway."""

    def __init__(self, session, name: str) -> None:  # type: ignore[no-untyped-def]
        super().__init__(session)
        self.path = next(path for path in session.shelf.pathways() if path.id == name)

    def title_text(self) -> str:
        """The situation."""
        return plain(self.path.title)

    def lines(self) -> Iterable[Line]:
        """What this path does first."""
        yield plain(self.path.about)
        if not self.path.modules:
            yield (
                "soft",
                t(
                    "home.path-none",
                    "The pages for this situation are not written yet. Help is here:",
                ),
            )
        else:
            yield ("soft", t("home.path", "The pages there are so far for this situation:"))

    def options(self) -> Sequence[tuple[str, str]]:
        """Its pages; people and tools always."""
        titles = self.session.shelf.titles("modules")
        pages = [] if self.session.has("under-18") else self.path.modules
        return [
            *((f"module:{id}", plain(titles[id])) for id in pages),
            ("list:people", t("after.people", "People and lines to call")),
            ("list:tools", t("after.tools", "A tool for the next minutes")),
        ]

    def chosen(self, name: str) -> None:
        """Open it."""
        self.go(name)


class Afterwards(Page):
    """After a safety question: plans, tools and people, never a lesson (CURRICULUM.md 0.5)."""

    def title_text(self) -> str:
        """The question."""
        return t("after.title", "What would help next?")

    def options(self) -> Sequence[tuple[str, str]]:
        """People first."""
        return [
            ("list:people", t("after.people", "People and lines to call")),
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
        session = self.session
        kinds = order.for_reader(
            ("crisis", "perpetration-prevention", "emergency"), young=session.has("under-18")
        )
        for line in order.short_lines(
            session.country(), session.world(), kinds, session.choice.why
        ):
            yield ("number", line)

    def options(self) -> Sequence[tuple[str, str]]:
        """On from here."""
        return [
            ("list:helplines", t("home.lines", "Help lines")),
            ("back", t("page.back", "Back")),
        ]

    def chosen(self, name: str) -> None:
        """Go there."""
        if name == "back":
            self.action_back()
        else:
            self.go(name)
