"""Looking after the journal: where each of these things is found, and a backup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Static

from selfhelp.domain.strings import t, tn
from selfhelp.files import shown
from selfhelp.session import Session
from selfhelp.tui.screens.journal.field import FieldPage
from selfhelp.tui.screens.journal.paths import full, suggested
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.words import bare


class Care(Page):
    """What can be done to keep the journal, give some of it out, or end it."""

    def title_text(self) -> str:
        """The title."""
        return t("care.title", "Backup, export, passphrase")

    def options(self) -> Sequence[Choice]:
        """The things, the one that can't be taken back last."""
        journal = self.session.journal
        has = journal is not None and journal.vault.has_recovery
        code = (
            t("care.new-code", "Recovery code: make a new one, or none")
            if has
            else t("care.make-code", "Recovery code: make one")
        )
        passphrase = (
            t("care.stronger", "Another passphrase, or the same one better guarded")
            if journal is not None and journal.vault.could_cost_more
            else t("care.passphrase", "Another passphrase")
        )
        return [
            Item("list:backup", t("care.backup", "Make a backup")),
            Item("list:export", t("care.export", "Export entries to a file")),
            Item("list:import", t("care.import", "Bring entries in from a file")),
            Item("list:passphrase", passphrase),
            Item("list:recovery", code),
            Item("list:readable", t("readable.title", "Help now without the passphrase")),
            Item("", ""),
            Item("list:erase", t("care.erase", "Delete the whole journal")),
            Item("back", t("page.back", "Back")),
        ]

    async def on_screen_resume(self) -> None:
        """There may be a code now."""
        await self.renew()


class Backup(FieldPage):
    """A copy that was opened and read whole before it counts."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.made = ""

    def title_text(self) -> str:
        """What it is."""
        return t("care.backup", "Make a backup")

    def asks(self) -> Iterable[Line]:
        """Where to; or that it is there."""
        if self.made:
            count = len(self.session.journal) if self.session.journal is not None else 0
            yield tn(
                "journal.backed-up",
                "The copy was opened and read: {n} entry. It has the same passphrase.",
                "The copy was opened and read: {n} entries. It has the same passphrase.",
                count,
            )
            yield Static(bare(shown(self.made)), classes="secret")
            return
        yield t(
            "backup.where",
            "Where to? Best on a stick or another disk that you can keep safe. Type a folder or a"
            " file, then Enter.",
        )

    def value(self) -> str:
        """A name in the person's own folder."""
        return suggested(self.session, "journal-backup.vault")

    def options(self) -> Sequence[tuple[str, str]]:
        """Back."""
        return [("back", t("page.back", "Back"))]

    def typed(self, value: str) -> None:
        """Make it."""
        journal = self.session.journal
        if journal is None:
            return
        path = full(self.session, value, "journal-backup.vault")

        def made(_: None) -> None:
            self.made, self.field = path, False
            self.call_later(self.redraw)

        text = t("backup.making", "Making the copy and reading it again...")
        self.work(lambda: journal.vault.backup(path), made, text=text)
