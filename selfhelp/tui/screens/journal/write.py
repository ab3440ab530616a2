"""Writing freely: a box, kept as one types, and the standing reminder above it."""

from __future__ import annotations

import asyncio
import os
from typing import Final

from textual.widget import Widget
from textual.widgets import Button, Static, TextArea

from selfhelp.domain.strings import t
from selfhelp.domain.text import clean
from selfhelp.journal.journal import Journal
from selfhelp.player.crisis import mentions_crisis
from selfhelp.session import Session
from selfhelp.tui.hiding import in_sight
from selfhelp.tui.screens.journal.sure import lawyer_first
from selfhelp.tui.screens.page import Page
from selfhelp.tui.widgets.writing import Box
from selfhelp.tui.words import bare, rich
from selfhelp.vault.segments import Item

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
        self.finishing = False
        """It is on its way into the journal as a whole, and isn't changed meanwhile."""
        self.new = os.urandom(16).hex()
        """The id of a new note: the same one however often it takes to save it."""
        self.whole = False
        """A new note was said to be finished: from then on it is an entry, saved or not yet."""
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
        lawyer_first(self, self.session, lambda: None)

    @property
    def text(self) -> str:
        """What stands in the box."""
        for box in self.query(TextArea):
            return clean(box.text)
        return self.kept

    def _autosave(self) -> None:
        if not self.done and not self.finishing and self.text != self.kept:
            self._keep_so_far()

    def _keep_so_far(self) -> None:
        self.app.run_worker(self._kept_so_far())

    async def _kept_so_far(self) -> bool:
        """Keep what stands in the box when it is this one's turn; whether that worked."""
        async with self._one:
            keeper = self.session.journal_keeper
            if keeper is None or self.done:  # what was there at the end is on its way
                return False
            text = self.text
            problem = await keeper.saving.beside(self._items(keeper.journal, text))
            if not problem:
                self.kept = text
        if self.done:  # the page was left meanwhile
            self.app.notify(problem or t("journal.kept", "Kept."), markup=False)
        else:
            self._say(problem or t("write.kept", "Kept so far."), wrong=bool(problem))
        return not problem

    def _items(self, journal: Journal, text: str) -> list[Item]:
        """What keeps this text: as half written, as a note, or in the entry that it belongs to."""
        now, text = self.session.now(), text.strip() if self.finishing or self.whole else text
        if self.id_of and text == self._there():
            return []
        if self.id_of and (item := journal.rewritten(self.id_of, text, now)) is not None:
            return [item]
        if self.id_of or self.whole:  # an entry that another window has deleted becomes a new one
            return journal.note_items(text, now, self.new) if text else []
        return journal.unsent_item(text, now)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        for line in self.query("#said").results(Static):
            line.update(bare(text))
            line.set_classes("wrong" if wrong else "soft")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Done, or not after all."""
        event.stop()
        if self.done or self.finishing or self.app.screen is not self:
            return
        match event.button.id:
            case "undo":
                self._replace(self.before)
                self._keep_so_far()
            case "discard":
                self._replace("")
                self.action_back()
            case _ if not self.text.strip():
                self.action_back()
            case _:
                self.finishing = self.query_one(TextArea).read_only = True
                self.whole = not self.id_of
                self.app.run_worker(self._finished(self.text))

    def _replace(self, text: str) -> None:
        box = self.query_one(TextArea)
        box.load_text(text)
        box.move_cursor(box.document.end)

    async def _finished(self, text: str) -> None:
        saved = await self._kept_so_far()
        self.finishing = False
        for box in self.query(TextArea):
            box.read_only = False
        if saved and not self.done:
            self.done = True
            self.app.notify(t("journal.kept", "Kept."), markup=False)
            self._leave(text)

    def _leave(self, text: str) -> None:
        """Crisis words only offer help, once an entry; nothing about it is kept (0.5)."""
        self.app.drop(self)  # type: ignore[attr-defined]
        if mentions_crisis(text, self.session.shelf.guide().crisis_words):
            from selfhelp.tui.screens.offer import Offer

            offer = Offer(self.session, "card:safe-now", lambda: None)
            app = self.app  # the page itself is gone by then
            in_sight(self, lambda: app.push_screen(offer))

    def action_back(self) -> None:
        """What is half written waits."""
        text, entry = self.text, self.id_of or self.whole
        self.hold()
        self.done = True
        if text.strip() and not self.session.keeper.problem:
            waits = t(
                "write.waits",
                "What you have written so far is kept. Choose Write to go on with it.",
            )
            if not entry:
                self.app.notify(waits, markup=False)
            elif self.whole:
                self.app.notify(t("journal.kept", "Kept."), markup=False)
        self._leave(text if text != self.before else "")

    def hold(self) -> None:
        """Keep what is in the box: the program ends, locks, or the page is left."""
        keeper, text = self.session.journal_keeper, self.text
        if keeper is None or self.done:
            return
        if self.whole and not text.strip():
            keeper.saving.remove([bytes.fromhex(self.new)], self.session.now())
        elif text != self.kept or self.finishing:
            keeper.saving.save(self._items(keeper.journal, text))
        else:
            return
        if keeper.problem:
            self.app.notify(keeper.problem, markup=False)
        else:
            self.kept = text

    def place_now(self) -> str:
        """Where a lock comes back to."""
        return f"write:{self.id_of}"
