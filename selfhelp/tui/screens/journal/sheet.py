"""A plan as a page of text: first line by line, what stands on it; then the page, to print or copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Static

from selfhelp.domain.strings import t
from selfhelp.journal import plans
from selfhelp.journal.limits import made_by
from selfhelp.journal.plans import Tick
from selfhelp.session import Session
from selfhelp.tui.screens.journal.plans import all_plans
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.words import bare


class Preview(Page):
    """Which lines stand on the page (CURRICULUM.md M16)."""

    def __init__(self, session: Session, plan: plans.Living) -> None:
        super().__init__(session)
        self.plan, self.ticks = plan, plans.ticks(all_plans(session), plan.store)

    def title_text(self) -> str:
        """The plan's."""
        return self.plan.title

    def where(self) -> str:
        """What to do."""
        return t("printed.which", "Which lines may others see? Enter turns a line on or off.")

    def options(self) -> Sequence[Choice]:
        """The page first, then each line under its heading."""
        made: list[Choice] = [
            Item("show", t("printed.show", "Show the page with the marked lines"))
        ]
        heading = ""
        for at, tick in enumerate(self.ticks):
            if tick.heading != heading:
                heading = tick.heading
                made.append(Item("", heading))
            made.append(Item(f"line:{at}", f"{'[x]' if tick.on else '[ ]'} {tick.line}"))
        return [*made, Item("", ""), ("back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Turn a line on or off, or show the page."""
        if name == "back":
            self.action_back()
        elif name == "show":
            self.app.push_screen(Sheet(self.session, self.plan, self.ticks))
        else:
            at = int(name.partition(":")[2])
            self.ticks[at] = self.ticks[at]._replace(on=not self.ticks[at].on)
            self.call_later(self.redraw)


class Sheet(Page):
    """The page itself, as text."""

    CSS_PATH = ["../fields.tcss"]  # noqa: RUF012

    def __init__(self, session: Session, plan: plans.Living, ticks: list[Tick]) -> None:
        super().__init__(session)
        self.plan, self.ticks = plan, ticks

    def title_text(self) -> str:
        """What can be done with it."""
        return t("printed.title", "To print or copy")

    def where(self) -> str:
        """How."""
        return t(
            "printed.how", "Mark it with the mouse and Shift, or copy it by hand. Nothing is saved."
        )

    def lines(self) -> Iterable[Line]:
        """The page."""
        on = [tick for tick in self.ticks if tick.on]
        text = plans.page(self.plan.title, on, self.plan.step.closing, made_by())
        yield Static(bare("\n".join(text)), classes="own")

    def options(self) -> Sequence[Choice]:
        """Back."""
        return [("back", t("page.back", "Back"))]
