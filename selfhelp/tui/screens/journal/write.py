"""Writing freely: a box, kept as one types, and the standing reminder above it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from textual.widget import Widget
from textual.widgets import Button, Static, TextArea

from selfhelp.domain.moment import Moment
from selfhelp.domain.strings import t
from selfhelp.domain.text import clean
from selfhelp.journal.journal import Journal
from selfhelp.player.crisis import mentions_crisis
from selfhelp.session import Session
from selfhelp.tui.screens.journal.sure import lawyer_first
from selfhelp.tui.screens.page import Page
from selfhelp.tui.widgets.writing import Box
from selfhelp.tui.words import bare, rich
from selfhelp.vault.errors import VaultError

AUTOSAVE: Final = 3.0
"""Seconds after which what is typed is kept."""


class Write(Page):
    """A new note, or the text of an entry that is there.

    A new one waits as "half written" until it is finished. Of an entry that is there the changes
    are kept as they are made, and can be taken back while the page is open.

    Args:
        id: of the entry; "" for a new note.
    """

    CSS_PATH = ["../fields.tcss", "journal.tcss"]  # noqa: RUF012

    def __init__(self, session: Session, id: str = "") -> None:
        super().__init__(session)
        self.id_of = id
        self.before = self._there()
        self.kept = self.before
        """The text as it was kept last."""
        self.done = False
        self._one = asyncio.Lock()

    def _there(self) -> str:
        journal = self.session.journal
        if journal is None:
            return ""
        if not self.id_of:
            return journal.unsent()
        entry = journal.entry(self.id_of)
        return str(entry.record.data.get("answer", "")) if entry else ""

    def title_text(self) -> str:
        """What it is."""
        if self.id_of:
            return t("write.change", "Change the text")
        return t("write.title", "Write")

    def parts(self) -> list[Widget]:
        """Reminder, box, how it stands, buttons."""
        from textual.containers import Horizontal

        reminder = Static(rich(self.session.shelf.guide().line("reminder")), classes="soft")
        box = Box(
            self.before,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
        )
        keep = t("write.done", "Done") if self.id_of else t("write.keep", "Keep this note")
        buttons = [Button(bare(keep), id="next", variant="primary")]
        if self.id_of:
            buttons.append(Button(bare(t("write.undo", "Put it back as it was")), id="undo"))
        else:
            buttons.append(Button(bare(t("write.discard", "Throw it away")), id="discard"))
        said = Static(bare(self._how()), classes="soft", id="said")
        return [reminder, box, said, Horizontal(*buttons, id="buttons")]

    def _how(self) -> str:
        return t("write.how", "It is kept as you type. Tab, then Enter, when you are done.")

    def ready(self) -> None:
        """Ready to write, after what is there."""
        box = self.query_one(TextArea)
        box.move_cursor(box.document.end)
        box.focus()
        self.set_interval(AUTOSAVE, self._autosave)
        lawyer_first(self.app, self.session, lambda: None)

    @property
    def text(self) -> str:
        """What stands in the box."""
        for box in self.query(TextArea):
            return clean(box.text)
        return self.kept

    def _autosave(self) -> None:
        if not self.done and self.text != self.kept:
            self._keep_so_far()

    def _keep_so_far(self) -> None:
        text = self.text
        self.app.run_worker(self._saved(lambda j, now: self._held(j, now, text), text))

    def _held(self, journal: Journal, now: Moment, text: str) -> Callable[[], None]:
        """Keep it as half written, or as the entry's text. For a thread."""
        if not self.id_of:
            return journal.written(journal.unsent_item(text, now))
        item = journal.rewritten(self.id_of, text, now)
        return journal.written([item] if item else [])

    async def _saved(
        self, keep: Callable[[Journal, Moment], Callable[[], None]], text: str
    ) -> bool:
        """Save in a thread; whether it worked."""
        async with self._one:
            journal = self.session.journal
            if journal is None:
                return False
            try:
                shown = await asyncio.to_thread(keep, journal, self.session.now())
            except VaultError as problem:
                self._say(str(problem), wrong=True)
                return False
            if journal is self.session.journal:
                shown()
            self.kept = text
        self._say(t("write.kept", "Kept so far."))
        return True

    def _say(self, text: str, *, wrong: bool = False) -> None:
        for line in self.query("#said").results(Static):
            line.update(bare(text))
            line.set_classes("wrong" if wrong else "soft")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Done, or not after all."""
        event.stop()
        if self.done or self.app.screen is not self:
            return
        match event.button.id:
            case "undo":
                self._replace(self.before)
                self._keep_so_far()
            case "discard":
                self._replace("")
                self.action_back()
            case _:
                self.app.run_worker(self._finished())

    def _replace(self, text: str) -> None:
        box = self.query_one(TextArea)
        box.load_text(text)
        box.move_cursor(box.document.end)

    async def _finished(self) -> None:
        text = self.text.strip()
        if not text:
            self.action_back()
            return
        if self.id_of:
            saved = await self._saved(lambda j, now: self._held(j, now, text), text)
        else:
            saved = await self._saved(lambda j, now: j.written(j.note_items(text, now)), text)
        if saved and not self.done:
            self.done = True
            self.app.notify(t("journal.kept", "Kept."), markup=False)
            self._leave(text)

    def _leave(self, text: str) -> None:
        """Crisis words only offer help, once an entry; nothing about it is kept (0.5)."""
        self.app.drop(self)  # type: ignore[attr-defined]
        if mentions_crisis(text, self.session.shelf.guide().crisis_words):
            from selfhelp.tui.screens.offer import Offer

            self.app.push_screen(Offer(self.session, "card:safe-now", lambda: None))

    def action_back(self) -> None:
        """What is half written waits."""
        text = self.text
        self.hold()
        self.done = True
        if text.strip() and not self.id_of:
            waits = t(
                "write.waits",
                "What you have written so far is kept. Choose Write to go on with it.",
            )
            self.app.notify(waits, markup=False)
        self._leave(text if text != self.before else "")

    def hold(self) -> None:
        """Keep what is in the box, at once: the program ends, locks, or the page is left."""
        journal, text = self.session.journal, self.text
        if journal is None or self.done or text == self.kept:
            return
        try:
            self._held(journal, self.session.now(), text)()
        except VaultError as problem:
            self.app.notify(str(problem), markup=False)
        else:
            self.kept = text

    def place_now(self) -> str:
        """Where a lock comes back to."""
        return f"write:{self.id_of}"
