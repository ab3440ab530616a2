"""The journal's own start page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.strings import t, tn
from selfhelp.journal import limits
from selfhelp.session import Session
from selfhelp.tui.screens.journal.sure import tell, told
from selfhelp.tui.screens.page import Choice, Item, Line, Page


class JournalHome(Page):
    """What can be done with the journal."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.count = 0
        self.seq = -1
        self.offers = False

    def title_text(self) -> str:
        """The title."""
        return t("home.journal", "My journal")

    def where(self) -> str:
        """How much there is."""
        journal = self.session.journal
        if journal is not None and journal.vault.seq != self.seq:
            self.count, self.seq = len(journal), journal.vault.seq
        return tn("journal.count", "{n} entry.", "{n} entries.", self.count)

    def lines(self) -> Iterable[Line]:
        """A backup is offered once there is something to lose."""
        if self.count >= limits.BACKUP_AFTER and not told(self.session, "backup"):
            tell(self.session, "backup")
            self.offers = True
        if self.offers:
            yield t(
                "journal.offer-backup",
                "You have written a good deal. A copy on another disk or stick keeps it safe; it opens"
                " with the same passphrase.",
            )

    def options(self) -> Sequence[Choice]:
        """Write and read first."""
        journal = self.session.journal
        half = journal is not None and bool(journal.unsent().strip())
        young = self.session.has("under-18")
        write = t("write.go-on", "Go on writing") if half else t("write.title", "Write")
        made: list[Choice] = [Item("list:write", write)]
        if not young:
            made.append(Item("list:checkin", t("home.checkin", "Check in (15 seconds)")))
        made += [
            Item("list:entries", t("journal.read", "Read and search")),
            Item("list:plans", t("home.plans", "My plans")),
            Item("list:trends", t("journal.trends", "How it has been going")),
        ]
        if not young:
            measures = t("measures.title", "Questionnaires on how you are")
            made.append(Item("list:measures", measures))
        made.append(Item("", ""))
        if self.offers:
            made.append(Item("list:backup", t("care.backup", "Make a backup"), tone="help"))
        return [
            *made,
            Item("list:care", t("care.title", "Backup, export, passphrase")),
            Item("lock", t("journal.lock", "Lock it now")),
            Item("back", t("page.back", "Back")),
        ]

    def chosen(self, name: str) -> None:
        """Go there."""
        if name == "lock":
            self.app.action_hide()  # type: ignore[attr-defined]
        else:
            super().chosen(name)

    async def on_screen_resume(self) -> None:
        """What was written meanwhile counts."""
        journal = self.session.journal
        if self.query("#body") and journal is not None and journal.vault.seq != self.seq:
            await self.redraw()


class Guest(Page):
    """A guest session has no journal."""

    def title_text(self) -> str:
        """The title."""
        return t("home.journal", "My journal")

    def lines(self) -> Iterable[Line]:
        """Why."""
        yield t("journal.guest", "With --guest the journal stays closed and nothing is written.")

    def options(self) -> Sequence[tuple[str, str]]:
        """Back."""
        return [("back", t("page.back", "Back"))]
