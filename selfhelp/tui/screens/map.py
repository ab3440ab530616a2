"""The map of the programme: its pages in order, what is read, and what comes next for this reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.module import Pathway, Summary
from selfhelp.domain.strings import t, tn
from selfhelp.domain.text import plain
from selfhelp.player import way as ways
from selfhelp.player.way import Stop
from selfhelp.session import Session
from selfhelp.tui.screens.page import Choice, Item, Line, Page

READ, NEXT, OPEN = (
    "\N{FULL BLOCK}",
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{LIGHT SHADE}",
)


def summary(name: str, each: Summary, sign: str = "", state: str = "") -> Item:
    """A page or tool as an entry: title, minutes, what it is for."""
    minutes = tn("list.minutes", "{n} minute", "{n} minutes", each.minutes)
    meta = t("map.meta", "{minutes}, {state}", minutes=minutes, state=state) if state else minutes
    return Item(name, f"<b>{plain(each.title)}</b>", plain(each.about), meta, sign=sign)


def chosen_path(session: Session) -> Pathway | None:
    """The pathway of this session, if one was chosen."""
    found = (path for path in session.shelf.pathways() if session.has(f"path:{path.id}"))
    return next(found, None) if session.own_keeper else None


def way(session: Session, path: Pathway) -> tuple[Stop, ...]:
    """A path's pages in the order for this reader."""
    flags = session.keeper.facts().flags if session.own_keeper else frozenset()
    there = session.shelf.titles("modules")
    return tuple(stop for stop in ways.way(path, flags) if stop.id in there)


def done(session: Session) -> frozenset[str]:
    """The pages read in this session, or before with a journal."""
    return frozenset(session.keeper.facts().done) if session.own_keeper else frozenset()


def along(session: Session, path: Pathway) -> list[Choice]:
    """A path's pages: those for now, then those that wait, with what they wait for."""
    stops = way(session, path)
    made: list[Choice] = [*pages(session, [s for s in stops if not s.later], next_page(session))]
    if waiting := [stop for stop in stops if stop.later]:
        made += [Item("", plain(path.later_when)), *pages(session, waiting)]
    return made


def pages(session: Session, stops: Iterable[Stop], after: str = "") -> list[Item]:
    """Entries for these pages with their signs.

    Args:
        after: the id that comes next, or "".
    """
    known = {each.id: each for each in session.shelf.modules()}
    read = done(session)
    left = session.keeper.drafts() if session.own_keeper else ()
    made = []
    for stop in stops:
        id, sign = stop.id, OPEN
        state = t("map.must", "must read") if stop.must else ""
        if stop.short:
            state = t("map.short", "short version first")
        if id in read:
            state, sign = t("map.read", "read"), READ
        elif id in left:
            state = t("map.begun", "begun")
        if id == after:
            state, sign = t("map.next", "next for you"), NEXT
        made.append(summary(f"module:{id}", known[id], sign, state))
    return made


class Modules(Page):
    """The programme."""

    def title_text(self) -> str:
        """The title."""
        return t("home.modules", "Pages of the programme")

    def where(self) -> str:
        """How far one is, and honest about review."""
        every = self.session.shelf.modules()
        read = len(done(self.session) & {each.id for each in every})
        far = t("map.far", "{n} of {total} read.", n=read, total=len(every))
        if any(not each.reviewed for each in every):
            return f"{far} {t('read.not-reviewed', 'Not yet reviewed by a clinician.')}"
        return far

    def options(self) -> Sequence[Choice]:
        """Those of the chosen way first, then the others; without a way, in order."""
        every = [each.id for each in self.session.shelf.modules()]
        path = chosen_path(self.session)
        wider = Item(
            "list:wider", t("map.wider", "The wider picture: who else helps, and how to join")
        )
        ask = Item("list:measures", t("measures.title", "Questionnaires on how you are"))
        back = ("back", t("page.back", "Back"))
        if path is None:
            choose = Item("list:pathways", t("home.pathway", "Where to begin, for your situation"))
            return [*pages(self.session, map(Stop, every)), Item("", ""), choose, ask, wider, back]
        mine = {stop.id for stop in way(self.session, path)}
        made: list[Choice] = [Item("", plain(path.title)), *along(self.session, path)]
        if rest := [Stop(id) for id in every if id not in mine]:
            made += [Item("", t("map.others", "Other pages")), *pages(self.session, rest)]
        return [*made, Item("", ""), ask, wider, back]

    def start(self) -> str:
        """On what comes next."""
        return f"module:{next_page(self.session)}"

    async def on_screen_resume(self) -> None:
        """What was read meanwhile is marked."""
        await self.renew()


def next_page(session: Session) -> str:
    """The first unread page of the chosen way, or ""."""
    path = chosen_path(session)
    if path is None:
        return ""
    stop = ways.next_stop(way(session, path), done(session))
    return stop.id if stop else ""


class Path(Page):
    """One pathway."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session)
        self.path = next(path for path in session.shelf.pathways() if path.id == name)

    def title_text(self) -> str:
        """The situation."""
        return plain(self.path.title)

    def lines(self) -> Iterable[Line]:
        """What this path does first."""
        yield plain(self.path.about)
        if self.path.modules:
            yield ("soft", t("home.path", "The pages for this situation, in a good order:"))
        else:
            yield (
                "soft",
                t(
                    "home.path-none",
                    "There are no pages for this situation. Help is here:",
                ),
            )

    def options(self) -> Sequence[Choice]:
        """Its pages; people and tools always."""
        young = self.session.has("under-18")
        mine = [] if young else along(self.session, self.path)
        return [
            *mine,
            *([Item("", "")] if mine else []),
            Item("list:people", t("after.people", "People and lines to call"), tone="help"),
            Item("list:tools", t("after.tools", "A tool for the next minutes")),
            Item("back", t("page.back", "Back")),
        ]
