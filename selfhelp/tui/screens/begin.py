"""How to begin a module: the whole, the short version, or where it was left; its content note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain import review
from selfhelp.domain.module import Module
from selfhelp.domain.strings import t, tn
from selfhelp.player.way import heavy_today
from selfhelp.session import Session
from selfhelp.tui.screens.page import Line, Page


class Begin(Page):
    """Ends with "resume", "full", "short" or None for another day."""

    def __init__(self, session: Session, module: Module) -> None:
        super().__init__(session)
        self.module = module

    def title_text(self) -> str:
        """The module's."""
        return self.module.title

    def where(self) -> str:
        """Honest about review."""
        return review.line(self.module)

    def lines(self) -> Iterable[Line]:
        """What it is, its note, and what becomes of the answers."""
        yield self.module.about
        if self._heavy():
            yield self.session.shelf.guide().line("heavy-day")
        if self.module.note:
            yield self.module.note
        if self.session.locked:
            yield (
                "soft",
                t(
                    "begin.locked",
                    "Your journal is locked, so nothing that you type is kept. You can open it first.",
                ),
            )
        elif not self.session.keeper.lasting:
            yield (
                "soft",
                t("begin.not-kept", "Nothing that you type is kept after you leave the program."),
            )

    def options(self) -> Sequence[tuple[str, str]]:
        """The ways to begin."""
        left = self.session.keeper.draft(self.module.id) is not None
        ways = [("resume", t("begin.resume", "Go on where I stopped"))] if left else []
        minutes = tn("list.minutes", "{n} minute", "{n} minutes", self.module.minutes)
        ways.append(("full", t("begin.full", "The whole page, about {minutes}", minutes=minutes)))
        if self.module.short_minutes:
            short = tn("list.minutes", "{n} minute", "{n} minutes", self.module.short_minutes)
            ways.append(("short", t("begin.short", "The short version, {minutes}", minutes=short)))
        if self.session.locked:
            ways.append(("unlock", t("begin.unlock", "Open my journal first")))
        return [*ways, ("later", t("begin.later", "Another day"))]

    def start(self) -> str:
        """On another day, after one heavy page today."""
        return "later" if self._heavy() else ""

    def _heavy(self) -> bool:
        done = self.session.keeper.facts().done
        known = self.session.shelf.modules()
        return heavy_today(self.module.id, known, done, self.session.now())

    def chosen(self, name: str) -> None:
        """Tell the walk."""
        if name == "unlock":
            from selfhelp.tui.screens.journal.unlock import Unlock

            self.app.push_screen(Unlock(self.session))
            return
        self.dismiss(None if name == "later" else name)  # type: ignore[arg-type]

    def action_back(self) -> None:
        """Another day."""
        self.dismiss(None)

    async def on_screen_resume(self) -> None:
        """The journal may be open now, with a place to go on from."""
        await self.renew()
