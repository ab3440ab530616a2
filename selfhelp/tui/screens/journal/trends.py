"""How mood, urges, measures and tools went: a picture, and the same in sentences beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Static

from selfhelp.domain.record import Record
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.journal import measured, sentences, trends
from selfhelp.journal.entry import decode
from selfhelp.player import measures
from selfhelp.session import Session
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.widgets.chart import Bars, Columns
from selfhelp.tui.widgets.options import Options
from selfhelp.vault import segments

TOOLS = "tools"
MEASURE = "measure:"
"""Before the id of a measure, among what can be shown."""
Made = tuple[Columns | Bars | None, list[str]]
"""The picture, and what it says in sentences."""


class Trends(Page):
    """One rating at a time. In OCD mode no urges and no ranking of tools (CURRICULUM.md 0.9)."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.what = "mood"
        self.weeks = False
        self.records: list[Record] | None = None
        """None while they are still being read."""
        self.made: Made = (None, [])

    def title_text(self) -> str:
        """What is shown."""
        if self.what == TOOLS:
            return t("trends.tools", "What the tools brought")
        if self.what.startswith(MEASURE):
            what = plain(self._titles()[self.what.removeprefix(MEASURE)])
        else:
            what = sentences.rated(self.what)
        return t("trends.title", "How it has been going: {what}", what=what)

    def where(self) -> str:
        """What a picture of numbers is and isn't."""
        if self.what.startswith(MEASURE):
            return t("trends.totals", "These are your own totals. They are no diagnosis.")
        return t(
            "trends.mind",
            "These are your own ratings. They are not a score, and they cannot tell what will happen.",
        )

    def ready(self) -> None:
        """Read the records beside the screen: there may be very many."""
        super().ready()
        if self.session.journal is not None:
            items = [
                *self.session.journal.items("checkin"),
                *self.session.journal.items("tool_use"),
                *self.session.journal.items("measure"),
            ]
            self.run_worker(self._read(items))

    async def _read(self, items: list[segments.Item]) -> None:
        self.records = await asyncio.to_thread(lambda: [decode(item).record for item in items])
        await self._draw()

    async def _draw(self) -> None:
        """Work out what is shown beside the screen, then show it."""
        records, what = self.records or [], self.what
        make = self._tools if what == TOOLS else self._rated
        if what.startswith(MEASURE):
            make = self._measured
        made = await asyncio.to_thread(make, records)
        if self.is_attached and what == self.what:
            self.made = made
            await self.redraw()

    def _titles(self) -> dict[str, str]:
        return self.session.shelf.titles("measures")

    def _shown(self) -> list[str]:
        """The ratings that this reader has."""
        left_out = {"urge"} if self.session.has("ocd") or self.session.has("under-18") else set()
        return [what for what in trends.RATED if what not in left_out]

    def parts(self) -> list[Widget]:
        """The list is tight, so that it stands in sight below the picture."""
        made = super().parts()
        made[-1] = Options(self.options(), airy=False)
        return made

    def lines(self) -> Iterable[Line]:
        """The picture and its sentences."""
        if self.records is None:
            yield ("soft", t("journal.working", "One moment..."))
            return
        picture, said = self.made
        if picture is not None:
            yield Static(picture, classes="para")
        yield from said

    def _rated(self, records: list[Record]) -> Made:
        days = trends.days(records, self.what)
        if not days:
            none = t(
                "trends.none", "Nothing has been rated yet. A check-in takes about fifteen seconds."
            )
            return None, [none]
        said = " ".join(sentences.of(records, self.what))
        return Columns(days, days[-1].day, weeks=self.weeks), [said]

    def _measured(self, records: list[Record]) -> Made:
        module = self.session.shelf.module(self.what.removeprefix(MEASURE))
        known = trends.measured(records, module.id)
        if not known:  # it was deleted meanwhile
            return None, [t("measure.none", "Nothing has been answered yet.")]
        days = trends.as_days(known)
        low, high = measures.limits(module)
        picture = Columns(days, days[-1].day, weeks=self.weeks, low=low, high=high)
        return picture, [" ".join(measured.trend(module, known))]

    def _tools(self, records: list[Record]) -> Made:
        titles = {id: plain(title) for id, title in self.session.shelf.titles("tools").items()}
        used = [each for each in trends.tools(records) if each.times >= trends.ENOUGH]
        if not used:
            few = t(
                "trends.too-few",
                "No tool has been used five times yet. Fewer uses say nothing about how it helps.",
            )
            return None, [few]
        return Bars(used, titles), sentences.tools(records, titles)

    def options(self) -> Sequence[Choice]:
        """The other ratings, and another stretch of time."""
        made = [Item(what, sentences.rated(what)) for what in self._shown() if what != self.what]
        made += [
            Item(f"{MEASURE}{id}", plain(title))
            for id, title in self._titles().items()
            if f"{MEASURE}{id}" != self.what and trends.measured(self.records or (), id)
        ]
        if not self.session.has("ocd") and self.what != TOOLS:
            made.append(Item(TOOLS, t("trends.tools", "What the tools brought")))
        if self.what != TOOLS:
            weeks = t("trends.year", "A year, week by week")
            stretch = t("trends.days", "Eight weeks, day by day") if self.weeks else weeks
            made.append(Item("@stretch", stretch))
        return [*made, Item("back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Show it."""
        if name == "back":
            self.action_back()
            return
        if name == "@stretch":
            self.weeks = not self.weeks
        else:
            # Every two weeks at most: beside days, a measure would be lost.
            self.weeks = self.weeks or name.startswith(MEASURE)
            self.what = name
        if self.records is not None:
            self.run_worker(self._draw())
