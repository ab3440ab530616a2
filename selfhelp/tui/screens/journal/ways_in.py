"""The ways into the journal: another passphrase, a recovery code, what Help now shows without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Static

from selfhelp import own_help
from selfhelp.domain.strings import t
from selfhelp.files import NotSaved
from selfhelp.journal import limits
from selfhelp.session import Session
from selfhelp.tui.screens.journal.field import FieldPage, Working
from selfhelp.tui.screens.journal.newpass import NewPassphrase
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.words import bare
from selfhelp.vault.vault import Vault


class Passphrase(FieldPage):
    """Another passphrase; the one that holds now is asked first."""

    secret = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.changed = False

    def title_text(self) -> str:
        """What it is."""
        return t("care.passphrase", "Another passphrase")

    def asks(self) -> Iterable[Line]:
        """The old one; or that it is changed."""
        if self.changed:
            yield t("journal.changed-passphrase", "The passphrase is changed.")
            yield limits.old_backups()
        else:
            if (journal := self.session.journal) is not None and journal.vault.could_cost_more:
                yield limits.stronger()
            yield t("passphrase.now", "Type the passphrase that you have now, then Enter.")

    def options(self) -> Sequence[tuple[str, str]]:
        """Back."""
        return [("back", t("page.back", "Back"))]

    def typed(self, value: str) -> None:
        """Whoever finds an open journal can't take it over without the old passphrase."""
        if value:
            path = self.session.places.journal
            self.work(lambda: Vault.open(path, value, read_only=True).close(), self._right)

    def _right(self, _: None) -> None:
        self.app.push_screen(NewPassphrase(self.session), self._chosen)

    def _chosen(self, secret: str | None) -> None:
        journal = self.session.journal
        if secret is None or journal is None:
            return

        def done(_: None) -> None:
            self.changed, self.field = True, False
            self.call_later(self.redraw)

        self.work(lambda: journal.vault.change_passphrase(secret), done)


class Recovery(Working):
    """A recovery code: a first one, another one, or none any more."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.code = ""
        self.gone = False

    def title_text(self) -> str:
        """What it is."""
        return t("create.code", "Your recovery code")

    def lines(self) -> Iterable[Line]:
        """The code, once; or what it is for."""
        if self.code:
            yield Static(bare(self.code), classes="secret")
            yield limits.recovery()
        elif self.gone:
            yield t("journal.code-gone", "The recovery code no longer opens the journal.")
        else:
            yield t(
                "create.recovery-why",
                "With it you can open the journal if you forget the passphrase. You write it on"
                " paper. Whoever finds the paper can open the journal too.",
            )
            if self._has():
                yield t("recovery.old", "A new code ends the one that you have.")
        yield self.said_line()

    def _has(self) -> bool:
        journal = self.session.journal
        return journal is not None and journal.vault.has_recovery

    def options(self) -> Sequence[tuple[str, str]]:
        """Make, drop, back."""
        if self.code:
            return [("back", t("newpass.written", "I have written it down"))]
        back = ("back", t("page.back", "Back"))
        if self.gone:
            return [back]
        drop = [("drop", t("recovery.drop", "No recovery code any more"))] if self._has() else []
        return [("make", t("recovery.make", "Make a code and show it to me")), *drop, back]

    def chosen(self, name: str) -> None:
        """Do it."""
        journal = self.session.journal
        if name == "back" or journal is None:
            self.code = ""
            self.action_back()
        elif name == "make":
            self.work(journal.vault.add_recovery, self._made)
        else:
            self.work(journal.vault.drop_recovery, self._dropped)

    def _made(self, code: str) -> None:
        self.code = code
        self.call_later(self.redraw)

    def _dropped(self, _: None) -> None:
        self.gone = True
        self.call_later(self.redraw)


class Readable(Page):
    """Own call list and stay-safe plan kept readable without the passphrase, by choice."""

    CSS_PATH = ["../fields.tcss", "journal.tcss"]  # noqa: RUF012

    def title_text(self) -> str:
        """What it is."""
        return t("readable.title", "Help now without the passphrase")

    def _kept(self) -> bool:
        return own_help.load(self.session.places) != own_help.OwnHelp()

    def lines(self) -> Iterable[Line]:
        """What it brings and what it costs."""
        yield t(
            "readable.what",
            "In a bad hour, typing a passphrase can be too much. Your stay-safe plan and the people"
            " in it can stand in Help now without it.",
        )
        yield t(
            "readable.cost",
            "The cost: they are kept on this device without encryption. Anyone who uses it can read"
            " them. Everything else stays encrypted.",
        )
        own = self.session.own_help()
        if not own.plan:
            yield t("readable.none", "You have not written a stay-safe plan yet.")
        elif self._kept():
            yield t("readable.on", "They are kept readable now, and follow your plan.")

    def options(self) -> Sequence[Choice]:
        """No comes first."""
        back = Item("back", t("page.back", "Back"))
        if self._kept():
            return [back, Item("stop", t("readable.stop", "Keep them encrypted again"))]
        if not self.session.own_help().plan:
            return [Item("plan:stay_safe", t("readable.write", "Write my stay-safe plan")), back]
        return [back, Item("keep", t("readable.keep", "Keep them readable"))]

    def chosen(self, name: str) -> None:
        """Do it."""
        if name == "back":
            self.action_back()
            return
        if name.startswith("plan:"):
            self.go(name)
            return
        try:
            if name == "keep":
                own_help.save(self.session.places, self.session.own_help())
            else:
                own_help.remove(self.session.places)
        except NotSaved as problem:
            self.app.notify(str(problem), markup=False)
        self.call_later(self.redraw)

    async def on_screen_resume(self) -> None:
        """The plan may have been written."""
        if self.query("#body"):
            await self.redraw()
