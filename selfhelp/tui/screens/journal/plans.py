"""Living plans: what each says now, what it said before, and the way to change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual.widgets import Static

from selfhelp.domain.module import Module
from selfhelp.domain.shapes import Table
from selfhelp.domain.step import Step
from selfhelp.domain.strings import t, tn
from selfhelp.domain.text import plain
from selfhelp.journal.entry import Entry
from selfhelp.journal.wording import when
from selfhelp.player.answers import lines as answer_lines
from selfhelp.session import Session
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.widgets.sofar import SoFar
from selfhelp.tui.words import bare

YOUNG = ("stay-alive",)
"""The pages whose plans are for a reader under 18 as well (CURRICULUM.md 0.7 G)."""


def all_plans(session: Session) -> list[tuple[Module, Step]]:
    """Each living plan with the page and the step that fill it."""
    shelf = session.shelf
    wanted = YOUNG if session.has("under-18") else shelf.titles("modules")
    return [
        (module, step)
        for module in (shelf.known_module(id) for id in wanted)
        if module is not None
        for step in module.steps
        if step.store
    ]


def answer(session: Session, store: str) -> Any:
    """What a plan says now, None if it was never written."""
    return session.keeper.facts().plans.get(store)


def versions(session: Session, store: str) -> list[Entry]:
    """All that the journal has of it, the latest first."""
    return session.journal.versions(store) if session.journal is not None else []


class Plans(Page):
    """All plans."""

    def title_text(self) -> str:
        """The title."""
        return t("home.plans", "My plans")

    def lines(self) -> Iterable[Line]:
        """What becomes of them without a journal."""
        if not self.session.keeper.lasting:
            yield (
                "soft",
                t("plans.not-kept", "Without an open journal they are forgotten when you leave."),
            )

    def options(self) -> Sequence[Choice]:
        """Those that are written show since when."""
        made: list[Choice] = []
        for module, step in all_plans(self.session):
            known = versions(self.session, step.store)
            if known:
                meta = when(known[0])[:10]
            elif answer(self.session, step.store):
                meta = t("plans.now", "from this session")
            else:
                meta = t("plans.none", "not written yet")
            made.append(Item(step.store, plain(step.title or module.title), meta=meta))
        return [*made, Item("", ""), ("back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Show it; one that was never written opens to be written."""
        if name == "back":
            self.action_back()
        elif answer(self.session, name):
            self.app.push_screen(OnePlan(self.session, name))
        else:
            self.go(f"plan:{name.removeprefix('plan.')}")

    async def on_screen_resume(self) -> None:
        """It may have been written meanwhile."""
        await self.renew()


class OnePlan(Page):
    """One plan on one page.

    Args:
        store: its name, such as "plan.stay_safe".
        back: how many versions before the latest; 0 for the latest.
    """

    CSS_PATH = ["../fields.tcss", "journal.tcss"]  # noqa: RUF012

    def __init__(self, session: Session, store: str, back: int = 0) -> None:
        super().__init__(session)
        self.store, self.at = store, back
        self.module, self.step = next(
            (module, step) for module, step in all_plans(session) if step.store == store
        )

    def title_text(self) -> str:
        """The plan's."""
        return plain(self.step.title or self.module.title)

    def where(self) -> str:
        """Since when it says this."""
        known = versions(self.session, self.store)
        if self.at >= len(known):
            return ""
        since = t("plans.since", "As of {when}", when=when(known[self.at]))
        return since if not self.at else t("plans.earlier-one", "Earlier: {when}", when=since)

    def lines(self) -> Iterable[Line]:
        """As one page."""
        known = versions(self.session, self.store)
        said = answer(self.session, self.store)
        if self.at < len(known):
            said = known[self.at].record.data.get("answer")
        yield plan_page(self.step, said)
        if self.step.closing:
            yield self.step.closing

    def options(self) -> Sequence[Choice]:
        """Change it, look at what it was."""
        count = len(versions(self.session, self.store)) - 1
        made: list[Choice] = []
        if not self.at:
            made.append(("change", t("plans.change", "Write or change it")))
        if self.at < count:
            earlier = tn(
                "plans.versions",
                "What it said before ({n} version)",
                "What it said before ({n} versions)",
                count - self.at,
            )
            made.append(("before", earlier))
        if self.at:
            made.append(("now", t("plans.later", "What it says now")))
        if self.store == "plan.stay_safe" and not self.at and self.session.journal is not None:
            made.append(("list:readable", t("readable.title", "Help now without the passphrase")))
        return [*made, ("back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Do it."""
        match name:
            case "back":
                self.action_back()
            case "change":
                self.go(f"plan:{self.store.removeprefix('plan.')}")
            case "before":
                self.at += 1
                self.call_later(self.redraw)
            case "now":
                self.at = 0
                self.call_later(self.redraw)
            case _:
                self.go(name)

    async def on_screen_resume(self) -> None:
        """It may have been changed."""
        if self.query("#body"):
            await self.redraw()


def plan_page(step: Step, said: Any) -> Static:
    """A plan's answer as one page."""
    shape = step.shape
    if isinstance(shape, Table) and shape.rows and not shape.open_rows and isinstance(said, dict):
        return Static(SoFar(step, said, ""), classes="page")
    return Static(bare("\n".join(answer_lines(shape, said))), classes="own")
