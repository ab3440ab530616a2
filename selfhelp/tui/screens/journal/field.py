"""A page with one thing to type, and work that takes a moment and runs beside the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TypeVar

from textual.events import Key
from textual.widgets import Input, OptionList, Static

from selfhelp.domain.strings import t
from selfhelp.files import NotRead, NotSaved
from selfhelp.session import Session
from selfhelp.tui.hiding import in_sight
from selfhelp.tui.screens.page import Line, Page
from selfhelp.tui.widgets.options import Options
from selfhelp.tui.words import bare
from selfhelp.vault.errors import VaultError

T = TypeVar("T")


class Working(Page):
    """A page that lets something run in a thread of its own; the keys do no harm meanwhile."""

    CSS_PATH = ["../fields.tcss", "journal.tcss"]  # noqa: RUF012

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.busy = False
        self.said = ""
        self.wrong = False

    def say(self, text: str, *, wrong: bool = False) -> None:
        """One line below what is typed: what goes on, or what went wrong."""
        self.said, self.wrong = text, wrong
        for line in self.query("#said").results(Static):
            line.update(bare(text))
            line.set_classes("wrong" if wrong else "soft")
            line.display = bool(text)

    def said_line(self) -> Static:
        """The widget for it."""
        line = Static(bare(self.said), id="said", classes="wrong" if self.wrong else "soft")
        line.display = bool(self.said)
        return line

    def work(
        self,
        do: Callable[[], T],
        then: Callable[[T], None],
        *,
        unwanted: Callable[[T], object] | None = None,
        text: str = "",
    ) -> None:
        """Run `do` in a thread, then `then` with its outcome here.

        Args:
            unwanted: gets the outcome in place of `then` if this page isn't on show any more: it
                was left, or the screen was hidden.
            text: what is said while it runs.
        """
        if self.busy:
            return
        self.busy = True
        self.say(text or t("journal.working", "One moment..."))
        self._enable(on=False)
        # Of the app and not of this page: leaving the page must not lose the outcome.
        self.app.run_worker(self._work(do, then, unwanted))

    async def _work(
        self,
        do: Callable[[], T],
        then: Callable[[T], None],
        unwanted: Callable[[T], object] | None,
    ) -> None:
        problem = ""
        try:
            done = await asyncio.to_thread(do)
        except (VaultError, NotSaved, NotRead) as error:
            problem = str(error)
        self.busy = False
        shown = self.app.screen is self or unwanted is None
        if not shown and not problem and unwanted is not None:
            unwanted(done)
        if self not in self.app.screen_stack:
            return
        self._enable(on=True)
        self.say(problem, wrong=bool(problem))
        if not problem and shown:
            in_sight(self, lambda: then(done), must=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Who presses Enter twice has chosen nothing with the second one."""
        if self.busy:
            event.stop()
            event.prevent_default()  # or Textual calls the page's own handler as well

    def _enable(self, *, on: bool) -> None:
        for field in self.query(Input):
            field.disabled = not on
            if on and self.app.screen is self:
                field.focus()


class FieldPage(Working):
    """One field. Enter in it hands on what is typed, and empties it at once."""

    secret = False
    """Whether what is typed stays unseen."""
    hint = ""
    """What stands in the empty field."""
    field = True
    """Whether there is a field on the page now."""

    def asks(self) -> Iterable[Line]:
        """The text above the field."""
        return ()

    def value(self) -> str:
        """What stands in the field at first."""
        return ""

    def lines(self) -> Iterable[Line]:
        """The text, the field, and the line below it."""
        yield from self.asks()
        if self.field:
            yield Input(self.value(), password=self.secret, placeholder=self.hint)
        yield self.said_line()

    def ready(self) -> None:
        """Ready to type."""
        super().ready()
        for field in self.query(Input):
            field.focus(scroll_visible=False)

    async def redraw(self) -> None:
        """Anew, ready to type."""
        await super().redraw()
        for field in self.query(Input):
            field.focus(scroll_visible=False)

    async def renew(self) -> None:
        """What is typed stays."""

    def on_key(self, event: Key) -> None:
        """Down leads from the field to the list."""
        for field in self.query(Input):
            if event.key == "down" and field.has_focus:
                event.stop()
                for options in self.query(Options):
                    options.focus(scroll_visible=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand it on. A secret doesn't stay in the widget."""
        event.stop()
        value = event.value
        if self.secret:
            event.input.clear()
        if not self.busy and self.app.screen is self:
            self.typed(value)

    def typed(self, value: str) -> None:
        """Take what was typed."""
