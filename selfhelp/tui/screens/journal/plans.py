"""Living plans: what each says now, what it said before, and the way to change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual.widgets import Static

from selfhelp.domain.shapes import Table
from selfhelp.domain.strings import t, tn
from selfhelp.journal import plans
from selfhelp.journal.plans import Living
from selfhelp.journal.wording import when
from selfhelp.own_help import STORE
from selfhelp.session import Session
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.widgets.sofar import SoFar
from selfhelp.tui.words import bare


def all_plans(session: Session) -> list[Living]:
    """Every living plan for this reader."""
    return plans.all_of(session.shelf, session.keeper.facts(), session.journal)


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
        """Those that are written, with since when; those that are empty, with where to fill them."""
        every = all_plans(self.session)
        written = [each for each in every if each.answer is not None]
        empty = [each for each in every if each.answer is None]
        made: list[Choice] = [Item(each.store, each.title, meta=_since(each)) for each in written]
        if empty:
            made.append(Item("", t("plans.none", "Not written yet")))
        made += [
            Item(each.store, each.title, t("plans.in", "In the page: {page}", page=each.where))
            for each in empty
        ]
        return [*made, Item("", ""), ("back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Show it."""
        if name == "back":
            self.action_back()
        elif (plan := plans.named(all_plans(self.session), name)) is not None:
            self.app.push_screen(OnePlan(self.session, plan))

    async def on_screen_resume(self) -> None:
        """It may have been written meanwhile."""
        await self.renew()


def _since(each: Living) -> str:
    return when(each.versions[0])[:10] if each.versions else t("plans.now", "from this session")


class OnePlan(Page):
    """One plan on one page.

    Args:
        plan: as it is when this is opened.
    """

    CSS_PATH = ["../fields.tcss", "journal.tcss"]  # noqa: RUF012

    def __init__(self, session: Session, plan: Living) -> None:
        super().__init__(session)
        self.plan, self.store = plan, plan.store
        self.at = 0
        """How many versions before the latest is shown."""

    def title_text(self) -> str:
        """The plan's."""
        return self.plan.title

    def where(self) -> str:
        """Since when it says this; or where it is filled in."""
        plan = self.plan
        if plan.answer is None or self.at >= len(plan.versions):
            return t("plans.in", "In the page: {page}", page=plan.where)
        since = t("plans.since", "As of {when}", when=when(plan.versions[self.at]))
        return since if not self.at else t("plans.earlier-one", "Earlier: {when}", when=since)

    def lines(self) -> Iterable[Line]:
        """As one page."""
        plan = self.plan
        said = plan.answer
        if self.at and self.at < len(plan.versions):
            said = plan.versions[self.at].record.data.get("answer")
        if said is None:
            yield t("plans.empty", "Nothing is written here yet.")
        else:
            yield plan_page(plan, said)
        if plan.step.closing:
            yield plan.step.closing

    def options(self) -> Sequence[Choice]:
        """Change it, print it, look at what it was."""
        plan = self.plan
        made: list[Choice] = [] if self.at else [("change", plan.change_words)]
        if not self.at and plan.answer is not None:
            made.append(("print", t("plans.print", "As a page of text, to print or copy")))
        if (earlier := len(plan.versions) - 1 - self.at) > 0:
            before = tn(
                "plans.versions",
                "What it said before ({n} version)",
                "What it said before ({n} versions)",
                earlier,
            )
            made.append(("before", before))
        if self.at:
            made.append(("now", t("plans.later", "What it says now")))
        if self.store == STORE and not self.at and self.session.journal is not None:
            made.append(("list:readable", t("readable.title", "Help now without the passphrase")))
        return [*made, ("back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Do it."""
        match name:
            case "back":
                self.action_back()
            case "change":
                self.go(self.plan.change)
            case "print":
                from selfhelp.tui.screens.journal.sheet import Preview

                self.app.push_screen(Preview(self.session, self.plan))
            case "before":
                self.at += 1
                self.call_later(self.redraw)
            case "now":
                self.at = 0
                self.call_later(self.redraw)
            case _:
                self.go(name)

    async def on_screen_resume(self) -> None:
        """It may have been changed, or be no plan for this reader any more: it was deleted, or
        another way was chosen meanwhile.
        """
        plan = plans.named(all_plans(self.session), self.store)
        if plan is None:
            self.app.drop(self)  # type: ignore[attr-defined]
        elif self.query("#body"):
            self.plan, self.at = plan, min(self.at, max(len(plan.versions) - 1, 0))
            await self.redraw()


def plan_page(plan: Living, said: Any) -> Static:
    """A plan's answer as one page."""
    shape = plan.step.shape
    if isinstance(shape, Table) and shape.rows and not shape.open_rows and isinstance(said, dict):
        return Static(SoFar(plan.step, said, ""), classes="page")
    text = "\n".join(line for part in plan.parts(said) for line in part.lines)
    return Static(bare(text), classes="own")
