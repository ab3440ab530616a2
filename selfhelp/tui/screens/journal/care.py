"""Looking after the journal: where each of these things is found, and the small ones themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Input, Static

from selfhelp import own_help
from selfhelp.domain.strings import t, tn
from selfhelp.files import NotSaved, shown
from selfhelp.journal import limits
from selfhelp.session import Session
from selfhelp.tui.own import from_plan
from selfhelp.tui.screens.journal.field import FieldPage, Working
from selfhelp.tui.screens.journal.newpass import NewPassphrase
from selfhelp.tui.screens.journal.paths import full, suggested
from selfhelp.tui.screens.journal.sure import lawyer_line
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.words import bare
from selfhelp.vault.vault import Vault


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
        return [
            Item("list:backup", t("care.backup", "Make a backup")),
            Item("list:export", t("care.export", "Export entries to a file")),
            Item("list:passphrase", t("care.passphrase", "Another passphrase")),
            Item("list:recovery", code),
            Item("list:readable", t("readable.title", "Help now without the passphrase")),
            Item("", ""),
            Item("list:erase", t("care.erase", "Delete the whole journal")),
            Item("back", t("page.back", "Back")),
        ]

    def chosen(self, name: str) -> None:
        """Go there."""
        if name == "back":
            self.action_back()
        else:
            self.go(name)

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

    def chosen(self, name: str) -> None:
        """Back."""
        self.action_back()

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
            yield t("passphrase.now", "Type the passphrase that you have now, then Enter.")

    def options(self) -> Sequence[tuple[str, str]]:
        """Back."""
        return [("back", t("page.back", "Back"))]

    def chosen(self, name: str) -> None:
        """Back."""
        self.action_back()

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
        own = from_plan(self.session)
        if not own.plan:
            yield t("readable.none", "You have not written a stay-safe plan yet.")
        elif self._kept():
            yield t("readable.on", "They are kept readable now, and follow your plan.")

    def options(self) -> Sequence[Choice]:
        """No comes first."""
        back = Item("back", t("page.back", "Back"))
        if self._kept():
            return [back, Item("stop", t("readable.stop", "Keep them encrypted again"))]
        if not from_plan(self.session).plan:
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
                own_help.save(self.session.places, from_plan(self.session))
            else:
                own_help.remove(self.session.places)
        except NotSaved as problem:
            self.app.notify(str(problem), markup=False)
        self.call_later(self.redraw)

    async def on_screen_resume(self) -> None:
        """The plan may have been written."""
        if self.query("#body"):
            await self.redraw()


class Erase(FieldPage):
    """Deleting all of it: the lawyer sentence, what that can't promise, a typed yes."""

    def title_text(self) -> str:
        """The question."""
        return t("journal.erase", "Delete the whole journal?")

    def asks(self) -> Iterable[Line]:
        """What to know first."""
        yield lawyer_line(self.session)
        yield limits.deleted()
        word = t("data.yes", "yes")
        yield t("erase.type", "To delete all of it, type {word}, then Enter.", word=word)

    def options(self) -> Sequence[tuple[str, str]]:
        """The way out."""
        return [("back", t("journal.keep-it", "No, keep it"))]

    def chosen(self, name: str) -> None:
        """Out."""
        self.action_back()

    def typed(self, value: str) -> None:
        """Only on a whole yes."""
        for field in self.query(Input):
            field.clear()
        if value.strip().casefold() not in ("yes", t("data.yes", "yes").casefold()):
            self.say(t("journal.kept-all", "Nothing was deleted."))
            return
        try:
            self.session.erase_journal()
        except NotSaved as problem:
            self.app.notify(str(problem), markup=False)
        else:
            self.app.notify(t("journal.erased", "The journal is deleted."), markup=False)
        self.go("stop")
