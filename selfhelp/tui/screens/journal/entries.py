"""All entries, the latest first, and search as you type."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any, Final

from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import Input, Static

from selfhelp.domain.strings import t, tn
from selfhelp.journal.entry import decode
from selfhelp.journal.journal import Journal
from selfhelp.journal.wording import Wording, when
from selfhelp.session import Session
from selfhelp.tui.screens.journal.finding import Finder
from selfhelp.tui.screens.page import Page, foot
from selfhelp.tui.widgets.entry_list import EntryList, Lines
from selfhelp.tui.words import bare, rich
from selfhelp.vault.segments import Item

PAUSE: Final = 0.001
"""Seconds between two slices of a search, in which keys are taken and the screen is drawn."""


class Entries(Page):
    """A field to type in above the list.

    Args:
        journal: a damaged one that can only be read; else the session's.
    """

    CSS_PATH = ["../fields.tcss", "journal.tcss"]  # noqa: RUF012

    def __init__(self, session: Session, journal: Journal | None = None) -> None:
        super().__init__(session)
        self.rescued = journal
        self.wording = Wording(session.shelf)
        self.finder = Finder(())
        self.found: list[Item] = []
        self.words = ""
        self.seq = -1

    @property
    def journal(self) -> Journal | None:
        """What is read here."""
        return self.rescued or self.session.journal

    def title_text(self) -> str:
        """The title."""
        return t("entries.title", "What I wrote")

    def compose(self) -> ComposeResult:
        """Title, count, field, list, keys."""
        yield Static(rich(self.title_text()), id="title")
        yield Static("", id="where")
        hint = t("entries.search", "Type to search")
        yield Input(placeholder=hint, max_length=200, select_on_focus=False)
        yield EntryList(self._lines)
        yield Static(foot(), id="foot")

    def ready(self) -> None:
        """On the list: reading comes before searching."""
        self._read()
        self.query_one(EntryList).focus()

    def _read(self) -> None:
        """All there is now."""
        journal = self.journal
        if journal is None:
            return
        self.seq = journal.vault.seq
        self.finder = Finder(list(journal.items()))
        self._look()

    def on_screen_resume(self) -> None:
        """Entries may have been changed or deleted meanwhile."""
        journal = self.journal
        if journal is not None and self.seq not in (-1, journal.vault.seq):
            self._read()

    def _lines(self, number: int) -> Lines:
        entry = decode(self.found[number])
        return self.wording.heading(entry), when(entry), self.wording.first_line(entry)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for that."""
        self.words = event.value
        self._look()

    def _look(self) -> None:
        # Not the coroutine itself: a search that is overtaken before it begins is never awaited.
        find: Any = partial(self._find, self.words)
        self.run_worker(find, group="find", exclusive=True)

    async def _find(self, words: str) -> None:
        """Show hits as they come. Another search, or leaving, cancels this one."""
        finder, shown = self.finder, self.query_one(EntryList)
        if not words.strip():
            self.found = finder.search.items
            shown.show(len(self.found), anew=True)
            self._say(done=True)
            return
        hits: list[Item] = []
        at, first = 0, True
        while first or at < len(finder):
            more, at = await asyncio.to_thread(finder.step, words, at)
            hits += more
            if first:
                self.found = hits
            shown.show(len(hits), anew=first)
            first = False
            self._say(done=at >= len(finder))
            await asyncio.sleep(PAUSE)

    def _say(self, *, done: bool) -> None:
        count = len(self.found)
        if not self.words.strip():
            said = tn("journal.count", "{n} entry.", "{n} entries.", count)
        elif done:
            said = tn("entries.found", "{n} entry found.", "{n} entries found.", count)
        else:
            said = tn("entries.so-far", "{n} entry so far...", "{n} entries so far...", count)
        self.query_one("#where", Static).update(bare(said))

    def on_key(self, event: Key) -> None:
        """Down or Enter leads from the field to the list; a letter in the list begins a search."""
        field, shown = self.query_one(Input), self.query_one(EntryList)
        if event.key in ("down", "enter") and field.has_focus:
            event.stop()
            event.prevent_default()
            shown.focus()
        elif event.is_printable and event.character:  # the field keeps those that are for it
            event.stop()
            field.focus()
            field.cursor_position = len(field.value)
            field.insert_text_at_cursor(event.character)

    def on_entry_list_left(self, event: EntryList.Left) -> None:
        """Up from the first entry leads to the field."""
        event.stop()
        self.query_one(Input).focus()

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """Read it."""
        event.stop()
        if self.app.screen is not self or event.number >= len(self.found):
            return
        from selfhelp.tui.screens.journal.one_entry import OneEntry

        id = self.found[event.number].id.hex()
        self.app.push_screen(OneEntry(self.session, id, self.rescued))
